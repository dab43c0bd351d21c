using System.Numerics;

namespace Stv.Toolbox;

/// <summary>What an elected candidate keeps of a paper.</summary>
enum Keeps
{
    /// <summary>A part rounded up, and the remainder goes on.</summary>
    PartUp,

    /// <summary>A part, and one less that part goes on: both rounded up.</summary>
    BothUp,

    /// <summary>The same, both cut off.</summary>
    BothCut,

    /// <summary>The same, but the part kept is cut off of all papers together that came past the same elected candidates.</summary>
    SumCut,

    /// <summary>An amount.</summary>
    Amount,
}

/// <summary>
/// The second counter of rules by keep values: every paper walks by itself past its candidates, in whole units of the last decimal
/// place. Slow and obvious; shares no arithmetic with the engine.
/// </summary>
/// <param name="digits">The decimal places carried.</param>
/// <param name="keeps">What an elected candidate keeps.</param>
/// <param name="orders">Several at one rank are as all their orders, not as equal parts.</param>
/// <param name="apart">What each of several at one rank passes on goes on by itself.</param>
/// <param name="exact">The last digits only guard the others: nothing is rounded up, and the quota needs no addition.</param>
sealed class SlowMeek(int digits, Keeps keeps, bool orders = false, bool apart = false, bool exact = false)
{
    readonly BigInteger one = BigInteger.Pow(10, digits);

