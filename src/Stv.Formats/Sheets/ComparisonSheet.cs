using System.Text;

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
    const int LeastNameColumns = 12;

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
        var page = new Page(output, width);
        List<Counted> counted = [.. counts.Where(one => one.Result is not null).Select(one => new Counted(one.Rule, one.Result!))];
        if (counted.Count > 0)
        {
            page.Paragraph(Answer(counted));
            Head(page, counted[0]);
            Table(page, counted, width);
            if (counted.Any(one => one.Figures.Cut))
                page.Paragraph("Figures with more decimal places than are shown are cut off or rounded for print only: the "
                    + "counts have them in full.");
            foreach (var other in counted.Skip(1)) Part(page, counted[0], other);
        }
        foreach (var refused in counts.Where(one => one.Result is null))
        {
            if (counted.Count > 0) page.Blank();
            page.Entry(refused.Rule.Id, $"refuses the count. {Display.Clean(refused.Refusal ?? "")}".TrimEnd(),
                column: 2 + refused.Rule.Id.Length);
        }
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

    static void Head(Page page, Counted first)
    {
        page.Blank();
        if (first.Result.Title is { } title && Display.Clean(title) is { Length: > 0 } clean) page.Paragraph(Display.Isolated(clean));
        page.Entry("Seats", SheetWords.Whole(first.Result.Seats));
        page.Entry("Formal papers", SheetWords.Whole(first.Result.Papers));
    }

    /// <summary>Those whom any of them elects, in the order of the first; the columns in blocks that fit the width.</summary>
    static void Table(Page page, List<Counted> counted, int width)
    {
        var names = counted[0].Names;
        List<int> rows = [.. counted.SelectMany(one => one.Result.Elected).Distinct()];
        List<(string Head, Func<Counted, string> Cell)> foot =
        [
            ("Quota", one => one.Result.Quota.IsZero ? "none"
                : one.Figures.Votes(one.Result.Quota) + (one.Course.QuotaVaries ? " at last" : "")),
            ("Stages", one => SheetWords.Whole(one.Result.Stages.Length)),
        ];
        // Rules may differ in what they admit.
        if (counted.Any(one => one.Result.Papers != counted[0].Result.Papers)) foot.Add(("Formal papers",
            one => SheetWords.Whole(one.Result.Papers)));
        if (counted.Any(one => one.Result.Undecided is not null)) foot.Add(("Lot needed", one => one.Result.Undecided is { } lot
            ? $"at stage {lot.Stage}" : ""));

        int head = Math.Max(foot.Max(row => row.Head.Length),
            rows.Select(number => Display.Width(names.Distinct(number))).DefaultIfEmpty(0).Max());
        head = Math.Min(head, Math.Max(LeastNameColumns, width / 3));
        int[] columns =
            [.. counted.Select(one => rows.Select(one.Outcome).Concat(foot.Select(row => row.Cell(one))).Append(one.Rule.Id)
                .Max(text => text.Length))];
        for (int first = 0, last; first < counted.Count; first = last)
        {
            int used = head;
            for (last = first; last < counted.Count && (last == first
                || used + 3 + columns[last] <= width); last++) used += 3 + columns[last];
            page.Blank();
            Line("", one => one.Rule.Id);
            Rule();
            foreach (int number in rows) Line(names.Distinct(number), one => one.Outcome(number));
            if (rows.Count > 0) Rule();
            foreach (var (label, cell) in foot) Line(label, cell);

            void Line(string label, Func<Counted, string> cell) =>
                Row(Display.Fit(label, head), " │ ", i => cell(counted[i]).PadRight(columns[i]));

            void Rule() => Row(new string('─', head), "─┼─", i => new string('─', columns[i]));

            void Row(string label, string between, Func<int, string> cell)
            {
                var line = new StringBuilder(label);
                for (int i = first; i < last; i++) line.Append(between).Append(cell(i));
                page.Line(line.ToString());
            }
        }
    }

    static void Part(Page page, Counted first, Counted other)
    {
        page.Blank();
        if (Parting.Between(first.Result, other.Result) is not { } parting)
        {
            page.Heading($"{other.Rule.Id} goes the way of {first.Rule.Id}");
            string so = first.Result.Undecided is null ? "" : ", as far as they come: both need the same lot";
            page.Paragraph($"The same are elected and excluded in the same order{so}.", 2);
            return;
        }
        page.Heading($"{other.Rule.Id} parts from {first.Rule.Id}");
        int column = 2 + Math.Max(first.Rule.Id.Length, other.Rule.Id.Length);
        Turn(first, parting.First);
        Turn(other, parting.Other);

        int[] who = [.. parting.First.Candidates.Concat(parting.Other.Candidates).Distinct().Order()];
        // Where quotients decide, votes say nothing.
        bool byVotes = first.Result.Method != CountMethod.Quotients && other.Result.Method != CountMethod.Quotients;
        if (byVotes && who.Length > 0 && first.Words.Grounds(parting.First) is { } one && other.Words.Grounds(parting.Other) is { } two)
        {
            page.Paragraph($"Votes there, by {first.Rule.Id} at the end of stage {one.Number} and by {other.Rule.Id} at the "
                + $"end of stage {two.Number}:", 2);
            foreach (int number in who)
                page.Paragraph($"{first.Names[number]}: {first.Figures.Votes(one.Votes[number])} and "
                    + $"{other.Figures.Votes(two.Votes[number])}", 4);
        }
        page.Paragraph(InTheEnd(first, other), 2);

        void Turn(Counted count, Turn turn)
        {
            string where = turn.Act is null ? $"Stage {turn.Stage}:" : $"{count.Words.Heading(count.Result.Stages[turn.Stage - 1])}.";
            page.Entry(count.Rule.Id, string.Join(' ', [where, .. count.Words.Of(turn)]), 2, column);
        }
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

        public Course Course => Words.Course;

        public string Outcome(int number) =>
            Result.Elected.IndexOf(number) is >= 0 and var place
                ? $"{place + 1}.{(Course.ElectedAt(number) is > 0 and var at ? $" at stage {at}" : "")}"
            : Course.ExcludedAt(number) is > 0 and var stage ? $"out at stage {stage}"
            : Result.Candidate(number).Withdrawn ? "withdrawn" : "not elected";
    }
}
