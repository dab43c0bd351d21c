using System.Reflection;
using System.Text.Json;

namespace Stv;

/// <summary>
/// A count in the form of RCTab's detailed results, version 1: the universal form with a threshold and the inactive ballots of each round,
/// and a summary. <c>docs/formats/rctab.md</c> says how a count becomes rounds. The same result always gives the same bytes. Thread-safe.
/// </summary>
public static class RctabJson
{
    static readonly string Program =
        $"Stv {typeof(RctabJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>Writes a result; the stream stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <exception cref="ResultRefusedException">
    /// By the rules votes do not go from one candidate to others: they count all papers afresh, or begin anew; or there are too many stages
    /// and candidates for the form.
    /// </exception>
    public static void Write(CountResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var form = new FlowJson(result, "RCTab's form");
        JsonFile.Write(output, json =>
        {
            var to = json.Writer;
            to.WriteStartObject("config");
            form.Contest(to);
            // A result does not know them; RCTab writes them empty too.
            to.WriteString("date", "");
            to.WriteString("generatedBy", Program);
            to.WriteString("jurisdiction", "");
            to.WriteString("office", "");
            to.WriteEndObject();
            to.WriteString("jsonFormatVersion", "1");
            form.Results(json, round =>
            {
                FlowJson.Decimal(to, "threshold", round.Last.Quota);
                json.Line(() => Inactive(to, result, round));
            });
            json.Line(() => Summary(to, result));
        });
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

    /// <summary>
    /// Votes that nobody has, by reason. Papers that end at a mark are not told from others that are exhausted; those rejected for it are.
    /// </summary>
    static void Inactive(Utf8JsonWriter to, CountResult result, Flow.Round round)
    {
        Ratio overvotes = Rejected(result, Reasons.EqualFirstPreferences), skipped = Rejected(result, Reasons.NoFirstPreference);
        var others = Rejected(result) - Rejected(result, Reasons.Empty) - overvotes - skipped;
        to.WriteStartObject("inactiveBallots");
        FlowJson.Decimal(to, "exhaustedChoices", round.Last.Exhausted + others * result.VotesPerPaper);
        if (!round.LeftBehind.IsZero) FlowJson.Decimal(to, "finalRoundSurplus", round.LeftBehind);
        FlowJson.Decimal(to, "overvotes", overvotes * result.VotesPerPaper);
        FlowJson.Decimal(to, "repeatedRankings", 0);
        FlowJson.Decimal(to, "skippedRankings", skipped * result.VotesPerPaper);
        to.WriteEndObject();
    }

    static void Summary(Utf8JsonWriter to, CountResult result)
    {
        to.WriteStartObject("summary");
        FlowJson.Decimal(to, "finalThreshold", result.Quota);
        to.WriteNumber("numCandidates", result.Candidates.Length);
        to.WriteNumber("numWinners", result.Seats);
        FlowJson.Decimal(to, "totalNumBallots", result.Papers + Rejected(result));
        to.WriteDigits("undervotes", $"{Rejected(result, Reasons.Empty)}");
        to.WriteEndObject();
    }

    /// <summary>Papers rejected, for one reason or for any.</summary>
    static Ratio Rejected(CountResult result, string? reason = null) =>
        result.Rejected.Where(papers => reason is null || papers.Reason == reason).Aggregate(default(Ratio),
            (sum, papers) => sum + papers.Papers);
}
