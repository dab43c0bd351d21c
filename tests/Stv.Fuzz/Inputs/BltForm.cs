using System.Globalization;
using System.Text;

namespace Stv.Fuzz;

/// <summary>Where the ballots of a file end.</summary>
enum Layout
{
    /// <summary>One to a line, each with its 0.</summary>
    Classic,

    /// <summary>One to a line, none with a 0.</summary>
    Lines,

    /// <summary>One to a line, the 0 left out on some.</summary>
    SomeZeros,

    /// <summary>One to a line, each with its 0, and a blank rank is a 0 too.</summary>
    InnerZeros,

    /// <summary>Anyhow: each ends with its 0, wherever that stands.</summary>
    Free,
}

/// <summary>Writes an election as a BLT file in one of the dialects of docs/formats/blt.md, or in several at once.</summary>
sealed class BltForm
{
    readonly Plan plan;
    readonly Random dice;
    readonly StringBuilder text = new();
    readonly string eol, tail;
    readonly bool comments, zeros, quotedLines, parentheses, nicks, blanks;
    readonly char between;
    readonly int ids;

    BltForm(Plan plan, Random dice)
    {
        (this.plan, this.dice) = (plan, dice);
        Layout = dice.Next(8) switch
        {
            < 4 => Layout.Classic,
            4 => Layout.Lines,
            5 => Layout.SomeZeros,
            6 => Layout.InnerZeros,
            _ => Layout.Free
        };
        eol = dice.Of("\n", "\n", "\n", "\r\n", "\r");
        int separators = Layout == Layout.Free ? 0 : dice.Next(16);
        between = separators switch { 1 => ',', 2 => ';', 3 => '\t', 4 => '\u00A0', 5 => '\u2003', _ => ' ' };
        tail = separators switch
        {
            1 => dice.Of("", ",", ",,,"),
            2 => dice.Of("", ";"),
            6 or 7 => dice.Of(",", ";", ",,", " ,"),
            8 => dice.Of(" ", "\t", "\u00A0"),
            _ => ""
        };
        quotedLines = separators == 9;
        bool plain = separators is 0 or > 9;
        (comments, zeros, parentheses, blanks) = (plain && dice.OneIn(4), dice.OneIn(12), dice.OneIn(4), plain && dice.OneIn(8));
        nicks = plan.Candidates.All(c => c.Nickname is not null) && plan.Candidates.Select(c => c.Nickname).Distinct()
            .Count() == plan.Candidates.Count;
        ids = plain && dice.OneIn(8) && plan.Papers.Sum(p => p.Copies) <= 60 ? plan.Papers.TrueForAll(BeginsWithFirst) ? 1
            : dice.From(1, 2) : 0;
    }

    /// <summary>A 1 after an id would be taken for a weight if every ballot had one.</summary>
    static bool BeginsWithFirst(Papers paper) => paper.Marks.Length > 0 && paper.Marks[0].Candidate == 1;

    /// <summary>How the ballots stand.</summary>
    Layout Layout { get; }

    /// <summary>The file.</summary>
    public static byte[] Write(Plan plan, Random dice)
    {
        var form = new BltForm(plan, dice);
        form.Head();
        form.Ballots();
        form.Ending();
        byte[] bytes = Encoding.UTF8.GetBytes(form.text.ToString());
        return dice.OneIn(20) ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    void Head()
    {
        if (comments) text.Append("# made at random").Append(eol);
        Line($"{Number(plan.Candidates.Count)}{between}{Number(plan.Seats)}");
        if (nicks) Line($"[nick {string.Join(' ', plan.Candidates.Select(c => c.Nickname))}]");
        if (!plan.TieOrder.IsEmpty) Line($"[tie {string.Join(' ', plan.TieOrder.Select(Candidate))}]");
        int[] gone = [.. plan.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)], nobody =
            [.. plan.Candidates.Where(c => c.Undeclared).Select(c => c.Number)];
        if (gone.Length > 0) Line(dice.OneIn(3) ? $"[withdrawn {string.Join(' ', gone)}]"
            : string.Join(between, gone.Select(n => $"-{n}")));
        if (nobody.Length > 0) Line($"[undeclared {string.Join(' ', nobody)}]");
        if (dice.OneIn(40)) Line("[droop rules]");
    }

