using System.Collections.Immutable;
using static Stv.Report;
using static Stv.Wording;

namespace Stv;

/// <summary>
/// The report of a count in which one looks up: the answer with bars, every stage with everybody's votes, the table, the flow of votes,
/// lots, papers and law.
/// </summary>
internal sealed class PageReport : CountReport
{
    /// <summary>What the longest bar stands for: the most that anybody has at any stage, or the quota.</summary>
    readonly Ratio most;

    public PageReport(CountResult result, Provenance? provenance) : base(Shown.Of(result), provenance)
    {
        foreach (var stage in Result.Stages)
            most = Result.Candidates.Aggregate(Ratio.Max(most, stage.Quota), (most, one) => Ratio.Max(most, Measure(stage, one.Number)));
    }

    protected override IEnumerable<Section> Sections()
    {
        yield return new("answer", Result.Undecided is null ? Words.ElectedHeading : "A lot is needed", Answer()) { Short = "Answer" };
        if (!Result.Stages.IsEmpty)
        {
            var table = Table();
            Block[] note = Shown.LeftOut is { } leftOut ? [new Paragraph(leftOut, IsNote: true)] : [];
            yield return new("stages", "Stage by stage", [.. note, new Steps(Stages(i => FiguresOf(table, i)))]) { Short = "Stages" };
            yield return new("table", "The table", [table]) { Short = "Table" };
            yield return new("flow", "Flow of votes", Flow());
        }
        yield return new("lots", "Ties and lots", Lots());
        yield return new("papers", "Papers", Papers());
        if (WaysJson.Of(Shown.Whole) is { } ways) yield return new("follow", "Follow a ballot", Follow(ways));
        yield return new("law", "Rules, law and evidence", Law()) { Short = "Law" };
        foreach (var source in Sources(DiagnosticsMet())) yield return source;
    }

    IEnumerable<Block> Answer()
    {
        if (Result.Undecided is { } lot)
        {
            foreach (var block in Needed(lot)) yield return block;
            if (!Result.Elected.IsEmpty) yield return new Subheading(Words.ElectedHeading);
        }
        yield return Elected;
        yield return new Entries(EntryKind.Facts, [.. Words.Facts(), .. MoreFacts()]);
        if (Colours.Parties.Count > 0) yield return new Items(ItemKind.Parties, Parties());
        if (Result.Stages is not [var first, ..]) yield break;
        var bars = Bars(first, Result.Method switch
        {
            CountMethod.Quotients => "The first stage",
            CountMethod.Block => "Votes",
            _ => "First preferences",
        });
        yield return new SideBySide(Result.Stages is [_, .., var last] ? [bars, Bars(last, $"The last stage, {last.Number}")] : [bars]);
    }

    IEnumerable<Entry> MoreFacts()
    {
        var all = Result.Rejected.Aggregate((Ratio)Result.Papers, (sum, papers) => sum + papers.Papers);
        if (all != Result.Papers) yield return new("Papers in all", all.ToString());
        yield return new("Stages", Whole(Shown.Whole.Stages.Length));
        if (Result.Stages is [.., var last] && Result.Undecided is null)
            yield return new("How it ended", $"{Words.Heading(last)}: {Words.Ended(last)}", IsLong: true);
    }

    IEnumerable<Phrase> Parties()
    {
        var members = Result.Candidates.ToLookup(SheetNames.Label, one => one.Number);
        foreach (string party in Colours.Parties)
        {
            int[] theirs = [.. members[party]];
            yield return new(new(party, IsName: true),
                $": {Count(theirs.Count(Result.Elected.Contains), "seat")} of {Count(theirs.Length, "candidate")}")
            {
                Colour = Colours[theirs[0]],
            };
        }
    }

    /// <summary>What a candidate has that is measured by the quota: votes, or the quotient where the rule elects by quotients.</summary>
    Ratio Measure(Stage stage, int number) => (Result.Method == CountMethod.Quotients ? stage.Quotients : stage.Votes)[number];

    Cell Name(int number) => new(Names.Distinct(number), IsName: true);

    string Votes(Ratio votes) => Figures.Votes(votes);

    Cell Bar(Stage stage, int number) => new("", Bar: new(Colours[number], PerCent(Measure(stage, number)),
        stage.Quota.IsZero ? null : PerCent(stage.Quota)));

    Ratio PerCent(Ratio measure) => most.IsZero ? 0 : Ratio.Max(0, measure * 100 / most);

    Table Bars(Stage stage, string caption) => new(caption,
        [
            new("Candidate"),
            new(Result.Method == CountMethod.Quotients ? "Quotient" : "Votes", ColumnKind.Number),
            new(stage.Quota.IsZero ? "Bar" : "Line: the quota", ColumnKind.Bar),
        ],
        Result.Candidates.Select(one => one.Number).Where(number => !Measure(stage, number).IsZero)
            .OrderByDescending(number => Measure(stage, number)).ThenBy(number => number)
            .Select(number => new Row([Name(number), Votes(Measure(stage, number)), Bar(stage, number)])));

