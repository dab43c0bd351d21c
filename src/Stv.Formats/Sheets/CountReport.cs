using static Stv.Report;
using static Stv.Wording;

namespace Stv;

/// <summary>Puts the report of a count together: the parts that sheets and pages have in common.</summary>
/// <param name="shown">The count, and which of its stages are shown.</param>
/// <param name="provenance">What it was made from; null for what the result says.</param>
/// <param name="places">How many decimal places there is room for.</param>
internal abstract class CountReport(Shown shown, Provenance? provenance, int places = Figures.MostPlaces)
{
    readonly SheetWords words = new(shown.Result, places, shown.Whole);

    protected Shown Shown => shown;

    /// <summary>The count with the stages that are shown.</summary>
    protected CountResult Result { get; } = shown.Result;

    protected SheetWords Words => words;

    protected SheetNames Names => words.Names;

    protected Figures Figures => words.Figures;

    protected Colours Colours { get; } = new(shown.Result);

    /// <summary>The rule set; null for one that this version does not know.</summary>
    protected Rule? Rule { get; } = shown.Result.Rule;

    /// <summary>The sections of the report.</summary>
    protected abstract IEnumerable<Section> Sections();

    public Report Report() =>
        new(Title(Result), words.Answer(), Rule is null ? Display.Clean(Result.Rules) : Named(Rule), Rule?.Law, [.. Sections()]);

    /// <summary>Who is elected, in order, with the stage.</summary>
    protected Block Elected =>
        Result.Elected.IsEmpty ? new Paragraph(NobodyElected) : new Items(ItemKind.Elected, Result.Elected.Select(Winner));

    Phrase Winner(int number)
    {
        List<Run> runs = [new(Names.Distinct(number), IsName: true, IsWinner: true)];
        if (Names.Behind(number) is { } label) runs.AddRange([", ", new(label, IsName: true)]);
        if (words.History.ElectedAt(number) is > 0 and var stage)
            runs.AddRange([", ", new($"at stage {stage}", Target: shown.Has(stage) ? Id(stage) : null)]);
        return new([.. runs]) { Colour = Colours[number] };
    }

    /// <summary>The clauses that the count cites, with those of its quota and of the lot it needs.</summary>
    protected Block ClausesOf(Rule rule) =>
        Clauses(Cited(rule, Result.Stages, Result.Quota.IsZero ? null : rule.QuotaClause, Result.Undecided?.Cite));

    /// <summary>Clauses with their numbers.</summary>
    public static Block Clauses(IEnumerable<Clause> clauses) =>
        new Entries(EntryKind.Clauses, [.. clauses.Select(clause => new Entry(clause.Number, clause.Text))]);

    /// <summary>Every stage, and the one that needs a lot.</summary>
    /// <param name="more">What a stage has besides its sentences, by its place.</param>
    protected IEnumerable<Section> Stages(Func<int, IEnumerable<Block>> more)
    {
        foreach (var (i, stage) in Result.Stages.Index()) yield return Told(words, stage, more(i));
        if (Result.Undecided is { } lot) yield return new("lot-needed", SheetWords.Heading(lot), Needed(lot), lot.Stage);
    }

    /// <summary>A stage in sentences, and what it has besides.</summary>
    public static Section Told(SheetWords words, Stage stage, IEnumerable<Block> more) => new(Id(stage.Number), words.Heading(stage),
        more.Prepend(new Items(ItemKind.Story, words.Of(stage).Select(sentence => (Phrase)sentence))), stage.Number);

    /// <summary>The id of the section that tells of a stage.</summary>
    protected static string Id(int stage) => $"stage-{stage}";

    /// <summary>What to do about a lot that is missing.</summary>
    protected IEnumerable<Block> Needed(Undecided lot) =>
        [.. words.Of(lot).Select(sentence => new Paragraph(sentence)), new Preformatted([.. DecisionsJson.ToComplete(shown.Whole)])];

