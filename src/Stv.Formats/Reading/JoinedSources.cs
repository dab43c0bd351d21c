using System.Runtime.InteropServices;

namespace Stv;

/// <summary>Makes one election of several sources that have papers of one contest. Candidates are who has the same name.</summary>
sealed class JoinedSources
{
    const int MostCompared = 500, MostComparedLetters = 100;

    readonly IReadOnlyList<(string Name, Election Election)> sources;
    readonly bool strict;
    readonly OrderedDictionary<string, Candidate> candidates = new(StringComparer.Ordinal);
    readonly List<Diagnostic> told = [];

    JoinedSources(IReadOnlyList<(string Name, Election Election)> sources, bool strict) => (this.sources, this.strict) = (sources, strict);

    /// <summary>The election of all sources, and what is odd in their being together.</summary>
    /// <exception cref="BallotFormatException">They cannot be of one contest.</exception>
    public static (Election Election, IReadOnlyList<Diagnostic> Told) Of(
        IReadOnlyList<(string Name, Election Election)> sources, bool strict)
    {
        var joined = new JoinedSources(sources, strict);
        return (joined.Join(), joined.told);
    }

    Election Join()
    {
        foreach (var (name, election) in sources) Stand(name, election);
        if (candidates.Count > Electorate.MaxCandidates)
            throw Differ($"Found {candidates.Count} candidates in all files together, expected at most {Electorate.MaxCandidates}.");
        Missing();
        for (int i = 1; i < sources.Count; i++)
        {
            int same = sources.Take(i).ToList().FindIndex(one => one.Election.Electorate.Papers > 0
                && one.Election.Electorate.Equals(sources[i].Election.Electorate));
            if (same >= 0)
                Warn(BallotCodes.SourcesAlike,
                    $"{Called(i)} has the very papers of {Called(same)}; both are read.");
        }
        var first = sources[0].Election;
        return new(Papers([.. sources.Select(one => one.Election.Electorate)]))
        {
            Title = One("title", election => election.Title),
            Seats = Seats(),
            Source = One("source", election => election.Source),
            Comment = One("comment", election => election.Comment),
            TieOrder = TieOrder(first),
            RejectedBefore = PapersByReason.Together(sources.SelectMany(one => one.Election.RejectedBefore)),
            SaysOfPapers = sources.Any(one => one.Election.SaysOfPapers),
            PartedBy = sources.Select(one => one.Election.PartedBy).FirstOrDefault(kind => kind is not null),
            Parts =
            [
                .. sources.SelectMany(one => one.Election.Parts).GroupBy(part => part.Name)
                    .Select(same => new ElectionPart(same.Key, Papers([.. same.Select(part => part.Electorate)]))),
            ],
            Diagnostics = [.. told, .. sources.SelectMany(one => one.Election.Diagnostics.Select(each => Located(each, one.Name)))],
        };
    }

    static Diagnostic Located(Diagnostic one, string name) => one with { Text = $"{one.Text} (In {Display.Brief(name, 60)}.)" };

