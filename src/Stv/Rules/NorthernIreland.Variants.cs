namespace Stv;

internal sealed partial class NorthernIreland
{
    /// <summary>The rule sets.</summary>
    public static readonly NorthernIreland
        Practice = new("northern-ireland", "Northern Ireland, councils and Assembly", LastExclusion.Nothing),
        First = new(
            "northern-ireland-first", "Northern Ireland, first preferences of the last exclusion transferred", LastExclusion.FirstPreferences),
        All = new("northern-ireland-all", "Northern Ireland, the last exclusion transferred in full", LastExclusion.Everything);

    /// <summary>
    /// What still moves of the last exclusion. Rule 52(1) with (3) reads as if nothing did; 51(2) with (3) moves first preferences before
    /// 51(5) asks whether vacancies remain; nothing forbids to finish the exclusion.
    /// </summary>
    internal enum LastExclusion
    {
        Nothing,
        FirstPreferences,
        Everything,
    }

    static string Confirmed(LastExclusion last) => "OpenSTV's figures at every stage before an ending by rule 52(2), which it omits; "
        + (last == LastExclusion.Nothing
            ? "two official sheets of 2011, the last exclusion included, with papers constructed to move as they say."
            : "official sheets of 2011 and 2016 show that nothing of the last exclusion moved.");

    static string InWords(LastExclusion last) => last switch
    {
        LastExclusion.Nothing => "Nothing further is transferred.",
        LastExclusion.FirstPreferences => "First preferences of those whose exclusion brings this about are transferred before.",
        _ => "All papers of those whose exclusion brings this about are transferred before.",
    };
}
