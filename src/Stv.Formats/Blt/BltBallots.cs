using System.Runtime.InteropServices;

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
sealed class BltBallots(BltScanner scanner, BltHeader header, bool keepOrder, Crew? crew, int blockBytes)
{
    // Several blocks for each thread, so that none waits long for another.
    const int BlocksOfThread = 4, PlainMarks = 1024;

    readonly TextSource text = scanner.Text;
    readonly DiagnosticLog log = scanner.Log;
    readonly int candidates = header.Candidates;
    readonly BltIds ids = new(scanner, header.Candidates, keepOrder);
    readonly BltPlain plain = new(header.Candidates, header.Candidates + PlainMarks);
    readonly List<Block> blocks = [];
    readonly List<BallotBatch> taken = [];
    ElectorateBuilder builder = new(header.Candidates, keepOrder, crew is null ? null : crew.Do);
    ushort[] codes = new ushort[PlainMarks];
    int together = 1;
    int used;
    BallotEnd ending;
    Place first;

    /// <summary>Papers read so far, those without a mark included.</summary>
    public long Papers => builder.Papers + builder.Empty;

    /// <summary>Reads up to and with the end marker.</summary>
    public ElectorateBuilder Read()
    {
        together = Most;
        first = text.Here;
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

    /// <summary>How many blocks are read together at most.</summary>
    int Most => crew is null ? 1 : crew.Threads * BlocksOfThread;

    /// <summary>A block of whole lines: from where to where it goes, how far its ballots were plain, and these ballots.</summary>
    sealed class Block(int candidates, int bytes)
    {
        // Room for ballots of usual length.
        public readonly BallotBatch Ballots = new(candidates, bytes / 5 + 256, bytes / 16 + 32);
        public int From, To, Reached;
    }

    /// <summary>
    /// Takes plain ballots as long as there are whole lines of them. Blocks of lines are read side by side. What was read behind a
    /// ballot that is not plain is forgotten and read again after it, so from there on it is fewer blocks, until all is plain again.
    /// </summary>
    void Plain()
    {
        if (ids.Any) return;
        do
        {
            int stop = text.Bytes.LastIndexOf((byte)'\n') + 1;
            while (text.At < stop && Papers <= BltPlain.MostPapersBefore)
            {
                int count = Cut(stop);
                if (count == 1) Read(0);
                else ReadTogether(count, stop);
                var last = Take(count);
                text.At = last.Reached;
                if (last.Reached < last.To) { together = 1; return; }
                together = Math.Min(together * 2, Most);
                if (together > 1) text.Widen(Most * blockBytes);
            }
        }
        while (text.Bytes.Length - text.At < BltLimits.Item && text.Fill());
    }

    /// <summary>Cuts lines into blocks, as many as are to be read together.</summary>
    int Cut(int stop)
    {
        int count = 0;
        for (int at = text.At; at < stop && count < together; count++)
        {
            int near = Math.Min(at + blockBytes, stop) - 1, end = near + text.Bytes[near..stop].IndexOf((byte)'\n') + 1;
            if (count == blocks.Count) blocks.Add(new(candidates, end - at));
            (blocks[count].From, blocks[count].To, at) = (at, end, end);
        }
        return count;
    }

    // The next bytes are taken meanwhile. By itself, as what it captures is allocated at each call.
    void ReadTogether(int count, int stop) => crew!.Do(count + 1, block =>
    {
        if (block == 0) text.Ahead(stop);
        else Read(block - 1);
    });

    void Read(int block)
    {
        var (lines, lineEnds) = (blocks[block], ending == BallotEnd.Line);
        lines.Ballots.Clear();
        lines.Reached = plain.Read(text.Buffer, lines.From, lines.To, lineEnds, lines.Ballots);
        builder.Prepare(lines.Ballots);
    }

    /// <summary>Takes the ballots of blocks up to the first that is not plain; the last block taken.</summary>
    Block Take(int count)
    {
        var block = blocks[0];
        if (block.Reached == block.From) return block;
        taken.Clear();
        do
        {
            block = blocks[taken.Count];
            taken.Add(block.Ballots);
            foreach (var (at, record) in block.Ballots.Repeats)
                Repeated(text.PlaceOf(text.Offset - text.At + at), block.Ballots.CodesOf(record));
        }
        while (block.Reached == block.To && taken.Count < count);
        try
        {
            builder.Add(CollectionsMarshal.AsSpan(taken));
        }
        catch (OverflowException e)
        {
            throw TooMany(e);
        }
        return block;
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
            throw TooMany(e);
        }
    }

    /// <summary>Where in the ballots there became too many depends on how they are gathered, so the place is where they begin.</summary>
    BallotFormatException TooMany(OverflowException e) =>
        log.Error(BltCodes.TooManyPapers, first, $"Found more than one electorate can hold: {e.Message}");

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
                log.Warn(BltCodes.BallotOverLines, text.Here, "A ballot goes on in a new line, and none before did: is a 0 missing at the end of the line before? Every ballot was taken to end with a 0.");
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
