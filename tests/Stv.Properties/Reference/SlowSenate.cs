namespace Stv.Properties.Reference;

/// <summary>Section 273, subsection by subsection, papers by hand. A count of the section is a stage here.</summary>
/// <param name="bulk">(13A) is applied.</param>
/// <param name="all">(31) looks for a count at which all of the tied differed, not any.</param>
/// <param name="prevails">(18) does not wait for transfers.</param>
sealed class SlowSenate(Sample sample, int seats, bool bulk, bool all, bool prevails) : SlowCount(sample)
{
    readonly Dictionary<Sheet, int> came = [];
    readonly Dictionary<(int Pile, int Count), Fraction> credited = [];
    readonly Queue<int> surpluses = [];
    List<int> leaving = [];
    bool declared;

    int Places => seats - Elected.Count;

    // Consecutive numbers, each once.
    protected override List<int> Read(List<List<int>> ranks) => UpToFault(ranks);

    public void Run()
    {
        Open();
        foreach (var sheet in All) came[sheet] = 1;
        for (int c = 1; c < Votes.Length; c++) credited[(c, 1)] = Votes[c];
        var quota = new Fraction(All.Count / (seats + 1) + 1, 1);
        while (Next(quota)) { }
        foreach (var stage in Stages) stage.Quota = quota;
    }

    bool Next(Fraction quota)
    {
        var reached = Continuing.Where(c => Votes[c] >= quota).ToList();
        Declare(reached);
        foreach (int c in Elected.Skip(Elected.Count - reached.Count).Where(c => Votes[c] > quota)) surpluses.Enqueue(c);
        if (Places == 0) return false;
        bool rest = Continuing.Count == Places, moving = declared || All.Any(sheet => leaving.Contains(sheet.Pile));
        if (rest && (prevails || !moving && surpluses.Count == 0))
        {
            if (declared) Record(false, [.. leaving], []);
            Declare([.. Continuing]);
            return false;
        }
        if (moving)
        {
            var values = All.Where(sheet => leaving.Contains(sheet.Pile)).Select(sheet => sheet.Value).ToList();
            var highest = values.Count == 0 ? Fraction.One : values.Max()!;
            var sheets = All.Where(sheet => leaving.Contains(sheet.Pile) && sheet.Value.Equals(highest)).ToList();
            foreach (var (pile, count) in sheets.Select(sheet => (sheet.Pile, came[sheet])).Distinct().ToList())
            {
                Votes[pile] -= credited[(pile, count)];
                Loss += credited[(pile, count)];
            }
            Transfer(false, [.. leaving], sheets, highest);
        }
        else if (surpluses.TryDequeue(out int from))
        {
            var sheets = All.Where(sheet => sheet.Pile == from).ToList();
            var surplus = Votes[from] - quota;
            Loss += surplus;
            Votes[from] = quota;
            Transfer(true, [from], sheets, surplus / new Fraction(sheets.Count, 1));
        }
        else if (Places == 1 && Continuing.Count == 2)
        {
            Elect([Draw(Extreme(Continuing, Votes, fewest: false), "273(17)")]);
            return false;
        }
        else Exclude(quota);
        return true;
    }

    // (13), and (13A) to (13C) in their own words: notional votes, the leading shortfall, the vacancy shortfall, candidates B and C.
    void Exclude(Fraction quota)
    {
        var poll = Continuing.OrderBy(c => Votes[c]).ToList();
        Fraction Notional(int i) => poll.Take(i + 1).Aggregate(Fraction.Zero, (sum, c) => sum + Votes[c]);
        var leading = quota - Votes[poll[^1]];
        var vacancy = poll.TakeLast(Places).Aggregate(Fraction.Zero, (sum, c) => sum + (quota - Votes[c]));
        int number = 0;
        if (bulk)
        {
            int b = Enumerable.Range(0, poll.Count - 1).LastOrDefault(i => Notional(i) < vacancy && Notional(i) < Votes[poll[i + 1]], -1);
            if (b >= 0 && Notional(b) >= leading) b = Enumerable.Range(0, poll.Count).LastOrDefault(i => Notional(i) < leading, -1);
            number = Math.Min(b + 1, poll.Count - Places);
        }
        leaving = [];
        while (leaving.Count < Math.Max(number, 1))
        {
            var lowest = Extreme([.. Continuing], Votes, fewest: true);
            int places = Math.Max(number, 1) - leaving.Count;
            leaving.AddRange(lowest.Count <= places ? lowest.Order() : Poll(lowest).Take(places).ToList());
            Continuing.RemoveAll(leaving.Contains);
        }
        declared = true;
    }

    // (31): where all must differ, one count orders all of them, or else lots alone; otherwise each is found by himself.
    IEnumerable<int> Poll(List<int> tied)
    {
        var votes = all ? LastUnequal(tied) : null;
        for (List<int> left = [.. tied]; left.Count > 0;)
        {
            int next = !all ? Pick(left, fewest: true, "273(31)") : votes is not null ? left.MinBy(c => votes[c])
                : left.Count > 1 ? Draw([.. left], "273(31)") : left[0];
            left.Remove(next);
            yield return next;
        }
    }

    // (20), (22): the order of equals is settled once for all of them, by whichever subsection they are elected.
    void Declare(List<int> who)
    {
        foreach (var equals in who.GroupBy(c => Votes[c]).OrderByDescending(group => group.Key))
        {
            List<int> left = [.. equals.Order()];
            if (left.Count > 1 && LastUnequal(left) is { } votes) left = [.. left.OrderByDescending(c => votes[c])];
            else if (left.Count > 1) left = ByLot(left);
            foreach (int c in left) Elect([c]);
        }
    }

    List<int> ByLot(List<int> tied)
    {
        List<int> placed = [];
        while (placed.Count < tied.Count) placed.Add(Draw([.. tied.Except(placed)], "273(20)"));
        return placed;
    }

    Fraction[]? LastUnequal(List<int> tied) =>
        Stages.Select(stage => stage.Votes).LastOrDefault(votes => tied.Select(c => votes[c]).Distinct().Count() == tied.Count);

    void Transfer(bool surplus, int[] from, List<Sheet> sheets, Fraction value)
    {
        var received = new SortedDictionary<int, (long Papers, Fraction Votes)>();
        foreach (var sheet in sheets)
        {
            sheet.Value = value;
            sheet.Pile = sheet.Preferences.Skip(sheet.Preferences.IndexOf(sheet.Pile) + 1).FirstOrDefault(Continuing.Contains);
            came[sheet] = Stages.Count + 1;
        }
        foreach (var group in sheets.GroupBy(sheet => sheet.Pile))
        {
            var votes = (value * new Fraction(group.Count(), 1)).CutOff(0);
            if (group.Key == 0) Exhausted += votes;
            else Votes[group.Key] += votes;
            Loss -= votes;
            credited[(group.Key, Stages.Count + 1)] = votes;
            received[group.Key] = (group.Count(), votes);
        }
        Record(surplus, from, received);
    }

    void Record(bool surplus, int[] from, SortedDictionary<int, (long Papers, Fraction Votes)> received)
    {
        Write(from, surplus, received);
        if (declared) Stages[^1].Excluded.AddRange(leaving);
        declared = false;
    }
}
