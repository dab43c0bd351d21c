using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Stv.Simulation.Tests;

/// <summary>Papers drawn, and how well they fit what is expected.</summary>
static class Drawn
{
    public static List<int[]> Papers(ElectorateModel model, ulong seed, long first, int count)
    {
        List<int[]> papers = new(count);
        foreach (var ranking in model.Papers(seed, first, count)) papers.Add([.. ranking.ToArray().Select(code => (int)code)]);
        return papers;
    }

    /// <summary>How often each text was met.</summary>
    public static Dictionary<string, long> Count(ElectorateModel model, ulong seed, int papers, Func<int[], string> what)
    {
        var met = new Dictionary<string, long>();
        foreach (int[] paper in Papers(model, seed, 0, papers)) met[what(paper)] = met.GetValueOrDefault(what(paper)) + 1;
        return met;
    }

    public static string Text(IEnumerable<int> paper) => string.Join(' ', paper);

    /// <summary>
    /// Pearson's statistic. Every case expected must be met at least five times by expectation, and no other may be met at all.
    /// </summary>
    public static double ChiSquare(IReadOnlyDictionary<string, long> met, IReadOnlyDictionary<string, double> likelihoods)
    {
        Assert.Equal(1, likelihoods.Values.Sum(), 9);
        Assert.Empty(met.Keys.Except(likelihoods.Keys));
        double papers = met.Values.Sum(), sum = 0;
        foreach (var (what, likelihood) in likelihoods)
        {
            double expected = papers * likelihood, off = met.GetValueOrDefault(what) - expected;
            Assert.True(expected >= 5, $"{what} is expected {expected} times");
            sum += off * off / expected;
        }
        return sum;
    }

    public static IEnumerable<ImmutableArray<int>> Orders(ImmutableArray<int> of) =>
        of.IsEmpty ? [[]] : of.SelectMany(first => Orders(of.Remove(first)).Select(rest => rest.Insert(0, first)));

    /// <summary>Half the SHA-256 of the first papers: of each its length and its codes, sixteen bits each, the lower byte first.</summary>
    public static string Digest(ElectorateModel model, ulong seed, int papers)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] two = new byte[2];
        foreach (var ranking in model.Papers(seed, 0, papers))
        {
            Append(ranking.Length);
            foreach (ushort code in ranking) Append(code);
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset().AsSpan(0, 16));

        void Append(int number)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)number);
            digest.AppendData(two);
        }
    }
}
