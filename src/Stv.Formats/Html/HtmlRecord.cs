namespace Stv;

/// <summary>The end of a page: ties and lots, papers that are not counted, the law, and how to count again.</summary>
internal static class HtmlRecord
{
    public static void Lots(HtmlContext context) => context.Section("lots", "Ties and lots", () =>
    {
        var (html, result, whole) = (context.Html, context.Result, context.Shown.Whole);
        var ties = result.Stages.SelectMany(stage => stage.Decisions.Select(tie => (stage, tie))).ToList();
        int others = whole.Stages.Sum(stage => stage.Decisions.Length) - ties.Count;
        if (ties.Count + others == 0 && result.Undecided is null) html.Element("p", "No tie had to be settled.");
        if (others > 0)
            html.Element("p", $"{SheetWords.Count(others, "tie")} at stages that are left out here: the result as JSON has them all.");
        if (ties.Count > 0)
        {
            html.Element("ul", () =>
            {
                foreach (var (stage, tie) in ties)
                {
                    html.Element("li", () =>
                    {
                        html.Element("a", $"Stage {stage.Number}", ("href", $"#stage-{stage.Number}"));
                        html.Text($": {context.Words.Tie(stage, tie)}");
                    });
                }
            });
        }
        if (result.Undecided is { } lot) Needed(context, lot);
        else if (DecisionsJson.AreTooMany(whole)) html.Element("p", DecisionsJson.TooMany);
        else if (DecisionsJson.Drawn(whole).ToList() is { Count: > 0 } drawn)
        {
            html.Element("p", "Saved as a file, this gives the same outcomes again (stv count --decisions FILE):");
            html.Element("pre", DecisionsJson.ToText(new(drawn, [])));
        }
    });

    /// <summary>What to do about a lot that is missing.</summary>
    public static void Needed(HtmlContext context, Undecided lot)
    {
        foreach (string sentence in context.Words.Of(lot)) context.Html.Element("p", sentence);
        context.Html.Element("pre", string.Join('\n', DecisionsJson.Asked(context.Shown.Whole)));
    }

    public static void Papers(HtmlContext context) => context.Section("papers", "Papers", () =>
    {
        var (html, result) = (context.Html, context.Result);
        html.Element("table", () =>
        {
            html.Element("caption", "What became of all papers");
            html.Element("tr", () =>
            {
                html.Element("th", "Papers", ("scope", "col"));
                html.Element("th", "Number", ("scope", "col"), ("class", "number"));
            });
            foreach (var rejected in result.Rejected) Row($"Rejected: {SheetWords.Reason(rejected.Reason)}",
                SheetWords.Whole(rejected.Papers));
            Row("Formal, counted", SheetWords.Whole(result.Papers));
            foreach (var shortened in result.Shortened) Row($"Of these, counted {SheetWords.Reason(shortened.Reason)}",
                SheetWords.Whole(shortened.Papers));
        });
        if (result.Stages is not [.., var last]) return;
        html.Element("table", () =>
        {
            html.Element("caption", "Where the votes are at the end");
            html.Element("tr", () =>
            {
                html.Element("th", "Votes", ("scope", "col"));
                html.Element("th", "Number", ("scope", "col"), ("class", "number"));
            });
            var elected = result.Elected.Aggregate(default(Ratio), (sum, number) => sum + last.Votes[number]);
            var others = result.Candidates.Aggregate(default(Ratio), (sum, candidate) => sum + last.Votes[candidate.Number]) - elected;
            if (result.Method != CountMethod.Quotients)
            {
                Row("With those elected", context.Figures.Votes(elected));
                Row("With those not elected", context.Figures.Votes(others));
            }
            // The papers of those elected have gone on to others.
            else Row("With candidates", context.Figures.Votes(elected + others));
            foreach (var (reason, votes) in Inactive(context.Shown.Whole, last)) Row(reason, context.Figures.Votes(votes));
            Row("All", context.Figures.Votes(result.Votes));
        });

        void Row(string what, string number) => html.Element("tr", () =>
        {
            html.Element("th", what, ("scope", "row"));
            html.Element("td", number, ("class", "number"));
        });
    });

    /// <summary>Votes that are with nobody at the end, by reason.</summary>
    static IEnumerable<(string Reason, Ratio Votes)> Inactive(CountResult result, Stage last)
    {
        var spent = result.Stages.SelectMany(stage => stage.Transfers).Where(transfer => transfer.To == Transfer.Exhausted)
            .ToLookup(transfer => transfer.Papers > 0);
        var (shown, aside) = (Sum(spent[true]), Sum(spent[false]));
        if (result.Method == CountMethod.Block) yield return ("Not given", last.Exhausted);
        // Where papers are counted afresh nothing is transferred, and what is set aside is not kept apart.
        else if (shown + aside != last.Exhausted) yield return ("Inactive: non-transferable, no further preference shown or set aside",
            last.Exhausted);
        else
        {
            yield return ("Inactive: no further preference shown by "
                + $"{SheetWords.Count(spent[true].Sum(transfer => transfer.Papers), "paper")}", shown);
            if (!aside.IsZero) yield return ("Inactive: set aside by the rules, carried by no paper", aside);
        }
        if (!last.Loss.IsZero) yield return ("Inactive: fractions disregarded", last.Loss);

        static Ratio Sum(IEnumerable<Transfer> transfers) => transfers.Aggregate(default(Ratio), (sum, transfer) => sum + transfer.Votes);
    }

    public static void Law(HtmlContext context) => context.Section("law", "Rules, law and evidence", () =>
    {
        var html = context.Html;
        if (context.Rule is not { } rule)
        {
            html.Element("p", $"This version knows no rules called {Display.Clean(context.Result.Rules)}.");
            return;
        }
        html.Element("p", $"{rule.Name} ({rule.Id}). {rule.Law}.");
        html.Element("p", TextSheet.EvidenceOf(rule));
        html.Element("h3", "The clauses cited, in plain words");
        html.Element("dl", () =>
        {
            foreach (var clause in TextSheet.Cited(rule, context.Result))
            {
                html.Element("dt", clause.Number);
                html.Element("dd", clause.Text);
            }
        }, ("class", "clauses"));
    });

    public static void Repeat(HtmlContext context, Provenance provenance) => context.Section("repeat", "To repeat this count", () =>
    {
        var html = context.Html;
        html.Element("dl", () =>
        {
            Fact("Ballots", provenance.Input);
            Fact("SHA-256 of the ballots", provenance.Sha256);
            Fact("SHA-256 of the decisions", provenance.DecisionsSha256);
            Fact("Program", provenance.Program);
            Fact("Rules", context.Result.Rules);
            Fact("Command", provenance.Command);
            Fact("Diagnostics", TextSheet.Diagnostics(context.Result));
        }, ("class", "clauses"));
        if (context.Result.Diagnostics.IsEmpty) return;
        html.Element("ul", () =>
        {
            foreach (var diagnostic in Diagnostic.FirstOfEachCode(context.Result.Diagnostics)) html.Element("li",
                Display.Clean(diagnostic.ToString()));
        });

        void Fact(string term, string? what)
        {
            if (what is null) return;
            html.Element("dt", term);
            html.Element("dd", Display.Clean(what));
        }
    });
}
