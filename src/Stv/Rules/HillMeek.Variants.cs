namespace Stv;

internal sealed partial class HillMeek
{
    static readonly Evidence Text = new(EvidenceLevel.TextOnly,
        "The algorithm of meek-nz, which is Hill's program; no count by the general version of the program is at hand.");

    /// <summary>The rule sets.</summary>
    public static readonly HillMeek
        NewZealand = new(new("meek-nz", "New Zealand, as counted",
            "Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, as I. D. Hill's program counts",
            Share: "10", Quota: "5", Elect: "6", Exclude: "13", Tie: "19", Keep: "7", Stable: "23", End: "3", Keeping.Up, Majority: true, Draws: true,
            new(EvidenceLevel.TwoEngines, "Every iteration of three elections counted by Hill's program; OpenSTV's figures on real wards."))),
        Meek2006 = new(new("meek-2006", "Meek's method, Hill 2006", "I. D. Hill, Implementing STV by Meek's method, Voting matters 22 (2006)",
            Share: "share", Quota: "quota", Elect: "elect", Exclude: "exclude", Tie: "tie", Keep: "keep", Stable: "stable", End: "end",
            Keeping.Up, Majority: false, Draws: false, Text)),
        Warren = new(new("warren", "Warren's method, computed as Hill's", "C. H. E. Warren, Counting in STV elections, Voting matters 1 (1994), "
            + "in the form of Hill 2006",
            Share: "share", Quota: "quota", Elect: "elect", Exclude: "exclude", Tie: "tie", Keep: "keep", Stable: "stable", End: "end",
            Keeping.Amount, Majority: false, Draws: false, Text));

    /// <summary>What parts the rule sets: the numbers of their clauses, and three differences of substance.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Law">The law or publication.</param>
    /// <param name="Share">The clause by which papers are counted.</param>
    /// <param name="Quota">That of the quota.</param>
    /// <param name="Elect">That by which candidates are elected.</param>
    /// <param name="Exclude">That by which they are excluded.</param>
    /// <param name="Tie">That for ties.</param>
    /// <param name="Keep">That for keep values.</param>
    /// <param name="Stable">That for a count at rest.</param>
    /// <param name="End">That for the last seats.</param>
    /// <param name="Keeping">What an elected candidate keeps: a part, or an amount.</param>
    /// <param name="Majority">One seat asks for an absolute majority.</param>
    /// <param name="Draws">The law draws pseudo-random numbers of its own, where otherwise a lot is asked for.</param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(
        string Id, string Name, string Law, string Share, string Quota, string Elect, string Exclude, string Tie, string Keep, string Stable, string End,
        Keeping Keeping, bool Majority, bool Draws, Evidence Evidence);
}
