using System.Collections.Immutable;
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
    readonly PapersByPart? parts;
    readonly bool learns;
    readonly bool tellsByName;
    readonly HashSet<string> met = new(StringComparer.Ordinal);
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
        parts = Parts(() => new(candidates, source.Options.KeepOrder));
        numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        source.Papers = () => Papers;
        if (source.Layout.Candidates.Length > 0 || source.Layout.Aliases.Length > 0)
            source.Log.Note(BallotCodes.NotRead, default,
                "The candidates and spellings that were given are not needed: this source tells its candidates by number, and says who "
                + "they are.");
    }

    /// <summary>Begins with the names that the source gives; null to take the layout's, or to learn them where it has none.</summary>
    public RankingBuilder(BallotSource source, IReadOnlyCollection<string>? given)
    {
        this.source = source;
        tellsByName = true;
        met.UnionWith(given ?? []);
        numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        IReadOnlyCollection<string> known = given is not null ? [.. given.Select(source.Layout.Meant)] : source.Layout.Candidates;
        learns = known.Count == 0;
        if (known.Count > Electorate.MaxCandidates) throw TooMany(default);
        papers = learns ? new(source.Options.KeepOrder) : new(known.Count, source.Options.KeepOrder);
        parts = Parts(() =>
        {
            if (!learns) return new(known.Count, source.Options.KeepOrder);
            var part = new ElectorateBuilder(source.Options.KeepOrder);
            foreach (string name in names) part.NumberOf(name);
            return part;
        });
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

    PapersByPart? Parts(Func<ElectorateBuilder> begin) =>
        source.Options.PartedBy is null or PartKind.Source ? null : new(source.Options, begin);

    /// <summary>The next paper is of a precinct, a batch, or has a number: see <see cref="ReadOptions.PartedBy"/>.</summary>
    public void Of(PartKind kind, ReadOnlySpan<char> name)
    {
        source.SaysOfPapers |= !name.IsEmpty;
        parts?.Of(kind, name);
    }

    /// <summary>The name that stands for write-in votes for nobody in particular, where the source has such.</summary>
    public string? Undeclared { get; init; }

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
        if (meant != name) met.Add(name);
        if (meant != name && (learns || numbers.ContainsKey(meant)))
        {
            Know(meant);
            return numbers[name] = numbers[meant];
        }
        if (!learns)
            throw source.Error(BallotCodes.CandidateInvalid, place.Line, place.Column,
                $"Found {Display.Quoted(name)}, expected one of the {names.Count} candidates{Near(name)}");
        if (names.Count == Electorate.MaxCandidates) throw TooMany(place);
        if (name.Length > MostOfName)
            throw source.Error(BallotCodes.TooLong, place, $"Found a name of more than {MostOfName} characters, expected its end before.");
        Know(name);
        return names.Count;
    }

    BallotFormatException TooMany(Place place) => source.Error(BallotCodes.CandidateInvalid, place,
        $"Found more than {Electorate.MaxCandidates} names, expected at most so many candidates.");

    bool Know(string name)
    {
        if (!numbers.TryAdd(name, names.Count + 1)) return false;
        names.Add(name);
        named.Add(0);
        if (!learns) return true;
        papers.NumberOf(name);
        parts?.Learn(name);
        return true;
    }

    string Near(string name) => name.Length <= MostComparedLetters && Suggest.Nearest(name, names) is { Count: > 0 } near
        ? Suggest.DidYouMean([.. near.Select(Display.Quoted)]) : ".";

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

    /// <summary>Adds the marks of one paper, and begins the next.</summary>
    /// <exception cref="BallotFormatException">There are too many papers.</exception>
    public void Add(MarkedRanks ranks, Place place)
    {
        codes.AddRange(ranks.Take());
        marked = codes.Count;
        Add(1, place);
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
            parts?.Add(count, ranking);
        }
        catch (OverflowException e)
        {
            throw source.Error(BallotCodes.TooManyPapers, place, $"Found more than one electorate can hold: {e.Message}");
        }
        codes.Clear();
        marked = 0;
    }

    /// <summary>The election, its candidates those whose names are known, or as given.</summary>
    /// <exception cref="BallotFormatException">Nobody stands: no paper names anybody, and nobody else says who does.</exception>
    public Election Build(IEnumerable<Candidate>? candidates = null)
    {
        if (candidates is null)
        {
            if (learns) TellLearnt("in the order in which they are first named");
            candidates = names.Select((name, i) => new Candidate(i + 1, name) { Undeclared = name == Undeclared });
        }
        List<Candidate> register = Somebody([.. candidates]);
        return Finish(all => all.Build(register));
    }

    /// <summary>Those who stand.</summary>
    /// <exception cref="BallotFormatException">There is nobody.</exception>
    List<Candidate> Somebody(List<Candidate> candidates) => candidates.Count > 0 ? candidates
        : throw source.Error(BallotCodes.NobodyNamed, default, "Found nobody who stands, expected one candidate or more.");

    /// <summary>The election, its candidates learnt from the papers and put in the order of their names, C2 before C10.</summary>
    /// <exception cref="BallotFormatException">No paper names anybody.</exception>
    public Election BuildInOrderOfNames()
    {
        if (!learns) return Build();
        TellLearnt("in the order of their names");
        return Build([.. names.Order(Comparer<string>.Create(Compare)).Select((name, i) => (name, new Candidate(i + 1, name)))]);
    }

    /// <summary>
    /// The election of those who were learnt from the papers by one name and are listed, perhaps with others, under their own.
    /// </summary>
    /// <param name="register">Those who stand, in order, each behind the name that papers have for them.</param>
    public Election Build(IReadOnlyList<(string Named, Candidate Candidate)> register)
    {
        if (register.Count > Electorate.MaxCandidates) throw TooMany(default);
        var candidates = Somebody([.. register.Select(one => one.Candidate)]);
        ushort[] number = new ushort[names.Count + 1];
        for (int i = 0; i < register.Count; i++)
            if (numbers.TryGetValue(register[i].Named, out int known)) number[known] = (ushort)(i + 1);
        return Finish(all =>
        {
            var again = new ElectorateBuilder(register.Count, source.Options.KeepOrder);
            if (all.Empty > 0) again.Add(all.Empty);
            if (names.Count == 0) return again.Build(candidates);
            var learnt = all.Build(names.Select((name, i) => new Candidate(i + 1, name)));
            for (int i = 0; i < learnt.Rankings; i++)
            {
                var ballot = learnt[i];
                codes.Clear();
                foreach (ushort code in ballot.Codes) codes.Add(code < number.Length ? number[code] : code);
                again.AddCodes(ballot.Papers, CollectionsMarshal.AsSpan(codes));
            }
            return again.Build(candidates);
        });
    }

    Election Finish(Func<ElectorateBuilder, Electorate> build)
    {
        var electorate = build(papers);
        foreach (var (written, meant) in source.Layout.Aliases)
        {
            if (tellsByName && !met.Contains(written))
                source.Log.Warn(BallotCodes.NotNeeded, default,
                    $"The spelling {Display.Quoted(written)}, given for {Display.Quoted(meant)}, stands nowhere in this source.");
        }
        if (electorate.Papers + electorate.Empty == 0) source.Log.Note(BallotCodes.NoBallots, default, "There are no ballots.");
        ImmutableArray<ElectionPart> parted = parts?.Build(build) ?? [];
        if (parts?.Said == true && parted.IsEmpty && source.Options.Part is { } wanted)
            throw source.Error(BallotCodes.PartUnknown, default,
                $"Found no {source.Options.PartedBy!.Value.ToString().ToLowerInvariant()} {Display.Quoted(wanted)}, expected one.");
        return new(electorate)
        {
            Diagnostics = source.Log.Finish(),
            PartedBy = parted.IsEmpty ? null : source.Options.PartedBy,
            Parts = parted,
        };
    }

    /// <summary>C2 comes before C10, and 9 before 10.</summary>
    static int Compare(string one, string other)
    {
        ReadOnlySpan<char> a = one, b = other;
        int digits = Digits(a), others = Digits(b);
        if (digits < a.Length && others < b.Length && a[..digits].SequenceEqual(b[..others]))
        {
            ReadOnlySpan<char> first = a[digits..].TrimStart('0'), second = b[others..].TrimStart('0');
            int compared = first.Length != second.Length ? first.Length - second.Length : first.SequenceCompareTo(second);
            if (compared != 0) return compared;
        }
        return string.CompareOrdinal(one, other);

        // Where the digits at the end of a name begin.
        static int Digits(ReadOnlySpan<char> name)
        {
            int at = name.Length;
            while (at > 0 && char.IsAsciiDigit(name[at - 1])) at--;
            return at;
        }
    }

    /// <summary>Those who were learnt from the papers may be too few, and one may stand under two spellings.</summary>
    void TellLearnt(string order)
    {
        if (names.Count == 0)
            throw source.Error(BallotCodes.NobodyNamed, default,
                "Found no ballot that names anybody, expected one, or the names of those who stand.");
        source.Log.Note(BallotCodes.CandidatesLearnt, default,
            $"The candidates are the {names.Count} whom the ballots name, {order}; whoever is on no ballot is missing.");
        for (int i = 0; i < names.Count && names.Count <= MostCompared; i++)
        {
            for (int j = 0; j < names.Count; j++)
            {
                if (named[j] < named[i] || named[j] == named[i] && j >= i) continue;
                if (Math.Max(names[i].Length, names[j].Length) > MostComparedLetters || !Suggest.Alike(names[i], names[j])) continue;
                source.Log.Warn(BallotCodes.NamesAlike, default,
                    $"{Display.Quoted(names[i])} (named {Times(named[i])}) looks like {Display.Quoted(names[j])} "
                    + $"(named {Times(named[j])}); they were taken for two candidates. If they are one, say so (--alias, "
                    + "BallotLayout.Aliases).");
                break;
            }
        }
    }

    /// <summary>How many names are compared, and how long ones: comparing takes the square of both.</summary>
    const int MostCompared = 500, MostComparedLetters = 100;

    const int MostOfName = 4096;

    static string Times(long times) => times == 1 ? "once" : $"{times} times";
}
