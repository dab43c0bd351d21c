using System.Globalization;
using System.Text;

namespace Stv.Testing;

/// <summary>A result written out to the last figure, so that two can be compared and their difference read.</summary>
public static class ResultText
{
    /// <summary>Everything but the names of the candidates.</summary>
    /// <param name="result">The result.</param>
    /// <param name="names">
    /// New numbers for the candidates, at their old ones. The order of equals is the order of numbers, so whatever the numbers
    /// order is then put in order of the new ones.
    /// </param>
    /// <param name="rejected">With the papers rejected and shortened.</param>
    /// <param name="cites">With the rule set and its clauses.</param>
    public static string Of(CountResult result, IReadOnlyList<int>? names = null, bool rejected = true, bool cites = true)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{(cites ? result.Rules : "")}, {result.Seats} seats, {result.Papers} papers");
        if (rejected) text.AppendLine(CultureInfo.InvariantCulture,
            $"rejected {Reasons(result.Rejected)}; shortened {Reasons(result.Shortened)}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"elected {(names is null ? Numbers(result.Elected) : Numbers(result.Elected.Select(Name).Order()))}");
        if (result.Undecided is { } lot) text.AppendLine(CultureInfo.InvariantCulture,
            $"undecided at {lot.Stage}: {Cite(lot.Cite)} {lot.Purpose} {Tied(lot.Tied)}");
        foreach (var diagnostic in result.Diagnostics) text.AppendLine(diagnostic.ToString());
        foreach (var stage in result.Stages) Write(stage);
        return text.ToString().ReplaceLineEndings("\n");

        void Write(Stage stage)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{stage.Number} {stage.Action} {Cite(stage.Cite)} of {Tied(stage.From)} at {stage.Value?.ToString() ?? "-"}, quota "
                    + $"{stage.Quota}{(stage.Complete ? "" : ", in part")}");
            var votes = result.Candidates.Where(c => !c.Withdrawn).Select(c => (Name: Name(c.Number),
                Votes: stage.Votes[c.Number])).OrderBy(c => c.Name);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  votes {string.Join(' ', votes.Select(c => $"{c.Name}:{c.Votes}"))}; exhausted {stage.Exhausted}, loss {stage.Loss}");
            if (result.Method == CountMethod.Quotients)
            {
                var quotients = result.Candidates.Where(c => !c.Withdrawn).Select(c => (Name: Name(c.Number),
                    Quotient: stage.Quotients[c.Number])).OrderBy(c => c.Name);
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  quotients {string.Join(' ', quotients.Select(c => $"{c.Name}:{c.Quotient}"))}");
            }
            var moves = stage.Transfers.Select(t => t with { From = Name(t.From), To = Name(t.To) });
            if (names is not null) moves = moves.OrderByDescending(t => t.Value).ThenBy(t => t.From).ThenBy(t => t.To);
            if (names is not null && stage.From.Length > 1)
            {
                // Of what a receiver gets from several, whose papers carry the fraction depends on the order of equals.
                text.AppendJoin(' ', moves.GroupBy(t => (t.To, t.Value)).OrderByDescending(g => g.Key.Value).ThenBy(g => g.Key.To)
                    .Select(g => $"{g.Key.To}: {g.Aggregate(default(Ratio), (sum, t) => sum + t.Votes)} at {g.Key.Value};")).AppendLine();
                moves = moves.Where(t => t.Papers > 0).Select(t => t with { Votes = 0 });
            }
            foreach (var t in moves) text.AppendLine(CultureInfo.InvariantCulture,
                $"  {t.Papers} papers {t.From}>{t.To} {t.Votes} at {t.Value}");
            foreach (var act in stage.Acts)
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  {Cite(act.Cite)} {act.Kind} {(names is null ? Numbers(act.Candidates) : Tied(act.Candidates))}");
            foreach (var d in stage.Decisions)
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  {Cite(d.Cite)} {d.Purpose} of {Tied(d.Equal)}, {Tied(d.Tied)}: {Name(d.Chosen)} by {d.How} {d.Stage}");
        }

        string Cite(string clause) => cites ? clause : "";
        int Name(int number) => number > 0 && names is not null ? names[number] : number;
        string Tied(IEnumerable<int> numbers) => Numbers(names is null ? numbers : numbers.Select(Name).Order());
    }

    static string Numbers(IEnumerable<int> numbers) => string.Join(' ', numbers);

    static string Reasons(IEnumerable<PapersByReason> reasons) => string.Join(' ', reasons.Select(r => $"{r.Reason}:{r.Papers}"));
}
