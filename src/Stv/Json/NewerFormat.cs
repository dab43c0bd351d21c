namespace Stv;

/// <summary>The format of a file that is newer than the one this program knows.</summary>
/// <param name="Format">What the file says.</param>
internal sealed record NewerFormat(long Format)
{
    /// <summary>The paths of members that nobody knows.</summary>
    public List<string> PassedOver { get; } = [];

    /// <summary>What every error of such a file ends with: it may be no fault of the file.</summary>
    public string InErrors => $"; the file is of format {Format}, newer than format {ResultMembers.Format}, which this program knows";

    /// <summary>What the result of such a file says of it.</summary>
    public Diagnostic InResult()
    {
        const int Most = 8;
        string which = PassedOver.Count == 0 ? "All its members are known."
            : $"Members passed over: {string.Join(", ", PassedOver.Take(Most))}"
                + (PassedOver.Count > Most ? $" and {PassedOver.Count - Most} more." : ".");
        string text = $"The result is of format {Format}, of which this program knows what format {ResultMembers.Format} had. {which}";
        return new(Severity.Note, "result-format-newer", 0, 0, text);
    }
}
