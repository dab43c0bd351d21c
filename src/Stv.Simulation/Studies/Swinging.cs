using System.Collections.Immutable;

namespace Stv;

/// <summary>Support that differs from what is expected.</summary>
internal static class Swinging
{
    /// <summary>How finely weights are kept once they have been multiplied.</summary>
    const int Finest = 1000;

    /// <summary>What a factor of 1 is.</summary>
    const int One = 100_000;

    /// <summary>
    /// The model with every slate's shares and every candidate's strengths multiplied by a factor of theirs; none of them becomes 0.
    /// </summary>
    /// <param name="model">What is expected.</param>
    /// <param name="swing">How far a factor may be from 1, in percent.</param>
    /// <param name="random">What factors are drawn from: slates first, then candidates.</param>
    public static SlateModel Of(SlateModel model, int swing, Xoshiro random)
    {
        if (swing == 0) return model;
        int[] ofSlate = new int[model.Slates.Length], ofCandidate = new int[model.Candidates + 1];
        for (int s = 0; s < ofSlate.Length; s++) ofSlate[s] = Factor(ref random);
        for (int n = 1; n < ofCandidate.Length; n++) ofCandidate[n] = Factor(ref random);

        var shares = Times([.. model.Slates.Select(slate => slate.Share)], ofSlate);
        return new(
            [.. model.Slates.Select((slate, s) => slate with { Share = shares[s],
                Strengths = Times(slate.Strengths, [.. slate.Candidates.Select(n => ofCandidate[n])]) })],
            [.. model.Regions.Select(region => region with
            {
                SlateShares = region.SlateShares.IsEmpty ? [] : Times(region.SlateShares, ofSlate),
                Strengths = region.Strengths.IsEmpty ? [] : Times(region.Strengths, ofCandidate[1..]),
            })],
            model.Lengths);

        int Factor(ref Xoshiro random) => One + swing * ((int)random.Below(2 * (One / 100) + 1u) - One / 100);
    }

    /// <summary>Weights multiplied by factors, and all of them made finer or coarser alike. Who has any support keeps some.</summary>
    static ImmutableArray<int> Times(ImmutableArray<int> weights, int[] factors)
    {
        // No factor is above 2, and what they are multiplied to must still fit an urn.
        long fit = Urn.MaxWeight / 2 / weights.Sum(weight => (long)weight), finer = Math.Min(Finest, Math.Max(1, fit)), coarser = fit == 0
            ? 4 : 1;
        return [.. weights.Select((weight, i) => weight == 0 ? 0 : (int)Math.Max(1, weight * finer * factors[i] / (One * coarser)))];
    }
}
