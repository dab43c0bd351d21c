using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Stv;

/// <summary>
/// The pseudo-random numbers of Schedule 1A, clauses 40 to 48, by which New Zealand settles ties: Wichmann and Hill's generator,
/// seeded from the number of candidates, of seats and of papers. No chance is involved; the same election has the same numbers.
/// </summary>
internal static class PseudoRandom
{
    /// <summary>
    /// Of numbers that are not reduced the smallest and largest are too rare to wait for; so many different ones come soon.
    /// </summary>
    const int MostWorded = 25_000;

    // Drawn once for a count, however many ties it meets.
    static readonly ConditionalWeakTable<Count, int[]> Drawn = [];

    /// <summary>As the program in use draws them.</summary>
    public static Narrowed? InUse(TieQuestion question) => Settle(question, 10_000, 10_000);

    /// <summary>As clauses 42 and 43 are worded: another seed, and numbers that may exceed four digits.</summary>
    public static Narrowed? AsWorded(TieQuestion question) => Settle(question, 1_000, int.MaxValue);

    /// <summary>The numbers of an election, candidate n at n − 1, as they are before the first count.</summary>
    /// <param name="candidates">How many candidates, the withdrawn included.</param>
    /// <param name="seats">How many seats.</param>
    /// <param name="papers">How many papers.</param>
    /// <param name="multiplier">Of the last digit of the papers, in the third seed.</param>
    /// <param name="modulus">Numbers are reduced by it.</param>
    public static ImmutableArray<int> Numbers(int candidates, int seats, long papers, int multiplier, int modulus)
    {
        if (candidates > Most(modulus)) throw new CountRefusedException($"There are no {candidates} different pseudo-random numbers.");
        int x = candidates + 5, y = seats, z = (int)((papers % 30_323 + multiplier * (papers % 10)) % 30_323);
        for (int i = 0; i < 4; i++) Draw();
        List<int> numbers = [];
        HashSet<int> taken = [];
        while (numbers.Count < candidates)
        {
            int number = Draw();
            if (taken.Add(number)) numbers.Add(number);
        }
        return [.. numbers];

        int Draw()
        {
            (x, y, z) = (171 * x % 30_269, 172 * y % 30_307, 170 * z % 30_323);
            return (10_000 * x / 30_269 + 10_000 * y / 30_307 + 10_000 * z / 30_323) % modulus;
        }
    }

    static int Most(int modulus) => Math.Min(modulus, MostWorded);

    static Narrowed? Settle(TieQuestion question, int multiplier, int modulus)
    {
        var (count, purpose, tied, _) = question;
        // With more candidates than numbers the law has no answer: the lot is asked for.
        if (count.Candidates > Most(modulus)) return Ties.Lot(question);
        int[] numbers = Drawn.GetValue(count, one => [.. Numbers(one.Candidates, one.Seats, one.Formal, multiplier, modulus)]);
        // After every count each number is replaced by 10,000 less it.
        int sign = (count.Stages.Count + 1) % 2 == 0 ? 1 : -1;
        // The lowest number loses.
        if (purpose != Purpose.Exclude) sign = -sign;
        return new([tied.MinBy(c => sign * numbers[c - 1])], tied, SettledBy.PseudoRandomNumbers);
    }
}
