namespace Stv;

/// <summary>A likelihood from 0 to 1, to the nearest multiple of 2⁻³². Immutable.</summary>
internal readonly struct Likelihood
{
    const ulong One = 1ul << 32;

    public Likelihood(Ratio likelihood) =>
        Of32 = (ulong)(likelihood * (long)One).Nearest().Numerator;

    /// <summary>How many of 2³² equal cases.</summary>
    public ulong Of32 { get; }

    public bool IsCertain => Of32 == One;
}
