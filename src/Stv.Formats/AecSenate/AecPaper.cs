namespace Stv;

/// <summary>The headings of a table of formal preferences.</summary>
/// <param name="State">The column of the state or, in the form of 2016, of the division.</param>
/// <param name="FirstSquare">The column where the squares begin.</param>
/// <param name="Squares">What stands over each square; null in the form of 2016, which does not say.</param>
sealed record AecHeadings(int State, int FirstSquare, string[]? Squares)
{
    /// <summary>
    /// The columns with the division, the collection point, its number, the batch and the paper; -1 where there is none.
    /// </summary>
    public int Division { get; init; } = -1;

    /// <inheritdoc cref="Division"/>
    public int Collection { get; init; } = -1;

    /// <inheritdoc cref="Division"/>
    public int CollectionNumber { get; init; } = -1;

    /// <inheritdoc cref="Division"/>
    public int Batch { get; init; } = -1;

    /// <inheritdoc cref="Division"/>
    public int Paper { get; init; } = -1;

    /// <summary>What a first line says.</summary>
    /// <exception cref="BallotFormatException">It is not such a table's.</exception>
    public static AecHeadings Of(BallotSource part, long line, string text)
    {
        string[] cells = CsvLine.Cells(text);
        int Find(string heading) => Array.IndexOf(cells, heading);
        if (Find("ElectorateNm") is >= 0 and var division && Find("Preferences") is var marks && marks > division)
            return new(division, marks, null)
            {
                Division = division,
                Collection = Find("VoteCollectionPointNm"),
                CollectionNumber = Find("VoteCollectionPointId"),
                Batch = Find("BatchNo"),
                Paper = Find("PaperNo"),
            };
        if (Find("State") is >= 0 and var state && Find("Paper No") is var last && last > state)
            return new(state, last + 1, cells[(last + 1)..])
            {
                Division = Find("Division"),
                Collection = Find("Vote Collection Point Name"),
                CollectionNumber = Find("Vote Collection Point ID"),
                Batch = Find("Batch No"),
                Paper = last,
            };
        throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
            $"Found {Display.Quoted(text)}, expected the headings of formal preferences: ElectorateNm, …, Preferences, or State, Division, "
            + "…, Paper No and a column for each square.");
    }
}

/// <summary>A Senate ballot paper: groups above the line, candidates below it.</summary>
/// <param name="Groups">The number of the first candidate of each group, and how many it has.</param>
/// <param name="Candidates">Those who stand, in order.</param>
sealed record AecPaper(IReadOnlyList<(int First, int Candidates)> Groups, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>The paper of a state as a list has it.</summary>
    /// <exception cref="BallotFormatException">The list has nobody there, or two in one square.</exception>
    public static AecPaper Of(BallotSource part, long line, AecCandidateList list, string state)
    {
        var listed = list.Of(state);
        if (listed.Count == 0)
            throw part.Error(BallotCodes.NobodyNamed, line, 1,
                $"Found papers of {state}, expected candidates of {state} in {Display.Brief(list.Name, 60)}, which has none.");
        for (int i = 1; i < listed.Count; i++)
        {
            if (listed[i].Group == listed[i - 1].Group && listed[i].Place == listed[i - 1].Place)
                throw part.Error(BallotCodes.CandidateInvalid, 0, 0,
                    $"Found two candidates at place {listed[i].Place} of group {Display.Brief(listed[i].Group, 20)} in {state}, "
                    + "expected one.");
        }
        return new(GroupsOf([.. listed.Select(one => one.Group)]), [.. listed.Select((one, i) => one.AsNumber(i + 1))]);
    }

    /// <summary>
    /// The paper that headings show: <c>A:Party</c> for the groups, then <c>A:SURNAME Given</c> for the candidates, those of none with
    /// <c>UG</c>. The headings of candidates begin where letters begin again.
    /// </summary>
    /// <exception cref="BallotFormatException">They show none.</exception>
    public static AecPaper Of(BallotSource part, long line, string[] headings)
    {
        var squares = headings.Select(heading => heading.Split(':', 2)).ToList();
        while (squares.Count > 0 && squares[^1] is [""]) squares.RemoveAt(squares.Count - 1);
        var parties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var square in squares)
        {
            if (square is not [{ Length: > 0 } group, var name])
                throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                    $"Found the heading {Display.Quoted(square[0])}, expected a group and a name with a colon between them.");
            if (group == AecCandidateList.Ungrouped || !parties.TryAdd(group, name.Trim())) break;
        }
        var names = squares[parties.Count..];
        if (names.Count is 0 or > Electorate.MaxCandidates || names.Exists(name => name is not [_, { Length: > 0 }]))
            throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                $"Found headings of {parties.Count} groups, expected those of the candidates behind them, each a group, a colon and a "
                + "name.");
        string[] groups = [.. names.Select(name => name[0])];
        if (groups.SkipWhile(group => group != AecCandidateList.Ungrouped).FirstOrDefault(group => group != AecCandidateList.Ungrouped)
            is { } behind)
            throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                $"Found group {Display.Brief(behind, 20)} behind squares of {AecCandidateList.Ungrouped}, expected candidates of no group "
                + "last, and none of their squares above the line.");
        var found = GroupsOf(groups);
        if (!parties.Keys.SequenceEqual(found.Select(group => groups[group.First - 1])))
            throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                "Found other groups over the squares of candidates than over those of groups, expected the same in the same order.");
        return new(found, [.. names.Select((name, i) =>
            new AecCandidate("", name[0], 0, name[1].Trim(), parties.GetValueOrDefault(name[0], ""), "").AsNumber(i + 1))]);
    }

    /// <summary>The same paper with the parties that a list has for the candidates.</summary>
    public AecPaper WithParties(AecCandidateList list, string state, BallotSource source)
    {
        var listed = list.Of(state).ToLookup(one => Folded(one.Name));
        List<Candidate> known = [];
        List<string> missing = [];
        foreach (var candidate in Candidates)
        {
            var found = listed[Folded(candidate.Name)].ToList();
            if (found.Count != 1) missing.Add(candidate.Name);
            known.Add(found.Count == 1 && found[0].Party.Length > 0 ? candidate with { Party = found[0].Party } : candidate);
        }
        if (missing.Count > 0)
            source.Log.Warn(AecCodes.ListDiffers, default,
                $"{Display.Brief(list.Name, 60)} does not have just one of each name for {AecFile.Some(missing)} in {state}; parties "
                + "that it may have for them are not taken.");
        return this with { Candidates = known };
    }

    static string Folded(string name) =>
        string.Join(' ', name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    static List<(int First, int Candidates)> GroupsOf(string[] groups)
    {
        List<(int First, int Candidates)> found = [];
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] == AecCandidateList.Ungrouped) continue;
            if (i > 0 && groups[i] == groups[i - 1]) found[^1] = (found[^1].First, found[^1].Candidates + 1);
            else found.Add((i + 1, 1));
        }
        return found;
    }
}
