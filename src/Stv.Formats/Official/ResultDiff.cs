using System.Collections.Immutable;

namespace Stv;

/// <summary>A figure of an official table that is not ours. Immutable.</summary>
/// <param name="Figure">The figure, with its place.</param>
/// <param name="Row">The row as the table names it.</param>
/// <param name="Candidate">Whose figure it is; null for a sum.</param>
/// <param name="Stage">Our stage; null where we have none of that number.</param>
/// <param name="Ours">Our exact figure; null where we have no such stage, or no such figure at it.</param>
public sealed record FigureDifference(OfficialFigure Figure, string Row, int? Candidate, Stage? Stage, Ratio? Ours);

/// <summary>A count of ours compared with an official table, figure by figure. Immutable.</summary>
public sealed class ResultDiff
{
    ResultDiff(
        int compared, int firstTransfers, int absent, bool byParts, int places, IEnumerable<PassedOver> passedOver,
        IEnumerable<FigureDifference> differences) =>
        (Compared, FirstTransfers, Absent, ByParts, Places, PassedOver, Differences) =
            (compared, firstTransfers, absent, byParts, places, [.. passedOver], [.. differences]);

    /// <summary>How many figures of the table were compared.</summary>
    public int Compared { get; }

    /// <summary>How many of them are ours too.</summary>
    public int Equal => Compared - Differences.Length;

    /// <summary>
    /// How many figures of the table say what came at its first stage: they were not compared, for some tables have the votes of that stage
    /// there and some nothing.
    /// </summary>
    public int FirstTransfers { get; }

    /// <summary>
    /// Columns and rows of the table whose figures were not compared, with the reason; where it is of the form of our own, also what is
    /// missing in it or said in other words.
    /// </summary>
    public ImmutableArray<PassedOver> PassedOver { get; }

    /// <summary>How many figures were passed over although nothing says what they are.</summary>
    public int Unknown => PassedOver.Where(one => one.Reason == PassedOverReason.Unknown).Sum(one => one.Figures);

    /// <summary>
    /// Something was compared, nothing differs, and no figure was passed over but such as are no votes or were to be ignored; and where the
    /// table is of the form of our own, it has all that ours has, in the same words.
    /// </summary>
    public bool Agrees => Compared > 0 && Differences.IsEmpty
        && PassedOver.All(one => one.Reason is PassedOverReason.NotVotes or PassedOverReason.Ignored);

    /// <summary>How many of our totals, of candidates and of papers without a further preference, the table does not show.</summary>
    public int Absent { get; }

    /// <summary>Our stages are parts of the table's: it has one for each surplus or exclusion, however many transfers that takes.</summary>
    public bool ByParts { get; }

    /// <summary>To how many decimal places the table is exact.</summary>
    public int Places { get; }

    /// <summary>What differs, by stage and then in the order of the table.</summary>
    public ImmutableArray<FigureDifference> Differences { get; }

    /// <summary>Compares.</summary>
    /// <param name="result">Our count.</param>
    /// <param name="table">The official table. Its stages are ours by their numbers, or our whole surpluses and exclusions where they are
    /// as many.</param>
    /// <remarks>
    /// Figures are equal where ours, cut off or rounded to the decimal places that the table has, is theirs. A row of votes not
    /// transferable
    /// has fractions disregarded in it unless the table has a row for these.
    /// </remarks>
    /// <exception cref="FormatException">A row is nobody's: the message begins with line and column, and names the nearest
    /// candidate.</exception>
    public static ResultDiff Of(CountResult result, OfficialTable table)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        var names = new OfficialNames(result, table);
        int[] numbers = [.. table.Rows.SelectMany(row => row.Figures).Select(figure => figure.Stage).Distinct().Order()];
        var before = numbers.Zip(numbers.Skip(1)).ToDictionary(pair => pair.Second, pair => pair.First);
        bool byParts = ByPart(result, numbers) is not null;
        var stages = ByPart(result, numbers) ?? result.Stages.ToDictionary(stage => stage.Number);
        var places = Enum.GetValues<FigureKind>().ToDictionary(kind => kind, table.PlacesOf);