    void Stand(string name, Election election)
    {
        if (election.Candidates.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1) is { } namesakes)
            throw Differ($"Found {namesakes.Count()} candidates called {Display.Quoted(namesakes.Key)} in {Display.Brief(name, 60)}; "
                + "expected each name once, as candidates of several files are told by name.");
        foreach (var candidate in election.Candidates)
        {
            if (!candidates.TryGetValue(candidate.Name, out var known))
            {
                candidates.Add(candidate.Name, candidate with { Number = candidates.Count + 1 });
                continue;
            }
            if (known.Withdrawn != candidate.Withdrawn)
                Warn(BallotCodes.SourcesAlike, $"{Display.Quoted(candidate.Name)} has withdrawn by {(candidate.Withdrawn
                    ? Display.Brief(name, 60) : "a file before")}, and other files do not say so; it was taken to be so in all.");
            if (known.Party is not null && candidate.Party is not null && known.Party != candidate.Party)
                Warn(BallotCodes.SourcesAlike, $"{Display.Quoted(candidate.Name)} is of {Display.Quoted(known.Party)}, and of "
                    + $"{Display.Quoted(candidate.Party)} in {Display.Brief(name, 60)}; the first was taken.");
            candidates[candidate.Name] = known with
            {
                Party = known.Party ?? candidate.Party,
                Withdrawn = known.Withdrawn || candidate.Withdrawn,
                Guarded = known.Guarded || candidate.Guarded,
                Undeclared = known.Undeclared || candidate.Undeclared,
            };
        }
    }

    /// <summary>Whoever is missing in a source may be somebody else there, or under another spelling.</summary>
    void Missing()
    {
        List<string> lack = [];
        HashSet<(string, string)> pairs = [];
        foreach (var (name, election) in sources)
        {
            HashSet<string> here = [.. election.Candidates.Select(one => one.Name)];
            string[] missing = [.. candidates.Keys.Where(one => !here.Contains(one))];
            bool alike = false;
            foreach (string other in here.Count + missing.Length <= MostCompared ? missing : [])
            {
                if (here.FirstOrDefault(one => Alike(one, other)) is not { } one) continue;
                alike = true;
                if (pairs.Contains((other, one)) || !pairs.Add((one, other))) continue;
                Warn(BallotCodes.NamesAlike, $"{Display.Quoted(one)} in {Display.Brief(name, 60)} looks like {Display.Quoted(other)} in "
                    + "another file; they were taken for two candidates. If they are one, say so (--alias).");
            }
            // Of who is learnt from the ballots it is no wonder that somebody is missing.
            bool learnt = election.Diagnostics.Any(one => one.Code == BallotCodes.CandidatesLearnt);
            if (!alike && !learnt && missing.Length > 0) lack.Add($"{Display.Brief(name, 40)} lacks "
                    + (missing.Length == 1 ? Display.Quoted(missing[0]) : $"{Display.Quoted(missing[0])} and {missing.Length - 1} more"));
        }
        if (lack.Count > 0)
            Warn(BallotCodes.StandsInSome, $"The files do not have the same candidates: {string.Join("; ", lack.Take(2))}"
                + $"{(lack.Count > 2 ? $"; and {lack.Count - 2} more" : "")}. Are they of one contest?");
    }

    static bool Alike(string one, string other) =>
        Math.Max(one.Length, other.Length) <= MostComparedLetters && Suggest.Alike(one, other);

    /// <summary>The papers of several electorates, one behind the other, their candidates those of all.</summary>
    Electorate Papers(IReadOnlyList<Electorate> all)
    {
        var builder = new ElectorateBuilder(candidates.Count, keepOrder: all.All(one => one.Ordered));
        List<ushort> codes = [];
        foreach (var one in all)
        {
            ushort[] numbers = [0, .. one.Candidates.Select(candidate => (ushort)(candidates.IndexOf(candidate.Name) + 1))];
            if (one.Empty > 0) builder.Add(one.Empty);
            for (int i = 0; i < one.Rankings; i++)
            {
                codes.Clear();
                foreach (ushort code in one[i].Codes) codes.Add(code < numbers.Length ? numbers[code] : code);
                builder.AddCodes(one[i].Papers, CollectionsMarshal.AsSpan(codes));
            }
        }
        return builder.Build(candidates.Values);
    }

    int? Seats()
    {
        int[] seats = [.. sources.Select(one => one.Election.Seats).OfType<int>().Distinct()];
        return seats.Length > 1
            ? throw Differ($"Found {string.Join(" and ", seats)} seats in files of one contest, expected one number of seats (--seats).")
            : seats.Length == 1 ? seats[0] : null;
    }

    EquatableArray<int> TieOrder(Election first)
    {
        if (sources.All(one => one.Election.TieOrder.IsEmpty)) return [];
        if (sources.All(one => one.Election.TieOrder == first.TieOrder
            && one.Election.Candidates.Select(candidate => candidate.Name).SequenceEqual(candidates.Keys))) return first.TieOrder;
        Warn(BallotCodes.NotRead, "The files carry orders for settling ties that are not one for all; they were passed over.");
        return [];
    }

    string? One(string what, Func<Election, string?> of)
    {
        string[] said = [.. sources.Select(one => of(one.Election)).OfType<string>().Distinct()];
        if (said.Length > 1)
            told.Add(new(Severity.Note, BallotCodes.NotRead, 0, 0,
                $"The files differ in their {what} ({Brief.Names([.. said.Select(one => Display.Quoted(one))])}); the first was taken."));
        return said.FirstOrDefault();
    }

    string Called(int source) => Display.Brief(sources[source].Name, 60);

    void Warn(string code, string text)
    {
        if (strict) throw new BallotFormatException(new(Severity.Error, code, 0, 0, text));
        told.Add(new(Severity.Warning, code, 0, 0, text));
    }

    static BallotFormatException Differ(string text) => new(new(Severity.Error, BallotCodes.SourcesDiffer, 0, 0, text));
}
