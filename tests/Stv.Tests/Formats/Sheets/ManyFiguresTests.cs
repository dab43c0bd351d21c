using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

/// <summary>Counts of so many candidates and stages that no sheet can show them: what is shown is right, and what is not is said.</summary>
public partial class ManyFiguresTests
{
    const int Candidates = 800;

    /// <summary>All tied at every stage, and 795 exclusions: 636,800 votes in the table.</summary>
    static readonly CountResult Tied = Rules.Scotland2011.Count(Electorates.Of(Candidates, number => (1, [number])), Electorates.Seats,
        Electorates.LastFirst(Candidates));

    [Fact]
    public void Everything_is_shown_as_long_as_it_fits()
    {
        var shown = Shown.Of(Counts.Model, Counts.Model.Stages.Length * Counts.Model.Candidates.Length);
        Assert.Same(Counts.Model, shown.Result);
        Assert.Null(shown.LeftOut);
        Assert.True(Shown.Of(Counts.Model, Counts.Model.Stages.Length * Counts.Model.Candidates.Length - 1).TooMany);
        // The longest count of the Senate, of 2016: 151 candidates, 1,054 stages.
        Assert.InRange(151 * 1_054, 1, Shown.MostFigures);
    }

    [Fact]
    public void Of_more_the_first_stage_the_elections_and_the_last_stages_are_shown()
    {
        // The one elected at stage 2 of eleven has a stage of his or her own.
        var result = Rules.Scotland2011.Count(Electorates.Of(12, number => (number == 1 ? 90 : number, number == 1 ? [1, 2, 3] : [number])),
            3, Electorates.LastFirst(12));
        Assert.Equal([1, 2], result.Stages.Where(stage => stage.Elected.Any()).Select(stage => stage.Number).Take(2));
        var shown = Shown.Of(result, figures: 12 * 6);
        Assert.True(shown.TooMany);
        int last = result.Stages.Length;
        Assert.Equal([1, 2, last - 3, last - 2, last - 1, last], shown.Result.Stages.Select(stage => stage.Number));
        Assert.Equal(
            $"Of {last} stages {last - 6} are left out, because with 12 candidates all of them are too many for a sheet: the result as "
            + "JSON or CSV has them all. Changes are since the stage shown before.",
            shown.LeftOut);
        Assert.Equal((true, false), (shown.Has(2), shown.Has(3)));
        // Some are shown of however many candidates.
        Assert.Equal([1, last - 1, last], Shown.Of(result, figures: 1).Result.Stages.Select(stage => stage.Number));
    }

    [Fact]
    public void Sentences_and_standings_are_those_of_the_whole_count()
    {
        var result = Rules.Scotland2011.Count(Electorates.Of(12, number => (number == 1 ? 90 : number, [number, number % 12 + 1])), 3,
            Electorates.LastFirst(12));
        var shown = Shown.Of(result, figures: 12 * 5);
        var (whole, part) = (new SheetWords(result), new SheetWords(shown.Result, whole: result));
        foreach (var stage in shown.Result.Stages)
        {
            string[] missing = [.. part.Of(stage).Except(whole.Of(stage))];
            var before = part.History.Before(stage);
            if (before is null || before.Number == stage.Number - 1) Assert.Empty(missing);
            else Assert.Equal([LeftOut(before.Number + 1, stage.Number - 1)], missing);
            Assert.All(whole.Of(stage), sentence => Assert.Contains(sentence, part.Of(stage)));
            foreach (int number in result.Candidates.Select(candidate => candidate.Number))
                Assert.Equal(whole.History.Standing(stage, number), part.History.Standing(stage, number));
        }
        Assert.Contains(shown.Result.Stages, stage => part.History.Before(stage) is { } before && before.Number < stage.Number - 1);

        string LeftOut(int from, int to)
        {
            var missing = result.Stages[(from - 1)..to];
            int excluded = missing.Sum(stage => stage.Excluded.Count()), elected = missing.Sum(stage => stage.Elected.Count());
            Assert.Equal((true, 1), (excluded > 1, elected));
            return $"Stages {from} to {to}, at which 1 candidate was elected and {excluded} candidates were excluded, are left out here.";
        }
    }

