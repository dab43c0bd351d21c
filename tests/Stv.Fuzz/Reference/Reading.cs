namespace Stv.Fuzz;

/// <summary>What the reference parser makes of a file.</summary>
abstract record Reading;

/// <summary>It must be refused.</summary>
/// <param name="Why">In words.</param>
/// <param name="Line">The line that has the fault, where that is certain.</param>
sealed record Refused(string Why, long? Line) : Reading;

/// <summary>The description of the format does not say what it is.</summary>
/// <param name="Why">What is open.</param>
sealed record Unsure(string Why) : Reading;

/// <summary>A ballot as marked: <c>1 2=3 -</c>.</summary>
readonly record struct ReadBallot(long Papers, string Marks);

/// <summary>It says this.</summary>
sealed record Understood : Reading
{
    public required int Seats { get; init; }
    public required List<(string Name, string? Party, string? Nick, bool Withdrawn, bool Undeclared)> Candidates { get; init; }
    public required List<int> TieOrder { get; init; }
    public required List<ReadBallot> Ballots { get; init; }
    public string? Title { get; init; }
    public string? Source { get; init; }
    public string? Comment { get; init; }

    /// <summary>The names could be read otherwise, so only how many there are is certain.</summary>
    public string? NamesOpen { get; init; }

    /// <summary>The ballots could be read otherwise, and a reader must say how it took them.</summary>
    public bool LayoutOpen { get; init; }

    /// <summary>All of it as text; the ballots in the order of the file or merged with equal ones.</summary>
    public string Text(bool merged)
    {
        string names = NamesOpen is not null ? $"{Candidates.Count} names"
            : string.Join('\n', [.. Candidates.Select(c => $"\"{c.Name}\" \"{c.Party}\""), $"\"{Title}\" \"{Source}\" \"{Comment}\""]);
        string others = string.Join(' ', Candidates.Select(c =>
            $"{c.Nick}{(c.Withdrawn ? " withdrawn" : "")}{(c.Undeclared ? " undeclared" : "")},"));
        return $"{Candidates.Count} {Seats} tie {string.Join(' ', TieOrder)}\n{others}\n{string.Join('\n', Ordered(merged))}\n{names}";
    }

    /// <summary>Papers without a mark stand last.</summary>
    IEnumerable<string> Ordered(bool merged)
    {
        long empty = Ballots.Where(b => b.Marks.Length == 0).Sum(b => b.Papers);
        var marked = Ballots.Where(b => b.Marks.Length > 0);
        if (merged) marked = marked.GroupBy(b => b.Marks).Select(same => new ReadBallot(same.Sum(b => b.Papers), same.Key));
        return [.. marked.Select(b => $"{b.Papers}: {b.Marks}"), .. empty > 0 ? [$"{empty}:"] : Array.Empty<string>()];
    }

    /// <summary>The same of an election as a reader gives it.</summary>
    public static Understood Of(Election election)
    {
        List<ReadBallot> ballots = [];
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            string marks = "";
            foreach (var mark in ballot)
            {
                string joint = mark.EqualToPrevious ? "=" : marks.Length > 0 ? " " : "";
                marks += $"{joint}{(mark.Blank ? "-" : mark.Candidate)}";
            }
            ballots.Add(new(ballot.Papers, marks));
        }
        if (election.Electorate.Empty > 0) ballots.Add(new(election.Electorate.Empty, ""));
        return new()
        {
            Seats = election.Seats ?? 0,
            Candidates = [.. election.Candidates.Select(c => (c.Name, c.Party, c.Nickname, c.Withdrawn, c.Undeclared))],
            TieOrder = [.. election.TieOrder],
            Ballots = ballots,
            Title = election.Title,
            Source = election.Source,
            Comment = election.Comment,
        };
    }
}

/// <summary>Ends the reference's reading.</summary>
sealed class EndException(Reading reading) : Exception
{
    public Reading Reading => reading;

    public static EndException Refuse(string why, long? line = null) => new(new Refused(why, line));

    public static EndException Unsure(string why) => new(new Unsure(why));
}
