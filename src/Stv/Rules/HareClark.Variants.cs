namespace Stv;

internal sealed partial class HareClark
{
    static readonly Fractions
        Whole = new("fractions of a vote are disregarded.", Unit: 1, ExhaustedUnit: 1,
            Credit: votes => votes.Down(), Exhaust: votes => votes.Down(), Cap: value => value),
        Millionths = new("fractions beyond six decimal places are disregarded.", Unit: Ratio.Of(1, 1_000_000), ExhaustedUnit: Ratio.Of(1, 1_000_000),
            Credit: votes => votes.Down(6), Exhaust: votes => votes.Down(6), Cap: value => value),
        Nearest = new("the program rounded them to the nearest sixth decimal place, a value that 1C(4) caps likewise, and exhausted votes "
            + "down to whole ones.", Unit: Ratio.Of(1, 1_000_000), ExhaustedUnit: 1,
            Credit: votes => votes.Nearest(6), Exhaust: votes => votes.Down(), Cap: value => value.Nearest(6));

    /// <summary>The rule sets.</summary>
    public static readonly HareClark
        To2016 = new(new("act-2008", "ACT Legislative Assembly, before 2020", Whole, ApartByCount: false, EverySurplus: false,
            new(EvidenceLevel.TwoEngines, "All three electorates of 2008 count by count against another engine; the elected sets and "
                + "Molonglo's count 105 official."))),
        In2020 = new(new("act-2020", "ACT Legislative Assembly, 2020 as first published", Nearest, ApartByCount: true, EverySurplus: true,
            new(EvidenceLevel.TextOnly, "Published single transfers of 2020, and totals of a constructed election."))),
        From2021 = new(new("act-2021", "ACT Legislative Assembly, since the correction of 2021", Millionths, ApartByCount: false, EverySurplus: false,
            new(EvidenceLevel.TwoEngines, "A constructed election count by count against another engine; published single transfers of "
                + "2020.")));

    /// <summary>What parts the rule sets of schedule 4.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Fractions">What becomes of fractions of a vote, 1A.</param>
    /// <param name="ApartByCount">Papers of equal value are kept apart, in 9, where different counts gave it to them.</param>
    /// <param name="EverySurplus">Every surplus is transferred by 6, also where 4(1) has ended the scrutiny.</param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(
        string Id, string Name, Fractions Fractions, bool ApartByCount, bool EverySurplus, Evidence Evidence);

    /// <summary>What becomes of fractions of a vote.</summary>
    /// <param name="Text">That, in words.</param>
    /// <param name="Unit">What a candidate's votes are multiples of.</param>
    /// <param name="ExhaustedUnit">What exhausted votes are multiples of.</param>
    /// <param name="Credit">Votes as they are credited to a candidate.</param>
    /// <param name="Exhaust">Votes as they are set aside.</param>
    /// <param name="Cap">A transfer value that is capped.</param>
    internal sealed record Fractions(
        string Text, Ratio Unit, Ratio ExhaustedUnit, Func<Ratio, Ratio> Credit, Func<Ratio, Ratio> Exhaust, Func<Ratio, Ratio> Cap);
}