        int compared = 0, firstTransfers = 0;
        HashSet<(int Row, int Stage)> totals = [];
        List<FigureDifference> differences = [];
        List<PassedOver> passedOver = [.. table.PassedOver];
        Dictionary<string, OfficialRow> rows = [];
        foreach (var row in table.Rows)
        {
            var (candidate, votes) = names.Of(row);
            if (votes is null)
            {
                passedOver.Add(new(row.Names[0], row.Line, row.Column, row.Figures.Length, PassedOverReason.NotVotes));
                continue;
            }
            // A row of votes and one of keep values may be of one candidate; transfers and totals stand in one row.
            string kind = OfficialTable.IsVotes(row.Figures[0].Kind) ? "votes" : $"{row.Figures[0].Kind}";
            string key = $"{(candidate is { } known ? $"{known}" : Headings.Fold(row.Names[0]))} {kind}";
            if (!rows.TryAdd(key, row))
            {
                string again = $"found {Display.Quoted(row.Names[0])} again, expected it once (it stands in line {rows[key].Line})";
                throw new FormatException($"{row.Line}:{row.Column}: {again}");
            }
            bool listed = candidate is not null || OfficialNames.IsNonTransferable(row);
            foreach (var figure in row.Figures)
            {
                // What came at the first stage is what everybody has there; some tables have nothing in its place.
                bool first = figure.Kind == FigureKind.Transfer && figure.Stage == numbers[0];
                if (first && (figure.Stage != 1 || figure.Value.IsZero))
                {
                    firstTransfers++;
                    continue;
                }
                compared++;
                var stage = stages.GetValueOrDefault(figure.Stage);
                Ratio? ours = stage is null ? null : Ours(figure.Kind, stage, candidate, votes);
                if (stage is not null && figure.Kind == FigureKind.Total && listed) totals.Add((candidate ?? 0, stage.Number));
                if (figure.Kind == FigureKind.Transfer && !first
                    && stages.GetValueOrDefault(before[figure.Stage]) is { } last) ours -= votes(last);
                if (ours is not { } exact || !Same(exact, figure.Value, places[figure.Kind]))
                    differences.Add(new(figure, row.Names[0], candidate, stage, ours));
            }
        }
        if (table.Own is { } own)
        {
            passedOver.AddRange(own.Compare(result));
            if (own.Unmet is { } name) throw OfficialTable.NothingToLeaveOut(own.Place, name);
        }
        int absent = stages.Count * (result.Candidates.Length + 1) - totals.Count;
        return new(compared, firstTransfers, absent, byParts, table.Places, passedOver, differences.OrderBy(one => one.Figure.Stage));
    }

    /// <summary>What we have in the place of a figure; null where our count has no such figures.</summary>
    static Ratio? Ours(FigureKind kind, Stage stage, int? candidate, Func<Stage, Ratio> votes)
    {
        if (OfficialTable.IsVotes(kind)) return votes(stage);
        var figures = kind == FigureKind.KeepValue ? stage.KeepValues : stage.Quotients;
        return candidate is { } number && !figures.IsEmpty ? figures[number] : null;
    }

    /// <summary>
    /// Our stages as a table numbers them that has one for each surplus or exclusion; null where its numbers are those of all our stages,
    /// or
    /// are not as many.
    /// </summary>
    static Dictionary<int, Stage>? ByPart(CountResult result, int[] numbers)
    {
        if (numbers.Length == 0 || numbers[^1] != numbers.Length || numbers.Length >= result.Stages.Length) return null;
        // An exclusion of which nothing moves is no stage of theirs.
        List<Stage> whole = [.. result.Stages.Where(stage =>
            (stage.Complete || stage == result.Stages[^1]) && (stage.Action != StageAction.Exclusion || !stage.Transfers.IsEmpty))];
        return whole.Count == numbers.Length ? whole.Index().ToDictionary(one => one.Index + 1, one => one.Item) : null;
    }

    static bool Same(Ratio ours, Ratio theirs, int places)
    {
        if (ours == theirs) return true;
        if (ours.Sign < 0) (ours, theirs) = (-ours, -theirs);
        return ours.Down(places) == theirs || ours.Nearest(places) == theirs;
    }
}
