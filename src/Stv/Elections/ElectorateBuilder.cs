using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Gathers papers into an <see cref="Electorate"/>. Equal rankings are merged as they come, or every ballot is kept by itself in
/// the order given. Mutable; not safe for use by several threads. Once built from, it is empty of papers.
/// </summary>
/// <remarks>
/// Candidates are told by number, or by names that are known from the beginning or learnt as papers name them. A reader that has numbers at
/// hand calls <see cref="AddCodes"/>, which takes rankings as they are kept. Where ballots are very many, it reads them into batches, on as
/// many threads as it likes, and adds these by <see cref="Add(BallotBatch)"/>.
/// </remarks>
public sealed partial class ElectorateBuilder
{
    // As many codes as stay in a core's own cache while their ballots are merged.
    const int Batch = 1 << 15;

    readonly BallotBatch pending;
    readonly RankingStore store;
    readonly bool keepOrder;
    bool marked;

    /// <summary>Begins an electorate whose candidates are told by number.</summary>
    /// <param name="candidates">How many stand; 1 to <see cref="Electorate.MaxCandidates"/>.</param>
    /// <param name="keepOrder">Keep every ballot by itself, in the order given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many candidates.</exception>
    public ElectorateBuilder(int candidates, bool keepOrder = false) =>
        (Candidates, this.keepOrder, pending, store) = (candidates, keepOrder, new(candidates), new(keepOrder));

    /// <summary>How many stand; where names are learnt, how many have been named so far.</summary>
    public int Candidates { get; private set; }

    /// <summary>Papers added so far, empty ones apart.</summary>
    public long Papers { get; private set; }

    /// <summary>Papers added so far that carry no mark.</summary>
    public long Empty { get; private set; }

    /// <summary>Adds papers that rank candidates one after another.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">Candidates' numbers, the first preference first; none for papers without a mark.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a number that is not a candidate's.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void Add(long papers, params ReadOnlySpan<int> ranking)
    {
        Span<ushort> packed = ranking.Length <= 256 ? stackalloc ushort[ranking.Length] : new ushort[ranking.Length];
        for (int i = 0; i < ranking.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(ranking[i], 1, nameof(ranking));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(ranking[i], Candidates, nameof(ranking));
            packed[i] = (ushort)ranking[i];
        }
        AddCodes(papers, packed);
    }

    /// <summary>Adds papers with a ranking as marked, in the code of <see cref="Electorate"/>.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">The ranking in code; empty for papers without a mark.</param>
    /// <returns>Whether the ranking names a candidate more than once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a code that is not a candidate's.</exception>
    /// <exception cref="ArgumentException">The ranking ends within a mark, or makes its first candidate equal with nobody.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all, or more than about two thousand million preferences.</exception>
    public bool AddCodes(long papers, ReadOnlySpan<ushort> ranking)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(papers, 1);
        // Where candidates are told by name the batch is made for all who may yet be named; otherwise it looks itself.
        if (pending.Candidates > Candidates)
            foreach (ushort code in ranking)
                if (code != Electorate.Overvote) ArgumentOutOfRangeException.ThrowIfGreaterThan(code, Candidates, nameof(ranking));
        if (papers > long.MaxValue - Papers - Empty) throw new OverflowException("More than 2^63-1 papers.");
        bool repeats = pending.Add(papers, ranking);
        if (ranking.IsEmpty) Empty += papers;
        else Papers += papers;
        if (pending.Codes >= Batch || pending.Ballots >= Batch) Flush();
        return repeats;
    }

    /// <summary>
    /// Adds all ballots of a batch. Batches may be filled at the same time, and are added one after another, in the order of the source.
    /// </summary>
    /// <param name="batch">Ballots for as many candidates as stand here. It stays as it is.</param>
    /// <exception cref="ArgumentException">The batch is for another number of candidates.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all, or more than about two thousand million preferences.</exception>
    public void Add(BallotBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Candidates != Candidates)
            throw new ArgumentException($"The batch is for {batch.Candidates} candidates, and there are {Candidates}.", nameof(batch));
        if (batch.Papers + batch.Empty > long.MaxValue - Papers - Empty) throw new OverflowException("More than 2^63-1 papers.");
        Flush();
        Take(batch);
        (Papers, Empty) = (Papers + batch.Papers, Empty + batch.Empty);
    }

    void Flush()
    {
        Take(pending);
        pending.Clear();
    }

    void Take(BallotBatch batch)
    {
        store.Add(batch);
        marked |= batch.Marked;
    }

    /// <summary>Makes the electorate of what has been added, and starts afresh.</summary>
    /// <param name="candidates">Those who stand, numbered 1 to <see cref="Candidates"/> in order.</param>
    /// <exception cref="ArgumentException">
    /// The candidates are not those numbers in that order, or bear other names than are known.
    /// </exception>
    /// <exception cref="OverflowException">More than about two thousand million preferences were added.</exception>
    public Electorate Build(IEnumerable<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ImmutableArray<Candidate> register = [.. candidates];
        if (Candidates == 0) throw new ArgumentException("Nobody stands: an electorate needs at least one candidate.", nameof(candidates));
        if (register.Length != Candidates || register.Where((c, i) => c.Number != i + 1).Any())
            throw new ArgumentException(
                $"There must be {Candidates} candidates, numbered 1 to {Candidates} in order, not {register.Length}.", nameof(candidates));
        if (names.Count > 0 && register.FirstOrDefault(c => c.Name != names[c.Number - 1]) is { } other)
        {
            string known = Brief.Quoted(names[other.Number - 1]);
            throw new ArgumentException($"Candidate {other.Number} is {known}, not {Brief.Quoted(other.Name)}.", nameof(candidates));
        }
        Flush();
        var (codes, start, weight) = store.Take();
        var built = new Electorate(register, codes, start, weight, Papers, Empty, keepOrder, marked);
        (Papers, Empty, marked) = (0, 0, false);
        return built;
    }

    /// <summary>Makes the electorate, its candidates named as given.</summary>
    /// <param name="names">The names in ballot-paper order.</param>
    /// <exception cref="ArgumentException">There are not as many names as candidates.</exception>
    public Electorate Build(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Candidate[] register = [.. names.Select((name, i) => new Candidate(i + 1, name))];
        return register.Length == Candidates ? Build(register)
            : throw new ArgumentException($"There must be {Candidates} names, not {register.Length}.", nameof(names));
    }
}
