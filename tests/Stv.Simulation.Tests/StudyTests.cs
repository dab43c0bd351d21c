using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Stv.Simulation.Tests;

/// <summary>Studies of what a slate should ask its supporters for.</summary>
public class StudyTests
{
    static readonly SlateModel Model = new(
        [new("Left", 50, [1, 2, 3], [5, 3, 2]) { Loyalty = Ratio.Of(9, 10) }, new("Right", 40, [4, 5, 6], [2, 2, 1]),
            new("Alone", 10, [7], [1])],
        [new("North", 2), new("South", 1) { Strengths = [1, 2, 6, 2, 2, 1, 1] }, new("West", 1) { SlateShares = [60, 30, 10] }]);

    static readonly ElectorateSpecification Three = new(
        [.. Enumerable.Range(1, 7).Select(n => new Candidate(n, $"Candidate {n}"))], seats: 3, papers: 600, seed: 11, Model);

    static SlateStudy Study(Ratio? compliance = null, int swing = 20, ulong? seed = null, params string[] rules) =>
        new(Three, "Left", [.. (rules.Length == 0 ? ["scotland-2011", "block-vote"] : rules).Select(Rules.ForId)],
            compliance ?? Ratio.Of(4, 5), swing, seed);

    [Fact]
    public void Any_number_of_threads_gives_the_same_outcomes_in_order()
    {
        var study = Study();
        string one = Csv(study, study.Run(0, 40, threads: 1));
        Assert.Equal(one, Csv(study, study.Run(0, 40, threads: 2)));
        Assert.Equal(one, Csv(study, study.Run(0, 40, threads: 7)));
        Assert.Equal(one, Csv(study, [.. study.Run(0, 13, 2), .. study.Run(13, 27, 3)]));
        Assert.NotEqual(one, Csv(Study(seed: 12), Study(seed: 12).Run(0, 40, 2)));
    }

    [Fact]
    public void An_outcome_is_that_of_the_papers_drawn_and_counted_by_hand()
    {
        var study = Study(swing: 0);
        foreach (var outcome in study.Run(3, 2, 1))
        {
            for (int a = 0; a < study.Advices.Length; a++)
            {
                ImmutableArray<ImmutableArray<int>> orders = study.Advices[a] switch
                {
                    SlateAdvice.None => [],
                    SlateAdvice.OneOrder => [[1, 2, 3]],
                    SlateAdvice.Rotated => [[1, 2, 3], [2, 3, 1], [3, 1, 2]],
                    // In the South the third is the strongest and the first the weakest.
                    _ => [[1, 2, 3], [3, 2, 1], [1, 2, 3]],
                };
                var builder = new ElectorateBuilder(7);
                Model.Asking("Left", orders, Ratio.Of(4, 5)).AddTo(builder, 11, outcome.Election * ElectorateModel.BlockSize, 600);
                var papers = builder.Build(Three.Candidates);
                var lots = Decisions.FromSeed($"11/{outcome.Election}", 7);
                Assert.Equal(Rules.Scotland2011.Count(papers, 3, lots).Elected, outcome.Elected[a * 2]);
                Assert.Equal(Rules.ForId("block-vote").Count(papers, 3, lots).Elected, outcome.Elected[a * 2 + 1]);
            }
        }
    }

    [Fact]
    public void Support_swings_within_its_bounds_and_evenly()
    {
        var shares = new List<double>();
        for (int election = 0; election < 4000; election++)
        {
            var swung = Swinging.Of(Model, 20, Xoshiro.ForBlock(1, -1 - election));
            Assert.All(swung.Slates.Zip(Model.Slates), pair =>
                Assert.InRange(pair.First.Share, pair.Second.Share * 800, pair.Second.Share * 1200));
            shares.Add(swung.Slates[0].Share / 50_000.0);
            // The same factor for a slate and for a candidate everywhere.
            Assert.InRange(swung.Regions[2].SlateShares[0] - swung.Slates[0].Share / 50.0 * 60, -2, 2);
            Assert.InRange(swung.Regions[1].Strengths[2] - swung.Slates[0].Strengths[2] / 2.0 * 6, -4, 4);
        }
        Assert.InRange(shares.Average(), 0.995, 1.005);
        Assert.InRange(shares.Count(share => share < 0.9), 900, 1100);
        Assert.Same(Model, Swinging.Of(Model, 0, Xoshiro.ForBlock(1, -1)));
    }