    void Ballots()
    {
        int id = 0;
        foreach (var paper in plan.Papers)
        {
            if (ids == 0) Ballot(Number(paper.Copies), paper);
            else for (long n = 0; n < paper.Copies; n++) Ballot($"({++id}){(ids == 1 ? " 1" : "")}", paper);
        }
        if (Layout == Layout.Free && text.Length > 0) text.Append(eol);
        Line("0");
    }

    void Ballot(string begin, Papers paper)
    {
        bool zero = Layout switch { Layout.Lines => false, Layout.SomeZeros => !dice.OneIn(3), _ => true };
        var line = new StringBuilder(begin);
        bool group = false;
        for (int i = 0; i < paper.Marks.Length; i++)
        {
            var mark = paper.Marks[i];
            string said = mark.Candidate > 0 ? Candidate(mark.Candidate) : Layout == Layout.InnerZeros && i + 1 < paper.Marks.Length ? "0"
                : "-";
            bool opens = parentheses && !mark.Equal && i + 1 < paper.Marks.Length && paper.Marks[i + 1].Equal;
            bool inGroup = group && mark.Equal;
            if (group && !mark.Equal) { line.Append(')'); group = false; }
            line.Append(mark.Equal && !inGroup ? dice.OneIn(9) ? " = " : "=" : Gap());
            line.Append(opens ? $"({said}" : said);
            group |= opens;
        }
        if (group) line.Append(')');
        if (zero) line.Append(Gap()).Append('0');
        if (Layout != Layout.Free) Line(line.ToString());
        else text.Append(dice.OneIn(3) ? line.ToString() : line.ToString()
            .Replace(" ", dice.OneIn(6) ? eol : " ", StringComparison.Ordinal)).Append(dice.OneIn(3) ? eol : " ");
    }

    string Gap() => blanks && dice.OneIn(4) ? dice.Of("  ", "\t", "   ") : comments && dice.OneIn(12)
        ? dice.Of("/* x */", " /* 1 2 0 */ ", "/*/* 0 */*/") : $"{between}";

    string Candidate(int number) => nicks && dice.OneIn(2) ? plan.Candidates[number - 1].Nickname! : Number(number);

    string Number(long number) => (zeros && dice.OneIn(5) ? dice.OneIn(20) ? new string('0', dice.Of(63, 64, 65, 4000)) : "00" : "")
        + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of numbers or an option.</summary>
    void Line(string line)
    {
        text.Append(quotedLines ? $"\"{line}\"" : line + tail);
        if (comments && dice.OneIn(5)) text.Append(dice.Of(" # 1 2 0", "#x", " /* y */", "/* z */"));
        text.Append(eol);
        if (comments && dice.OneIn(12)) text.Append(dice.Of("# a line", "", "/* more", "  ")).Append(eol);
        if (comments && text.ToString().EndsWith($"/* more{eol}", StringComparison.Ordinal)) text.Append("than one */").Append(eol);
    }

    void Ending()
    {
        int style = quotedLines ? 0 : dice.Next(14);
        string[] said = [.. plan.Candidates.Select(c => Name(c, style)), .. plan.Title is null && dice.OneIn(2) ? []
            : new[] { Text(plan.Title ?? "", style) }];
        if (plan.Title is not null && style is 0 or > 4 && (plan.Source is not null || plan.Comment is not null))
            said = [.. said, $"\"{plan.Source}\"", .. plan.Comment is { } comment ? [$"\"{comment}\""] : Array.Empty<string>()];
        string gap = style == 9 ? " " : eol;
        text.AppendJoin(gap, said.Select(one => tail.Trim() == "," ? one + "," : one));
        if (!dice.OneIn(8)) text.Append(eol);
    }

    /// <summary>A name with its party in one of the styles; most often in quotes.</summary>
    static string Name(Candidate candidate, int style) => candidate.Party is { Length: > 0 } party
        ? style switch
        {
            1 => $"{candidate.Name} \"{party}\"",
            2 => $"\"{candidate.Name} \"\"{party}\"\"\"",
            3 => $"\"{candidate.Name}\" \"{party}\"",
            _ => Text(candidate.Name, style)
        }
        : Text(candidate.Name, style);

    static string Text(string name, int style) => style switch { 1 => name, 4 => $"“{name}”", _ => $"\"{name}\"" };
}
