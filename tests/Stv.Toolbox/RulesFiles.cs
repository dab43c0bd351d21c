namespace Stv.Toolbox;

/// <summary>The terms of laws in the catalogue, as files: <c>samples/RulesFiles</c>.</summary>
static class RulesFiles
{
    /// <summary>The rule sets of which there are terms.</summary>
    public static string[] Ids { get; } = ["scotland-2011", "prf-wigm", "prf-wigm-batch", "aec-senate-2016", "northern-ireland", "irv"];

    /// <summary>The rules that the terms of one make.</summary>
    public static Rule Read(string id)
    {
        using var file = File.OpenRead(Repository.PathOf("samples", "RulesFiles", $"{id}.json"));
        return RuleTermsJson.Read(file);
    }
}