    IEnumerable<Block> FiguresOf(StageTable table, int i)
    {
        var stage = Result.Stages[i];
        yield return AfterStage(table, stage, i);
        if (stage.Transfers.Any(transfer => transfer.Papers > 0))
            yield return new Folded("What moved, from whom to whom", Transfers(stage));
    }

    Table AfterStage(StageTable table, Stage stage, int i)
    {
        bool keeps = Result.Method == CountMethod.KeepValues, quotients = Result.Method == CountMethod.Quotients;
        // The first stage has no changes, few rules have keep values or quotients.
        bool[] has = [true, stage.Number > 1, true, keeps, quotients, true, true];
        Column[] columns =
        [
            new("Candidate"), new("Change", ColumnKind.Number), new("Votes", ColumnKind.Number), new("Keeps of each", ColumnKind.Number),
            new("Quotient", ColumnKind.Number), new("Bar", ColumnKind.Bar), new("Standing", ColumnKind.Standing),
        ];
        var rows = from row in table.Candidates.Concat(table.Reasons)
                   let figure = row.At(i)
                   where figure.Total is not null
                   select new Row(Present(Cells(row, figure)), IsSum: row.Number == 0);
        return new($"Votes after stage {stage.Number}", Present(columns), rows)
        {
            Legend = stage.Quota.IsZero ? null : $"the line is the quota, {Votes(stage.Quota)}",
            IsWide = true,
        };

        ImmutableArray<T> Present<T>(T[] all) => [.. all.Where((_, at) => has[at])];

        Cell[] Cells(FigureRow row, Figure figure) => row.Number == 0 ? [row.Name, figure.Change, figure.Total!, "", "", "", ""] :
        [
            Name(row.Number), figure.Change, figure.Total!, keeps ? Figures.Value(stage.KeepValues[row.Number]) : "",
            quotients && !stage.Quotients[row.Number].IsZero ? Votes(stage.Quotients[row.Number]) : "", Bar(stage, row.Number),
            figure.Standing.Words,
        ];
    }

    Table Transfers(Stage stage) => new($"Transfers of stage {stage.Number}",
        [
            new("From"), new("To"), new("Papers", ColumnKind.Number), new("Value of each", ColumnKind.Number),
            new("Votes", ColumnKind.Number),
        ],
        stage.Transfers.Select(one => new Row([Name(one.From), one.To > 0 ? Name(one.To) : Who(one.To),
            one.Papers == 0 ? "" : Whole(one.Papers), one.Papers == 0 ? "" : Figures.Value(one.Value), Votes(one.Votes)])))
    {
        IsWide = true,
    };

    /// <summary>Whoever has votes or receives them, in a sentence.</summary>
    string Who(int number) =>
        number switch { Transfer.Exhausted => NonTransferable, Transfer.Loss => Disregarded, _ => Names[number] };

    IEnumerable<Block> Flow()
    {
        if (!Result.Stages.Any(stage => !stage.Transfers.IsEmpty))
        {
            yield return new Paragraph(Result.Stages.Any(stage => stage.Action == StageAction.Redistribution)
                ? "These rules count all papers afresh at each stage: nothing flows from one candidate to another."
                : NothingMoved);
            yield break;
        }
        if (Shown.TooMany)
        {
            yield return new Paragraph(
                "With stages left out votes cannot be followed from each to the next: there is no drawing of so large a count.");
            yield break;
        }
        yield return new Paragraph("Each column is a stage, each block a candidate's votes, each band votes that were kept or transferred. "
            + "Point at a part for its figures, or move with the arrow keys: left and right from transfer to transfer, up and down through "
            + "everything. The same figures stand in the table of each stage.", IsNote: true, OfScreen: true);
        var plan = new FlowPlan(Result);
        if (!plan.Whole)
            yield return new Paragraph("There are so many stages and candidates that votes which were kept have no bands here.",
                IsNote: true);
        yield return new Drawing(plan, Shapes(plan), plan.Labels.Select(label =>
            (label, Display.Shortened(label.Number > 0 ? Names.Distinct(label.Number) : Who(label.Number), 22))));
    }

    // In the order of the stages, as the arrow keys go; what was kept first, so that it lies below what moved.
    IEnumerable<DrawnShape> Shapes(FlowPlan plan)
    {
        var (bands, blocks) = (plan.Bands.ToLookup(band => band.Stage), plan.Blocks.ToLookup(block => block.Stage));
        foreach (int stage in Result.Stages.Select(one => one.Number))
        {
            foreach (var band in bands[stage].OrderBy(band => !band.Kept))
                yield return new(band, Colour(band.From), band.Kept ? $"Stage {stage}: {Who(band.From)} keeps {Votes(band.Votes)}"
                    : $"Stage {stage}: {Votes(band.Votes)} from {Who(band.From)} to {Who(band.To)}");
            foreach (var block in blocks[stage])
                yield return new(block, Colour(block.Number), $"{Who(block.Number)} after stage {stage}: {Votes(block.Votes)}");
        }

        int? Colour(int number) => number > 0 ? Colours[number] : null;
    }

