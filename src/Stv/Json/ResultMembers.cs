using System.Text.Json;

namespace Stv;

/// <summary>The members of a result as JSON, in their order, as <c>docs/result.schema.json</c> describes them.</summary>
internal static class ResultMembers
{
    /// <summary>
    /// The version of the form: 2 since files say it. It grows where a reader of the version before could misread a file.
    /// </summary>
    public const int Format = 2;

    /// <summary>Writes all members of a result.</summary>
    public static void Write(JsonLayout json, CountResult result)
    {
        var to = json.Writer;
        to.WriteNumber("format", Format);
        if (result.Provenance is { } provenance) json.Line(() => Write(to, provenance));
        to.WriteString("rules", result.Rules);
        to.WriteName("method", result.Method);
        if (result.Rule is { } own && Rules.Find(result.Rules) is null) json.Line(() => Write(to, own));
        to.WriteString("title", result.Title);
        to.WriteNumber("seats", result.Seats);
        to.WriteNumber("papers", result.Papers);
        if (result.VotesPerPaper != 1) to.WriteNumber("votesPerPaper", result.VotesPerPaper);
        if (result.Marks is { } marks) json.Line(() => Write(to, marks));
        json.Lines("rejected", result.Rejected, Write);
        json.Lines("shortened", result.Shortened, Write);
        to.WriteExact("quota", result.Quota);
        json.Lines("candidates", result.Candidates, Write);
        json.Line(() => to.WriteNumbers("elected", result.Elected));
        if (result.Undecided is { } lot) json.Line(() => Write(to, lot));
        else to.WriteNull("undecided");
        json.Objects("stages", result.Stages, stage => Write(json, stage));
        json.Lines("diagnostics", result.Diagnostics, Write);
    }

    static void Write(JsonLayout json, Stage stage)
    {
        var to = json.Writer;
        to.WriteNumber("number", stage.Number);
        to.WriteName("action", stage.Action);
        to.WriteString("cite", stage.Cite);
        json.Line(() => to.WriteNumbers("from", stage.From));
        to.WriteString("value", stage.Value?.ToString());
        to.WriteBoolean("complete", stage.Complete);
        to.WriteExact("quota", stage.Quota);
        to.WriteIfAny("closed", stage.Closed);
        json.Line(() => Write(to, "votes", stage.Votes));
        if (!stage.KeepValues.IsEmpty) json.Line(() => Write(to, "keepValues", stage.KeepValues));
        if (!stage.Quotients.IsEmpty) json.Line(() => Write(to, "quotients", stage.Quotients));
        json.Lines("transfers", stage.Transfers, Write);
        to.WriteExact("exhausted", stage.Exhausted);
        to.WriteExact("loss", stage.Loss);
        json.Line(() => to.WriteNumbers("elected", stage.Elected));
        json.Line(() => to.WriteNumbers("excluded", stage.Excluded));
        json.Lines("acts", stage.Acts, Write);
        json.Lines("decisions", stage.Decisions, Write);
    }

    static void Write(Utf8JsonWriter to, string name, Tally figures)
    {
        to.WriteStartArray(name);
        Ratio? before = null;
        string text = "";
        for (int number = 1; number <= figures.Count; number++)
        {
            var figure = figures[number];
            if (figure != before) text = figure.ToString();
            before = figure;
            to.WriteStringValue(text);
        }
        to.WriteEndArray();
    }

    static void Write(Utf8JsonWriter to, Provenance provenance)
    {
        to.WriteStartObject("provenance");
        to.WriteString("program", provenance.Program);
        to.WriteIfAny("ballots", provenance.Input);
        to.WriteIfAny("sha256", provenance.Sha256);
        to.WriteIfAny("decisionsSha256", provenance.DecisionsSha256);
        to.WriteIfAny("command", provenance.Command);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Rule own)
    {
        to.WriteStartObject("ownRules");
        to.WriteString("name", own.Name);
        to.WriteString("law", own.Law);
        to.WriteString("quotaClause", own.QuotaClause);
        to.WriteList("clauses", own.Clauses, Write);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Clause clause)
    {
        to.WriteStartObject();
        to.WriteString("number", clause.Number);
        to.WriteString("text", clause.Text);
        to.WriteEndObject();
    }

