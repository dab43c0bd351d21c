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
    internal Preference(ushort candidate, bool marked) => (Candidate, Marked) = (candidate, marked);

    bool Marked { get; }

    /// <summary>The number of the candidate; 0 for a rank left blank.</summary>
    public int Candidate { get; }

    /// <summary>The rank was left blank.</summary>
    public bool Blank => Candidate == 0;

    /// <summary>The candidate stands at the same rank as the candidate before.</summary>
    public bool EqualToPrevious => Marked && Candidate > 0;
}
