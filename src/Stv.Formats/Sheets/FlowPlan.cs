namespace Stv;

/// <summary>
/// Where the blocks and bands of a flow of votes stand. Exact numbers as the count itself, so that the same result is drawn the same on
/// any machine.
/// </summary>
internal sealed class FlowPlan
{
    /// <summary>What the columns are apart, at most and at least, how wide the page is, where the first column stands; in pixels.</summary>
    const int Wide = 110, Narrow = 90, Page = 1210, FirstColumn = 170, Top = 24, Tall = 560, Gap = 13, EndRoom = 170, LabelEvery = 8;

    /// <summary>How wide a block is.</summary>
    public static readonly Ratio BlockWidth = 12;

    /// <summary>Votes that have a place in the drawing.</summary>
    public abstract record Shape(int Stage, Ratio Votes, Ratio Height);

    /// <summary>A candidate's votes after a stage; number 0 is the non-transferable.</summary>
    public sealed record Block(int Stage, int Number, Ratio Votes, Ratio X, Ratio Y, Ratio Height) : Shape(Stage, Votes, Height);

    /// <summary>Votes that went from a block to one of the next stage, or stayed.</summary>
    public sealed record Band(int Stage, int From, int To, Ratio Votes, Ratio FromX, Ratio FromY, Ratio ToX, Ratio ToY, Ratio Height)
        : Shape(Stage, Votes, Height)
    {
        public bool Kept => From == To;
    }

    /// <summary>A name beside a block.</summary>
    public sealed record Label(int Number, Ratio X, Ratio Y, bool AtEnd);

    /// <summary>With more blocks than these, bands of what is kept would make the page too large for a browser.</summary>
    const int MostBlocks = 20_000;

    readonly CountResult result;
    readonly Ratio scale;
    readonly int pitch = Wide;
    readonly List<int> order;
    readonly Dictionary<int, int> places;
    readonly Dictionary<(int Stage, int Number), Block> at = [];

    public FlowPlan(CountResult result)
    {
        this.result = result;
        scale = Tall / result.Votes;
        // A drawing that is but a little wider than the page is made to fit it.
        if (result.Stages.Length > 1
            && (Page - FirstColumn - EndRoom) / (result.Stages.Length - 1) is >= Narrow and < Wide and var fits) pitch = fits;
        // Those who stay longest at the top, so that bands rarely cross.
        var history = new History(result);
        order = [.. result.Elected, .. result.Candidates.Select(c => c.Number).Except(result.Elected)
            .OrderByDescending(number => history.ExcludedAt(number) is > 0 and var stage ? stage : int.MaxValue), Transfer.Exhausted];
        places = order.Index().ToDictionary(place => place.Item, place => place.Index);
        for (int i = 0; i < result.Stages.Length; i++) Column(i);
        for (int i = 1; i < result.Stages.Length; i++) Flow(i);
        Name();
    }

    /// <summary>There are bands of what is kept too.</summary>
    public bool Whole => Blocks.Count <= MostBlocks;

    public List<Block> Blocks { get; } = [];

    public List<Band> Bands { get; } = [];

    public List<Label> Labels { get; } = [];

    public int Width => FirstColumn + (result.Stages.Length - 1) * pitch + EndRoom;

    public int Height => Top + Tall + order.Count * Gap + 10;

    /// <summary>
    /// The parts of the drawing that fit a page of paper, from where and how wide: each begins with a column that has names beside it.
    /// </summary>
    public IEnumerable<(int Left, int Width)> Pieces()
    {
        int last = result.Stages.Length - 1;
        for (int first = 0; first == 0 || first < last; first += LabelEvery)
        {
            int left = first == 0 ? 0 : FirstColumn + first * pitch - 10;
            // What is too little for a piece of its own stands in the one before.
            bool ends = first + LabelEvery + 2 >= last;
            int right = ends ? Width : FirstColumn + (first + LabelEvery) * pitch + 14;
            yield return (left, right - left);
            if (ends) yield break;
        }
    }

    /// <summary>The columns from left to right: the number of the stage, and where the middle is.</summary>
    public IEnumerable<(int Stage, Ratio Middle)> Columns =>
        result.Stages.Select((stage, i) => (stage.Number, Left(i) + BlockWidth / 2));

    Ratio Left(int index) => FirstColumn + index * pitch;

    static Ratio Votes(Stage stage, int number) => number == Transfer.Exhausted ? stage.Exhausted : stage.Votes[number];

    void Column(int index)
    {
        var stage = result.Stages[index];
        Ratio y = Top;
        foreach (int number in order)
        {
            var votes = Votes(stage, number);
            if (votes.Sign <= 0) continue;
            var height = (votes * scale).Down(2);
            var block = new Block(stage.Number, number, votes, Left(index), y, height);
            at[(index, number)] = block;
            Blocks.Add(block);
            y += height + Gap;
        }
    }

    void Flow(int index)
    {
        var stage = result.Stages[index];
        // Where the count begins anew nobody keeps anything.
        bool keeps = Whole && stage.Action != StageAction.Restart;
        Dictionary<int, Ratio> gone = [], left = [], arrived = [];
        foreach (var transfer in stage.Transfers) gone[transfer.From] = gone.GetValueOrDefault(transfer.From) + transfer.Votes;
        foreach (int number in order)
            if (keeps && Votes(result.Stages[index - 1], number) - gone.GetValueOrDefault(number) is { Sign: > 0 } kept) Add(number, number,
                kept);
        var moved = stage.Transfers.Where(t => t.To != Transfer.Loss && t.Votes.Sign > 0).GroupBy(t => (t.From, t.To));
        foreach (var group in moved.OrderBy(group => places[group.Key.From]).ThenBy(group => places[group.Key.To]))
            Add(group.Key.From, group.Key.To, group.Aggregate(default(Ratio), (sum, t) => sum + t.Votes));

        void Add(int from, int to, Ratio votes)
        {
            if (!at.TryGetValue((index - 1, from), out var source) || !at.TryGetValue((index, to), out var target)) return;
            var height = (votes * scale).Down(2);
            var (fromY, toY) = (source.Y + left.GetValueOrDefault(from), target.Y + arrived.GetValueOrDefault(to));
            left[from] = left.GetValueOrDefault(from) + height;
            arrived[to] = arrived.GetValueOrDefault(to) + height;
            Bands.Add(new(stage.Number, from, to, votes, source.X + BlockWidth, fromY, target.X, toY, height));
        }
    }

    /// <summary>Names to the left of the first column, to the right of the last, and now and then between.</summary>
    void Name()
    {
        int last = result.Stages.Length - 1;
        foreach (var ((index, number), block) in at)
        {
            var middle = block.Y + block.Height / 2 + 4;
            if (index == 0) Labels.Add(new(number, block.X - 6, middle, AtEnd: false));
            else if (index == last || index % LabelEvery == 0
                && index + 2 < last) Labels.Add(new(number, block.X + BlockWidth + 5, middle, AtEnd: true));
        }
    }
}
