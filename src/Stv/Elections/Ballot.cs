namespace Stv;

/// <summary>One ranking as marked, with the number of papers that carry it: a view into an <see cref="Electorate"/>. Immutable.</summary>
public readonly ref struct Ballot
{
    internal Ballot(long papers, ReadOnlySpan<ushort> codes)
    {
        Papers = papers;
        Codes = codes;
    }

    /// <summary>How many papers carry the ranking; at least 1.</summary>
    public long Papers { get; }

    /// <summary>The ranking in the code of <see cref="Electorate"/>.</summary>
    public ReadOnlySpan<ushort> Codes { get; }

    /// <summary>The marks in order, for <c>foreach</c>.</summary>
    public PreferenceEnumerator GetEnumerator() => new(Codes);
}

/// <summary>Walks the marks of a ranking. Mutable; for one thread.</summary>
public ref struct PreferenceEnumerator
{
    readonly ReadOnlySpan<ushort> codes;
    int next;

    internal PreferenceEnumerator(ReadOnlySpan<ushort> codes) => this.codes = codes;

    /// <summary>The mark reached.</summary>
    public Preference Current { get; private set; }

    /// <summary>Goes to the next mark; false at the end.</summary>
    public bool MoveNext()
    {
        if (next >= codes.Length) return false;
        bool marked = codes[next] == Electorate.Mark;
        if (marked) next++;
        Current = new(codes[next++], marked);
        return true;
    }
}

/// <summary>One mark of a ranking. Immutable.</summary>
public readonly record struct Preference
{
    readonly ushort code;

    internal Preference(ushort code, bool marked) => (this.code, Marked) = (code, marked);

    bool Marked { get; }

    /// <summary>The number of the candidate; 0 for a rank left blank, and where it is not known who was marked.</summary>
    public int Candidate => Overvote ? 0 : code;

    /// <summary>The rank was left blank.</summary>
    public bool Blank => code == 0;

    /// <summary>Several were marked at the rank, and the source does not say who.</summary>
    public bool Overvote => code == Electorate.Overvote;

    /// <summary>The candidate stands at the same rank as the candidate before.</summary>
    public bool EqualToPrevious => Marked && Candidate > 0;
}