    /// <summary>The counter for a rule, by what its law says of numbers.</summary>
    public static SlowMeek For(string rule) => rule switch
    {
        "meek-nz" or "meek-prf" => new(9, Keeps.PartUp),
        "meek-nz-act" => new(9, Keeps.BothUp),
        "meek-1987" => new(18, Keeps.PartUp),
        "meek-2006" => new(9, Keeps.PartUp, orders: true),
        "warren" => new(9, Keeps.Amount),
        "meek-openstv" => new(6, Keeps.SumCut),
        "meek-openstv-qx" => new(18, Keeps.SumCut, exact: true),
        "warren-openstv" => new(6, Keeps.Amount),
        "warren-openstv-qx" => new(18, Keeps.Amount, exact: true),
        "meek-droop" => new(9, Keeps.BothCut, apart: true),
        "meek-droop-guarded" => new(27, Keeps.BothCut, apart: true, exact: true),
        "warren-droop" => new(9, Keeps.Amount, apart: true),
        "warren-droop-guarded" => new(27, Keeps.Amount, apart: true, exact: true),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), $"The law of {rule} is not read."),
    };

    /// <summary>Recounts every stage by its keep values; tells the first figure that differs, and how many are the same.</summary>
    public string? Differs(CountResult result, Electorate admitted, ref long figures)
    {
        HashSet<int> elected = [], gone = [.. result.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)];
        bool closed = false;
        for (int i = 0; i < result.Stages.Length; i++)
        {
            var stage = result.Stages[i];
            var votes = Votes(admitted, stage, elected, gone);
            var candidates = Fraction.Zero;
            for (int c = 1; c < votes.Length; c++)
            {
                var had = new Fraction(votes[c], one);
                candidates += had;
                if (!Same(had, stage.Votes[c])) return $"stage {i + 1}: {c} has {stage.Votes[c]}, by hand {had}";
            }
            var exhausted = new Fraction(votes[0], one);
            if (!Same(exhausted, stage.Exhausted)) return $"stage {i + 1}: exhausted {stage.Exhausted}, by hand {exhausted}";
            var loss = new Fraction(result.Papers, 1) - exhausted - candidates;
            if (!Same(loss, stage.Loss)) return $"stage {i + 1}: loss {stage.Loss}, by hand {loss}";
            int[] hopeful = [.. result.Candidates.Select(c => c.Number).Where(c => !elected.Contains(c) && !gone.Contains(c))];
            var quota = Quota(result, stage, closed ? [] : hopeful, candidates,
                result.Rules == "meek-nz-act" ? candidates : new Fraction(result.Papers, 1) - exhausted);
            // Once more would have it than seats are left for beside the guarded, nobody has, nor a surplus, to the end of the count.
            closed |= TooMany(result, stage, hopeful, quota);
            if (closed != (stage.Closed == "guarded")) return $"stage {i + 1}: the quota {(closed ? "no longer holds" : "holds")} by hand";
            if (!Same(quota, stage.Quota)) return $"stage {i + 1}: quota {stage.Quota}, by hand {quota}";
            elected.UnionWith(stage.Elected);
            gone.UnionWith(stage.Excluded);
            figures += votes.Length + 3;
            if (i + 1 == result.Stages.Length) break;
            for (int c = 1; c < votes.Length; c++)
            {
                var keep = Keep(result.Rules, stage, c, elected.Contains(c), gone.Contains(c), closed);
                if (!Same(keep, result.Stages[i + 1].KeepValues[c]) && !result.Candidates[c - 1].Withdrawn)
                    return $"stage {i + 2}: {c} keeps {result.Stages[i + 1].KeepValues[c]}, by hand {keep}";
                figures++;
            }
        }
        return null;
    }

    /// <summary>Everybody's votes in units; at 0 what papers have left at their end.</summary>
    BigInteger[] Votes(Electorate admitted, Stage stage, HashSet<int> elected, HashSet<int> gone)
    {
        var keep = stage.KeepValues.Select(k => k.Numerator * one / k.Denominator).Prepend(0).ToArray();
        var votes = new BigInteger[keep.Length];
        var sums = new Dictionary<string, (int Candidate, BigInteger Sum)>(StringComparer.Ordinal);
        for (int i = 0; i < admitted.Rankings; i++)
        {
            var ranks = Ranks(admitted, i, gone);
            // Papers that rank nobody who stands are rejected.
            if (Ranks(admitted, i, [.. admitted.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)]).Count == 0) continue;
            votes[0] += admitted[i].Papers * Walk(ranks, one, admitted[i].Papers);
        }
        foreach (var (candidate, sum) in sums.Values) votes[candidate] += sum / one;
        return votes;

        BigInteger Walk(List<List<int>> ranks, BigInteger weight, long papers, string path = "")
        {
            for (int i = 0; i < ranks.Count; i++)
            {
                var rank = ranks[i];
                if (rank.Count == 1) weight = Give(rank[0], weight, papers, path);
                else if (orders) weight = AllOrders(rank, weight, papers);
                else
                {
                    var share = weight / rank.Count;
                    List<BigInteger> on = [.. rank.Select(c => Give(c, share, papers, path))];
                    if (apart) return on.Aggregate(BigInteger.Zero, (sum, part) => sum + Walk(ranks[(i + 1)..], part, papers));
                    weight = on.Aggregate((sum, part) => sum + part);
                }
                path += $"{rank[0]} ";
            }
            return weight;
        }

        // What goes on of each paper.
        BigInteger Give(int c, BigInteger weight, long papers, string path)
        {
            if (!elected.Contains(c)) return Kept(c, weight, BigInteger.Zero, papers);
            switch (keeps)
            {
                case Keeps.PartUp:
                    var kept = Up(weight * keep[c], one);
                    return Kept(c, kept, weight - kept, papers);
                case Keeps.BothUp:
                    return Kept(c, Up(weight * keep[c], one), Up(weight * (one - keep[c]), one), papers);
                case Keeps.BothCut:
                    return Kept(c, weight * keep[c] / one, weight * (one - keep[c]) / one, papers);
                case Keeps.SumCut:
                    string past = $"{path}{c}";
                    sums[past] = (c, sums.GetValueOrDefault(past).Sum + papers * weight * keep[c]);
                    return weight * (one - keep[c]) / one;
                default:
                    var amount = BigInteger.Min(weight, keep[c]);
                    return Kept(c, amount, weight - amount, papers);
            }
        }

        BigInteger Kept(int c, BigInteger kept, BigInteger on, long papers)
        {
            votes[c] += papers * kept;
            return on;
        }

        // Each elected one has the part of the weight that comes to him or her on average over all orders; all hopeful share the rest.
        // In which steps the average is cut off is the rule's own; that it is the average, exact numbers show elsewhere.
        BigInteger AllOrders(List<int> rank, BigInteger weight, long papers)
        {
            List<int> keeping = [.. rank.Where(elected.Contains)], hopeful = [.. rank.Except(keeping)];
            var left = weight;
            foreach (int c in keeping)
                left -= Kept(c, weight * (keep[c] * Coming([.. keeping.Where(o => o != c)], rank.Count) / one) / one, papers);
            if (hopeful.Count == 0) return left;
            foreach (int c in hopeful) votes[c] += papers * (left / hopeful.Count);
            return 0;

            BigInteger Kept(int c, BigInteger kept, long n)
            {
                votes[c] += n * kept;
                return kept;
            }
        }

        // Chance that just s others, all elected, stand before, times the mean of what any s of them let pass.
        BigInteger Coming(List<int> others, int rank)
        {
            List<BigInteger> means = [one];
            for (int n = 1; n <= others.Count; n++)
            {
                var lets = one - keep[others[n - 1]];
                List<BigInteger> next = [one];
                for (int s = 1; s <= n; s++) next.Add((s < n ? means[s] * (n - s) / n : 0) + lets * means[s - 1] / one * s / n);
                means = next;
            }
            BigInteger coming = 0, chance = one / rank;
            for (int s = 0; s <= others.Count; s++)
            {
                coming += chance * means[s] / one;
                chance = rank - 1 - s > 0 ? chance * (others.Count - s) / (rank - 1 - s) : 0;
            }
            return coming;
        }
    }

    Fraction Quota(CountResult result, Stage stage, int[] hopeful, Fraction candidates, Fraction notExhausted)
    {
        var (rule, unit) = (result.Rules, new Fraction(1, one));
        if (rule == "meek-1987")
        {
            var least = new Fraction(1, 10_000);
            var exactly = (notExhausted / new Fraction(result.Seats + 1, 1)).CutOff(digits);
            return exactly < least ? least : exactly;
        }
        var share = ((rule.Contains('-', StringComparison.Ordinal) && rule is not ("meek-nz" or "meek-2006") ? candidates : notExhausted)
            / new Fraction(result.Seats + 1, 1)).CutOff(digits);
        if (exact) return share;
        var quota = share + unit;
        if ((rule is "meek-nz" or "meek-nz-act") && result.Seats == 1) quota = new Fraction(Up(share.Over, share.Under), 1);
        // Where more have it than seats are vacant it is not enough; but if the guarded are as many as these, the count is complete before.
        bool raised = rule is "meek-nz" or "meek-2006" or "warren" && !TooMany(result, stage, hopeful, quota)
            && hopeful.Count(c => result.Candidates[c - 1].Guarded) != Vacant(result, stage);
        return raised && hopeful.Count(c => Has(stage, c, quota)) > Vacant(result, stage) ? quota + unit : quota;
    }

    /// <summary>The guarded and those at the quota are more than the seats, while the guarded alone are fewer.</summary>
    bool TooMany(CountResult result, Stage stage, int[] hopeful, Fraction quota)
    {
        int[] guarded = [.. hopeful.Where(c => result.Candidates[c - 1].Guarded)];
        int vacant = Vacant(result, stage);
        return guarded.Length > 0 && guarded.Length != vacant && guarded.Union(hopeful.Where(c => Has(stage, c, quota))).Count() > vacant;
    }

    // Where numbers are quasi-exact it takes more, by the band within which they are equal.
    bool Has(Stage stage, int candidate, Fraction quota) =>
        Of(stage.Votes[candidate]) is var votes
            && (exact ? votes - quota >= new Fraction(1, digits == 18 ? 10_000_000_000 : 2_000_000_000_000_000_000) : votes >= quota);

    static int Vacant(CountResult result, Stage stage) => result.Seats - result.Stages.Take(stage.Number - 1).Sum(s => s.Elected.Count());

    Fraction Keep(string rule, Stage stage, int candidate, bool elected, bool gone, bool closed)
    {
        if (gone) return Fraction.Zero;
        var (now, votes, quota) = (Of(stage.KeepValues[candidate]), Of(stage.Votes[candidate]), Of(stage.Quota));
        if (!elected) return Fraction.One;
        if (votes <= Fraction.Zero || closed) return now;
        bool hill = rule is "meek-nz" or "meek-2006" or "warren" or "meek-nz-act";
        if (!hill && stage.Excluded.Any()) return now;
        if (hill && votes <= quota) return now;
        // Real numbers, taken to the nearest.
        if (rule == "meek-1987")
        {
            var exactly = now * quota / votes;
            return Least(Fraction.One, new((2 * exactly.Over * one + exactly.Under) / (2 * exactly.Under), one));
        }
        bool openStv = rule.Contains("openstv", StringComparison.Ordinal);
        if (openStv && votes - quota <= (exact ? new Fraction(1, 10_000_000_000) - new Fraction(1, one) : Fraction.Zero)) return now;
        var next = openStv ? Round(now * quota / votes, up: true) : Round(Round(now * quota, !exact) / votes, !exact);
        // Rounding could make a keep value rise; where its owner has a surplus it does not, but by the words of the law alone it does.
        return rule == "meek-nz-act" ? next : Least(next, hill ? now : Fraction.One);
    }

    Fraction Round(Fraction number, bool up) => up ? new(Up(number.Over * one, number.Under), one) : number.CutOff(digits);

    static Fraction Least(Fraction a, Fraction b) => a < b ? a : b;

    static Fraction Of(Ratio number) => new(number.Numerator, number.Denominator);

    static BigInteger Up(BigInteger over, BigInteger under) => (over + under - 1) / under;

    static bool Same(Fraction expected, Ratio actual) => (expected.Over, expected.Under) == (actual.Numerator, actual.Denominator);

    // The candidates at each rank of a paper, those who are gone struck out; ranks of nobody are none.
    static List<List<int>> Ranks(Electorate admitted, int ranking, HashSet<int> gone)
    {
        List<List<int>> ranks = [];
        foreach (var preference in admitted[ranking])
        {
            if (!preference.EqualToPrevious) ranks.Add([]);
            if (!gone.Contains(preference.Candidate)) ranks[^1].Add(preference.Candidate);
        }
        return [.. ranks.Where(rank => rank.Count > 0)];
    }
}