    IEnumerable<Block> Lots()
    {
        var whole = Shown.Whole;
        var ties = Result.Stages.SelectMany(stage => stage.Decisions.Select(tie => (Stage: stage, Tie: tie))).ToList();
        int others = whole.Stages.Sum(stage => stage.Decisions.Length) - ties.Count;
        if (ties.Count + others == 0 && Result.Undecided is null) yield return new Paragraph("No tie had to be settled.");
        if (others > 0)
            yield return new Paragraph($"{Count(others, "tie")} at stages that are left out here: the result as JSON has them all.");
        if (ties.Count > 0)
            yield return new Items(ItemKind.Plain, ties.Select(one => new Phrase(
                new($"Stage {one.Stage.Number}", Target: Id(one.Stage.Number)), $": {Words.Tie(one.Stage, one.Tie)}")));
        if (Result.Undecided is { } lot)
            foreach (var block in Needed(lot)) yield return block;
        else if (DecisionsJson.AreTooMany(whole)) yield return new Paragraph(DecisionsJson.TooMany);
        else if (DecisionsJson.Drawn(whole).ToList() is { Count: > 0 } drawn)
        {
            yield return new Paragraph("Saved as a file, this gives the same outcomes again (stv count --decisions FILE):");
            yield return new Preformatted([.. DecisionsJson.ToText(new(drawn, [])).Split('\n')]);
        }
    }

    IEnumerable<Block> Papers()
    {
        yield return Numbers("What became of all papers", "Papers",
        [
            .. Result.Rejected.Select(papers => ($"Rejected: {Reason(papers.Reason)}", Whole(papers.Papers))),
            ("Formal, counted", Whole(Result.Papers)),
            .. Result.Shortened.Select(papers => ($"Of these, counted {Reason(papers.Reason)}", Whole(papers.Papers))),
        ]);
        if (Result.Stages is not [.., var last]) yield break;
        yield return Numbers("Where the votes are at the end", "Votes",
            [.. WithCandidates(last).Concat(Inactive(last)).Append(("All", Result.Votes)).Select(one => (one.Item1, Votes(one.Item2)))]);

        static Table Numbers(string caption, string of, ImmutableArray<(string What, string Number)> rows) =>
            new(caption, [new(of), new("Number", ColumnKind.Number)], rows.Select(row => new Row([row.What, row.Number])));
    }

    static IEnumerable<Block> Follow(string ways)
    {
        yield return new Paragraph("Type a ranking to see where a paper that shows it went: with whom it was, what it was worth, whom it "
            + "helped to elect. The command stv explain tells the same of every paper of the election; of others it counts with one "
            + "more, and here the count stays as it is.", IsNote: true, OfScreen: true);
        yield return new RankingBox(ways);
    }

    IEnumerable<(string Where, Ratio Votes)> WithCandidates(Stage last)
    {
        var elected = Result.Elected.Aggregate(default(Ratio), (sum, number) => sum + last.Votes[number]);
        var all = Result.Candidates.Aggregate(default(Ratio), (sum, candidate) => sum + last.Votes[candidate.Number]);
        // By quotients the papers of those elected have gone on to others.
        return Result.Method != CountMethod.Quotients ? [("With those elected", elected), ("With those not elected", all - elected)]
            : [("With candidates", all)];
    }

    /// <summary>Votes that are with nobody at the end, by reason.</summary>
    IEnumerable<(string Reason, Ratio Votes)> Inactive(Stage last)
    {
        var spent = Spent.Of(Shown.Whole);
        if (Result.Method == CountMethod.Block) yield return ("Not given", last.Exhausted);
        // Where papers are counted afresh nothing is transferred, and what is set aside is not kept apart.
        else if (spent is null)
            yield return ($"Inactive: {NonTransferable}, no further preference shown or set aside", last.Exhausted);
        else
        {
            yield return ($"Inactive: {Count(spent.Papers, "paper")} that ended without having elected anybody", spent.Votes);
            if (spent.PartPapers > 0)
                yield return ($"Inactive: {Count(spent.PartPapers, "paper")} that ended when a part of them had", spent.PartVotes);
            if (!spent.Aside.IsZero) yield return ("Inactive: set aside by the rules, carried by no paper", spent.Aside);
        }
        if (!last.Loss.IsZero) yield return ($"Inactive: {Disregarded}", last.Loss);
    }

    IEnumerable<Block> Law() => Rule is not { } rule
        ? [new Paragraph($"This version knows no rules called {Display.Clean(Result.Rules)}.")]
        :
        [
            new Paragraph($"{Named(rule)}. {rule.Law}."), new Paragraph(Evidence(rule)), new Subheading(ClausesCited), ClausesOf(rule),
        ];

    IEnumerable<Block> DiagnosticsMet()
    {
        yield return new Paragraph(Diagnostics(Result));
        if (!Result.Diagnostics.IsEmpty)
            yield return new Items(ItemKind.Plain,
                Diagnostic.FirstOfEachCode(Result.Diagnostics).Select(one => (Phrase)Display.Clean(one.ToString())));
    }
}
