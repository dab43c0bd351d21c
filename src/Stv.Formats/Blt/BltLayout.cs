namespace Stv;

/// <summary>How a ballot ends.</summary>
enum BallotEnd
{
    /// <summary>Every ballot so far ended with a 0 at the end of its line: both may be meant.</summary>
    Undecided,

    /// <summary>With a 0, wherever it stands: the classic form, in which a newline is white space.</summary>
    Zero,

    /// <summary>With the line; a 0 there may be left out, and one before is a rank left blank.</summary>
    Line,
}

/// <summary>
/// Tells the two ways of ending a ballot apart, from the first line on in which they differ. The ballots from there on are read
/// both ways at once. A reading that breaks the format is not meant. Where neither breaks it, that one is not meant which ranks
/// candidates more than once in more ballots, or else has more ballots without a mark; then it is told by how the lines look.
/// </summary>
sealed class BltLayout
{
    readonly BltScanner scanner;
    readonly BltHeader header;
    readonly Reading byLine = new(), byZero = new();

    // Of the lines: with one ballot that ends in a 0; with a 0 before their end, without a 0 at their end, one or both; how long they are.
    long single, inner, open, others, longestClosed, shortestOpen = long.MaxValue;

    // Of the line being read.
    int words;
    bool id, zeroFirst, zeroLast, zeroBefore, zerosOnly, twoZeros;
    long lineFrom, lineTo;

    // The last line of a ballot ends in two zeros; ballots follow the end of those by lines, and by zeros there was none before.
    bool endWithin, behindEnd, noneByZero;
    long endAt, twiceBefore;

    // Ballots that end within their line by zeros, and have no mark.
    long emptyWithin;

    BltLayout(BltScanner scanner, BltHeader header, long single, long longest) =>
        (this.scanner, this.header, this.single, longestClosed) = (scanner, header, single, longest);

    /// <summary>The ballots read one way.</summary>
    sealed class Reading
    {
        readonly HashSet<int> ranked = [];
        bool marked, repeats, candidateBefore, equal, group;

        /// <summary>Nothing has been met that cannot be read this way.</summary>
        public bool Possible { get; set; } = true;

        /// <summary>The 0 that ends the ballots has been met.</summary>
        public bool Ended { get; set; }

        /// <summary>A ballot has begun and not ended.</summary>
        public bool Within { get; private set; }

        /// <summary>The last ballot that ended has no mark.</summary>
        public bool LastEmpty { get; private set; }

        /// <summary>Ballots that rank a candidate more than once.</summary>
        public long Repeats { get; private set; }

        /// <summary>Ballots without a mark.</summary>
        public long Empty { get; private set; }

        public void Begin(bool fits)
        {
            Possible &= fits;
            (Within, marked, repeats, candidateBefore) = (true, false, false, false);
            ranked.Clear();
        }

        /// <summary>A candidate, or 0 for a rank left blank.</summary>
        public void Mark(int candidate, bool fits)
        {
            Possible &= fits && (candidate > 0 || !equal && !group);
            marked = true;
            repeats |= candidate > 0 && !ranked.Add(candidate);
            (candidateBefore, equal) = (candidate > 0, false);
        }

        /// <summary>A sign that joins candidates of one rank.</summary>
        public void Sign(int sign)
        {
            Possible &= Within && !equal && (sign == '=' ? candidateBefore && !group : sign == ')' ? candidateBefore && group : !group);
            (equal, group, candidateBefore) = (sign == '=', sign == '(', false);
        }

        public void End()
        {
            if (!Within) return;
            Possible &= !equal && !group;
            (Within, equal, group, LastEmpty) = (false, false, false, !marked);
            if (repeats) Repeats++;
            if (!marked) Empty++;
        }
    }