    /// <summary>Writes how marks were judged.</summary>
    public static void Write(Utf8JsonWriter to, MarkTerms marks)
    {
        to.WriteStartObject("marks");
        to.WriteName("equalRank", marks.EqualRank);
        to.WriteName("blankRank", marks.BlankRank);
        to.WriteName("repeated", marks.Repeated);
        if (marks.BlankRanks != 0) to.WriteNumber("blankRanks", marks.BlankRanks);
        if (marks.MostRanks is { } most) to.WriteNumber("mostRanks", most);
        if (marks.FewestPreferences != 1) to.WriteNumber("fewestPreferences", marks.FewestPreferences);
        if (marks.JudgedAsMarked) to.WriteBoolean("judgedAsMarked", true);
        if (marks.UndeclaredStruckOut) to.WriteBoolean("undeclaredStruckOut", true);
        to.WriteEndObject();
    }

    /// <summary>Writes papers under a reason.</summary>
    public static void Write(Utf8JsonWriter to, PapersByReason papers)
    {
        to.WriteStartObject();
        to.WriteString("reason", papers.Reason);
        to.WriteNumber("papers", papers.Papers);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Candidate candidate)
    {
        to.WriteStartObject();
        to.WriteNumber("number", candidate.Number);
        to.WriteString("name", candidate.Name);
        to.WriteIfAny("party", candidate.Party);
        to.WriteIfAny("group", candidate.Group);
        to.WriteIfAny("nickname", candidate.Nickname);
        if (candidate.Withdrawn) to.WriteBoolean("withdrawn", true);
        if (candidate.Guarded) to.WriteBoolean("guarded", true);
        if (candidate.Undeclared) to.WriteBoolean("undeclared", true);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Undecided lot)
    {
        to.WriteStartObject("undecided");
        to.WriteNumber("stage", lot.Stage);
        to.WriteName("purpose", lot.Purpose);
        to.WriteString("cite", lot.Cite);
        to.WriteNumbers("tied", lot.Tied);
        if (!lot.Settled.IsEmpty) to.WriteList("settled", lot.Settled, Write);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Transfer transfer)
    {
        to.WriteStartObject();
        to.WriteNumber("from", transfer.From);
        if (transfer.To == Transfer.Exhausted) to.WriteString("to", "exhausted");
        else if (transfer.To == Transfer.Loss) to.WriteString("to", "loss");
        else to.WriteNumber("to", transfer.To);
        to.WriteNumber("papers", transfer.Papers);
        to.WriteExact("votes", transfer.Votes);
        to.WriteExact("value", transfer.Value);
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Act act)
    {
        to.WriteStartObject();
        to.WriteName("kind", act.Kind);
        to.WriteNumbers("candidates", act.Candidates);
        to.WriteString("cite", act.Cite);
        if (act.Enough is { } enough)
        {
            to.WriteStartObject("enough");
            to.WriteExact("of", enough.Of);
            to.WriteNumber("parts", enough.Parts);
            to.WriteEndObject();
        }
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Decision decision)
    {
        to.WriteStartObject();
        to.WriteName("purpose", decision.Purpose);
        to.WriteString("cite", decision.Cite);
        to.WriteNumbers("equal", decision.Equal);
        to.WriteNumbers("tied", decision.Tied);
        to.WriteNumber("chosen", decision.Chosen);
        to.WriteString("how", decision.How.InWords());
        if (decision.Stage is { } stage) to.WriteNumber("stage", stage);
        else to.WriteNull("stage");
        to.WriteEndObject();
    }

    static void Write(Utf8JsonWriter to, Diagnostic diagnostic)
    {
        to.WriteStartObject();
        to.WriteName("severity", diagnostic.Severity);
        to.WriteString("code", diagnostic.Code);
        to.WriteNumber("line", diagnostic.Line);
        to.WriteNumber("column", diagnostic.Column);
        to.WriteString("text", diagnostic.Text);
        if (diagnostic.Times != 1) to.WriteNumber("times", diagnostic.Times);
        to.WriteEndObject();
    }
}
