namespace Stv;

internal sealed partial class AustralianSenate
{
    /// <summary>The rule sets.</summary>
    public static readonly AustralianSenate
        Text1984 = new(new(
            "senate-1984", "Australian Senate, the Act of 1984 to 2021", Bulk: true, AnyDiffer: false, LastPlacesPrevail: false,
            new(EvidenceLevel.TwoEngines, "ACT and NT 2013 count by count against another engine: no tie in them parts the text from practice."))),
        Text2021 = new(new(
            "senate-2021", "Australian Senate, the Act since 2021, by computer", Bulk: false, AnyDiffer: true, LastPlacesPrevail: false,
            new(EvidenceLevel.TwoEngines, "ACT and NT 2016 count by count against another engine: its figures are those of aec-senate-2016."))),
        Aec2013 = new(new(
            "aec-senate-2013", "Australian Senate as counted in 2013", Bulk: true, AnyDiffer: true, LastPlacesPrevail: false,
            new(EvidenceLevel.TwoEngines, "ACT and NT 2013 count by count against another engine; first preferences and the ACT's final "
                + "totals official."))),
        Aec2016 = new(new(
            "aec-senate-2016", "Australian Senate as counted in 2016", Bulk: false, AnyDiffer: true, LastPlacesPrevail: false,
            new(EvidenceLevel.Official, "Every official figure of the ACT and the NT, 2016; there is no tie in them."))),
        Aec2019 = new(new(
            "aec-senate-2019", "Australian Senate as counted in 2019", Bulk: false, AnyDiffer: true, LastPlacesPrevail: true,
            new(EvidenceLevel.Official, "Every official figure of the ACT, 2019; that count does not show when (18) is applied, nor "
                + "ties.")));

    /// <summary>What parts the rule sets of section 273.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Bulk">Subsection (13A), the exclusion of several at once, is applied.</param>
    /// <param name="AnyDiffer">
    /// Standing in the poll, (31), looks for the last count at which any of the tied differed; otherwise for the last at which all did.
    /// </param>
    /// <param name="LastPlacesPrevail">
    /// Where subsection (18), the election to the last places, meets (9), (13) and (13AA), which command transfers, it prevails.
    /// </param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(string Id, string Name, bool Bulk, bool AnyDiffer, bool LastPlacesPrevail, Evidence Evidence);

    /// <summary>
    /// (13A) to (13C): how many of the lowest go together. A notional vote is a candidate's votes and all below. B is the highest
    /// whose notional vote is less than the vacancy shortfall and than the votes of the next; unless it is also less than the
    /// leading shortfall, C is the highest for whom it is.
    /// </summary>
    static int Bulk(GregoryCount count)
    {
        Ratio[] poll = [.. count.Continuing.Select(c => count.Votes[c]).Order()], notional = new Ratio[poll.Length];
        Ratio sum = 0;
        for (int i = 0; i < poll.Length; i++) notional[i] = sum += poll[i];
        var leading = count.Quota - poll[^1];
        var vacancy = poll[^count.Vacancies..].Aggregate(default(Ratio), (shortfall, votes) => shortfall + count.Quota - votes);

        int b = -1;
        for (int i = 0; i + 1 < poll.Length; i++) if (notional[i] < vacancy && notional[i] < poll[i + 1]) b = i;
        if (b >= 0 && notional[b] >= leading) b = Array.FindLastIndex(notional, n => n < leading);
        return Math.Min(b + 1, poll.Length - count.Vacancies);
    }
}
