using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Gathers ballots as marked, rank by rank, and tells of what is odd in them. Candidates are told by number, or by names that are known or
/// learnt as they come; other spellings of a name are those of the layout.
/// </summary>
sealed class RankingBuilder
{
    readonly BallotSource source;
    readonly ElectorateBuilder papers;
    readonly bool learns;
    readonly List<string> names = [];
    readonly List<long> named = [];
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf;
    readonly List<ushort> codes = [];
    int marked;

    /// <summary>Begins with candidates told by number.</summary>
    public RankingBuilder(BallotSource source, int candidates)
    {
        (this.source, papers) = (source, new(candidates, source.Options.KeepOrder));
        numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        source.Papers = () => Papers;
    }

    /// <summary>Begins with the names that the source gives; null to take the layout's, or to learn them where it has none.</summary>
    public RankingBuilder(BallotSource source, IReadOnlyCollection<string>? given)
    {
        this.source = source;
        numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        IReadOnlyCollection<string> known = given is not null ? [.. given.Select(source.Layout.Meant)] : source.Layout.Candidates;
        learns = known.Count == 0;
        papers = learns ? new(source.Options.KeepOrder) : new(known.Count, source.Options.KeepOrder);
        foreach (string name in known)
            if (!Know(name))
                throw source.Error(BallotCodes.CandidateInvalid, 0, 0, $"Found the name {Display.Quoted(name)} twice, expected each once.");
        foreach (var (_, meant) in source.Layout.Aliases)
        {
            if (given is null && !learns && !numbers.ContainsKey(meant))
                throw source.Error(BallotCodes.CandidateInvalid, 0, 0,
                    $"{Display.Quoted(meant)}, for whom another spelling is given, does not stand{Near(meant)}");
        }
        source.Papers = () => Papers;
    }

    /// <summary>Papers added so far, those without a mark included.</summary>
    public long Papers => papers.Papers + papers.Empty;

    /// <summary>The names known so far, in order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of a candidate by name.</summary>
    /// <exception cref="BallotFormatException">Nobody of that name stands.</exception>
    public int NumberOf(ReadOnlySpan<char> name, Place place)
    {
        if (!numberOf.TryGetValue(name, out int number)) number = Met(name.ToString(), place);
        named[number - 1]++;
        return number;
    }

    /// <summary>Somebody of that name is known.</summary>
    public bool Knows(string name) => numbers.ContainsKey(name);

    int Met(string name, Place place)
    {
        string meant = source.Layout.Meant(name);
        if (meant != name && (learns || numbers.ContainsKey(meant)))
        {
            Know(meant);
            return numbers[name] = numbers[meant];
        }
        if (!learns)
            throw source.Error(BallotCodes.CandidateInvalid, place.Line, place.Column,
                $"Found {Display.Quoted(name)}, expected one of the {names.Count} candidates{Near(name)}");
        if (names.Count == Electorate.MaxCandidates)
            throw source.Error(BallotCodes.CandidateInvalid, place.Line, place.Column,
                $"Found more than {Electorate.MaxCandidates} names, expected at most so many candidates.");
        Know(name);
        return names.Count;
    }

    bool Know(string name)
    {
        if (!numbers.TryAdd(name, names.Count + 1)) return false;
        names.Add(name);
        named.Add(0);
        if (learns) papers.NumberOf(name);
        return true;
    }

    string Near(string name) => Suggest.Nearest(name, names) is { Count: > 0 } near ? Suggest.DidYouMean([.. near.Select(Display.Quoted)]) : ".";

    /// <summary>A candidate at the next rank.</summary>
    public void Next(int number)
    {
        codes.Add((ushort)number);
        marked = codes.Count;
    }

    /// <summary>A candidate at the same rank as the one before.</summary>
    public void Equal(int number)
    {
        codes.Add(Electorate.Mark);
        codes.Add((ushort)number);
        marked = codes.Count;
    }

    /// <summary>Ranks left blank; behind the last mark they say nothing and are passed over.</summary>
    public void Blank(int ranks = 1)
    {
        for (int i = 0; i < ranks; i++) codes.AddRange([Electorate.Mark, Electorate.Mark]);
    }

    /// <summary>Several were marked at the next rank, and the source does not say who.</summary>
    public void Overvote()
    {
        codes.AddRange([Electorate.Mark, Electorate.Overvote]);
        marked = codes.Count;
    }

    /// <summary>Adds what has been marked as so many papers, and begins the next ballot.</summary>
    /// <exception cref="BallotFormatException">There are too many papers.</exception>
    public void Add(long count, Place place)
    {
        try
        {
            var ranking = CollectionsMarshal.AsSpan(codes)[..marked];
            if (papers.AddCodes(count, ranking) && !source.Log.Enough(BallotCodes.CandidateRepeated))
            {
                int twice = BltIds.FirstRepeated(ranking);
                string who = names.Count > 0 ? Display.Quoted(names[twice - 1]) : $"Candidate {twice}";
                source.Log.Warn(BallotCodes.CandidateRepeated, place, $"{who} is ranked more than once.");
            }
        }
        catch (OverflowException e)
        {
            throw source.Error(BallotCodes.TooManyPapers, place.Line, place.Column, $"Found more than one electorate can hold: {e.Message}");
        }
        codes.Clear();
        marked = 0;
    }

    /// <summary>The election, its candidates those whose names are known, or as given.</summary>
    /// <exception cref="BallotFormatException">No paper names anybody, and nobody else says who stands.</exception>
    public Election Build(IEnumerable<Candidate>? candidates = null)
    {
        if (Papers == 0) source.Log.Note(BallotCodes.NoBallots, default, "There are no ballots.");
        if (candidates is null)
        {
            if (names.Count == 0)
                throw source.Error(BallotCodes.NobodyNamed, 0, 0, "Found no ballot that names anybody, expected one, or the names of those who stand.");
            if (learns) TellLearnt();
            candidates = names.Select((name, i) => new Candidate(i + 1, name));
        }
        var electorate = papers.Build(candidates);
        return new(electorate) { Diagnostics = source.Log.Finish() };
    }

    /// <summary>Those who were learnt from the papers may be too few, and one may stand under two spellings.</summary>
    void TellLearnt()
    {
        source.Log.Note(BallotCodes.CandidatesLearnt, default,
            $"The candidates are the {names.Count} whom the ballots name, in the order in which they are first named; whoever is on no ballot is missing.");
        for (int i = 0; i < names.Count && names.Count <= MostCompared; i++)
        {
            for (int j = 0; j < names.Count; j++)
            {
                if (named[j] < named[i] || named[j] == named[i] && j >= i || !Suggest.Alike(names[i], names[j])) continue;
                source.Log.Warn(BallotCodes.NamesAlike, default,
                    $"{Display.Quoted(names[i])} (named {Times(named[i])}) looks like {Display.Quoted(names[j])} (named {Times(named[j])}); "
                    + "they were taken for two candidates. If they are one, say so (--alias, BallotLayout.Aliases).");
                break;
            }
        }
    }

    const int MostCompared = 500;

    static string Times(long times) => times == 1 ? "once" : $"{times} times";
}