    [Theory, InlineData("text"), InlineData("markdown"), InlineData("html")]
    public void A_sheet_says_what_it_leaves_out(string format)
    {
        string sheet = Written(format);
        int shown = Shown.MostFigures / Candidates, missing = Tied.Stages.Length - shown;
        string flat = Blanks().Replace(sheet, " ");
        Assert.Contains(Shown.Of(Tied).LeftOut!, flat, StringComparison.Ordinal);
        Assert.Contains($"Stages 2 to {missing + 1}, at which {missing} candidates were excluded, are left out here.", flat,
            StringComparison.Ordinal);
        // Of 312 who are tied a hundred are named.
        Assert.Contains($"Candidate 100 and {shown + Electorates.Seats - 1 - 100} others are equal with 1 vote each.", flat,
            StringComparison.Ordinal);
        Assert.InRange(sheet.Length, 1, 60_000_000);
    }

    [Fact]
    public void A_page_that_leaves_stages_out_has_no_drawing_and_no_link_to_nowhere()
    {
        string page = Written("html");
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("there is no drawing of so large a count.", page, StringComparison.Ordinal);
        Assert.Contains("ties at stages that are left out here: the result as JSON has them all.", page, StringComparison.Ordinal);
        Assert.Contains(DecisionsJson.TooMany, page, StringComparison.Ordinal);
        HashSet<string> there = [.. Ids().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.All(Links().Matches(page).Select(match => match.Groups[1].Value).Distinct(), link => Assert.Contains(link, there));
    }

    [Fact]
    public void A_lot_that_is_missing_after_very_many_asks_for_one_line_more()
    {
        // The order names all but the first two, between whom the last exclusion is.
        var order = Decisions.InOrder(Enumerable.Range(3, Candidates - 2));
        var result = Rules.Scotland2011.Count(Electorates.Of(Candidates, number => (number < 3 ? 3 : 2, [number])), 1, order);
        Assert.Equal([1, 2], result.Undecided!.Tied);
        Assert.True(DecisionsJson.AreTooMany(result));
        Assert.Equal(["{ \"decisions\": [", $"  {DecisionsJson.Entry(result.Undecided)}", "] }"], DecisionsJson.ToComplete(result));
        Assert.Contains("add this to the file of the lots before", new SheetWords(result).Of(result.Undecided).Last(),
            StringComparison.Ordinal);
    }

    // A reader of these draws them, and could not.
    [Fact]
    public void Forms_with_everybody_in_every_round_refuse_what_nobody_can_draw()
    {
        const int Many = 3_200;
        var votes = Tally.Of([.. Enumerable.Repeat((Ratio)1, Many)]);
        var result = Tied with
        {
            Candidates = [.. Enumerable.Range(1, Many).Select(number => new Candidate(number, $"Candidate {number}"))],
            Stages = [.. Enumerable.Range(1, Many)
                .Select(number => new Stage { Number = number, Action = Action(number), Cite = "51", Votes = votes })],
        };
        foreach (var (write, form) in new (Action<CountResult, Stream>, string)[]
        {
            (RctabJson.Write, "RCTab's form"), (UniversalRcvJson.Write, "The universal RCV form"), (OpaVoteJson.Write, "OpaVote's form"),
        })
        {
            var refused = Assert.Throws<ResultRefusedException>(() => write(result, Stream.Null));
            Assert.Equal(
                $"{form} has the votes of all candidates in every round, and {Many} stages of {Many} candidates are too many for it: "
                + "choose another format.",
                refused.Message);
        }

        static StageAction Action(int stage) => stage == 1 ? StageAction.FirstPreferences : StageAction.Exclusion;
    }

    [Theory, InlineData("json"), InlineData("csv")]
    public void What_has_every_figure_is_written_as_it_comes(string format)
    {
        using var output = new Largest();
        if (format == "json") ResultJson.Write(Tied, output);
        else using (var writer = new StreamWriter(output, leaveOpen: true)) ResultCsv.Write(Tied, writer);
        Assert.InRange(output.Written, 2 * Tied.Stages.Length * Candidates, long.MaxValue);
        Assert.InRange(output.Most, 1, 1 << 18);
    }

    static string Written(string format)
    {
        using var text = new StringWriter();
        if (format == "text") TextSheet.Write(Tied, text);
        else if (format == "markdown") MarkdownSheet.Write(Tied, text);
        else HtmlSheet.Write(Tied, text);
        return text.ToString();
    }

    /// <summary>How much is written, and how much of it at once.</summary>
    sealed class Largest : MemoryStream
    {
        public long Written { get; private set; }

        public long Most { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => (Written, Most) = (Written + buffer.Length, Math.Max(Most, buffer.Length));
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex(" href=\"#([^\"]+)\"")]
    private static partial Regex Links();
}
