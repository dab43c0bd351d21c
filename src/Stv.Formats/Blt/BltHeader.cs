using System.Text;

namespace Stv;

/// <summary>What stands before the ballots: the two numbers, who has withdrawn, options.</summary>
sealed class BltHeader
{
    readonly BltScanner scanner;
    readonly Dictionary<string, int> byNick = [];
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> nickOf;

    BltHeader(BltScanner scanner)
    {
        this.scanner = scanner;
        nickOf = byNick.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Candidates { get; private set; }

    public int Seats { get; private set; }

    /// <summary>How many tabs stand between the two numbers.</summary>
    public int Tabs { get; private set; }

    /// <summary>A tab stands between the two numbers: two tabs together may have an empty cell between them.</summary>
    public bool Tabbed => Tabs == 1;

    /// <summary>A no-break space, or one like it, stands between the two numbers: it parts numbers and not their thousands.</summary>
    public bool OddSpaced { get; private set; }

    public HashSet<int> Withdrawn { get; } = [];

    public HashSet<int> Undeclared { get; } = [];

    public List<int> TieOrder { get; } = [];

    public List<string> Nicks { get; } = [];

    /// <summary>Reads up to the first ballot, or to the end marker.</summary>
    public static BltHeader Read(BltScanner scanner)
    {
        var header = new BltHeader(scanner);
        Encoded(scanner);
        header.Numbers();
        while (header.Item()) { }
        return header;
    }

    /// <summary>The candidate a word names, by number or nickname; 0 if none.</summary>
    public int Candidate(ReadOnlySpan<byte> word)
    {
        long number = BltScanner.Number(word);
        if (number is > 0 && number <= Candidates) return (int)number;
        if (number != -1 || byNick.Count == 0) return 0;
        Span<char> nick = stackalloc char[BltLimits.Item];
        return nickOf.TryGetValue(nick[..Encoding.UTF8.GetChars(word, nick)], out int candidate) ? candidate : 0;
    }

    /// <summary>Candidates are named by their numbers alone.</summary>
    public bool NoNicknames => byNick.Count == 0;

    /// <summary>What a candidate may be called in a ballot or an option, for messages.</summary>
    public string Expected => byNick.Count > 0 ? $"a candidate from 1 to {Candidates} or a nickname"
        : $"a candidate from 1 to {Candidates}";

    /// <summary>Looks at the first bytes: a byte order mark is passed, what is no text in UTF-8 refused at once.</summary>
    static void Encoded(BltScanner scanner)
    {
        var text = scanner.Text;
        while (text.Bytes.Length < 3 && text.Fill()) { }
        if (text.Bytes.StartsWith("\uFEFF"u8))
        {
            text.At = 3;
            text.BeginHere();
            BltErrors.NoteByteOrderMark(scanner.Log);
        }
        else if (text.Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw BltErrors.Utf16(scanner);
        else if (text.Bytes is [0x1F, 0x8B, ..])
            throw BltErrors.Compressed(scanner);
    }

    void Numbers()
    {
        int c = scanner.Skip();
        // A spreadsheet says in a first line what separates cells.
        if (c == 's' && scanner.Text.Peek(1) == 'e' && scanner.Text.Peek(2) == 'p' && scanner.Text.Peek(3) == '=')
        {
            scanner.Tell(scanner.Text.Peek(4) == ';' ? Added.Semicolons : Added.Commas, scanner.Text.Here);
            scanner.SkipLine();
            c = scanner.Skip();
        }
        if (c == '>')
        {
            scanner.Tell(Added.MailSigns, scanner.Text.Here);
            scanner.Mailed = true;
            c = scanner.Skip();
        }
        if (c == '"' && scanner.Text.Peek(1) is >= '0' and <= '9')
        {
            scanner.Tell(Added.Quotes, scanner.Text.Here);
            scanner.Quoted = true;
            c = scanner.Skip();
        }
        if (c < 0) throw BltErrors.Nothing(scanner);
        var word = scanner.Word();
        if (word.IndexOf((byte)',') is > 0 and var separator && BltScanner.Number(word[..separator]) > 0)
        {
            scanner.Cells = true;
            scanner.Text.At -= word.Length;
            word = scanner.Word();
        }
        long number = BltScanner.Number(word);
        if (word.Contains((byte)0)) throw BltErrors.NoText(scanner, word);
        if (number == -1) throw scanner.NotNumber(word, "the number of candidates");
        if (number is < 1 or > Electorate.MaxCandidates) throw BltErrors.Candidates(scanner, word);
        Candidates = (int)number;

        if (scanner.Skip() < 0) throw BltErrors.UnexpectedEnd(scanner, "the number of seats");
        Tabs = scanner.Between.Tabs;
        OddSpaced = scanner.Position.Word.OneOddSpace;
        word = scanner.Word();
        if (scanner.Thousands) BltErrors.WarnThousands(scanner.Log, scanner.PlaceOf(word));
        number = BltScanner.Number(word);
        if (number == -1) throw scanner.NotNumber(word, "the number of seats");
        if (number is < 1 or > int.MaxValue) throw BltErrors.Seats(scanner, word);
        Seats = (int)number;
        if (Seats > Candidates) BltErrors.NoteSeats(scanner.Log, scanner.PlaceOf(word), Seats, Candidates);
    }

    /// <summary>A withdrawn candidate or an option; false if there is none here.</summary>
    bool Item()
    {
        int c = scanner.Skip();
        if (c == '[') { Option(); return true; }
        if (c == '0' && !scanner.NewLine && scanner.Text.Here is var place && BltLine.PassPadding(scanner, this))
        {
            BltErrors.NotePaddedHeader(scanner.Log, place);
            return true;
        }
        if (c != '-')
        {
            if (c >= 0 && !scanner.NewLine) BltErrors.WarnFirstWithinLine(scanner.Log, scanner.Text.Here);
            return false;
        }
        var word = scanner.Word();
        long number = BltScanner.Number(word[1..]);
        if (number == -1) throw scanner.NotNumber(word, "a ballot or a withdrawn candidate");
        if (number < 1 || number > Candidates) throw BltErrors.Withdrawn(scanner, word, Candidates);
        Withdraw((int)number, scanner.PlaceOf(word));
        return true;
    }

    void Withdraw(int number, Place place)
    {
        if (!Withdrawn.Add(number)) BltErrors.WarnWithdrawnTwice(scanner.Log, place, number);
    }

    void Option()
    {
        var opened = scanner.Text.Here;
        scanner.Text.At++;
        string name = scanner.Text.Peek() is -1 or ']' ? "" : Encoding.UTF8.GetString(scanner.Word());
        switch (name)
        {
            case "withdrawn":
                while (NextCandidate(name, opened, out int number, out var place)) Withdraw(number, place);
                break;
            case "undeclared":
                while (NextCandidate(name, opened, out int number, out _)) Undeclared.Add(number);
                break;
            case "tie": Tie(opened); break;
            case "nick": Nick(opened); break;
            case "droop":
                BltErrors.WarnDroop(scanner.Log, opened);
                scanner.Until((byte)']', "an option");
                break;
            default:
                throw BltErrors.UnknownOption(scanner.Log, opened, Encoding.UTF8.GetBytes("[" + name));
        }
    }

    /// <summary>The next word of an option; false at its closing bracket.</summary>
    bool Next(string option, Place opened, out ReadOnlySpan<byte> word)
    {
        int c = scanner.Skip();
        if (c < 0) throw BltErrors.OpenOption(scanner.Log, opened, option);
        word = default;
        if (c == ']') { scanner.Text.At++; return false; }
        word = scanner.Word();
        return true;
    }

    bool NextCandidate(string option, Place opened, out int number, out Place place)
    {
        (number, place) = (0, opened);
        if (!Next(option, opened, out var word)) return false;
        place = scanner.PlaceOf(word);
        number = Candidate(word);
        return number > 0 ? true : throw BltErrors.OptionCandidate(scanner.Log, place, word, option, Expected);
    }

    void Tie(Place opened)
    {
        if (TieOrder.Count > 0) throw BltErrors.SecondOption(scanner.Log, opened, "tie");
        var named = new HashSet<int>();
        while (NextCandidate("tie", opened, out int number, out var place))
        {
            if (!named.Add(number)) throw BltErrors.TieTwice(scanner.Log, place, number);
            TieOrder.Add(number);
        }
        if (TieOrder.Count != Candidates) throw BltErrors.TieTooFew(scanner.Log, opened, TieOrder.Count, Candidates);
    }

    void Nick(Place opened)
    {
        if (Nicks.Count > 0) throw BltErrors.SecondOption(scanner.Log, opened, "nick");
        while (Next("nick", opened, out var word))
        {
            var place = scanner.PlaceOf(word);
            string nick = Encoding.UTF8.GetString(word);
            if (word.ContainsAnyInRange((byte)0, (byte)31) || word.Contains((byte)127)
                || word is [(byte)'-', ..] or [(byte)'='] or [(byte)'('] or [(byte)')'] or [(byte)'['] or [(byte)'"'])
                throw BltErrors.NoNickname(scanner.Log, place, word);
            if (BltScanner.Number(word) != -1 && BltScanner.Number(word) != Nicks.Count + 1)
                BltErrors.WarnNumberAsNickname(scanner.Log, place, nick);
            if (Nicks.Count == Candidates) throw BltErrors.NicknamesTooMany(scanner.Log, place, Candidates);
            if (!byNick.TryAdd(nick, Nicks.Count + 1)) throw BltErrors.NicknameTwice(scanner.Log, place, word);
            Nicks.Add(nick);
        }
        if (Nicks.Count != Candidates) throw BltErrors.NicknamesTooFew(scanner.Log, opened, Nicks.Count, Candidates);
    }
}
