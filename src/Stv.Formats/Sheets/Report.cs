using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// A document about a count: words and figures as they are to be read, in sections of blocks, and nothing of how a text, Markdown or a page
/// shows them. Immutable. Of a large count the blocks are put together when they are asked for, the same each time.
/// </summary>
/// <param name="Title">What the election is called; null where it has no name.</param>
/// <param name="Answer">The one line that matters.</param>
/// <param name="Rules">The rule set with its id.</param>
/// <param name="Law">Where the rules stand; null for rules that this version does not know.</param>
/// <param name="Sections">The parts, in order.</param>
internal sealed record Report(string? Title, string Answer, string Rules, string? Law, ImmutableArray<Report.Section> Sections)
{
    /// <summary>The title, or what stands for one where there has to be one.</summary>
    public string AnyTitle => Title ?? "An election";

    /// <summary>The rules as a sentence by itself says them.</summary>
    public string RulesLine => Law is null ? $"Rules: {Rules}" : Rules;

    /// <summary>
    /// A part of the document, or a stage with its number. Its id is what links lead to; above it stands a heading, or nothing.
    /// </summary>
    internal sealed record Section(string Id, string? Heading, IEnumerable<Block> Blocks, int Stage = 0)
    {
        /// <summary>What a list of the sections calls it; the heading unless another is given.</summary>
        public string? Short { get; init; } = Heading;
    }

    /// <summary>What a section is made of.</summary>
    internal abstract record Block;

    /// <summary>A heading within a section.</summary>
    internal sealed record Subheading(string Text) : Block;

    /// <summary>Sentences; as a note they explain what stands beside them, or how it is used on a screen.</summary>
    internal sealed record Paragraph(string Text, bool IsNote = false, bool OfScreen = false) : Block;

    /// <summary>Lines to be copied as they are.</summary>
    internal sealed record Preformatted(ImmutableArray<string> Lines) : Block;

    /// <summary>Terms, and what there is to say of each.</summary>
    internal sealed record Entries(EntryKind Kind, ImmutableArray<Entry> Items) : Block;

    /// <summary>Figures that everybody asks for, where things come from, clauses by number, things told apart by name.</summary>
    internal enum EntryKind { Facts, Sources, Clauses, Named }

    /// <summary>A term, and what there is to say of it; long where it is a sentence or more among figures and names.</summary>
    internal readonly record struct Entry(string Term, string Text, bool IsLong = false);

    /// <summary>A list.</summary>
    internal sealed record Items(ItemKind Kind, IEnumerable<Phrase> All) : Block;

    /// <summary>Things in no order, sentences that tell what happened, those elected in their order, parties or groups.</summary>
    internal enum ItemKind { Plain, Story, Elected, Parties }

    /// <summary>Words in which names and links stand, perhaps with a colour before them.</summary>
    internal sealed record Phrase(params ImmutableArray<Run> Runs)
    {
        /// <summary>The number of the colour; null for none.</summary>
        public int? Colour { get; init; }

        public static implicit operator Phrase(string words) => new(new Run(words));

        /// <summary>The words; names written from right to left turn nothing round that stands beside them.</summary>
        public override string ToString() => string.Concat(Runs.Select(run => run.IsName ? Display.Isolated(run.Text) : run.Text));
    }

    /// <summary>A part of a phrase: words, a name as it is, perhaps of somebody elected, or a link to a section.</summary>
    internal readonly record struct Run(string Text, bool IsName = false, bool IsWinner = false, string? Target = null)
    {
        public static implicit operator Run(string words) => new(words);
    }

    /// <summary>Blocks that stand beside each other where there is room.</summary>
    internal sealed record SideBySide(ImmutableArray<Block> Blocks) : Block;

    /// <summary>A box into which a ranking is typed, to see where such a paper goes.</summary>
    internal sealed record RankingBox(string Data) : Block;

    /// <summary>A block that shows when it is asked for.</summary>
    internal sealed record Folded(string Summary, Block Inside) : Block;

