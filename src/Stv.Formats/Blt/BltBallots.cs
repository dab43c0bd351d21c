namespace Stv;

/// <summary>How a ballot ends.</summary>
enum BallotEnd
{
    /// <summary>Every ballot so far ended with a 0 on its line: both may be meant.</summary>
    Undecided,

    /// <summary>With a 0, wherever it stands: the classic form, in which a newline is white space.</summary>
    Zero,

    /// <summary>With the line; a 0 there may be left out.</summary>
    Line,
}

/// <summary>
/// Reads the ballots into a builder. Plain ones, a line of numbers and single spaces, go through a short loop over the bytes;
/// whatever that loop does not know it leaves untouched to the careful one.
/// </summary>
sealed class BltBallots(BltScanner scanner, BltHeader header, bool keepOrder)
{
    readonly TextSource text = scanner.Text;
    readonly DiagnosticLog log = scanner.Log;
    readonly int candidates = header.Candidates;
    readonly BltIds ids = new(scanner, header.Candidates, keepOrder);
    ElectorateBuilder builder = new(header.Candidates, keepOrder);
    ushort[] codes = new ushort[1024];
    int used;
    BallotEnd ending;

    /// <summary>Papers read so far, those without a mark included.</summary>
    public long Papers => builder.Papers + builder.Empty;

    /// <summary>Reads up to and with the end marker.</summary>
    public ElectorateBuilder Read()
    {
        if (codes.Length < candidates) codes = new ushort[candidates];
        var first = text.Here;
        text.Papers = () => Papers;
        while (true)
        {
            Plain();
            if (!Careful()) break;
        }
        builder = ids.Finish(builder);
        if (Papers == 0) log.Note(BltCodes.NoBallots, first, "There are no ballots.");
        return builder;
    }

    /// <summary>Takes plain ballots as long as there are whole lines of them.</summary>
    void Plain()
    {
        if (ids.Any) return;
        bool lineEnds = ending == BallotEnd.Line;
        int most = codes.Length;
        do
        {
            var bytes = text.Bytes;
            int stop = bytes.LastIndexOf((byte)'\n');
            int at = text.At;
            // Within a line every step below ends at its newline at the latest, so no step looks beyond the bytes held.
            unchecked
            {
                while (at < stop)
                {
                    int i = at;
                    uint digit = bytes[i] - (uint)'0';
                    if (digit > 9) break;
                    long papers = digit;
                    while ((digit = bytes[++i] - (uint)'0') <= 9 && i - at < 18) papers = papers * 10 + digit;
                    int c = bytes[i], n = 0;
                    if (papers == 0 || c != ' ') break;
                    uint candidate;
                    while (true)
                    {
                        candidate = bytes[++i] - (uint)'0';
                        if (candidate > 9) break;
                        while ((digit = bytes[++i] - (uint)'0') <= 9 && candidate <= Electorate.MaxCandidates) candidate = candidate * 10 + digit;
                        c = bytes[i];
                        if (candidate - 1 >= (uint)candidates || n == most || c != ' ') break;
                        codes[n++] = (ushort)candidate;
                    }
                    if (c == '\r' && bytes[i + 1] == '\n') c = bytes[++i];
                    if (candidate != 0)
                    {
                        if (!lineEnds || c != '\n' || candidate > candidates || n == most) break;
                        codes[n++] = (ushort)candidate;
                    }
                    else if (c != '\n') break;
                    if (papers > long.MaxValue - Papers) break;
                    if (Add(papers, codes.AsSpan(0, n))) Repeated(text.PlaceOf(text.Offset - text.At + at), codes.AsSpan(0, n));
                    at = i + 1;
                }
            }
            text.At = at;
            if (at < stop) return;
        }
        while (text.Bytes.Length - text.At < BltLimits.Item && text.Fill());
    }

    /// <summary>Takes one ballot of whatever form; false at the end of the ballots.</summary>
    bool Careful()
    {
        int c = scanner.Skip();
        if (c < 0) throw scanner.Error(BltCodes.UnexpectedEnd, $"Found the end of the file, expected a ballot or a 0 and {Names}.");
        if (c == '"')
        {
            log.Warn(BltCodes.EndMarkerMissing, text.Here, "The names begin without the 0 that ends the ballots.");
            return false;
        }
        if (c == '[') throw scanner.Error(BltCodes.OptionLate, "Found an option among the ballots, expected options only before the first ballot.");
        var place = text.Here;
        long papers = 1;
        if (c == '(') ids.Next(place, afterOthers: Papers > 0);
        else
        {
            papers = Weight();
            if (papers == 0) return false;
            if (papers > long.MaxValue - Papers)
                throw log.Error(BltCodes.TooManyPapers, place, $"Found more than {long.MaxValue} papers in all, expected at most 2^63-1.");
            ids.None(place);
        }
        Ranking();
        var ranking = codes.AsSpan(0, used);
        if (c == '(') ids.Add(ref builder, ranking, place);
        else if (Add(papers, ranking)) Repeated(place, ranking);
        return true;
    }

    string Names => candidates == 1 ? "1 name" : $"{candidates} names";

    long Weight()
    {
        var word = scanner.Word();
        long papers = BltScanner.Number(word);
        if (papers == -2) throw scanner.Error(BltCodes.TooManyPapers, word, $"Found {BltScanner.Show(word)} papers, expected at most 2^63-1.");
        if (papers >= 0) return papers;
        bool number = word[0] is (byte)'-' or (byte)'.' or >= (byte)'0' and <= (byte)'9';
        var error = scanner.NotNumber(word, $"a ballot's whole number of papers, or 0 and {Names}");
        throw number ? scanner.Error(BltCodes.WeightInvalid, word, error.Diagnostic.Text) : error;
    }

