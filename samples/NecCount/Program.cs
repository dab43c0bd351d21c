using System.Security.Cryptography;
using Stv;

// Draws the election of a specification and counts it by ERS97 and by block vote. Arguments: the specification, a folder for the pages.
using var file = File.OpenRead(args[0]);
ElectorateSpecification specification = SpecificationJson.Read(file);
Election election = specification.Draw();

// The same papers as a file, for their fingerprint: with it and the command anybody can repeat the count.
using var papers = new MemoryStream();
specification.WriteBlt(papers);
string fingerprint = Convert.ToHexStringLower(SHA256.HashData(papers.ToArray()));

foreach (var rule in new[] { Rules.ForId("ers97"), Rules.ForId("block-vote") })
{
    CountResult result = rule.Count(election);
    using var page = new StreamWriter(Path.Combine(args[1], $"nec-2020-{rule.Id}.html")) { NewLine = "\n" };
    HtmlSheet.Write(result, page, new("samples/NecCount")
    {
        Input = "nec-2020.blt",
        Sha256 = fingerprint,
        Command = $"stv generate {args[0]} | stv count - --rules {rule.Id}",
    });

    Console.WriteLine($"{rule.Name}, elected:");
    foreach (var slate in election.Candidates.GroupBy(candidate => candidate.Party ?? "On their own"))
    {
        string[] elected = [.. slate.Where(candidate => result.Elected.Contains(candidate.Number)).Select(candidate => candidate.Name)];
        Console.WriteLine(
            $"  {slate.Key}: {elected.Length} of {slate.Count()}{(elected.Length == 0 ? "" : $": {string.Join(", ", elected)}")}");
    }
    if (result.Undecided is { } lot) Console.WriteLine($"  Stage {lot.Stage} needs a lot among candidates {string.Join(", ", lot.Tied)}.");
}
