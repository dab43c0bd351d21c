namespace Stv;

/// <summary>
/// A number of the keep-value loop: what a paper still weighs, what a candidate keeps of it. From 0 to 1. The loop is the one
/// place where arithmetic is done for every distinct path of papers, so that the number type is a parameter there and nowhere else.
/// </summary>
/// <typeparam name="TSelf">The number type itself.</typeparam>
/// <typeparam name="TTotal">What holds the sum of weight × papers over all papers of an electorate, exactly.</typeparam>
internal interface IWeight<TSelf, TTotal> where TSelf : struct, IWeight<TSelf, TTotal>
{
    /// <summary>The weight of a whole paper.</summary>
    static abstract TSelf One { get; }

    /// <summary>Nothing is left of a paper.</summary>
    bool IsZero { get; }

    /// <summary>A number, cut off after the last place the type has.</summary>
    static abstract TSelf From(Ratio number);

    /// <summary>The exact sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>The exact difference.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Less.</summary>
    static abstract bool operator <(TSelf a, TSelf b);

    /// <summary>Greater.</summary>
    static abstract bool operator >(TSelf a, TSelf b);

    /// <summary>The product, cut off after the last place.</summary>
    static abstract TSelf Down(TSelf a, TSelf b);

    /// <summary>The product, rounded up in the last place.</summary>
    static abstract TSelf Up(TSelf a, TSelf b);

    /// <summary>So many parts of so many equal ones, cut off after the last place.</summary>
    static abstract TSelf Part(TSelf whole, int parts, int of);

    /// <summary>Adds to a sum what so many papers give, each the same.</summary>
    static abstract void Credit(ref TTotal total, TSelf each, long papers);

    /// <summary>Adds to a sum what so many papers give together, the part of each weight that stays: cut off once of them all.</summary>
    static abstract void CreditDown(ref TTotal total, TSelf weight, TSelf part, long papers);

    /// <summary>The exact value of a sum.</summary>
    static abstract Ratio Sum(TTotal total);
}