    /// <summary>The stages one by one.</summary>
    internal sealed record Steps(IEnumerable<Section> All) : Block;

    /// <summary>A table with a name or a word at the head of each row, and perhaps a caption.</summary>
    internal sealed record Table(string? Caption, ImmutableArray<Column> Columns, IEnumerable<Row> Rows) : Block
    {
        /// <summary>What in the table needs a word of explanation; null for nothing.</summary>
        public string? Legend { get; init; }

        /// <summary>Figures with many places may make it wider than the room.</summary>
        public bool IsWide { get; init; }
    }

    /// <summary>What stands above the cells of a column, and what they are.</summary>
    internal readonly record struct Column(string Heading, ColumnKind Kind = ColumnKind.Words);

    /// <summary>Words, figures, bars, or where candidates stand.</summary>
    internal enum ColumnKind { Words, Number, Bar, Standing }

    /// <summary>A row of a table, a cell for each column; a sum stands below the candidates.</summary>
    internal sealed record Row(ImmutableArray<Cell> Cells, bool IsSum = false);

    /// <summary>A cell of a table: words, a name or a bar.</summary>
    internal readonly record struct Cell(string Text, bool IsName = false, Bar? Bar = null)
    {
        public static implicit operator Cell(string text) => new(text);
    }

    /// <summary>A bar in a candidate's colour, and the line it is to reach, if any: both in per cent of the longest.</summary>
    internal sealed record Bar(int Colour, Ratio Length, Ratio? Line);

    /// <summary>The whole count: candidates down, stages across, as many beside each other as there is room for.</summary>
    /// <param name="Stages">The columns.</param>
    /// <param name="Candidates">A row for each.</param>
    /// <param name="Inactive">The votes that nobody has, all together.</param>
    /// <param name="Reasons">The same by the reason.</param>
    /// <param name="Sums">What stands below.</param>
    /// <param name="Letters">What the letters mean that tell where candidates stand.</param>
    /// <param name="Notes">What else is to be known.</param>
    internal sealed record StageTable(
        ImmutableArray<StageColumn> Stages, ImmutableArray<FigureRow> Candidates, FigureRow Inactive, ImmutableArray<FigureRow> Reasons,
        ImmutableArray<FigureRow> Sums, string Letters, ImmutableArray<string> Notes) : Block;

    /// <summary>A stage of the whole table.</summary>
    /// <param name="Number">Its number; the first has no changes.</param>
    /// <param name="What">What was done.</param>
    /// <param name="Words">The same words with names as they are, to be divided into lines.</param>
    /// <param name="Value">At what value; null where there is no one value.</param>
    internal sealed record StageColumn(int Number, string What, string Words, string? Value)
    {
        public bool IsFirst => Number == 1;
    }

    /// <summary>A row of the whole table.</summary>
    /// <param name="Name">The head of the row, which no other has.</param>
    /// <param name="Short">The same in few words: a part without the name of the whole, a name that has its number beside it.</param>
    /// <param name="Number">The candidate's number; 0 for a sum.</param>
    /// <param name="At">The figure at a stage, by the place of its column.</param>
    internal sealed record FigureRow(string Name, string Short, int Number, Func<int, Figure> At);

    /// <summary>A figure of the whole table.</summary>
    /// <param name="Total">What there was at the end of the stage; null for a candidate who is out of the count.</param>
    /// <param name="Change">What was gained or lost; empty for nothing.</param>
    /// <param name="Standing">Where the candidate stands.</param>
    internal readonly record struct Figure(string? Total, string Change, StandingWords Standing);

    /// <summary>A drawing of how votes moved from stage to stage: where everything stands, what is drawn, what is written.</summary>
    internal sealed record Drawing(FlowPlan Plan, IEnumerable<DrawnShape> Shapes, IEnumerable<(FlowPlan.Label Place, string Text)> Labels)
        : Block;

    /// <summary>A shape of a drawing with what it stands for; no colour for votes that nobody has.</summary>
    internal readonly record struct DrawnShape(FlowPlan.Shape Shape, int? Colour, string Text);
}
