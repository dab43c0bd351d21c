namespace Stv;

// Candidates by name, and in words the marks that are no plain preferences.
public sealed partial class ElectorateBuilder
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> names = [];
    readonly bool learns;

    /// <summary>Begins an electorate that learns who stands as papers name them: the first to be named is candidate 1.</summary>
    /// <param name="keepOrder">Keep every ballot by itself, in the order given.</param>
    public ElectorateBuilder(bool keepOrder = false)
        : this(Electorate.MaxCandidates, keepOrder) => (Candidates, learns) = (0, true);

    /// <summary>Begins an electorate whose candidates are known by name; a paper that names anybody else is refused.</summary>
    /// <param name="names">The names in ballot-paper order, no two alike.</param>
    /// <param name="keepOrder">Keep every ballot by itself, in the order given.</param>
    /// <exception cref="ArgumentException">
    /// Nobody stands, or a name stands twice, or there are more than <see cref="Electorate.MaxCandidates"/>.
    /// </exception>
    public ElectorateBuilder(IEnumerable<string> names, bool keepOrder = false)
        : this(keepOrder)
    {
        ArgumentNullException.ThrowIfNull(names);
        int given = 0;
        foreach (string name in names)
            if (Number(name, nameof(names)) != ++given)
                throw new ArgumentException($"The name {Brief.Quoted(name)} stands twice.", nameof(names));
        if (given == 0) throw new ArgumentException("Nobody stands.", nameof(names));
        learns = false;
    }

    /// <summary>The names known so far, in ballot-paper order; none where candidates are told by number alone.</summary>
    public EquatableArray<string> Names => [.. names];

    /// <summary>The number of the candidate with a name, which is learnt where it is new and names are.</summary>
    /// <param name="name">The whole name; letters of another case make another name.</param>
    /// <exception cref="ArgumentException">
    /// Nobody of that name stands; or there would be more than <see cref="Electorate.MaxCandidates"/>.
    /// </exception>
    public int NumberOf(string name) => Number(name, nameof(name));

    /// <summary>Adds a paper that ranks candidates one after another.</summary>
    /// <param name="ranking">Candidates' names, the first preference first; none for a paper without a mark.</param>
    /// <exception cref="ArgumentException">Nobody of a name stands.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void Add(params ReadOnlySpan<string> ranking) => Add(1, ranking);

    /// <summary>Adds papers that rank candidates one after another.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">Candidates' names, the first preference first; none for papers without a mark.</param>
    /// <exception cref="ArgumentException">Fewer than one paper, or nobody of a name stands.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void Add(long papers, params ReadOnlySpan<string> ranking)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(papers, 1);
        int[] known = new int[ranking.Length];
        for (int i = 0; i < known.Length; i++) known[i] = Number(ranking[i], nameof(ranking));
        Add(papers, known);
    }

    /// <summary>Adds papers without any mark.</summary>
    /// <param name="papers">How many; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void Add(long papers) => AddCodes(papers, []);

    /// <summary>
    /// Adds papers rank by rank: <c>AddRanks(2, [1], [2, 3], [], [4])</c> gives candidates 2 and 3 the same rank and leaves the next one
    /// blank.
    /// </summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranks">
    /// The numbers of those at each rank, the first preference first. Blank ranks behind the last mark say nothing and are passed over.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a number that is not a candidate's.</exception>
    /// <exception cref="ArgumentException">A rank is null.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void AddRanks(long papers, params ReadOnlySpan<int[]> ranks)
    {
        List<ushort> codes = [];
        int marked = 0;
        foreach (int[] rank in ranks)
        {
            ArgumentNullException.ThrowIfNull(rank, nameof(ranks));
            if (rank.Length == 0) codes.AddRange([Electorate.Mark, 0]);
            for (int i = 0; i < rank.Length; i++)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(rank[i], 1, nameof(ranks));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(rank[i], Candidates, nameof(ranks));
                if (i > 0) codes.Add(Electorate.Mark);
                codes.Add((ushort)rank[i]);
            }
            if (rank.Length > 0) marked = codes.Count;
        }
        AddCodes(papers, [.. codes[..marked]]);
    }

    /// <summary>Adds papers rank by rank, by names, as <see cref="AddRanks(long, ReadOnlySpan{int[]})"/> does by numbers.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranks">The names of those at each rank, the first preference first; none at one left blank.</param>
    /// <exception cref="ArgumentException">Fewer than one paper, a rank is null, or nobody of a name stands.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void AddRanks(long papers, params ReadOnlySpan<string[]> ranks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(papers, 1);
        int[][] known = new int[ranks.Length][];
        for (int i = 0; i < known.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(ranks[i], nameof(ranks));
            known[i] = Array.ConvertAll(ranks[i], name => Number(name, nameof(ranks)));
        }
        AddRanks(papers, known);
    }

    /// <summary>
    /// Adds papers by what stands beside each candidate, as tables of surveys have it: the same rank beside two makes them equal, a rank
    /// beside nobody is blank.
    /// </summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranks">
    /// The rank of candidate n at n − 1, from 1 to <see cref="Electorate.MaxCandidates"/>; 0 for none. Those it lacks have none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than one paper, or a rank out of range, or more ranks than candidates.
    /// </exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void AddByCandidate(long papers, params ReadOnlySpan<int> ranks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ranks.Length, Candidates, nameof(ranks));
        var at = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < ranks.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ranks[i], nameof(ranks));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(ranks[i], Electorate.MaxCandidates, nameof(ranks));
            if (ranks[i] == 0) continue;
            if (!at.TryGetValue(ranks[i], out var equal)) at.Add(ranks[i], equal = []);
            equal.Add(i + 1);
        }
        int[][] all = new int[at.Count == 0 ? 0 : at.Keys.Last()][];
        for (int i = 0; i < all.Length; i++) all[i] = at.TryGetValue(i + 1, out var equal) ? [.. equal] : [];
        AddRanks(papers, all);
    }

    /// <summary>
    /// Makes the electorate of what has been added, its candidates those whose names are known, and starts afresh with the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">No name is known.</exception>
    /// <exception cref="OverflowException">More than about two thousand million preferences were added.</exception>
    public Electorate Build() => names.Count > 0 ? Build(names) : throw new InvalidOperationException(
        learns ? "No paper has named anybody." : "Candidates are told by number here: say their names.");

    int Number(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (numbers.TryGetValue(name, out int number)) return number;
        if (!learns)
        {
            string who = names.Count == 0 ? "Candidates are told by number here" : $"Nobody called {Brief.Quoted(name)} stands";
            var near = Suggest.Nearest(name, names);
            throw new ArgumentException(who + (near.Count > 0 ? Suggest.DidYouMean(near) : "."), parameter);
        }
        if (names.Count == Electorate.MaxCandidates)
            throw new ArgumentException($"There are more than {Electorate.MaxCandidates} candidates.", parameter);
        names.Add(name);
        numbers.Add(name, names.Count);
        return Candidates = names.Count;
    }
}
