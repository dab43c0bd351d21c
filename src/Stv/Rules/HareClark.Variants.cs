namespace Stv;

internal sealed partial class HareClark
{
    /// <summary>The rule sets.</summary>
    public static readonly HareClark
        To2016 = new(new("act-2008", "ACT Legislative Assembly, before 2020", 0, AsPublished2020: false,
            new(EvidenceLevel.TwoEngines, "All three electorates of 2008 count by count against another engine; the elected sets and "
                + "Molonglo's count 105 official."))),
        In2020 = new(new("act-2020", "ACT Legislative Assembly, 2020 as first published", 6, AsPublished2020: true,
            new(EvidenceLevel.TextOnly, "Published single transfers of 2020 and the elected set of a constructed election."))),
        From2021 = new(new("act-2021", "ACT Legislative Assembly, since the correction of 2021", 6, AsPublished2020: false,
            new(EvidenceLevel.TwoEngines, "A constructed election count by count against another engine; published single transfers of "
                + "2020.")));

    /// <summary>What parts the rule sets of schedule 4.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Places">Decimal places to which votes are credited.</param>
    /// <param name="AsPublished2020">
    /// The program of 2020, corrected in 2021: it rounded to the nearest, a capped transfer value too; kept papers of equal value
    /// apart by the count that gave it; cut exhausted votes to whole ones; and went on with surpluses when all places were filled.
    /// </param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(string Id, string Name, int Places, bool AsPublished2020, Evidence Evidence);
}
