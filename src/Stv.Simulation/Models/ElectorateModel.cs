namespace Stv;

/// <summary>
/// A probability model of papers. Under a seed it gives an endless sequence of papers, numbered from 0, of which any part can be drawn
/// by itself: the same seed gives the same papers on every machine, at any number of threads, whichever part is drawn first. Every
/// <see cref="BlockSize"/> papers have a random stream of their own, so parts that begin at multiples of it are drawn without detour.
/// All arithmetic is in integers. Immutable; safe to share between threads.
/// </summary>
public abstract class ElectorateModel
{
    /// <summary>How many papers share a random stream.</summary>
    public const int BlockSize = 4096;

    private protected ElectorateModel(int candidates)
    {
        Require.Candidates(candidates);
        Candidates = candidates;
    }

    /// <summary>How many stand.</summary>
    public int Candidates { get; }

    /// <summary>
    /// Papers one after another, for <c>foreach</c>: rankings in the code of <see cref="Electorate"/>, each valid until the next is asked
    /// for, because all are written to one place. Nothing is allocated per paper.
    /// </summary>
    /// <param name="seed">Any number; seeds beside each other give papers as unrelated as any others.</param>
    /// <param name="first">The number of the first paper, from 0.</param>
    /// <param name="count">How many, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or their sum is above 2⁶³−1.</exception>
    public PaperSequence Papers(ulong seed, long first, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, long.MaxValue - first);
        return new(this, seed, first, count);
    }

    /// <summary>Draws papers into an electorate that is being gathered.</summary>
    /// <param name="builder">Receives the papers; for as many candidates as the model.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="first">The number of the first paper, from 0.</param>
    /// <param name="count">How many, from 0.</param>
    /// <exception cref="ArgumentException">The builder is for another number of candidates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or their sum is above 2⁶³−1.</exception>
    public void AddTo(ElectorateBuilder builder, ulong seed, long first, long count)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Candidates != Candidates)
            throw new ArgumentException($"The builder is for {builder.Candidates} candidates, the model for {Candidates}.",
                nameof(builder));
        foreach (var ranking in Papers(seed, first, count)) builder.AddCodes(1, ranking);
    }

    /// <summary>The longest ranking in code.</summary>
    internal virtual int LongestPaper => Candidates;

    /// <summary>Somebody who marks papers after this model.</summary>
    internal abstract Voter NewVoter();
}

/// <summary>Marks papers after a model. Mutable; for one thread.</summary>
internal abstract class Voter
{
    /// <summary>Forgets all papers marked before: what follows depends on the random stream alone.</summary>
    public virtual void Begin() { }

    /// <summary>Marks a paper.</summary>
    /// <param name="random">The stream of the block.</param>
    /// <param name="paper">Receives the ranking in code; as long as the model's longest.</param>
    /// <returns>The length of the ranking.</returns>
    public abstract int Mark(ref Xoshiro random, Span<ushort> paper);
}

/// <summary>Papers of a model, drawn anew by every <c>foreach</c>. Immutable.</summary>
public readonly struct PaperSequence : IEquatable<PaperSequence>
{
    readonly ElectorateModel model;
    readonly ulong seed;
    readonly long first, count;

    internal PaperSequence(ElectorateModel model, ulong seed, long first, long count) =>
        (this.model, this.seed, this.first, this.count) = (model, seed, first, count);

    /// <summary>Begins with the first paper.</summary>
    public PaperEnumerator GetEnumerator() => new(model, seed, first, count);

    /// <inheritdoc/>
    public bool Equals(PaperSequence other) => (model, seed, first, count) == (other.model, other.seed, other.first, other.count);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PaperSequence other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(model, seed, first, count);

    /// <summary>The same papers.</summary>
    public static bool operator ==(PaperSequence a, PaperSequence b) => a.Equals(b);

    /// <summary>Not the same papers.</summary>
    public static bool operator !=(PaperSequence a, PaperSequence b) => !a.Equals(b);
}

/// <summary>Draws paper after paper. Mutable; for one thread.</summary>
public ref struct PaperEnumerator
{
    readonly Voter voter;
    readonly ushort[] paper;
    readonly ulong seed;
    readonly long end;
    Xoshiro random;
    long next;
    int length;

    internal PaperEnumerator(ElectorateModel model, ulong seed, long first, long count)
    {
        (voter, paper) = (model.NewVoter(), new ushort[model.LongestPaper]);
        (this.seed, end) = (seed, first + count);
        // A part that begins within a block passes over the papers before it.
        for (next = first - first % ElectorateModel.BlockSize; next < first;) Draw();
    }

    /// <summary>The ranking of the paper reached, in the code of <see cref="Electorate"/>; valid until the next is asked for.</summary>
    public readonly ReadOnlySpan<ushort> Current => paper.AsSpan(0, length);

    /// <summary>Draws the next paper; false at the end.</summary>
    public bool MoveNext()
    {
        if (next == end) return false;
        Draw();
        return true;
    }

    void Draw()
    {
        if (next % ElectorateModel.BlockSize == 0)
        {
            random = Xoshiro.ForBlock(seed, next / ElectorateModel.BlockSize);
            voter.Begin();
        }
        length = voter.Mark(ref random, paper);
        next++;
    }
}
