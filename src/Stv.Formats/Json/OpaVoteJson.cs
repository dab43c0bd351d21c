using static Stv.JsonLayout;

namespace Stv;

/// <summary>
/// A count in OpaVote's JSON form of results, version 1.1: everybody's votes in every round, and who is elected or excluded. It has no
/// transfers, and shows counts by any rules. <c>docs/formats/opavote.md</c> describes it. The same result always gives the same bytes.
/// Thread-safe.
/// </summary>
public static class OpaVoteJson
{
    /// <summary>Writes a result; the stream stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <exception cref="ResultRefusedException">There are too many stages and candidates for the form.</exception>
    public static void Write(CountResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var decisive = Shown.Decisive(result);
        Rounds.Check(decisive, "OpaVote's form");
        JsonFile.Write(output, json => new Form(json, decisive, result).Members());
    }

    /// <summary>Writes what <see cref="Write(CountResult, Stream)"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="ResultRefusedException">The form cannot show the count.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        return Overlapped.WriteAsync(output, stream => Write(result, stream), cancel);
    }

    sealed class Form
    {
        readonly JsonLayout json;
        readonly CountResult result;
        readonly History history;
        readonly Figures figures;
        readonly SheetWords words;
        readonly Ratio units = 1;

        public Form(JsonLayout json, CountResult result, CountResult whole)
        {
            (this.json, this.result, words) = (json, result, new(result, whole: whole));
            (history, figures) = (words.History, words.Figures);
            for (int i = 0; i < figures.Places; i++) units *= 10;
        }

        public void Members()
        {
            var rounds = Rounds.Of(result);
            var rejected = result.Rejected.Aggregate(default(Ratio), (sum, papers) => sum + papers.Papers);
            json.Member("version", "\"1.0\"");
            json.Member("title", Text(Rounds.Title(result)));
            json.Member("method", Text(result.Rule?.Name ?? result.Rules));
            json.Member("options", $"[[\"rules\", {Text(result.Rules)}]]");
            json.Member("n_seats", Whole(result.Seats));
            json.Member("n_votes", $"{result.Papers + rejected}");
            json.Member("n_valid_votes", Whole(result.Papers));
            json.Member("precision", Whole(figures.Places));
            json.Lines("candidates", result.Candidates, one => Text(one.Name));
            json.Member("withdrawn", Places(result.Candidates.Where(one => one.Withdrawn).Select(one => one.Number)));
            json.Member("winners", Places(result.Elected));
            var ties = rounds.SelectMany((round, i) => round.SelectMany(stage => stage.Decisions).Select(tie => (Round: i + 1, Tie: tie)));
            json.Lines("tie_breaks", [.. ties], one => List([Whole(one.Round), Places(one.Tie.Tied), Places([one.Tie.Chosen])]));
            json.Objects("rounds", [.. rounds.Index()], one => Round(one.Index + 1, one.Item, one.Index > 0 ? rounds[one.Index - 1][^1]
                : null));
        }

        void Round(int number, IReadOnlyList<Stage> stages, Stage? before)
        {
            var stage = stages[^1];
            bool last = stage == result.Stages[^1];
            List<int> winners = [.. result.Elected.Where(one => history.ElectedAt(one) is > 0 and var at && at <= stage.Number)];
            // Here somebody loses in the round that moves their papers.
            var so = result.Stages.Where(one => one.Number < stage.Number || one == stage
                && (last || stage.Action == StageAction.Exclusion));
            List<int> losers = [.. so.SelectMany(one => one.Excluded)];
            var counts = result.Candidates.Select(one => Units(stage.Votes[one.Number])).ToList();
            json.Member("n", Whole(number));
            json.Member("action", Action(stages[0], before));
            json.Member("count", List(counts.Select(count => $"{count}")));
            json.Member("exhausted", $"{counts.Aggregate(Units(result.Votes), (rest, count) => rest - count)}");
            if (!stage.Quota.IsZero) json.Member("thresh", $"{Units(stage.Quota)}");
            if (!stage.Quota.IsZero && result.Method != CountMethod.Quotients) json.Member("surplus",
                $"{winners.Aggregate(default(Ratio), (sum, one) => sum + Beyond(stage, one))}");
            json.Member("continuing",
                Places(result.Candidates.Where(one => !one.Withdrawn).Select(one => one.Number).Except(winners).Except(losers)));
            json.Member("winners", Places(winners));
            json.Member("losers", Places(losers));
            json.Member("msg", Text(string.Join(' ', stages.SelectMany(words.Of).Concat(last && result.Undecided is { } lot
                ? [.. words.Of(lot), .. DecisionsJson.ToComplete(result).Select(line => line.Trim())] : []))));
        }

        string Action(Stage stage, Stage? before)
        {
            var (type, who) = stage.Action switch
            {
                StageAction.FirstPreferences or StageAction.Votes => ("first", null),
                StageAction.Exclusion => ("eliminate", stage.From),
                StageAction.Surplus or StageAction.Election => ("surplus", (IEnumerable<int>)stage.From),
                _ when before!.Excluded.ToList() is { Count: > 0 } excluded => ("eliminate", excluded),
                _ => ("surplus", result.Elected.Where(one => history.ElectedAt(one) is > 0 and var at && at < stage.Number)),
            };
            return Line(("type", $"\"{type}\""), ("candidates", who is null ? null : Places(who)), ("desc", Text(words.Heading(stage))));
        }

        Ratio Beyond(Stage stage, int number) => Ratio.Max(0, Units(stage.Votes[number]) - Units(stage.Quota));

        /// <summary>Votes in the smallest unit that the file shows.</summary>
        Ratio Units(Ratio votes) => (figures.Rounded ? votes.Nearest(figures.Places) : votes.Down(figures.Places)) * units;

        /// <summary>Places in the list of candidates, from 0.</summary>
        static string Places(IEnumerable<int> numbers) => List(numbers.Select(number => Whole(number - 1)));
    }
}
