namespace Stv.Properties.Reference;

/// <summary>The rules of 1997, from the words of the booklet: paragraph by paragraph, papers by hand.</summary>
sealed class SlowErs97(Sample sample, int seats) : SlowCount(sample)
{
    readonly List<int> excluded = [];
    Fraction quota = Fraction.Zero;
    bool declared;

    int Places => seats - Elected.Count;

    Fraction Surplus(int c) => Elected.Contains(c) && Votes[c] > quota ? Votes[c] - quota : Fraction.Zero;

    // The figures 2, 3, … stand against one candidate each; what follows a fault does not count.
    protected override List<int> Read(List<List<int>> ranks) => UpToFault(ranks);

    public void Run()
    {
        Open();
        while (true)
        {
            // 5.1.6, 5.4.8
            if (Elected.Count == 0) quota = Hundredths((new Fraction(All.Count, 1) - Exhausted) / new Fraction(seats + 1, 1));
            Stages[^1].Quota = quota;
            while (Places > 0 && Continuing.Count > 0 && Successful() is { Count: > 0 } successful) Declare(successful);
            if (Places == 0) return;
            // 5.5.1
            if (Continuing.Count <= Places)
            {
                Declare([.. Continuing]);
                return;
            }
            if (declared || All.Any(sheet => excluded.Contains(sheet.Pile))) MoveBatch();
            else Next();
        }
    }

    // 5.1.7: those with most votes, if that is enough; 5.6.2: of equals none unless they differed.
    List<int> Successful()
    {
        var most = Extreme(Continuing, Votes, fewest: false);
        var votes = Votes[most[0]];
        var active = Continuing.Concat(excluded).Aggregate(Fraction.Zero, (sum, c) => sum + Votes[c]);
        active = Elected.Aggregate(active, (sum, c) => sum + Surplus(c));
        if (votes <= Fraction.Zero || votes < quota && votes * new Fraction(Places + 1, 1) < active) return [];
        foreach (var stage in Stages.SkipLast(1))
        {
            if (most.Count <= Places) break;
            most = Extreme(most, stage.Votes, fewest: false);
        }
        return most.Count > Places ? [] : most;
    }

    void Declare(List<int> who)
    {
        if (declared) WriteExclusion([]);
        Stages[^1].Quota = quota;
        Elect(who);
    }

    void Next()
    {
        // 5.2.2, 5.2.5: the largest group of the lowest who cannot catch the next above
        var waiting = Elected.Aggregate(Fraction.Zero, (sum, c) => sum + Surplus(c));
        List<int> rising = [.. Continuing.OrderBy(c => Votes[c])];
        int group = Continuing.Count - Places;
        while (group > 0 && rising[..group].Aggregate(waiting, (sum, c) => sum + Votes[c]) > Votes[rising[group]]) group--;
        if (group == 0 && waiting > Fraction.Zero)
        {
            List<int> surpluses = [.. Elected.Where(c => Votes[c] > quota)];
            MoveSurplus(Choose(Extreme(surpluses, Votes, fewest: false), fewest: false, "5.2.3"));
        }
        else Exclude(Math.Max(group, 1));
    }

    void Exclude(int number)
    {
        excluded.Clear();
        while (excluded.Count < number)
        {
            var lowest = Extreme(Continuing, Votes, fewest: true);
            List<int> go = lowest.Count <= number - excluded.Count ? [.. lowest.Order()] : [Choose(lowest, fewest: true, "5.2.5")];
            excluded.AddRange(go);
            Continuing.RemoveAll(go.Contains);
        }
        declared = true;
    }

    // 5.3
    void MoveSurplus(int from)
    {
        var surplus = Surplus(from);
        var pile = All.Where(sheet => sheet.Pile == from).ToList();
        int last = pile.Max(sheet => sheet.Received);
        List<Sheet> transferable = [.. pile.Where(sheet => sheet.Received == last && Following(sheet) > 0)];
        var received = new SortedDictionary<int, (long Papers, Fraction Votes)>();
        var left = surplus;
        if (transferable.Count > 0)
        {
            var (had, each) = (transferable[0].Value, (surplus / new Fraction(transferable.Count, 1)).CutOff(2));
            var value = each < had ? each : had;
            foreach (var sheet in transferable) Give(sheet, value, received);
            left -= value * new Fraction(transferable.Count, 1);
        }
        Votes[from] = quota;
        if (left > Fraction.Zero)
        {
            Exhausted += left;
            received[0] = (0, left);
        }
        Write([from], true, received);
    }

    // 5.4: all papers of the highest value, whoever of the excluded holds them
    void MoveBatch()
    {
        var received = new SortedDictionary<int, (long Papers, Fraction Votes)>();
        var held = All.Where(sheet => excluded.Contains(sheet.Pile)).ToList();
        foreach (var sheet in held.Where(sheet => sheet.Value.CompareTo(held.Max(other => other.Value)) == 0).ToList())
        {
            Votes[sheet.Pile] -= sheet.Value;
            Give(sheet, sheet.Value, received);
        }
        WriteExclusion(received);
    }

    void Give(Sheet sheet, Fraction value, SortedDictionary<int, (long Papers, Fraction Votes)> received)
    {
        (sheet.Pile, sheet.Value, sheet.Received) = (Following(sheet), value, Stages.Count + 1);
        if (sheet.Pile == 0) Exhausted += value;
        else Votes[sheet.Pile] += value;
        var (papers, votes) = received.GetValueOrDefault(sheet.Pile, (0, Fraction.Zero));
        received[sheet.Pile] = (papers + 1, votes + value);
    }

    void WriteExclusion(SortedDictionary<int, (long Papers, Fraction Votes)> received)
    {
        Write([.. excluded], false, received);
        if (declared) Stages[^1].Excluded.AddRange(excluded);
        declared = false;
    }

    int Following(Sheet sheet) => sheet.Preferences.FirstOrDefault(Continuing.Contains);

    // Votes at the earliest point at which they differed, and so on with those still equal; then the lot.
    int Choose(List<int> tied, bool fewest, string clause) => Draw(Earliest(tied, fewest), clause);

    List<int> Earliest(List<int> tied, bool fewest)
    {
        foreach (var stage in Stages.SkipLast(1)) tied = Extreme(tied, stage.Votes, fewest);
        return tied;
    }

    static Fraction Hundredths(Fraction exact)
    {
        var cut = exact.CutOff(2);
        return cut < exact ? cut + new Fraction(1, 100) : cut;
    }
}
