namespace Stv;

/// <summary>
/// Reads the ballots into a builder. Plain ones, a line of numbers and single spaces, go through a short loop over the bytes;
/// whatever that loop does not know it leaves untouched to the careful one.
/// </summary>
sealed class BltBallots
{
    // Several blocks for each thread, so that none waits long for another.
    const int BlocksOfThread = 4, PlainMarks = 1024;

    readonly BltScanner scanner;
    readonly BltHeader header;
    readonly TextSource text;
    readonly DiagnosticLog log;
    readonly int candidates, threads, blockBytes;
    readonly ElectorateBuilder builder;
    readonly BltPlain plain;
    readonly BltIds ids;
    readonly BltWeights weights;
    readonly List<BltBlock> blocks = [];
    ushort[] codes = new ushort[PlainMarks];
    int together = 1;
    int used;
    BallotEnd ending;
    bool doubtful, quoted, withinLine, spaced;
    long single, began, longest, decidedAfter, within, over, endAt = -1;
    Place first, secondWithin, secondOver;
    OverflowException? overflow;

    public BltBallots(BltScanner scanner, BltHeader header, bool keepOrder, int threads, int blockBytes)
    {
        (this.scanner, this.header, this.threads, this.blockBytes) = (scanner, header, threads, blockBytes);
        (text, log, candidates) = (scanner.Text, scanner.Log, header.Candidates);
        (builder, plain) = (new(candidates, keepOrder), new(candidates, candidates + PlainMarks));
        (ids, weights) = (new(scanner, candidates, Add), new(candidates));
    }

