namespace Stv.Properties;

/// <summary>
/// What Meek's first principle comes to in figures: after an exclusion keep values are those of a count in which the excluded never
/// stood, to within what the rule itself calls a rest.
/// </summary>
/// <remarks>
/// For given elected candidates let k and k' be keep values, and σ and σ' the sums of the differences between the votes of those
/// elected and the quota that k and k' lead to. For a solution σ is 0.
/// Raising a keep value gives no other candidate more, nor the papers' ends; that is all that is used of the method.
/// Let D be what those who keep more by k than by k' hold more together if the others keep the less of both. It goes to others, the
/// ends at most, so that it lowers the quota by at most D ÷ (S + 1) for S seats. By k' these candidates, no more than E, hold no more
/// than when the others keep the less of both, because the others keep more. So D ≤ σ + σ' + E × D ÷ (S + 1), and
/// D ≤ (σ + σ') × (S + 1) ÷ (S + 1 − E), which is called the reach here. The same holds for those who keep less. Therefore:
/// - nobody's votes differ by more than the reach;
/// - if one keep value of k' is replaced by that of k, all elected together hold more or less by no more than the reach. By Meek's method
///   what they hold is linear in that keep value, so that this bounds the difference of keep values: by the reach divided by the votes
///   that would leave the elected if that one kept nothing.
/// A bound on keep values alone there is not: where two are elected by papers that rank these two and nobody else, hardly anything leaves
/// them, and a surplus of s lets keep values differ by about the square root of s (the last test).
/// Rounding: a paper is cut or raised by a unit at most at every candidate it passes, and by another where a share or a sum is cut off.
/// </remarks>
public class ExclusionLaw
{
    public static TheoryData<string> Ids => MeekLaws.Ids;

    // The solution is worked out to 27 places.
    static readonly Precision Fine = new(18, 9);

