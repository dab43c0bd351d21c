// Writes and reads every form of our packages. A type that another version of a package no longer has is missed only when it is used.
using Stv;
using Stv.Testing;

var election = BltReader.ReadFile(args[0]);
foreach (string rules in (string[])["scotland-2011", "meek-nz", "qpq"])
{
    var result = Rules.ForId(rules).Count(election, Decisions.FromSeed("newest", election.Candidates.Length));
    using var csv = new StringWriter();
    ResultCsv.Write(result, csv);
    var diff = ResultDiff.Of(result, OfficialTable.Read(new StringReader(csv.ToString())));
    using var json = new MemoryStream();
    ResultJson.Write(result, json);
    json.Position = 0;
    var read = ResultJson.Read(json);
    TextSheet.Write(read, TextWriter.Null, 80);
    HtmlSheet.Write(read, TextWriter.Null);
    MarkdownSheet.Write(read, TextWriter.Null);
    OpaVoteJson.Write(read, Stream.Null);
    if (rules == "scotland-2011")
    {
        RctabJson.Write(read, Stream.Null);
        UniversalRcvJson.Write(read, Stream.Null);
    }
    if (!diff.Agrees) throw new InvalidOperationException($"{rules}: the result is not its own table.");
    Console.WriteLine($"{rules}: {diff.Compared} figures written and read");
}
using var specification = new MemoryStream("""
    { "seats": 1, "papers": 9, "seed": 1, "candidates": ["A", "B"], "model": { "kind": "impartial-culture" } }
    """u8.ToArray());
using var ballots = new MemoryStream();
SpecificationJson.Read(specification).WriteBlt(ballots);
ballots.Position = 0;
Console.WriteLine($"{new BltReader(ballots).Read().Electorate.Papers} papers drawn");
using var table = new MemoryStream("id,1st choice,2nd choice\n1,A,B\n2,B,\n"u8.ToArray());
Console.WriteLine($"{new BallotReader(table).Read().Electorate.Papers} papers of a table read");
Laws.Hold(Rules.Irv, cases: 100);
Console.WriteLine("The laws hold.");
