using System.Text;
using System.Text.Json;
using static Stv.Wording;

namespace Stv;

/// <summary>
/// What the script of a page needs to say where a paper with any ranking goes: who left when, which papers moved and at what value, or what
/// part each candidate kept.
/// </summary>
internal static class WaysJson
{
    /// <summary>More than these characters are no part of a page.</summary>
    const int Most = 2_000_000;

    /// <summary>With more stages of keep values than these only those that decide something are told.</summary>
    const int MostStages = 400;

    /// <summary>The data; null where nobody can say, or there is too much of it.</summary>
    public static string? Of(CountResult result)
    {
        if (result.Ways is not { } ways || result.Method == CountMethod.Quotients || result.Stages.IsEmpty
            || (long)result.Candidates.Length * result.Stages.Length > Most) return null;
        var (names, history) = (new SheetNames(result), new History(result));
        // The stage at which the last papers of an excluded candidate were passed on, where all of them were.
        int[] passed = new int[result.Candidates.Length + 1];
        foreach (var stage in result.Stages)
            if (stage is { Action: StageAction.Exclusion, Complete: true })
                foreach (int one in stage.From) passed[one] = stage.Number;
        using var buffer = new MemoryStream();
        using (var to = new Utf8JsonWriter(buffer))
        {
            to.WriteStartObject();
            to.WriteString("method", result.Method.ToString());
            to.WriteNumber("votes", result.VotesPerPaper);
            to.WriteNumber("fewest", Math.Min(ways.Terms.FewestPreferences, result.Candidates.Length));
            if (ways.Terms.MostRanks is { } most) to.WriteNumber("most", most);
            to.WriteBoolean("asMarked", ways.Terms.JudgedAsMarked);
            to.WriteBoolean("undecided", result.Undecided is not null);
            to.WriteNumbers("elected", result.Elected);
            to.WriteStartArray("candidates");
            foreach (var candidate in result.Candidates)
            {
                to.WriteStartObject();
                to.WriteString("name", names[candidate.Number]);
                if (candidate.Withdrawn) to.WriteBoolean("withdrawn", true);
                to.WriteNumber("elected", history.ElectedAt(candidate.Number));
                to.WriteNumber("excluded", history.ExcludedAt(candidate.Number));
                if (passed[candidate.Number] > 0) to.WriteNumber("passed", passed[candidate.Number]);
                to.WriteEndObject();
            }
            to.WriteEndArray();
            HashSet<int> told = [1, .. passed.Where(stage => stage > 0)];
            if (ways.Keeping is { } keeping) Keeps(to, keeping, result, told);
            else if (result.Method == CountMethod.Transfers) Moves(to, ways, told);
            to.WriteStartObject("stages");
            foreach (var stage in result.Stages.Where(stage => told.Contains(stage.Number)))
                to.WriteString($"{stage.Number}", $"Stage {stage.Number}, {What(stage, number => names[number])} {By(stage.Cite)}: ");
            to.WriteEndObject();
            to.WriteEndObject();
        }
        return buffer.Length <= Most ? Encoding.UTF8.GetString(buffer.ToArray()) : null;
    }

    static void Moves(Utf8JsonWriter to, PaperWays ways, HashSet<int> told)
    {
        to.WriteStartArray("moves");
        foreach (var one in ways.Movements)
        {
            told.Add(one.Stage);
            to.WriteStartObject();
            to.WriteNumber("stage", one.Stage);
            to.WriteNumbers("from", one.From);
            to.WriteString("papers", one.Papers.Name);
            to.WriteNumber("came", one.Like.Stage);
            to.WriteString("was", one.Like.Value.ToString());
            to.WriteNumber("of", one.Like.Origin);
            if (one.KeepValues) to.WriteBoolean("keep", true);
            to.WriteString("value", one.Value.ToString());
            to.WriteNumber("origin", one.Origin);
            if (one.ExhaustedStay) to.WriteBoolean("stay", true);
            to.WriteEndObject();
        }
        to.WriteEndArray();
    }

    static void Keeps(Utf8JsonWriter to, (Keeping Of, int Digits) keeping, CountResult result, HashSet<int> told)
    {
        to.WriteString("keeping", keeping.Of.ToString());
        to.WriteNumber("digits", keeping.Digits);
        to.WriteStartArray("keeps");
        foreach (var stage in (result.Stages.Length > MostStages ? Shown.Decisive(result) : result).Stages)
        {
            told.Add(stage.Number);
            to.WriteStartObject();
            to.WriteNumber("stage", stage.Number);
            if (stage.Elected.Any() || stage.Excluded.Any()) to.WriteBoolean("decides", true);
            to.WriteStartObject("parts");
            foreach (var candidate in result.Candidates)
                if (stage.KeepValues[candidate.Number] is var part && part != 1) to.WriteString($"{candidate.Number}", part.ToString());
            to.WriteEndObject();
            to.WriteEndObject();
        }
        to.WriteEndArray();
    }
}
