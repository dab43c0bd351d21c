using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Stv.Testing;

/// <summary>FsCheck generators of random elections, and how one that breaks a law is made smaller.</summary>
public static class Samples
{
    static readonly Gen<long> One = Gen.Constant(1L);
    static readonly Gen<long> Few = Gen.Choose(1, 4).Select(n => (long)n);
    static readonly Gen<long> Many = Gen.Choose(1, 200).Select(n => (long)n);
    static readonly Gen<long> Huge = Gen.Choose(1, 1 << 20).SelectMany(_ => Gen.Choose(0, 1 << 20),
        (high, low) => ((long)high << 20) + low);

    /// <summary>Elections of every kind: ties, slates, marks, huge numbers of papers, withdrawals, empty papers.</summary>
    public static Gen<Sample> Any { get; } = Elections(Gen.Elements(One, One, Few, Few, Many, Huge), marks: true);

    /// <summary>Elections of few enough papers to count them one by one.</summary>
    public static Gen<Sample> Small { get; } = Elections(Gen.Elements(One, Few, Gen.Choose(1, 30).Select(n => (long)n)), marks: true);

    /// <summary>Elections of every kind, which shrink, for FsCheck's own properties.</summary>
    public static Arbitrary<Sample> Arbitrary => Arb.From(Any, Smaller);

    /// <summary>Elections that are smaller or simpler in one respect.</summary>
    /// <param name="sample">An election.</param>
    public static IEnumerable<Sample> Smaller(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Shrunk(sample);
    }

    static IEnumerable<Sample> Shrunk(Sample sample)
    {
        for (int half = sample.Papers.Length / 2; half > 1; half /= 2)
            for (int at = 0; at + half <= sample.Papers.Length; at += half)
                yield return sample with { Papers = sample.Papers.RemoveRange(at, half) };
        for (int i = 0; i < sample.Papers.Length; i++) yield return sample with { Papers = sample.Papers.RemoveAt(i) };
        int last = sample.Candidates;
        if (last > 1 && sample.Standing.Any(c => c != last))
            yield return sample.Strike([last]) with
            {
                Candidates = last - 1,
                Seats = Math.Min(sample.Seats, last - 1),
                Withdrawn = sample.Withdrawn.Remove(last),
                Order = sample.Order.Remove(last),
            };
        foreach (int c in sample.Withdrawn) yield return sample with { Withdrawn = sample.Withdrawn.Remove(c) };
        if (sample.Seats > 1) yield return sample with { Seats = sample.Seats - 1 };
        for (int i = 0; i < sample.Papers.Length; i++)
        {
            var paper = sample.Papers[i];
            foreach (long copies in new[] { 1, paper.Copies / 2, paper.Copies - 1 }.Distinct().Where(n => n >= 1 && n < paper.Copies))
                yield return sample with { Papers = sample.Papers.SetItem(i, paper with { Copies = copies }) };
            if (paper.Marks.Length > 1) yield return sample with
            {
                Papers = sample.Papers.SetItem(i,
                paper with { Marks = paper.Marks[..^1] })
            };
        }
    }

    static Gen<Sample> Elections(Gen<Gen<long>> copies, bool marks) =>
        from candidates in Gen.Choose(1, 10)
        from seats in Gen.OneOf(Gen.Choose(1, candidates), Gen.Choose(1, Math.Min(candidates, 4)))
        from withdrawn in Gen.Frequency((3, Gen.Constant(new List<int>())), (1, Withdrawals(candidates)))
        from slate in Gen.Frequency((1, Gen.Constant(new List<int>())),
            (1, Gen.SubListOf(Enumerable.Range(1, candidates)).Select(l => l.ToList())))
        from marked in marks ? Gen.Elements(false, false, true) : Gen.Constant(false)
        from rankings in Gen.OneOf(Gen.Choose(1, 9), Gen.Choose(5, 25))
        from pool in Ranking(candidates, slate, marked).ArrayOf(rankings)
        from number in Gen.OneOf(Gen.Choose(1, 6), Gen.Choose(1, 40))
        from weight in copies
        from papers in Gen.Elements(pool).SelectMany(_ => weight, (ranking, n) => new Paper(n, ranking)).ArrayOf(number)
        from empty in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from mirrored in Gen.Elements(true, false, false)
        from order in Gen.Shuffle(Enumerable.Range(1, candidates))
        from dice in Gen.Choose(0, int.MaxValue)
        let sample = new Sample(
            candidates, seats, [.. withdrawn.Count < candidates ? withdrawn : withdrawn[1..]],
            empty ? [.. papers, new(3, [])] : [.. papers], [.. order], dice)
        select mirrored ? Mirrored(sample) : sample;

    // Every paper once more with candidates exchanged in pairs: all ties are even, and a lot that parts one pair parts the next
    // for a while, so that looking back finds a difference.
    static Sample Mirrored(Sample sample)
    {
        int[] images = [.. Enumerable.Range(0, sample.Candidates + 1)];
        for (int c = 1; c < sample.Candidates; c += 2) (images[c], images[c + 1]) = (c + 1, c);
        return sample with { Papers = sample.Papers.AddRange(sample.Relabel(images).Papers) };
    }

    static Gen<List<int>> Withdrawals(int candidates) =>
        Gen.OneOf(Gen.SubListOf(Enumerable.Range(1, candidates)).Select(l => l.ToList()),
            Gen.Choose(1, candidates).Select(c => new List<int> { c }));

    static Gen<ImmutableArray<Mark>> Ranking(int candidates, List<int> slate, bool marked) =>
        from order in Gen.Shuffle(Enumerable.Range(1, candidates))
        from length in Gen.OneOf(Gen.Choose(1, candidates), Gen.Choose(1, Math.Min(3, candidates)))
        from solid in Gen.Elements(true, false)
        from slips in marked ? Gen.Choose(0, 2) : Gen.Constant(0)
        from dice in Gen.Choose(0, int.MaxValue)
        select Slip(
            solid && slate.Count > 0 ? order.OrderBy(c => !slate.Contains(c)).Take(Math.Max(length, slate.Count)) : order.Take(length),
                slips, candidates, dice);

    // What voters' pens do: a rank left blank, two candidates at one rank, a candidate twice.
    static ImmutableArray<Mark> Slip(IEnumerable<int> order, int slips, int candidates, int dice)
    {
        var random = new Random(dice);
        List<Mark> marks = [.. order.Select(c => new Mark(c))];
        for (; slips > 0; slips--)
        {
            int at = random.Next(marks.Count + 1), candidate = random.Next(candidates) + 1;
            bool follows = at > 0 && marks[at - 1].Candidate > 0;
            marks.Insert(at, random.Next(3) switch { 0 => new(0), 1 => new(candidate, follows), _ => new(candidate) });
            if (at + 1 < marks.Count && marks[at].Candidate == 0) marks[at + 1] = marks[at + 1] with { Equal = false };
        }
        return [.. marks];
    }
}