    /// <summary>What the count was made from, where that is said, and what else belongs there.</summary>
    protected IEnumerable<Section> Sources(params IEnumerable<Block> more)
    {
        // Every result names its program; with the ballots too it says how to count again.
        var from = provenance ?? (Result.Provenance is { Input: not null } or { Sha256: not null } ? Result.Provenance : null);
        if (from is null) yield break;
        (string Term, string? Text)[] all =
        [
            ("Ballots", from.Input), ("SHA-256 of the ballots", from.Sha256), ("SHA-256 of the decisions", from.DecisionsSha256),
            ("Program", from.Program), ("Rules", Result.Rules), ("Command", from.Command),
        ];
        var known = all.Where(one => one.Text is not null).Select(one => new Entry(one.Term, Display.Clean(one.Text!)));
        yield return new("repeat", "To repeat this count", more.Prepend(new Entries(EntryKind.Sources, [.. known])));
    }

    /// <summary>The whole count as a table.</summary>
    protected StageTable Table(params IEnumerable<string?> notes)
    {
        var (stages, history) = (Result.Stages, words.History);
        List<FigureRow> reasons = [Sum(ExhaustedRow(Result), "papers", stage => stage.Exhausted)];
        if (stages.Any(stage => Figures.Prints(stage.Loss))) reasons.Add(Sum(Capital(Disregarded), "fractions", stage => stage.Loss));
        List<FigureRow> sums = [new("Total", "", 0, _ => new(Figures.Votes(Result.Votes), "", StandingWords.None))];
        if (history.QuotaVaries) sums.Add(new("Quota", "", 0, i => new(Figures.Votes(stages[i].Quota), "", StandingWords.None)));
        return new(
            [.. stages.Select(stage => new StageColumn(stage.Number, What(stage, number => Names[number]), What(stage, Names.Distinct),
                stage.Value is { } value ? Figures.Value(value) : null))],
            [.. Result.Candidates.Select(one => one.Number).Select(number =>
                new FigureRow(Names.Distinct(number), Names.Plain(number), number, i => At(stages[i], number)))],
            Sum(ExhaustedRow(Result, isShort: true), "", stage => stage.Exhausted + stage.Loss), [.. reasons], [.. sums], Letters(),
            [.. notes.Prepend(Figures.Note).OfType<string>()]);

        Figure At(Stage stage, int number) => new(history.Gone(stage, number) ? null : Figures.Votes(stage.Votes[number]),
            Figures.Change(history.Change(stage, number)), InWords(history.Standing(stage, number)));

        FigureRow Sum(string name, string inShort, Func<Stage, Ratio> sum) => new(name, inShort, 0,
            i => new(Figures.Votes(sum(stages[i])), Figures.Change(history.Change(stages[i], sum)), StandingWords.None));
    }

    string Letters()
    {
        bool provisional = Result.Stages.Any(stage => stage.Acts.Any(act => act.Kind == ActKind.Provisional));
        return "E elected at this stage; e elected before; X excluded at this stage; - excluded before"
            + (provisional ? "; p elected unless the count begins anew" : "")
            + (Result.Candidates.Any(candidate => candidate.Withdrawn) ? "; W withdrawn." : ".");
    }
}

/// <summary>The report that is read from top to bottom: the answer, the table, every stage in words, the clauses.</summary>
internal sealed class SheetReport(CountResult result, Provenance? provenance, int places = Figures.MostPlaces)
    : CountReport(Shown.Of(result), provenance, places)
{
    protected override IEnumerable<Section> Sections()
    {
        yield return new("facts", null, [new Entries(EntryKind.Facts, [.. Words.Facts()])]);
        yield return new("elected", Result.Elected.IsEmpty ? null : Words.ElectedHeading, [Elected]);
        if (!Result.Stages.IsEmpty) yield return new("table", "The table", [Table(Shown.LeftOut)]);
        foreach (var stage in Stages(_ => [])) yield return stage;
        if (Rule is not null)
        {
            yield return new("clauses", ClausesCited, [ClausesOf(Rule)]);
            yield return new("evidence", "Evidence for these rules", [new Paragraph(Evidence(Rule))]);
        }
        foreach (var source in Sources()) yield return source;
        yield return new("diagnostics", null, [new Paragraph(Diagnostics(Result))]);
    }
}
