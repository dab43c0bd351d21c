namespace Stv.Properties;

/// <summary>The most that fractions disregarded may add up to in one stage, worked out from what each law cuts off.</summary>
static class LossBound
{
    public static Ratio Of(Rule rule, Stage stage) => rule.Body switch
    {
        // Each paper that a surplus moves loses less than one unit of the fifth place.
        Scotland => OfPapers(stage, 100_000),
        // Cut off after two places, each paper that a surplus moves loses less than 0.01; these laws call that non-transferable.
        Ers97 or NorthernIreland => OfPapers(stage, 100),
        // Two cuts: less than one unit of the fourth place in the weight, and as much again over the candidate's votes in the product.
        WigmPrf => OfPapers(stage, 5_000),
        // What is taken and what each receives are whole votes, so the fractions add up to less than the number of receivers.
        AustralianSenate => Math.Max(0, Receivers(stage).Count() - 1),
        HareClark => OfReceivers(rule.Id, stage),
        MeekLaw law => OfCounting(law, stage),
        // No votes are lost; but who is within the band above some quotas does not have more than these.
        Qpq => new Precision(9, 9, Ratio.Of(1, 2_000_000_000)).Band,
        InstantRunoff or BlockVote => 0,
        _ => throw new InvalidOperationException($"What {rule} may lose is not known."),
    };

    static Ratio OfPapers(Stage stage, int unit) =>
        stage.Action == StageAction.Surplus ? Ratio.Of(stage.Transfers.Sum(t => t.Papers), unit) : 0;

    static IEnumerable<int> Receivers(Stage stage) => stage.Transfers.Where(t => t.Papers > 0).Select(t => t.To).Distinct();

    // A unit for each receiver, and what the papers of a surplus do not carry.
    static Ratio OfReceivers(string id, Stage stage)
    {
        var moved = stage.Transfers.Aggregate(default(Ratio), (sum, t) => sum + t.Votes - t.Value * t.Papers);
        var (unit, exhausted) = id switch
        {
            "act-2008" => ((Ratio)1, (Ratio)1),
            "act-2020" => (Ratio.Of(1, 1_000_000), 1),
            _ => (Ratio.Of(1, 1_000_000), Ratio.Of(1, 1_000_000)),
        };
        return Receivers(stage).Aggregate(Ratio.Max(moved, 0), (bound, to) => bound + (to == Transfer.Exhausted ? exhausted : unit));
    }

    // All papers are counted afresh, so that a stage's loss is its own. A paper passes every candidate once at most. Where what stays and
    // what goes on are rounded each by itself they are a unit apart from the whole, and another where what stays is cut off of a sum; a
    // share cut off loses a unit more. Where the remainder goes on nothing is lost, and where products are rounded up the loss is negative.
    static Ratio OfCounting(MeekLaw law, Stage stage)
    {
        int units = law.Keeping switch { Keeping.Up or Keeping.Amount => 0, Keeping.PooledDown => 2, _ => 1 }
            + (law.MarksAs.EqualRank == AtMark.Shared ? 1 : 0);
        int candidates = stage.KeepValues.Count;
        var papers = stage.Exhausted + stage.Loss;
        for (int c = 1; c <= candidates; c++) papers += stage.Votes[c];
        return papers * candidates * units * law.Precision.Unit;
    }
}