    /// <summary>Looks on from the beginning of a ballot, and comes back.</summary>
    /// <param name="scanner">At the beginning of the ballot; the text must be held.</param>
    /// <param name="header">Who stands.</param>
    /// <param name="single">How many ballots before had a line of their own.</param>
    /// <param name="longest">How many bytes the longest of these has.</param>
    /// <returns>
    /// How ballots end, whether they could be meant to end the other way too, and where the 0 is that ends them all in the line of the last
    /// one; −1 if it stands elsewhere.
    /// </returns>
    public static (BallotEnd Ending, bool Doubtful, long EndAt) Decide(BltScanner scanner, BltHeader header, long single, long longest)
    {
        var layout = new BltLayout(scanner, header, single, longest);
        var from = scanner.Position;
        scanner.Ahead = true;
        bool ended = layout.Look();
        scanner.Ahead = false;
        scanner.Position = from;
        return layout.Judge(ended);
    }

    /// <summary>Reads on to the end of the ballots; false if that is too far, and what has been read must do.</summary>
    bool Look()
    {
        long from = lineFrom = scanner.Text.Offset;
        bool zeroFound = false;
        for (int items = 0; items < BltLimits.LookAhead && scanner.Text.Offset - from < BltLimits.LookAheadBytes; items++)
        {
            int c = scanner.Skip();
            bool newLine = items == 0 || scanner.NewLine;
            bool over = false;
            if (items > 0 && newLine)
            {
                EndLine();
                // A line of zeros ends the ballots, if no more follow.
                bool end = byLine is { Ended: true, Possible: true };
                over = end && !BallotFollows(c);
                if (end && !over) (behindEnd, noneByZero, twiceBefore) = (true, !byZero.Possible, byLine.Repeats);
                byLine.Possible &= over || !byLine.Ended;
            }
            // What goes on in a line that is no ballot may look like anything.
            if (byZero.Ended && (newLine || !zeroFound))
            {
                zeroFound = true;
                byZero.Possible &= !BallotFollows(c) || !newLine && BltLine.OnlyZeros(scanner.Text);
            }
            if (over || c is < 0 or '"' || newLine && NameBegins(c) || byZero.Ended && (byLine.Ended || !byLine.Possible))
            {
                if (!newLine) EndLine();
                return true;
            }
            if (c is '=' or ')' || c == '(' && !newLine && byZero.Within)
            {
                BlankBefore();
                zerosOnly = false;
                byLine.Sign(c);
                if (!byZero.Ended) byZero.Sign(c);
                scanner.Text.At++;
            }
            else if (c == '(') Id(newLine);
            else Item(scanner.Word());
            lineTo = scanner.Text.Offset;
        }
        byLine.End();
        byZero.End();
        return false;
    }

    /// <summary>Whether what is next is a ballot, where the ballots may have ended: a name may begin with a number too.</summary>
    public static bool BallotFollows(BltScanner scanner, BltHeader header, int c) =>
        c is ('(' or >= '0' and <= '9') && BltLine.MayBeBallot(header, scanner.Text.Peek, "\n\r#\""u8);

    bool BallotFollows(int c) => BallotFollows(scanner, header, c);

    /// <summary>Whether a line begins with neither a number nor what ballots hold besides.</summary>
    bool NameBegins(int c) =>
        BltLine.CurlyQuote(scanner) > 0 || c is not ('=' or '(' or ')' or '-' or >= '0' and <= '9') && header.NoNicknames;

    void Id(bool newLine)
    {
        scanner.Text.At++;
        var id = scanner.Until((byte)')', "a ballot's id");
        byZero.Begin(!byZero.Within);
        if (newLine)
        {
            StartLine();
            this.id = true;
            byLine.Begin(true);
            return;
        }
        // By lines it is a group of equal ranks behind a rank left blank.
        BlankBefore();
        zerosOnly = false;
        byLine.Sign('(');
        foreach (var part in id.SplitAny((byte)' ', (byte)'\t', (byte)','))
        {
            if (id[part] is not { IsEmpty: false } word) continue;
            int candidate = header.Candidate(word);
            byLine.Mark(candidate, candidate > 0);
        }
        byLine.Sign(')');
    }

