using static Stv.Report;
using static Stv.Wording;

namespace Stv;

/// <summary>What a rule set made of an election. Immutable.</summary>
/// <param name="Rule">The rule set.</param>
/// <param name="Result">The count, whole or up to a lot it needs; null where the rules refuse it.</param>
/// <param name="Refusal">Why they refuse it; null where there is a count.</param>
public sealed record Compared(Rule Rule, CountResult? Result, string? Refusal = null);

/// <summary>
/// Counts of one election by several rule sets, side by side in plain text: who is elected, at which stage, in which order; then for each
/// where it parts from the first, and what both do there, with their clauses. Thread-safe.
/// </summary>
public static class ComparisonSheet
{
    /// <summary>Writes the sheet, lines ended by <see cref="TextWriter.NewLine"/>.</summary>
    /// <param name="counts">The counts of the same papers; the others are compared with the first that was not refused.</param>
    /// <param name="output">Receives the sheet.</param>
    /// <param name="width">How many columns a line may take; at least <see cref="TextSheet.MinWidth"/>.</param>
    /// <remarks>Names are made harmless as in <see cref="TextSheet"/>.</remarks>
    /// <exception cref="ArgumentException">There is nothing to compare, or the counts are not of the same candidates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 40.</exception>
    public static void Write(IReadOnlyList<Compared> counts, TextWriter output, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TextSheet.MinWidth);
        if (counts.Count == 0) throw new ArgumentException("There is no count to compare.", nameof(counts));
        List<Counted> counted = [.. counts.Where(one => one.Result is not null).Select(one => new Counted(one.Rule, one.Result!))];
        var refused = counts.Where(one => one.Result is null).ToList();
        var text = new TextRenderer(output, width);
        if (counted.Count > 0) foreach (var section in Sections(counted)) text.Write(section);
        if (refused.Count > 0) text.Write(new Section("refused", null, refused.Select(Refused)));
    }

    static Block Refused(Compared count) => new Entries(EntryKind.Named,
        [new(count.Rule.Id, $"refuses the count. {Display.Clean(count.Refusal ?? "")}".TrimEnd())]);

    static IEnumerable<Section> Sections(List<Counted> counted)
    {
        var first = counted[0];
        yield return new("answer", null, [new Paragraph(Answer(counted))]);
        var facts = first.Words.Facts().Where(fact => fact.Term is Seats or FormalPapers);
        Block[] title = Title(first.Result) is { } name ? [new Paragraph(Display.Isolated(name))] : [];
        var marks = counted.Where(one => one.Result.Marks is not null).GroupBy(one => string.Join(' ', one.Result.Marks!.InWords))
            .Select(same => new Entry("Marks", $"Judged otherwise than the rules say by {SheetNames.List([.. same.Select(one =>
                one.Rule.Id)], "and")}. {same.Key}"));
        yield return new("facts", null, [.. title, new Entries(EntryKind.Facts, [.. facts, .. marks])]);
        var note = new Paragraph("Figures with more decimal places than are shown are cut off or rounded for print only: the counts have "
            + "them in full.");
        yield return new("table", null, counted.Any(one => one.Figures.Cut) ? [Table(counted), note] : [Table(counted)]);
        foreach (var other in counted.Skip(1)) yield return Part(first, other);
    }

    static string Answer(List<Counted> counted)
    {
        var names = counted[0].Names;
        var whole = counted.Where(one => one.Result.Undecided is null).ToList();
        string lots = counted.Count == whole.Count ? ""
            : $" {SheetNames.List([.. counted.Except(whole).Select(one => one.Rule.Id)], "and")} "
                + $"{(counted.Count - whole.Count == 1 ? "needs" : "need")} a lot.";
        if (whole.Count == 0) return lots.TrimStart();
        HashSet<int> all = [.. whole[0].Result.Elected];
        foreach (var one in whole) all.IntersectWith(one.Result.Elected);
        string common = all.Count == 0 ? "nobody" : names.List(whole[0].Result.Elected.Where(all.Contains));
        if (whole.All(one => one.Result.Elected.Length == all.Count))
            return $"{(whole.Count == 1 ? whole[0].Rule.Id : "All")} elect{(whole.Count == 1 ? "s" : " the same:")} {common}.{lots}";
        var others = whole.GroupBy(one => names.List(one.Result.Elected.Where(number => !all.Contains(number)).Order()))
            .Select(group => $"{group.Key} by {SheetNames.List([.. group.Select(one => one.Rule.Id)], "and")}");
        return $"They elect differently: {common} by all, {string.Join(", ", others)}.{lots}";
    }

    /// <summary>Those whom any of them elects, in the order of the first.</summary>
    static Table Table(List<Counted> counted)
    {
        List<Row> rows = [.. counted.SelectMany(one => one.Result.Elected).Distinct()
            .Select(number => Row(counted[0].Names.Distinct(number), one => one.Outcome(number)))];
        rows.Add(Sum("Quota", one => one.Result.Quota.IsZero ? "none"
            : one.Figures.Votes(one.Result.Quota) + (one.History.QuotaVaries ? " at last" : "")));
        rows.Add(Sum("Stages", one => Whole(one.Result.Stages.Length)));
        // Rules may differ in what they admit.
        if (counted.Any(one => one.Result.Papers != counted[0].Result.Papers))
            rows.Add(Sum(FormalPapers, one => Whole(one.Result.Papers)));
        if (counted.Any(one => one.Result.Undecided is not null))
            rows.Add(Sum("Lot needed", one => one.Result.Undecided is { } lot ? $"at stage {lot.Stage}" : ""));
        return new(null, [new(""), .. counted.Select(one => new Column(one.Rule.Id))], rows);

        Row Row(string head, Func<Counted, string> cell) => new([head, .. counted.Select(one => (Cell)cell(one))]);

        Row Sum(string head, Func<Counted, string> cell) => Row(head, cell) with { IsSum = true };
    }

    static Section Part(Counted first, Counted other)
    {
        if (Divergence.Between(first.Result, other.Result) is not { } divergence)
        {
            string so = first.Result.Undecided is null ? "" : ", as far as they come: both need the same lot";
            return new($"part-{other.Rule.Id}", $"{other.Rule.Id} goes the way of {first.Rule.Id}",
                [new Paragraph($"The same are elected and excluded in the same order{so}.")]);
        }
        return new($"part-{other.Rule.Id}", $"{other.Rule.Id} parts from {first.Rule.Id}",
        [
            new Entries(EntryKind.Named, [Next(first, divergence.First), Next(other, divergence.Other)]),
            .. Grounds(first, other, divergence),
            new Paragraph(InTheEnd(first, other)),
        ]);

        static Entry Next(Counted count, CountEvent next)
        {
            string where = next.Act is null ? $"Stage {next.Stage}:" : $"{count.Words.Heading(count.Result.Stages[next.Stage - 1])}.";
            return new(count.Rule.Id, string.Join(' ', [where, .. count.Words.Of(next)]));
        }
    }

    /// <summary>The votes of those whom two counts treat differently.</summary>
    static IEnumerable<Block> Grounds(Counted first, Counted other, Divergence divergence)
    {
        int[] who = [.. divergence.First.Candidates.Concat(divergence.Other.Candidates).Distinct().Order()];
        // Where quotients decide, votes say nothing.
        bool byVotes = first.Result.Method != CountMethod.Quotients && other.Result.Method != CountMethod.Quotients;
        if (!byVotes || who.Length == 0 || first.Words.Grounds(divergence.First) is not { } one
            || other.Words.Grounds(divergence.Other) is not { } two) yield break;
        yield return new Paragraph($"Votes there, by {first.Rule.Id} at the end of stage {one.Number} and by {other.Rule.Id} at the "
            + $"end of stage {two.Number}:");
        yield return new Items(ItemKind.Plain, who.Select(number => (Phrase)($"{first.Names[number]}: "
            + $"{first.Figures.Votes(one.Votes[number])} and {other.Figures.Votes(two.Votes[number])}")));
    }

    static string InTheEnd(Counted first, Counted other)
    {
        if (first.Result.Undecided is not null || other.Result.Undecided is not null) return "How it ends is open until the lot is drawn.";
        int[] one = [.. first.Result.Elected.Except(other.Result.Elected)], two = [.. other.Result.Elected.Except(first.Result.Elected)];
        return one.Length == 0 && two.Length == 0 ? "In the end both elect the same."
            : $"In the end {first.Rule.Id} elects {Names(one)}, and {other.Rule.Id} {Names(two)}.";

        string Names(int[] numbers) => numbers.Length == 0 ? "nobody instead" : first.Names.List(numbers);
    }

    /// <summary>A count with its words.</summary>
    sealed record Counted(Rule Rule, CountResult Result)
    {
        public SheetWords Words { get; } = new(Result);

        public SheetNames Names => Words.Names;

        public Figures Figures => Words.Figures;

        public History History => Words.History;

        public string Outcome(int number) =>
            Result.Elected.IndexOf(number) is >= 0 and var place
                ? $"{place + 1}.{(History.ElectedAt(number) is > 0 and var at ? $" at stage {at}" : "")}"
            : History.ExcludedAt(number) is > 0 and var stage ? $"out at stage {stage}"
            : Result.Candidate(number).Withdrawn ? "withdrawn" : "not elected";
    }
}