    bool Add(long papers, ReadOnlySpan<ushort> ranking)
    {
        try
        {
            return builder.AddCodes(papers, ranking);
        }
        catch (OverflowException e)
        {
            throw scanner.Error(BltCodes.TooManyPapers, $"Found more than one electorate can hold: {e.Message}");
        }
    }

    void Repeated(Place place, ReadOnlySpan<ushort> ranking)
    {
        if (log.Enough(BltCodes.CandidateRepeated)) return;
        log.Warn(BltCodes.CandidateRepeated, place, BltIds.RepeatedText(ranking));
    }

    /// <summary>Takes the marks of a ballot up to its end into the codes.</summary>
    void Ranking()
    {
        used = 0;
        bool equal = false, group = false, candidateBefore = false;
        while (true)
        {
            int c = scanner.Skip();
            if (scanner.NewLine && c >= 0 && EndsHere()) c = '\n';
            if (c is '\n' or < 0 && ending == BallotEnd.Line)
            {
                if (equal || group) throw scanner.Error(BltCodes.EqualRankInvalid, $"Found the end of the line, expected {header.Expected} at the same rank.");
                return;
            }
            if (c < 0) throw scanner.Error(BltCodes.UnexpectedEnd, "Found the end of the file within a ballot, expected a 0 that ends it.");
            if (c is '=' or '(' or ')')
            {
                bool fits = c switch { '=' => candidateBefore && !equal && !group, '(' => !equal && !group, _ => group && equal };
                if (!fits) throw scanner.Error(BltCodes.EqualRankInvalid, $"Found \"{(char)c}\", expected {header.Expected} or a 0.");
                if (c == '(') log.Warn(BltCodes.EqualRankParentheses, text.Here, "Equal ranks stand in parentheses.");
                (group, equal, candidateBefore) = (c == '(', c == '=', false);
                text.At++;
                continue;
            }
            var word = scanner.Word();
            if (word is [(byte)'-'] && !equal && !group)
            {
                Mark(0, true);
                candidateBefore = false;
                continue;
            }
            if (word is [(byte)'0', ..] && BltScanner.Number(word) == 0)
            {
                if (equal || group) throw scanner.Error(BltCodes.EqualRankInvalid, word, $"Found the end of the ballot, expected {header.Expected} at the same rank.");
                return;
            }
            int candidate = header.Candidate(word);
            if (candidate == 0)
            {
                throw BltScanner.Number(word) != -1
                    ? scanner.Error(BltCodes.CandidateInvalid, word, $"Found {BltScanner.Show(word)}, expected {header.Expected} or a 0.")
                    : scanner.NotNumber(word, $"{header.Expected} or a 0");
            }
            Mark(candidate, equal);
            (equal, candidateBefore) = (group, true);
        }
    }

    void Mark(int candidate, bool announced)
    {
        if (used + 2 > codes.Length)
        {
            if (codes.Length >= BltLimits.BallotCodes)
                throw scanner.Error(BltCodes.TooLong, $"Found a ballot of more than {used / 2} marks, expected a 0 that ends it.");
            Array.Resize(ref codes, Math.Min(BltLimits.BallotCodes, codes.Length * 2));
        }
        if (announced) codes[used++] = 0;
        codes[used++] = (ushort)candidate;
    }

    /// <summary>Whether a new line ends a ballot that has not met its 0.</summary>
    bool EndsHere()
    {
        if (ending == BallotEnd.Undecided)
        {
            ending = BltLookAhead.Decide(scanner);
            if (ending == BallotEnd.Line)
                log.Warn(BltCodes.BallotEndMissing, text.Here, "The line before ends a ballot without a 0; in this file every ballot ends with its line.");
            else if (Papers == 0)
                log.Note(BltCodes.BallotOverLines, text.Here, "A ballot goes on in a new line; in this file every ballot ends with a 0.");
            else
                log.Warn(BltCodes.BallotOverLines, text.Here, "A ballot goes on in a new line, and none before did; every ballot was taken to end with a 0.");
        }
        return ending == BallotEnd.Line;
    }
}

/// <summary>Tells the two ways of ending a ballot apart by what follows.</summary>
static class BltLookAhead
{
    /// <summary>
    /// Looks on from the beginning of a line, in a ballot that has not met its 0. A line ends every ballot if the next 0 stands
    /// alone in its line and no number follows it, or if there is none before the names; then it is the end marker. A 0 with
    /// others in its line, or followed by another ballot, ends this one. The text stays where it is.
    /// </summary>
    public static BallotEnd Decide(BltScanner scanner)
    {
        const int MostBytes = 1 << 23;
        var text = scanner.Text;
        long from = text.Offset;
        text.Hold();
        try
        {
            bool alone = true;
            for (int words = 0; words < BltLimits.LookAhead && text.Offset - from < MostBytes; words++)
            {
                int c = scanner.Skip();
                if (words == 0 || scanner.NewLine) alone = true;
                if (c < 0) return BallotEnd.Zero;
                if (c is '"' || c is '(' && alone) return BallotEnd.Line;
                if (BltScanner.Number(scanner.Word()) != 0) { alone = false; continue; }
                if (!alone) return BallotEnd.Zero;
                c = scanner.Skip();
                return c is '(' or >= '0' and <= '9' || c >= 0 && c != '"' && !scanner.NewLine ? BallotEnd.Zero : BallotEnd.Line;
            }
            return BallotEnd.Line;
        }
        finally
        {
            text.Release();
        }
    }
}