    [Theory, MemberData(nameof(Ids))]
    public void After_an_exclusion_the_keep_values_are_those_of_a_count_in_which_the_excluded_never_stood(string id)
    {
        int compared = 0, shared = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            HashSet<int> elected = [], gone = [];
            var result = trial.Count();
            foreach (var stage in result.Stages)
            {
                // By Algorithm 123 a quota below a ten-thousandth is raised to it.
                if (elected.Count > 0 && gone.Count > 0 && stage.Quota > Ratio.Of(1, 10_000)
                    && Unrest(stage, elected) <= Tolerance(id, stage, elected))
                {
                    compared++;
                    if (trial.Electorate.Marked) shared++;
                    Alike(trial, result.Papers, stage, elected, gone);
                }
                elected.UnionWith(stage.Elected);
                gone.UnionWith(stage.Excluded);
            }
        }, cases: 600, Samples.Small);
        Laws.Enough(compared, 60, "states of rest were compared");
        Laws.Enough(shared, 15, "of them were of papers with marks");
    }

    [Fact]
    public void Keep_values_may_differ_by_the_root_of_a_surplus_that_is_none()
    {
        var builder = new ElectorateBuilder(5);
        builder.Add(1_000_001, 1, 2);
        builder.Add(1_000_001, 2, 1);
        builder.Add(999_000, 3);
        builder.Add(900_000, 4);
        builder.Add(100_998, 5, 4);
        var electorate = builder.Build("Archer", "Baker", "Carver", "Draper", "Ellis");
        // Archer and Baker have one vote more than the quota of a million, which Algorithm 123 calls none, and keep all of it.
        var stage = Rules.ForId("meek-1987").Count(electorate, seats: 3).Stages[1];
        Assert.Equal<Ratio>(1, stage.KeepValues[1]);
        Assert.Equal<Ratio>(1, stage.KeepValues[2]);

        // Had Ellis never stood, they would have more than the quota if they kept a thousandth less: the solution is beyond that.
        var tree = KeepTree.Of(electorate.Withdraw(5), Fine, Keeping.Up, Sharing.Straight);
        tree.Open(1);
        tree.Open(2);
        var (keep, votes) = (new Ratio[6], new Ratio[6]);
        Array.Fill(keep, Ratio.Of(999, 1000));
        tree.Distribute(keep, votes);
        var quota = (electorate.Papers - votes[0]) / 4;
        Assert.True(votes[1] > quota && votes[2] > quota);
    }

    /// <summary>How far those elected are from the quota, together.</summary>
    static Ratio Unrest(Stage stage, IEnumerable<int> elected) =>
        elected.Aggregate(default(Ratio), (sum, c) => sum + Size(stage.Votes[c] - stage.Quota));

    /// <summary>How far they may be where the rule calls the count at rest.</summary>
    static Ratio Tolerance(string id, Stage stage, IReadOnlyCollection<int> elected) => id switch
    {
        "meek-nz" or "meek-nz-act" or "meek-2006" or "warren" => Ratio.Of(1, 10_000),
        "meek-prf" or "meek-droop" or "warren-droop" => Ratio.Of(1, 1_000_000),
        "meek-droop-guarded" or "warren-droop-guarded" => Ratio.Of(1, 1_000_000_000),
        // Every quotient of quota and votes is within a hundred-thousandth of one.
        "meek-1987" => elected.Aggregate(default(Ratio), (sum, c) => sum + stage.Votes[c]) * Ratio.Of(1, 100_000),
        // Keep values change no more: the product by quota and votes is less than a unit below the keep value.
        "meek-openstv" or "warren-openstv" => Unchanged(stage, elected, Ratio.FromUnits(1, 6)),
        "meek-openstv-qx" or "warren-openstv-qx" => Unchanged(stage, elected, Ratio.FromUnits(1, 18)) + Ratio.FromUnits(elected.Count, 10),
        _ => throw new ArgumentOutOfRangeException(nameof(id)),
    };

    static Ratio Unchanged(Stage stage, IEnumerable<int> elected, Ratio unit) => elected.Where(c => stage.KeepValues[c] > unit)
        .Aggregate(default(Ratio), (sum, c) => sum + stage.Quota * unit / (stage.KeepValues[c] - unit));

    static void Alike(Trial trial, Ratio papers, Stage stage, HashSet<int> elected, HashSet<int> gone)
    {
        var law = (MeekLaw)trial.Rule.Body;
        // The papers as the rule reads them, and then without the excluded.
        var electorate = trial.Rule.Admit(trial.Electorate).Electorate.Withdraw(gone);
        var solution = new Solution(trial.Rule.Id, electorate, elected, trial.Seats);
        var rounding = papers * stage.KeepValues.Count * 2 * law.Precision.Unit;
        var reach = (Tolerance(trial.Rule.Id, stage, elected) + solution.Unrest + elected.Count * (2 * rounding + law.Precision.Unit))
            * Ratio.Of(trial.Seats + 1, trial.Seats + 1 - elected.Count);
        foreach (int c in trial.Sample.Standing.Except(gone)) Assert.InRange(Size(stage.Votes[c] - solution.Votes[c]), 0, reach + rounding);
        foreach (int c in elected) Assert.InRange(Size(solution.HeldWith(c, stage.KeepValues[c]) - solution.Held), 0, reach);
    }

    static Ratio Size(Ratio number) => number.Sign < 0 ? -number : number;

    /// <summary>The keep values of some elected candidates, worked out from one with the papers of those who stood.</summary>
    sealed class Solution
    {
        readonly KeepTree tree;
        readonly HashSet<int> elected;
        readonly Ratio[] keep;

        public Solution(string id, Electorate electorate, HashSet<int> elected, int seats)
        {
            var keeping = id.StartsWith("warren", StringComparison.Ordinal) ? Keeping.Amount : Keeping.Up;
            tree = KeepTree.Of(electorate, Fine, keeping, Sharings(id));
            this.elected = elected;
            foreach (int c in elected) tree.Open(c);
            keep = new Ratio[electorate.Candidates.Length + 1];
            Votes = new Ratio[keep.Length];
            Array.Fill(keep, 1);
            for (int i = 0; ; i++)
            {
                tree.Distribute(keep, Votes);
                var quota = (Sum(Enumerable.Range(1, keep.Length - 1)) / (seats + 1)).Down(27);
                Unrest = elected.Aggregate(default(Ratio), (sum, c) => sum + Size(Votes[c] - quota));
                if (i == 400 || Unrest < Ratio.FromUnits(1, 18)) break;
                foreach (int c in elected.Where(c => Votes[c] > quota)) keep[c] = (keep[c] * quota / Votes[c]).Up(27);
            }
            Held = Sum(elected);
        }

        static Sharing Sharings(string id) => id == "meek-2006" ? Sharing.Completed : id == "warren" ? Sharing.Straight : Sharing.Apart;

        public Ratio[] Votes { get; }

        /// <summary>How far it is from being one.</summary>
        public Ratio Unrest { get; }

        /// <summary>The votes of the elected together.</summary>
        public Ratio Held { get; }

        /// <summary>The same with another keep value of one of them.</summary>
        public Ratio HeldWith(int candidate, Ratio value)
        {
            var (own, votes) = (keep[candidate], Votes.ToArray());
            keep[candidate] = value;
            tree.Distribute(keep, Votes);
            var held = Sum(elected);
            keep[candidate] = own;
            votes.CopyTo(Votes, 0);
            return held;
        }

        Ratio Sum(IEnumerable<int> who) => who.Aggregate(default(Ratio), (sum, c) => sum + Votes[c]);
    }
}
