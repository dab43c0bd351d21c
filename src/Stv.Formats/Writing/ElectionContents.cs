namespace Stv;

/// <summary>What an election says that not every format can hold.</summary>
internal static class ElectionContents
{
    /// <summary>All that it says beside plain rankings, each with a sentence of what is lost without it.</summary>
    /// <param name="election">The election.</param>
    /// <param name="holds">What the format holds that it is to be written in: some sentences depend on it.</param>
    public static IEnumerable<(Says What, string Sentence)> Of(Election election, Says holds)
    {
        ArgumentNullException.ThrowIfNull(election);
        var (candidates, electorate) = (election.Candidates, election.Electorate);
        if (election.Seats is { } seats) yield return (Says.Seats, $"The number of seats, {seats}, is not in it.");
        if (!string.IsNullOrEmpty(election.Title)) yield return (Says.Title, "The title is not in it.");
        if (!string.IsNullOrEmpty(election.Source) || !string.IsNullOrEmpty(election.Comment))
            yield return (Says.Remarks, "The source and the comment are not in it.");
        if (!election.TieOrder.IsEmpty) yield return (Says.TieOrder, "The order for ties is not in it.");
        if (candidates.Any(one => one.Nickname is not null)) yield return (Says.Nicknames, "The candidates' short names are not in it.");
        if (candidates.Any(one => one.Party is not null)) yield return (Says.Parties, "The candidates' parties are not in it.");
        if (candidates.Any(one => one.Group is not null)) yield return (Says.Groups, "The candidates' groups are not in it.");
        if (Number(one => one.Withdrawn) is > 0 and var gone)
            yield return (Says.Withdrawn, $"Who of the candidates has withdrawn, {gone} in all, is not in it: they stand again.");
        if (Number(one => one.Guarded) is > 0 and var guarded)
            yield return (Says.Guarded, $"Who of the candidates is guarded, {guarded} in all, is not in it.");
        if (Number(one => one.Undeclared) > 0)
            yield return (Says.Undeclared, "Which candidate stands for write-in votes for nobody in particular is not in it.");
        if (!holds.HasFlag(Says.Names) && !SayWhoStands(election))
            yield return (Says.Names, "The order of the candidates is not in it, nor whoever is on no ballot.");
        if (candidates.FirstOrDefault(one => one.Name.Any(c => c == '"' || char.IsControl(c))) is { } signs)
            yield return (Says.Signs, $"Quotes and control characters in names are changed, as in {Display.Quoted(signs.Name)}.");
        if (electorate.Empty > 0) yield return (Says.Empty, $"Papers without any mark, {electorate.Empty}, are not in it.");
        if (!election.RejectedBefore.IsEmpty) yield return (Says.RejectedBefore, "Papers that were rejected before are not in it.");
        if (!electorate.Marked) yield break;
        long equal = 0, blank = 0, repeated = 0, unnamed = 0, nobody = 0;
        bool listed = true;
        HashSet<int> seen = [];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var found = default(Says);
            bool open = false, any = false;
            int last = 0;
            seen.Clear();
            foreach (var mark in electorate[i])
            {
                if (mark.Blank) { open = true; continue; }
                any |= !mark.Overvote || holds.HasFlag(Says.Overvotes);
                if (open) found |= Says.BlankRanks;
                if (mark.EqualToPrevious)
                {
                    found |= Says.EqualRanks;
                    listed &= mark.Candidate > last;
                }
                last = mark.Candidate;
                if (mark.Overvote) found |= Says.Overvotes;
                else if (!seen.Add(mark.Candidate)) found |= Says.Repeated;
            }
            long papers = electorate[i].Papers;
            if (!any)
            {
                nobody += papers;
                continue;
            }
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
        if (!listed && holds.HasFlag(Says.EqualRanks))
            yield return (Says.OrderOfEquals, "The order in which those at one rank are listed is not in it.");
        if (nobody > 0)
            yield return (Says.Nobody, $"On {Papers(nobody)} nobody is marked by name, and "
                + (holds.HasFlag(Says.Empty) ? "they become papers without any mark." : "they are not in it."));
        if (unnamed > 0)
            yield return (Says.Overvotes, $"On {Papers(unnamed)} an overvote does not say who was marked; it becomes a rank left blank.");

        static string Papers(long number) => $"{number} {(number == 1 ? "paper" : "papers")}";

        int Number(Func<Candidate, bool> are) => candidates.Count(are);
    }

    /// <summary>
    /// Candidates who are learnt from the ballots are in their order, and all of them: as they are first named, so they are numbered.
    /// </summary>
    static bool SayWhoStands(Election election)
    {
        int known = 0;
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            foreach (var mark in election.Electorate[i])
                if (mark.Candidate > known + 1) return false;
                else if (mark.Candidate == known + 1) known++;
        }
        return known == election.Candidates.Length;
    }

    /// <summary>
    /// The papers by their rankings in words, as a format holds them that can say so much; those left without a mark at the key that is
    /// empty, where it can hold them.
    /// </summary>
    public static Dictionary<string, long> Papers(Election election, Says holds)
    {
        var papers = new Dictionary<string, long>(StringComparer.Ordinal);
        var electorate = election.Electorate;
        Add("", electorate.Empty);
        HashSet<int> seen = [];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            seen.Clear();
            List<string> words = [];
            foreach (var rank in Ranks(electorate[i]))
            {
                List<int> left = [.. rank.Distinct().Where(one => one > 0 && (seen.Add(one) || holds.HasFlag(Says.Repeated))
                    || one < 0 && holds.HasFlag(Says.Overvotes))];
                if (left.Count == 0 && !holds.HasFlag(Says.BlankRanks)) continue;
                if (holds.HasFlag(Says.EqualRanks))
                    words.Add(string.Join(" = ", left.Select(Name).Order(StringComparer.Ordinal)));
                else
                    words.AddRange(left.Select(Name));
            }
            while (words.Count > 0 && words[^1].Length == 0) words.RemoveAt(words.Count - 1);
            Add(string.Join(" > ", words), electorate[i].Papers);
        }
        return papers;

        // In quotes, for a name may be empty.
        string Name(int one) => one < 0 ? "?" : $"\"{election.Candidates[one - 1].Name}\"";

        void Add(string key, long number)
        {
            if (number > 0 && (key.Length > 0 || holds.HasFlag(Says.Empty))) papers[key] = papers.GetValueOrDefault(key) + number;
        }
    }

    /// <summary>The ranks of a ballot as names of candidates by number: none for one left blank; −1 alone for an overvote.</summary>
    public static List<List<int>> Ranks(Ballot ballot)
    {
        List<List<int>> ranks = [];
        foreach (var mark in ballot)
        {
            if (mark.Blank) ranks.Add([]);
            else if (mark.EqualToPrevious)
            {
                if (!ranks[^1].Contains(mark.Candidate)) ranks[^1].Add(mark.Candidate);
            }
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
