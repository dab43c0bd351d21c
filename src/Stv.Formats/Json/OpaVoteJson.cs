using System.Text.Json;

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
        readonly Utf8JsonWriter to;
        readonly CountResult result;
        readonly History history;
        readonly Figures figures;
        readonly SheetWords words;
        readonly Ratio units = 1;

        public Form(JsonLayout json, CountResult result, CountResult whole)
        {
            (this.json, to, this.result, words) = (json, json.Writer, result, new(result, whole: whole));
            (history, figures) = (words.History, words.Figures);
            for (int i = 0; i < figures.Places; i++) units *= 10;
        }

        public void Members()
        {
            var rounds = Rounds.Of(result);
            var rejected = result.Rejected.Aggregate(default(Ratio), (sum, papers) => sum + papers.Papers);
            to.WriteString("version", "1.0");
            to.WriteString("title", Rounds.Title(result));
            to.WriteString("method", result.Rule?.Name ?? result.Rules);
            json.Line(() =>
            {
                to.WriteStartArray("options");
                to.WriteStartArray();
                to.WriteStringValue("rules");
                to.WriteStringValue(result.Rules);
                to.WriteEndArray();
                to.WriteEndArray();
            });
            to.WriteNumber("n_seats", result.Seats);
            to.WriteDigits("n_votes", $"{result.Papers + rejected}");
            to.WriteNumber("n_valid_votes", result.Papers);
            to.WriteNumber("precision", figures.Places);
            json.Lines("candidates", result.Candidates, (to, one) => to.WriteStringValue(one.Name));
            Places("withdrawn", result.Candidates.Where(one => one.Withdrawn).Select(one => one.Number));
            Places("winners", result.Elected);
            var ties = rounds.SelectMany((round, i) => round.SelectMany(stage => stage.Decisions).Select(tie => (Round: i + 1, Tie: tie)));
            json.Lines("tie_breaks", ties, (to, one) =>
            {
                to.WriteStartArray();
                to.WriteNumberValue(one.Round);
                to.WriteNumbers(Places(one.Tie.Tied));
                to.WriteNumbers(Places([one.Tie.Chosen]));
                to.WriteEndArray();
            });
            json.Objects("rounds", rounds.Index(), one => Round(one.Index + 1, one.Item, one.Index > 0 ? rounds[one.Index - 1][^1]
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
            to.WriteNumber("n", number);
            json.Line(() => Action(stages[0], before));
            json.Line(() => to.WriteList("count", counts, (to, count) => to.WriteDigits($"{count}")));
            to.WriteDigits("exhausted", $"{counts.Aggregate(Units(result.Votes), (rest, count) => rest - count)}");
            if (!stage.Quota.IsZero) to.WriteDigits("thresh", $"{Units(stage.Quota)}");
            if (!stage.Quota.IsZero && result.Method != CountMethod.Quotients) to.WriteDigits("surplus",
                $"{winners.Aggregate(default(Ratio), (sum, one) => sum + Beyond(stage, one))}");
            Places("continuing",
                result.Candidates.Where(one => !one.Withdrawn).Select(one => one.Number).Except(winners).Except(losers));
            Places("winners", winners);
            Places("losers", losers);
            to.WriteString("msg", string.Join(' ', stages.SelectMany(words.Of).Concat(last && result.Undecided is { } lot
                ? [.. words.Of(lot), .. DecisionsJson.ToComplete(result).Select(line => line.Trim())] : [])));
        }

        void Action(Stage stage, Stage? before)
        {
            var (type, who) = stage.Action switch
            {
                StageAction.FirstPreferences or StageAction.Votes => ("first", null),
                StageAction.Exclusion => ("eliminate", stage.From),
                StageAction.Surplus or StageAction.Election => ("surplus", (IEnumerable<int>)stage.From),
                _ when before!.Excluded.ToList() is { Count: > 0 } excluded => ("eliminate", excluded),
                _ => ("surplus", result.Elected.Where(one => history.ElectedAt(one) is > 0 and var at && at < stage.Number)),
            };
            to.WriteStartObject("action");
            to.WriteString("type", type);
            if (who is not null) to.WriteNumbers("candidates", Places(who));
            to.WriteString("desc", words.Heading(stage));
            to.WriteEndObject();
        }

        Ratio Beyond(Stage stage, int number) => Ratio.Max(0, Units(stage.Votes[number]) - Units(stage.Quota));

        /// <summary>Votes in the smallest unit that the file shows.</summary>
        Ratio Units(Ratio votes) => (figures.Rounded ? votes.Nearest(figures.Places) : votes.Down(figures.Places)) * units;

        void Places(string name, IEnumerable<int> numbers) => json.Line(() => to.WriteNumbers(name, Places(numbers)));

        /// <summary>Places in the list of candidates, from 0.</summary>
        static IEnumerable<int> Places(IEnumerable<int> numbers) => numbers.Select(number => number - 1);
    }
}