    [Fact]
    public void What_is_written_can_be_read_and_gone_on_from()
    {
        var study = Study();
        ImmutableArray<StudyOutcome> outcomes = [.. study.Run(0, 12, 2)];
        string whole = Csv(study, outcomes);
        var (read, length) = StudyCsv.Read(study, whole);
        Assert.Equal(outcomes, read);
        Assert.Equal(whole.Length, length);
        for (int cut = 0; cut < whole.Length; cut += 97)
        {
            (read, length) = StudyCsv.Read(study, whole[..cut]);
            Assert.Equal(outcomes[..read.Length], read);
            Assert.True(length <= cut);
            using var text = new StringWriter();
            text.Write(whole[..length]);
            if (length == 0) StudyCsv.WriteHead(text);
            foreach (var outcome in study.Run(read.Length, 12 - read.Length, 2)) StudyCsv.Write(study, outcome, text);
            Assert.Equal(whole, text.ToString());
        }
    }

    [Theory]
    [InlineData("study,election\n", "1:1: expected the columns")]
    [InlineData("a letter without a newline", "1:1: expected the columns")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,1,none,scotland-2011,1,1 4 5\n", "2:1: expected a row that begins with KEY,0,none,scotland-2011,")]
    [InlineData("study,election,advice,rule,of-slate,elected\n0123456789abcdef,0,none,scotland-2011,1,1 4 5\n", "2:1: expected a row that begins with KEY")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,2,1 4 5\n", "2:1: expected how many of the slate")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,1,1 4 8\n", "2:1: expected how many of the slate")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,1,1 4 5\nKEY,0,none,block-vote\n", "3:1: expected a row")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,3,1 1 1\n", "2:1: expected how many of the slate")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,1,1 4 5 6\n", "2:1: expected how many of the slate")]
    [InlineData("study,election,advice,rule,of-slate,elected\nKEY,0,none,scotland-2011,0,\n", "2:1: expected how many of the slate")]
    [InlineData("\uFEFFstudy,election,advice,rule,of-slate,elected\n", "1:1: expected the columns")]
    public void Rows_of_something_else_are_refused(string rows, string error)
    {
        var study = Study();
        var refused = Assert.Throws<FormatException>(() => StudyCsv.Read(study, rows.Replace("KEY", study.Key, StringComparison.Ordinal)));
        Assert.StartsWith(error.Replace("KEY", study.Key, StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_changes_with_whatever_decides_the_outcomes()
    {
        string[] keys =
        [
            Study().Key, Study(compliance: Ratio.Of(1, 2)).Key, Study(swing: 10).Key, Study(seed: 12).Key, Study(rules: "block-vote").Key,
            new SlateStudy(Three, "Right", Study().Rules, Ratio.Of(4, 5), 20).Key,
            new SlateStudy(Three, "Left", Study().Rules, Ratio.Of(4, 5), 20, papers: 601).Key,
            Study(compliance: Ratio.Of(80_001, 100_000)).Key,
            With(Model.Slates.SetItem(2, Model.Slates[2] with { Crossover = Ratio.Of(999, 1000) }), Model.Regions).Key,
            With(Model.Slates, Model.Regions.SetItem(0, Model.Regions[0] with { Share = 20_001 })).Key,
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Study().Key);

        static SlateStudy With(ImmutableArray<Slate> slates, ImmutableArray<Region> regions) =>
            new(new(Three.Candidates, 3, 600, 11, new SlateModel(slates, regions)), "Left", Study().Rules, Ratio.Of(4, 5), 20);
    }

    [Theory]
    [InlineData(100, 1, 0, 1)]
    [InlineData(100, 600_000_000, 400_000_000, 50)]
    [InlineData(20, 1 << 30, 0, 1)]
    [InlineData(100, 300_000_000, 200_000_000, 1)]
    public void No_swing_leaves_nobody_or_more_than_can_be_drawn_from(int swing, int left, int right, int alone)
    {
        var model = new SlateModel(
            [Model.Slates[0] with { Share = left }, Model.Slates[1] with { Share = right },
                Model.Slates[2] with { Share = right == 0 ? 0 : alone }],
            [new("One", 1) { SlateShares = [0, 5, 0] }, new("Other", 1)]);
        for (int election = 0; election < 3000; election++)
        {
            var swung = Swinging.Of(model, swing, Xoshiro.ForBlock(1, -1 - election));
            Assert.All(swung.Slates.Zip(model.Slates), pair => Assert.Equal(pair.Second.Share == 0, pair.First.Share == 0));
            Assert.InRange(swung.Slates.Sum(slate => (long)slate.Share), 1, Urn.MaxWeight);
            Assert.True(swung.Regions[0].SlateShares[1] > 0);
        }
    }

    [Fact]
    public void Half_an_interval_is_rounded_up_and_0_only_where_nothing_differs()
    {
        Assert.Equal(0, Estimate.Of(20_000, 20_000, 20_000).HalfWidth);
        // One in 20,000 differs: 1.96 × 0.00005.
        Assert.Equal(Ratio.Of(1, 10_000), Estimate.Of(20_000, 1, 1).HalfWidth);
        // 0 and 1: 1.96 × √½ ÷ √2 = 0.98 exactly.
        Assert.Equal(Ratio.Of(98, 100), Estimate.Of(2, 1, 1).HalfWidth);
    }

    [Fact]
    public void The_summary_has_means_gains_and_intervals()
    {
        var study = Study();
        ImmutableArray<StudyOutcome> outcomes = [.. study.Run(0, 60, 2)];
        var summary = new StudySummary(study);
        foreach (var outcome in outcomes) summary.Add(outcome);
        ImmutableArray<StudyCell> cells = [.. summary.Cells];
        Assert.Equal(study.Rules.SelectMany(rule => study.Advices.Select(advice => (rule, advice))),
            cells.Select(cell => (cell.Rule, cell.Advice)));
        foreach (var cell in cells)
        {
            int Seats(StudyOutcome outcome, SlateAdvice advice) =>
                outcome.Elected[study.Advices.IndexOf(advice) * 2 + study.Rules.IndexOf(cell.Rule)].Count(n => n <= 3);
            Same(cell.Elected, [.. outcomes.Select(outcome => Seats(outcome, cell.Advice))]);
            Same(cell.Gain, [.. outcomes.Select(outcome => Seats(outcome, cell.Advice) - Seats(outcome, SlateAdvice.OneOrder))]);
            Assert.Equal(Enumerable.Range(0, 4).Select(n => (long)outcomes.Count(outcome => Seats(outcome, cell.Advice) == n)),
                cell.Distribution);
        }
        Assert.Contains(cells, cell => !cell.Gain.HalfWidth.IsZero);

        static void Same(Estimate estimate, int[] observed)
        {
            double mean = observed.Average(), variance = observed.Sum(x => (x - mean) * (x - mean)) / (observed.Length - 1);
            Assert.Equal(mean, double.Parse(estimate.Mean.ToString(12), CultureInfo.InvariantCulture), 10);
            Assert.Equal(1.96 * Math.Sqrt(variance / observed.Length),
                double.Parse(estimate.HalfWidth.ToString(4), CultureInfo.InvariantCulture), 3);
        }
    }

    [Fact]
    public void The_drawing_has_every_mean()
    {
        var study = Study();
        var summary = new StudySummary(study);
        Assert.Throws<ArgumentException>(() => StudyChart.Write(study, summary, TextWriter.Null));
        foreach (var outcome in study.Run(0, 9, 2)) summary.Add(outcome);
        using var text = new StringWriter();
        StudyChart.Write(study, summary, text);
        var drawing = XElement.Parse(text.ToString());
        var titles = drawing.Descendants().Where(e => e.Name.LocalName == "circle").Select(e => e.Value);
        Assert.Equal(summary.Cells.Select(cell =>
            $"{StudyChart.Label(cell.Advice)}: {cell.Elected.Mean.Nearest(3)} ± {cell.Elected.HalfWidth}"), titles);
    }

    [Fact]
    public void What_cannot_be_studied_is_refused()
    {
        Assert.Throws<ParameterException>(() => new SlateStudy(Three, "Middle", [Rules.Scotland2011], 1, 20));
        Assert.Throws<ParameterException>(() => new SlateStudy(Three, "Left", [], 1, 20));
        Assert.Throws<ParameterException>(() => new SlateStudy(Three, "Left", [Rules.Scotland2011], 2, 20));
        Assert.Throws<ParameterException>(() => new SlateStudy(Three, "Left", [Rules.Scotland2011], 1, 101));
        Assert.Throws<ParameterException>(() => new SlateStudy(Three, "Left", [Rules.Scotland2011], 1, 20, papers: 0));
        Assert.Throws<CountRefusedException>(() => new SlateStudy(Three, "Left", [Rules.Irv], 1, 20));
        var others = new ElectorateSpecification([new(1, "A"), new(2, "B")], 1, 10, 1, new ImpartialCulture(2));
        Assert.Throws<ParameterException>(() => new SlateStudy(others, "Left", [Rules.Scotland2011], 1, 20));
        var everywhere = new ElectorateSpecification(Three.Candidates, 3, 10, 1, new SlateModel(Model.Slates));
        Assert.Equal([SlateAdvice.None, SlateAdvice.OneOrder, SlateAdvice.Expected],
            new SlateStudy(everywhere, "Left", [Rules.Scotland2011], 1, 20).Advices);
    }

    static string Csv(SlateStudy study, IEnumerable<StudyOutcome> outcomes)
    {
        using var text = new StringWriter();
        StudyCsv.WriteHead(text);
        foreach (var outcome in outcomes) StudyCsv.Write(study, outcome, text);
        return text.ToString();
    }
}
