using System.Collections.Immutable;

namespace Stv.Properties;

/// <summary>What a format can hold is read back as it was, from one format through another too.</summary>
public class ConvertLaws
{
    static readonly ImmutableArray<string> Names =
    [
        "Ann Archer", "Bo Baker", "Çelik, Ömer", "Di O'Neil", "Ewa {E}", "Fay", "Gil", "Hal", "Ida", "Jo", "Kai", "Lea",
    ];

    public static TheoryData<string> Targets => [.. BallotTarget.All.Select(one => one.Id)];

    [Theory, MemberData(nameof(Targets))]
    public void What_a_format_holds_is_read_back_through_any_other(string id)
    {
        int compared = 0;
        var first = BallotTarget.Find(id)!;
        Laws.Check(Samples.Small, 300, sample =>
        {
            if (sample.Candidates > Names.Length) return;
            var electorate = sample.Electorate();
            var builder = new ElectorateBuilder(sample.Candidates);
            if (electorate.Empty > 0) builder.Add(electorate.Empty);
            for (int i = 0; i < electorate.Rankings; i++) builder.AddCodes(electorate[i].Papers, electorate[i].Codes);
            var election = new Election(builder.Build(Names.Take(sample.Candidates))) { Seats = 1 };
            var papers = Papers(election);
            if (papers.Keys.All(key => key.Length == 0) || Marks(first, election) || Again(first, election) is not { } read) return;
            Assert.Equal(papers, Papers(read));
            foreach (var second in BallotTarget.All)
            {
                // Who is learnt from the ballots may be in another order, or missing.
                if (Marks(second, read) || Again(second, read with { Seats = 1 }) is not { } again) continue;
                compared++;
                Assert.Equal(papers, Papers(again));
            }
            if (first.Lost(election).All(sentence => !sentence.Contains("order of the candidates", StringComparison.Ordinal)))
                Assert.Equal(election.Candidates.Select(one => one.Name), read.Candidates.Select(one => one.Name));
        });
        Laws.Enough(compared, 100, $"elections went through {id} and another format");
    }

    /// <summary>The format loses marks of papers, or papers.</summary>
    static bool Marks(BallotTarget target, Election election) =>
        target.Lost(election).Any(sentence => sentence.Contains("paper", StringComparison.OrdinalIgnoreCase));

    /// <summary>The election written and read; null where the format refuses it, as a table in which a column has no ranks.</summary>
    static Election? Again(BallotTarget target, Election election)
    {
        using var stream = new MemoryStream();
        try
        {
            target.Write(election, stream);
        }
        catch (ArgumentException)
        {
            Assert.Empty(stream.ToArray());
            return null;
        }
        stream.Position = 0;
        return new BallotReader(stream).Read();
    }

    /// <summary>The papers by their ranks with names, ranks left blank at the end left out.</summary>
    static SortedDictionary<string, long> Papers(Election election)
    {
        var papers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (election.Electorate.Empty > 0) papers[""] = election.Electorate.Empty;
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            List<List<string>> ranks = [];
            foreach (var mark in election.Electorate[i])
            {
                string name = mark.Overvote ? "?" : mark.Blank ? "" : election.Candidates[mark.Candidate - 1].Name;
                if (mark.EqualToPrevious) ranks[^1].Add(name);
                else ranks.Add([name]);
            }
            string key = string.Join(" > ", ranks.Select(rank => string.Join(" = ", rank.Distinct().Order(StringComparer.Ordinal))))
                .TrimEnd(' ', '>');
            papers[key] = papers.GetValueOrDefault(key) + election.Electorate[i].Papers;
        }
        return papers;
    }
}
