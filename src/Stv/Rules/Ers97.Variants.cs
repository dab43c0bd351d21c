namespace Stv;

internal sealed partial class Ers97
{
    /// <summary>The rule sets.</summary>
    public static readonly Ers97
        General = new(new("ers97", "Electoral Reform Society rules, 1997",
            "Newland and Britton, How to conduct an election by the Single Transferable Vote, 3rd edition (ERS, 1997), section 5",
            new(EvidenceLevel.TwoEngines, "OpenSTV's figures at every sub-stage; the figures that the booklet prints of its model election."))),
        LabourNec2020 = new(new("labour-nec-2020", "Labour NEC, constituency places, 2020 (inferred)",
            "No published text names the rules; the quota of 12,954.90 for 129,549 papers is that of ERS97, section 5.1.6",
            new(EvidenceLevel.TextOnly, "Only the published quota confirms the arithmetic; the stage sheet has not been found.")));

    /// <summary>Who uses the rules.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Law">Where the rules stand, or from what they are inferred.</param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Use(string Id, string Name, string Law, Evidence Evidence);
}