    /// <summary>Papers read so far, those without a mark included.</summary>
    public long Papers => builder.Papers + builder.Empty + ids.Papers;

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
        ids.Finish();
        if (within > 1) log.More(BltCodes.BallotsInLine, within - 1, secondWithin);
        if (over > 1) log.More(BltCodes.BallotOverLines, over - 1, secondOver);
        if (Papers == 0) BltErrors.NoteNoBallots(log, first);
        if (weights.Doubtful() is > 0 and var doubtful) BltErrors.WarnWeights(log, first, doubtful);
        return builder;
    }

    /// <summary>How many blocks are read together at most.</summary>
    int Most => threads == 1 ? 1 : threads * BlocksOfThread;

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
                int taken = Read(Cut(stop), stop);
                for (int b = 0; b < taken; b++) Tell(blocks[b]);
                if (overflow is not null) throw TooMany(overflow);
                var last = blocks[taken - 1];
                if (last.Reached > text.At) (withinLine, spaced) = (false, true);
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
            if (count == blocks.Count) blocks.Add(new(candidates));
            blocks[count].Set(at, end);
            at = end;
        }
        return count;
    }

    /// <summary>
    /// Reads blocks and adds their ballots in order, up to the first that is not all plain; how many were added. The next bytes are taken
    /// meanwhile.
    /// </summary>
    int Read(int count, int stop)
    {
        // The first line without a 0 is described, so it is not plain.
        bool lineEnds = ending == BallotEnd.Line && log.Has(BltCodes.BallotEndMissing);
        if (count > 1) return ReadTogether(count, stop, lineEnds);
        plain.Read(text.Buffer, blocks[0], lineEnds);
        Take(blocks[0]);
        return 1;
    }

    // By itself, as what it captures is allocated at each call.
    int ReadTogether(int count, int stop, bool lineEnds) => InOrder.Do(
        threads, count, () => text.Ahead(stop), b => plain.Read(text.Buffer, blocks[b], lineEnds), b => Take(blocks[b]));

    /// <summary>Adds the ballots of a block; whether those of the next one follow them.</summary>
    bool Take(BltBlock block)
    {
        try
        {
            // Ballots that are not plain gather in the builder until others come between them.
            if (block.Ballots.Ballots > 0) builder.Add(block.Ballots);
        }
        catch (OverflowException e)
        {
            overflow = e;
        }
        return block.Reached == block.To && overflow is null;
    }

    void Tell(BltBlock block)
    {
        single += block.Ballots.Ballots;
        longest = Math.Max(longest, block.Longest);
        for (int b = 0; weights.Possible && b < block.Ballots.Ballots; b++) weights.See(block.Ballots[b].Papers, block.Ballots[b].Codes);
        if (block.Open > 0) log.More(BltCodes.BallotEndMissing, block.Open, text.PlaceOf(text.Offset - text.At + block.FirstOpen));
        foreach (var (at, ballot) in block.Repeats)
            BltErrors.WarnRankedTwice(log, text.PlaceOf(text.Offset - text.At + at), block.Ballots[ballot].Codes);
    }

    /// <summary>Takes one ballot of whatever form; false at the end of the ballots.</summary>
    bool Careful()
    {
        int c = scanner.Skip();
        bool inLine = withinLine && !scanner.NewLine;
        if (c < 0) throw BltErrors.UnexpectedEnd(scanner, $"a ballot or a 0 and {BltErrors.NamesOf(candidates)}");
        if (c == '"' && BltLine.Thousands(text))
            throw BltErrors.ThousandsInQuotes(scanner, "a ballot's number of papers", BltCodes.WeightInvalid);
        if (c == '"' && !scanner.Quoted && BltLine.QuotesBallot(header, text, 1, BltLine.Straight))
        {
            scanner.Quoted = true;
            scanner.Tell(Added.Quotes, text.Here);
            c = scanner.Skip();
        }
        int curly = BltLine.CurlyQuote(scanner);
        if (curly > 0 && BltLine.QuotesBallot(header, text, curly, BltLine.Curly)) throw BltErrors.CurlyBallot(scanner);
        if (c == '"' || curly > 0)
        {
            BltErrors.WarnEndMarkerMissing(log, text.Here);
            return false;
        }
        if (c == '[') throw BltErrors.LateOption(scanner);
        if (scanner.FirstCellEmpty && c != '0') BltErrors.WarnFirstCell(log, text.Here);
        var place = text.Here;
        (began, quoted) = (text.Offset, scanner.Position.WithinQuotes);
        if (ending == BallotEnd.Undecided) text.Hold();
        long papers = 1;
        if (c == '(') ids.Next(place, afterOthers: Papers > 0);
        else papers = Weight();
        if (papers == 0)
        {
            text.Release();
            return false;
        }
        if (papers > long.MaxValue - Papers) throw BltErrors.PapersInAll(log, place);
        if (c != '(') ids.None(place);
        if (inLine) TellWithin(place);
        Ranking(place);
        text.Release();
        single++;
        var ranking = codes.AsSpan(0, used);
        weights.See(c == '(' ? 0 : papers, ranking);
        if (!ids.Waits(papers, ranking, c == '(', place) && Add(papers, ranking)) BltErrors.WarnRankedTwice(log, place, ranking);
        return true;
    }

    /// <summary>The papers of a ballot; 0 at the end of the ballots.</summary>
    long Weight()
    {
        var word = scanner.Word();
        long papers = BltScanner.Number(word);
        if (papers == -2) throw BltErrors.Papers(scanner, word);
        if (papers > 0) return papers;
        if (papers == 0)
        {
            var place = scanner.PlaceOf(word);
            if (!scanner.NumberFollowsInLine()) return 0;
            if (!BltLine.PassZeros(scanner, header)) throw BltErrors.NoPapers(log, place);
            BltErrors.WarnPaddedEnd(log, place);
            return 0;
        }
        string expected = $"a ballot's whole number of papers, or 0 and {BltErrors.NamesOf(candidates)}";
        throw word[0] is (byte)'-' or (byte)'.' or >= (byte)'0' and <= (byte)'9'
            ? scanner.NotNumber(word, "a ballot's number of papers, in digits alone", BltCodes.WeightInvalid)
            : scanner.NotNumber(word, expected);
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
        BltErrors.Overflow(log, first, e);

    /// <summary>Takes the marks of a ballot up to its end into the codes.</summary>
    /// <param name="start">Where the ballot begins.</param>
    void Ranking(Place start)
    {
        used = 0;
        bool equal = false, group = false, candidateBefore = false;
        while (true)
        {
            int c = scanner.Skip();
            if (scanner.NewLine && c >= 0 && EndsHere()) c = '\n';
            if (c is '\n' or < 0 && ending == BallotEnd.Line)
            {
                BltErrors.WarnEndMissing(log, start);
                if (equal || group) throw BltErrors.EqualToNobody(scanner, "the end of the line", header.Expected);
                withinLine = false;
                return;
            }
            if (c < 0) throw BltErrors.UnexpectedEnd(scanner, "a 0 that ends it", within: " within a ballot");
            if (Cells() is > 0 and var cells)
            {
                EmptyCells(cells, equal || group);
                candidateBefore = false;
            }
            if (c is '=' or '(' or ')')
            {
                bool fits = c switch { '=' => candidateBefore && !equal && !group, '(' => !equal && !group, _ => group && equal };
                if (!fits) throw BltErrors.EqualSign(scanner, c, header.Expected);
                if (c == '(') BltErrors.WarnParentheses(log, text.Here);
                (group, equal, candidateBefore) = (c == '(', c == '=', false);
                scanner.Sign();
                continue;
            }
            if (c == '"' && BltLine.Thousands(text))
                throw BltErrors.ThousandsInQuotes(scanner, header.Expected, BltCodes.CandidateInvalid);
            var word = scanner.Word();
            if (scanner.Thousands && !(header.OddSpaced && candidates > 99)) BltErrors.WarnThousands(log, scanner.PlaceOf(word));
            if (word is [(byte)'-'] && !equal && !group)
            {
                Mark(0, true);
                candidateBefore = false;
                continue;
            }
            if (word is [(byte)'0', ..] && BltScanner.Number(word) == 0)
            {
                if (equal || group) throw BltErrors.EndWithinRank(scanner, word, header.Expected);
                if (EndsAtZero(scanner.PlaceOf(word))) return;
                Mark(0, true);
                if (scanner.EmptyCells > 0) EmptyCells(scanner.EmptyCells, false);
                candidateBefore = false;
                continue;
            }
            int candidate = header.Candidate(word);
            if (candidate == 0)
            {
                throw BltScanner.Number(word) != -1
                    ? BltErrors.NoCandidate(scanner, word, header.Expected)
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
            if (codes.Length >= BltLimits.BallotCodes) throw BltErrors.LongBallot(scanner, used / 2, "marks");
            Array.Resize(ref codes, Math.Min(BltLimits.BallotCodes, codes.Length * 2));
        }
        if (text.Offset - began > BltLimits.BallotBytes) throw BltErrors.LongBallot(scanner, BltLimits.BallotBytes, "bytes");
        if (announced) codes[used++] = 0;
        codes[used++] = (ushort)candidate;
    }

    /// <summary>
    /// How many cells are empty before what is next. Tabs tell it where one parts the first two numbers, and nothing else has parted any.
    /// </summary>
    int Cells()
    {
        if (scanner.NewLine) return scanner.EmptyCells;
        var (tabs, others) = scanner.Between;
        spaced |= others;
        // Several tabs between the first two numbers, or spaces between these and others, put columns in order by hand.
        if (tabs < 2 || header.Tabs > 1 || header.Tabs == 0 && spaced) return scanner.EmptyCells;
        if (!spaced && header.Tabbed) return tabs - 1;
        BltErrors.WarnTabs(log, text.Here);
        return scanner.EmptyCells;
    }

    /// <summary>Cells without a number between others of their line: ranks left blank.</summary>
    void EmptyCells(int cells, bool equal)
    {
        if (equal) throw BltErrors.EqualToNobody(scanner, "an empty cell", header.Expected);
        BltErrors.WarnEmptyCell(log, text.Here);
        for (int i = 0; i < cells; i++) Mark(0, true);
    }

    /// <summary>Whether a new line ends a ballot that has not met its 0.</summary>
    bool EndsHere()
    {
        if (ending == BallotEnd.Undecided) Decide();
        if (ending == BallotEnd.Zero && ++over == 2) secondOver = text.Here;
        if (ending == BallotEnd.Zero && over == 1)
        {
            if (single == 0 && !doubtful) BltErrors.NoteOverLines(log, text.Here);
            else BltErrors.WarnOverLines(log, text.Here);
        }
        return ending == BallotEnd.Line;
    }

    /// <summary>Whether a 0 ends its ballot, and does not stand for a rank left blank.</summary>
    bool EndsAtZero(Place place)
    {
        withinLine = true;
        if (ending == BallotEnd.Zero) return true;
        longest = Math.Max(longest, text.Offset - began);
        int c = scanner.Skip();
        if (scanner.NewLine || c is < 0 or '"')
        {
            withinLine = false;
            return true;
        }
        if (ending == BallotEnd.Undecided) Decide();
        if (ending == BallotEnd.Zero)
        {
            // Here, for the next may be plain.
            withinLine = c != '(' && !scanner.PositiveNumberIsNext();
            if (!withinLine) TellWithin(text.Here);
            return true;
        }
        if (text.Offset == endAt)
        {
            BltErrors.WarnEndInLine(log, text.Here);
            withinLine = false;
            return true;
        }
        BltErrors.WarnBlankZero(log, place);
        return false;
    }

    /// <summary>The first line in which it matters decides for the file whether lines or zeros end ballots.</summary>
    void Decide()
    {
        var here = scanner.Position;
        scanner.Position = new(began, quoted);
        (ending, doubtful, endAt) = BltLayout.Decide(scanner, header, single, longest);
        decidedAfter = single;
        scanner.Position = here;
    }

    void TellWithin(Place place)
    {
        if (++within == 2) secondWithin = place;
        if (within > 1) return;
        if (doubtful || decidedAfter > 0) BltErrors.WarnInLine(log, place);
        else BltErrors.NoteInLine(log, place);
    }
}