    void Item(ReadOnlySpan<byte> word)
    {
        long number = BltScanner.Number(word);
        int candidate = header.Candidate(word);
        bool mark = candidate > 0 || word is [(byte)'-'];
        if (words == 0 && !id) StartLine(word.Length);
        twoZeros = zeroLast && number == 0;
        if (twoZeros) endAt = scanner.Text.Offset - word.Length;
        zerosOnly &= number == 0;

        BlankBefore();
        if (!byLine.Within) byLine.Begin(number >= 0);
        else if (number != 0) byLine.Mark(candidate, mark);
        zeroLast = number == 0;
        if (words == 0) zeroFirst = zeroLast && !id;
        words++;

        if (byZero.Ended) return;
        if (!byZero.Within)
        {
            if (number == 0) byZero.Ended = true;
            else byZero.Begin(number > 0);
        }
        else if (number == 0) byZero.End();
        else byZero.Mark(candidate, mark);
    }

    /// <summary>What goes on behind a 0 makes a rank left blank of it, if lines are ballots.</summary>
    void BlankBefore()
    {
        if (!zeroLast) return;
        (zeroBefore, zeroLast) = (true, false);
        // Now the line has more than its 0, also where what goes on is no word.
        words++;
        if (byZero.LastEmpty) emptyWithin++;
        if (byLine.Within) byLine.Mark(0, true);
    }

    void StartLine(int taken = 1)
    {
        (words, id, zeroFirst, zeroLast, zeroBefore, zerosOnly) = (0, false, false, false, false, true);
        lineFrom = scanner.Text.Offset - taken;
    }

    void EndLine()
    {
        if (zeroFirst && zerosOnly) byLine.Ended = true;
        else if (byLine.Within)
        {
            endWithin = zeroLast && twoZeros;
            byLine.Possible &= !zeroFirst;
            byLine.End();
            if (zeroBefore) inner++;
            else if (zeroLast) single++;
            if (zeroBefore || !zeroLast) others++;
            if (!zeroLast) (open, shortestOpen) = (open + 1, Math.Min(shortestOpen, lineTo - lineFrom));
            else longestClosed = Math.Max(longestClosed, lineTo - lineFrom);
        }
        (words, id, zeroFirst, zeroLast, zeroBefore) = (0, false, false, false, false);
    }

    (BallotEnd, bool, long) Judge(bool ended)
    {
        // Ballots behind the end by lines are wrong where by zeros there is no end, and the last is cut off or somebody is ranked twice.
        bool behind = behindEnd && (noneByZero
            || ended && byZero is { Possible: true, Ended: false } && (byZero.Within || byZero.Repeats > twiceBefore));
        byZero.Possible &= !behind;
        if (ended) byZero.Possible &= !byZero.Within;
        // An end in the line of the last ballot is one where by zeros lines run together and rank somebody twice.
        bool within = ended && endWithin && !byLine.Ended && byZero is { Possible: true, Ended: true } && byLine.Repeats < byZero.Repeats;
        bool lineEnded = byLine.Ended || within;
        // Also where only the 0 that ends the ballots tells, which may have been left out.
        bool either = byLine.Possible && byZero.Possible;
        if (ended)
        {
            (byLine.Possible, byZero.Possible) =
                (byLine.Possible && (lineEnded || !byZero.Possible || !byZero.Ended), byZero.Possible
                    && (byZero.Ended || !byLine.Possible || !byLine.Ended));
        }
        bool doubtful = byLine.Possible && byZero.Possible;
        bool line = doubtful
            ? (byLine.Repeats, byLine.Empty).CompareTo((byZero.Repeats, byZero.Empty)) is var worse && worse != 0 ? worse < 0
                : LooksLikeLines()
            // Where most ballots stand one to a line, and zeros would part one from its papers, a line that breaks the format has a fault.
            : byLine.Possible || behind || single > others && (!byZero.Possible || emptyWithin > 0);
        return (line ? BallotEnd.Line : BallotEnd.Zero, either, line && within ? endAt : -1);
    }

    /// <summary>
    /// Lines look like one ballot each if more of them have one than several; and lines that lack a 0 look broken, not ended, if
    /// they are the longest, within an eighth.
    /// </summary>
    bool LooksLikeLines() => (inner == 0 || single > inner) && (open == 0 || shortestOpen * 8 < longestClosed * 7);
}
