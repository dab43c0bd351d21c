namespace Stv;

/// <summary>Finds what the columns of a table are, by their headings and by what stands in the first rows.</summary>
/// <param name="rows">The first rows.</param>
/// <param name="source">What is said of it: who stands, and which contest is meant.</param>
sealed class ColumnFinder(IReadOnlyList<TableRow> rows, BallotSource source)
{
    const int MostHeadingRows = 6;

    readonly EquatableArray<string> known = source.Layout.Candidates;
    readonly int width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Length);

    /// <summary>What the columns are; null where that does not show.</summary>
    public TableColumns? Find()
    {
        for (int heading = 0; heading < Math.Min(MostHeadingRows, rows.Count); heading++)
            if (Below(heading) is { } columns) return columns;
        return WithoutHeadings();
    }

    TableColumns? Below(int heading)
    {
        string[] headings = [.. Enumerable.Range(0, width).Select(column => rows[heading][column])];
        string[] bare = TableWords.Bare(headings);
        List<TableRow> body = [.. rows.Skip(heading + 1).Where(row => !TableWords.IsExportLine(row))];
        int[] preferences = Ranks(bare, body);
        var kind = TableKind.Ranks;
        if (preferences.Length == 0) (kind, preferences) = (TableKind.Candidates, Candidates(headings, bare, body));
        if (preferences.Length == 0) (kind, preferences) = (TableKind.List, List(bare, body));
        if (preferences.Length == 0) return null;
        int[] others = [.. Enumerable.Range(0, width).Except(preferences)];
        if (kind == TableKind.Candidates) Doubt(rows[heading], bare, preferences, others, body);
        int[] papers = [.. others.Where(column => TableWords.HeadsPapers(bare[column]) && ArePapers(column, body))];
        if (papers.Length > 1)
            throw source.Error(BallotCodes.ColumnsUnknown, rows[heading].Line, rows[heading].Where(papers[1]).Column,
                $"Found {papers.Length} columns that may say how many papers a row is "
                    + $"({Brief.Names([.. papers.Select(column => bare[column])])}), "
                + "expected one; say what the columns are (--columns).");
        int? id = Other(TableWords.HeadsId);
        return new(kind, heading + 1, headings, preferences,
            kind == TableKind.Ranks ? [.. preferences.Select(column => TableWords.RankOf(bare[column]).Rank)] : [],
            kind == TableKind.Candidates ? [.. preferences.Select(column => bare[column])] : [], papers is [var one] ? one : null, id,
            Other(TableWords.HeadsPrecinct), Other(TableWords.HeadsBatch));

        // Of several the first that says anything.
        int? Other(Predicate<string> heads) => others
            .Where(column => !papers.Contains(column) && headings[column].Length > 0 && heads(headings[column]))
            .OrderBy(column => Cells(column, body).Count == 0).Select(column => (int?)column).FirstOrDefault();
    }

    /// <summary>
    /// A candidate may be called Ward: such a column may be theirs where its numbers are the ranks that others leave open.
    /// </summary>
    void Doubt(TableRow headings, string[] bare, int[] preferences, int[] others, List<TableRow> body)
    {
        foreach (int column in others.Where(one => TableWords.HeadsPrecinct(bare[one]) || TableWords.HeadsBatch(bare[one])))
        {
            var cells = Cells(column, body);
            if (cells.Count < 2 || !cells.TrueForAll(cell => TableWords.Rank(cell) is > 0 and var rank && rank <= preferences.Length + 1)
                || body.Exists(row => TableWords.Rank(row[column]) is > 0 and var rank
                    && preferences.Any(other => TableWords.Rank(row[other]) == rank))) continue;
            throw source.Error(BallotCodes.ColumnsUnknown, headings.Line, headings.Where(column).Column,
                $"Found the heading {Display.Quoted(bare[column])} over ranks that others leave open: it may be a candidate, or say where "
                + "papers lie. Say what the columns are (--columns candidates=…, or candidates=…,precinct=…).");
        }
    }

    /// <summary>The columns whose headings are ranks, of the contest that is meant, in their order.</summary>
    int[] Ranks(string[] bare, List<TableRow> body)
    {
        // Ranks counted from 0 are another custom, and the reader of the table is to say so.
        if (bare.Any(heading => heading.Any(char.IsLetter) && heading.EndsWith(" 0", StringComparison.Ordinal))) return [];
        int[] ranked = Contest(bare, [.. Enumerable.Range(0, bare.Length).Where(column => TableWords.RankOf(bare[column]).Rank > 0)]);
        // A bare number may head a candidate's column too; over cells that are numbers as well it says nothing.
        bool said = ranked.Any(column => bare[column].Any(char.IsLetter));
        bool numbers = ranked.Length > 0 && Filled(ranked, body).All(cell => TableWords.Rank(cell) > 0);
        bool twice = ranked.Select(column => TableWords.RankOf(bare[column]).Rank).Distinct().Count() < ranked.Length;
        return twice || numbers && !said ? [] : [.. ranked.OrderBy(column => TableWords.RankOf(bare[column]).Rank)];
    }

    /// <summary>Those of some columns that belong to the contest that is meant, where their headings name several.</summary>
    int[] Contest(string[] bare, int[] ranked)
    {
        var contests = ranked.GroupBy(column => TableWords.RankOf(bare[column]).Contest).ToList();
        if (contests.Count == 0 || contests.Count == 1 && source.Layout.Contest is null) return ranked;
        string chosen = Contests.Choose([.. contests.Select(contest => contest.Key)], source);
        return [.. contests.Single(contest => contest.Key == chosen)];
    }

    /// <summary>The columns with ranks in most of their cells, and others that a form has put beside them.</summary>
    int[] Candidates(string[] heading, string[] bare, List<TableRow> body)
    {
        if (known.Length > 0)
        {
            int[] named = [.. Enumerable.Range(0, bare.Length).Where(column => known.Contains(bare[column]))];
            return named.Length == known.Length ? named : [];
        }
        List<int> found = [.. Enumerable.Range(0, bare.Length).Where(column => IsCandidate(bare[column])
            && Cells(column, body) is { Count: > 0 } cells && Most(cells, cell => TableWords.Rank(cell) > 0 || cell == "0"))];
        // Years of birth are no ranks.
        while (found.RemoveAll(column => !Most(Cells(column, body), cell => TableWords.Rank(cell) <= 2 * found.Count)) > 0) { }
        found = Asked(heading, found);
        // A second row of headings lies below.
        if (found.Count < 2 || body.Count > 0 && found.All(column => body[0][column].Length > 0 && TableWords.Rank(body[0][column]) == 0))
            return [];
        if (heading.Where((text, column) => found.Contains(column) && text != bare[column]).Any()) return [.. found];
        // Nobody may have ranked somebody.
        int first = found[0], last = found[^1];
        while (last + 1 < bare.Length && Empty(last + 1)) last++;
        while (first > 0 && Empty(first - 1)) first--;
        return [.. Enumerable.Range(first, last - first + 1).Where(column => found.Contains(column) || Empty(column))];

        bool Empty(int column) => IsCandidate(bare[column]) && Cells(column, body).Count == 0;
        bool IsCandidate(string heading) => heading.Length > 0 && TableWords.Rank(heading) == 0 && !TableWords.HeadsOther(heading);
    }

    /// <summary>
    /// All columns of the question that is asked in the headings of some; where several questions are, that which is meant.
    /// </summary>
    List<int> Asked(string[] headings, List<int> found)
    {
        var questions = found.Select(column => TableWords.Before(headings[column])).Distinct()
            .Where(question => question.Length > 0 && headings.Count(heading => TableWords.Before(heading) == question) > 1).ToList();
        if (questions.Count == 0) return found;
        string question = Contests.Choose(questions, source);
        return [.. Enumerable.Range(0, headings.Length).Where(column => TableWords.Before(headings[column]) == question)];
    }

    /// <summary>The one column whose cells are lists of the same few names.</summary>
    static int[] List(string[] bare, List<TableRow> body)
    {
        int[] found = [.. Enumerable.Range(0, bare.Length).Where(column =>
        {
            var cells = Cells(column, body);
            if (TableWords.Separator(cells, told: false) is not { } sign || bare[column].Contains(sign)) return false;
            string[] names = [.. cells.SelectMany(cell => TableWords.Ranking(cell, sign))];
            return names.Distinct().Count() * 2 <= names.Length || body.Count < 3;
        })];
        return found.Length == 1 ? found : [];
    }

    /// <summary>Every column holds names that stand in others too, and there are no headings.</summary>
    TableColumns? WithoutHeadings()
    {
        if (width < 2) return null;
        var names = Enumerable.Range(0, width).Select(column => Cells(column, rows).ToHashSet()).ToList();
        bool shared = names.Select((own, i) => (own, i)).All(one => one.own.Count > 0 && one.own.Count(name => name.Any(char.IsLetter)
            && names.Where((_, j) => j != one.i).Any(other => other.Contains(name))) * 2 > one.own.Count);
        int[] all = [.. Enumerable.Range(0, width)];
        return shared && rows.Count > 1 ? new(TableKind.Ranks, 0, [], all, [.. all.Select(column => column + 1)], [], null, null, null,
            null) : null;
    }

    /// <summary>Numbers mostly; whatever else stands among them is for the reading to refuse.</summary>
    static bool ArePapers(int column, List<TableRow> body)
    {
        var cells = Cells(column, body);
        return cells.Count > 0 && cells.Count(cell => char.IsAsciiDigit(cell[0])) * 2 >= cells.Count;
    }

    static bool Most(List<string> cells, Func<string, bool> has) => cells.Count(has) * 2 >= cells.Count;

    static IEnumerable<string> Filled(int[] columns, IEnumerable<TableRow> body) => columns.SelectMany(column => Cells(column, body));

    static List<string> Cells(int column, IEnumerable<TableRow> body) =>
        [.. body.Select(row => row[column]).Where(cell => !TableWords.Blank(cell) && !TableWords.Overvote(cell))];
}
