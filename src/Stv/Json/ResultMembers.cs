using static Stv.JsonLayout;

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
        json.Member("format", Whole(Format));
        if (result.Provenance is { } provenance) json.Member("provenance", Line(provenance));
        json.Member("rules", Text(result.Rules));
        json.Member("method", Name(result.Method));
        if (result.Rule is { } own && Rules.Find(result.Rules) is null) json.Member("ownRules", Line(own));
        json.Member("title", TextOrNull(result.Title));
        json.Member("seats", Whole(result.Seats));
        json.Member("papers", Whole(result.Papers));
        if (result.VotesPerPaper != 1) json.Member("votesPerPaper", Whole(result.VotesPerPaper));
        json.Lines("rejected", result.Rejected, Line);
        json.Lines("shortened", result.Shortened, Line);
        json.Member("quota", Exact(result.Quota));
        json.Lines("candidates", result.Candidates, Line);
        json.Member("elected", Numbers(result.Elected));
        json.Member("undecided", result.Undecided is { } lot ? Line(lot) : "null");
        json.Objects("stages", result.Stages, stage => Members(json, stage));
        json.Lines("diagnostics", result.Diagnostics, Line);
    }

    static void Members(JsonLayout json, Stage stage)
    {
        json.Member("number", Whole(stage.Number));
        json.Member("action", Name(stage.Action));
        json.Member("cite", Text(stage.Cite));
        json.Member("from", Numbers(stage.From));
        json.Member("value", stage.Value is { } value ? Exact(value) : "null");
        json.Member("complete", stage.Complete ? "true" : "false");
        json.Member("quota", Exact(stage.Quota));
        if (stage.Closed is { } closed) json.Member("closed", Text(closed));
        json.Figures("votes", stage.Votes);
        if (!stage.KeepValues.IsEmpty) json.Figures("keepValues", stage.KeepValues);
        if (!stage.Quotients.IsEmpty) json.Figures("quotients", stage.Quotients);
        json.Lines("transfers", stage.Transfers, Line);
        json.Member("exhausted", Exact(stage.Exhausted));
        json.Member("loss", Exact(stage.Loss));
        json.Member("elected", Numbers([.. stage.Elected]));
        json.Member("excluded", Numbers([.. stage.Excluded]));
        json.Lines("acts", stage.Acts, Line);
        json.Lines("decisions", stage.Decisions, Line);
    }

    static string Line(Provenance provenance) => JsonLayout.Line(
        ("program", Text(provenance.Program)),
        ("ballots", provenance.Input is { } input ? Text(input) : null),
        ("sha256", provenance.Sha256 is { } sha ? Text(sha) : null),
        ("decisionsSha256", provenance.DecisionsSha256 is { } decisions ? Text(decisions) : null),
        ("command", provenance.Command is { } command ? Text(command) : null));

    static string Line(Rule own) => JsonLayout.Line(
        ("name", Text(own.Name)),
        ("law", Text(own.Law)),
        ("quotaClause", TextOrNull(own.QuotaClause)),
        ("clauses", List(own.Clauses.Select(clause => JsonLayout.Line(("number", Text(clause.Number)), ("text", Text(clause.Text)))))));

    static string Line(PapersByReason papers) => JsonLayout.Line(("reason", Text(papers.Reason)), ("papers", Whole(papers.Papers)));

    static string Line(Candidate candidate) => JsonLayout.Line(
        ("number", Whole(candidate.Number)),
        ("name", Text(candidate.Name)),
        ("party", candidate.Party is { } party ? Text(party) : null),
        ("group", candidate.Group is { } group ? Text(group) : null),
        ("nickname", candidate.Nickname is { } nickname ? Text(nickname) : null),
        ("withdrawn", candidate.Withdrawn ? "true" : null),
        ("guarded", candidate.Guarded ? "true" : null),
        ("undeclared", candidate.Undeclared ? "true" : null));

    static string Line(Undecided lot) => JsonLayout.Line(
        ("stage", Whole(lot.Stage)),
        ("purpose", Name(lot.Purpose)),
        ("cite", Text(lot.Cite)),
        ("tied", Numbers(lot.Tied)),
        ("settled", lot.Settled.IsEmpty ? null : List(lot.Settled.Select(Line))));

    static string Line(Transfer transfer) => JsonLayout.Line(
        ("from", Whole(transfer.From)),
        ("to", transfer.To switch { Transfer.Exhausted => "\"exhausted\"", Transfer.Loss => "\"loss\"", int number => Whole(number) }),
        ("papers", Whole(transfer.Papers)),
        ("votes", Exact(transfer.Votes)),
        ("value", Exact(transfer.Value)));

    static string Line(Act act) => JsonLayout.Line(
        ("kind", Name(act.Kind)),
        ("candidates", Numbers(act.Candidates)),
        ("cite", Text(act.Cite)),
        ("enough", act.Enough is { } enough ? JsonLayout.Line(("of", Exact(enough.Of)), ("parts", Whole(enough.Parts))) : null));

    static string Line(Decision decision) => JsonLayout.Line(
        ("purpose", Name(decision.Purpose)),
        ("cite", Text(decision.Cite)),
        ("equal", Numbers(decision.Equal)),
        ("tied", Numbers(decision.Tied)),
        ("chosen", Whole(decision.Chosen)),
        ("how", Text(decision.How.InWords())),
        ("stage", decision.Stage is { } stage ? Whole(stage) : "null"));

    static string Line(Diagnostic diagnostic)
    {
        (string, string)[] times = diagnostic.Times == 1 ? [] : [("times", Whole(diagnostic.Times))];
        return JsonLayout.Line(
        [
            ("severity", Name(diagnostic.Severity)),
            ("code", Text(diagnostic.Code)),
            ("line", Whole(diagnostic.Line)),
            ("column", Whole(diagnostic.Column)),
            ("text", Text(diagnostic.Text)),
            .. times,
        ]);
    }
}
