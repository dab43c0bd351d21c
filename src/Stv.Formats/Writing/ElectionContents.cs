namespace Stv;

/// <summary>What an election says that not every format can hold.</summary>
internal static class ElectionContents
{
    /// <summary>All that it says beside plain rankings, each with a sentence of what is lost without it.</summary>
    public static IEnumerable<(Says What, string Sentence)> Of(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var (candidates, electorate) = (election.Candidates, election.Electorate);
        if (election.Seats is { } seats) yield return (Says.Seats, $"The number of seats, {seats}, is not in it.");
        if (!string.IsNullOrEmpty(election.Title)) yield return (Says.Title, "The title is not in it.");
        if (!string.IsNullOrEmpty(election.Source) || !string.IsNullOrEmpty(election.Comment))
            yield return (Says.Remarks, "The source and the comment are not in it.");
        if (!election.TieOrder.IsEmpty) yield return (Says.TieOrder, "The order for ties is not in it.");
        if (candidates.Any(one => one.Nickname is not null)) yield return (Says.Nicknames, "The candidates' short names are not in it.");
        if (candidates.Any(one => one.Party is not null || one.Group is not null))
            yield return (Says.Parties, "The candidates' parties and groups are not in it.");
        if (Number(one => one.Withdrawn) is > 0 and var gone)
            yield return (Says.Withdrawn, $"That {gone} of the candidates have withdrawn is not in it: they stand again.");
        if (Number(one => one.Guarded) is > 0 and var guarded)
            yield return (Says.Guarded, $"That {guarded} of the candidates are guarded is not in it.");
        if (Number(one => one.Undeclared) > 0)
            yield return (Says.Undeclared, "Which candidate stands for write-in votes for nobody in particular is not in it.");
        yield return (Says.Names, "The order of the candidates is not in it, nor whoever is on no ballot.");
        if (electorate.Empty > 0) yield return (Says.Empty, $"Papers without any mark, {electorate.Empty}, are not in it.");
        if (!election.RejectedBefore.IsEmpty) yield return (Says.RejectedBefore, "Papers that were rejected before are not in it.");
        if (!electorate.Marked) yield break;
        long equal = 0, blank = 0, repeated = 0, unnamed = 0;
        HashSet<int> seen = [];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var found = default(Says);
            bool open = false, any = false;
            seen.Clear();
            foreach (var mark in electorate[i])
            {
                if (mark.Blank) { open = true; continue; }
                any = true;
                if (open) found |= Says.BlankRanks;
                if (mark.EqualToPrevious) found |= Says.EqualRanks;
                if (mark.Overvote) found |= Says.Overvotes;
                else if (!seen.Add(mark.Candidate)) found |= Says.Repeated;
            }
            if (!any) found |= Says.BlankRanks;
            long papers = electorate[i].Papers;
            if (found.HasFlag(Says.EqualRanks)) equal += papers;
            if (found.HasFlag(Says.BlankRanks)) blank += papers;
            if (found.HasFlag(Says.Repeated)) repeated += papers;
            if (found.HasFlag(Says.Overvotes)) unnamed += papers;
        }
        if (equal > 0)
            yield return (Says.EqualRanks, $"On {Papers(equal)} several candidates have one rank; they are put one after another.");
        if (blank > 0) yield return (Says.BlankRanks, $"On {Papers(blank)} a rank is left blank; later ranks move up.");
        if (repeated > 0)
            yield return (Says.Repeated,
                $"On {Papers(repeated)} a candidate is ranked more than once, and stands at the first of the ranks alone.");
        if (unnamed > 0)
            yield return (Says.Overvotes, $"On {Papers(unnamed)} an overvote does not say who was marked; it becomes a rank left blank.");

        static string Papers(long number) => $"{number} {(number == 1 ? "paper" : "papers")}";

        int Number(Func<Candidate, bool> are) => candidates.Count(are);
    }

    /// <summary>The ranks of a ballot as names of candidates by number: none for one left blank; −1 alone for an overvote.</summary>
    public static List<List<int>> Ranks(Ballot ballot)
    {
        List<List<int>> ranks = [];
        foreach (var mark in ballot)
        {
            if (mark.Blank) ranks.Add([]);
            else if (mark.EqualToPrevious) ranks[^1].Add(mark.Candidate);
            else ranks.Add([mark.Overvote ? -1 : mark.Candidate]);
        }
        while (ranks.Count > 0 && ranks[^1].Count == 0) ranks.RemoveAt(ranks.Count - 1);
        return ranks;
    }

    /// <summary>The ranks of a ballot without those left blank, each candidate at the first rank alone.</summary>
    public static List<List<int>> PlainRanks(Ballot ballot)
    {
        HashSet<int> seen = [];
        return [.. Ranks(ballot).Select(rank => rank.Where(one => one > 0 && seen.Add(one)).ToList()).Where(rank => rank.Count > 0)];
    }

    /// <summary>The same election with overvotes that do not say who as ranks left blank.</summary>
    public static Election WithoutOvervotes(Election election)
    {
        var electorate = election.Electorate;
        if (!electorate.Marked) return election;
        var builder = new ElectorateBuilder(electorate.Candidates.Length, electorate.Ordered);
        if (electorate.Empty > 0) builder.Add(electorate.Empty);
        List<ushort> codes = [];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            codes.Clear();
            foreach (ushort code in electorate[i].Codes) codes.Add(code == Electorate.Overvote ? Electorate.Mark : code);
            builder.AddCodes(electorate[i].Papers, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codes));
        }
        return election with { Electorate = builder.Build(electorate.Candidates) };
    }
}
