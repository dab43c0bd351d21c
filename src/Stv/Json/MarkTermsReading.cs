namespace Stv;

/// <summary>Reads terms for marks, as results and rules as data have them.</summary>
internal static class MarkTermsReading
{
    /// <summary>Reads the terms.</summary>
    /// <exception cref="FormatException">They are none; the message gives the JSON path.</exception>
    public static MarkTerms Read(JsonPart part)
    {
        part.Object(["equalRank", "blankRank", "repeated"], "blankRanks", "mostRanks", "fewestPreferences", "judgedAsMarked",
            "undeclaredStruckOut");
        return new()
        {
            EqualRank = part["equalRank"].Name<AtMark>(),
            BlankRank = part["blankRank"].Name<AtMark>(),
            BlankRanks = (int)(part.Find("blankRanks")?.Whole(0, Electorate.MaxCandidates) ?? 0),
            Repeated = part["repeated"].Name<AtMark>(),
            MostRanks = (int?)part.Find("mostRanks")?.Whole(1, Electorate.MaxCandidates),
            FewestPreferences = (int)(part.Find("fewestPreferences")?.Whole(1, Electorate.MaxCandidates) ?? 1),
            JudgedAsMarked = part.Find("judgedAsMarked")?.TrueOrFalse() ?? false,
            UndeclaredStruckOut = part.Find("undeclaredStruckOut")?.TrueOrFalse() ?? false,
        };
    }
}
