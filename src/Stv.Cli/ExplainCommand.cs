using System.CommandLine;
using System.Globalization;

namespace Stv.Cli;

/// <summary><c>stv explain</c>: counts, and tells the story of one paper.</summary>
internal static class ExplainCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var rules = new Option<string>("--rules") { HelpName = "ID", Description = "The rule set; stv rules lists them" };
        var rulesFile = RulesCommand.RulesFile();
        var marks = MarksOption.Build();
        var ballot = new Option<int?>("--ballot")
        {
            HelpName = "N",
            Description = "Which ballot, by its place among those of the file that carry a mark, from 1",
        };
        var ballotId = new Option<string>("--ballot-id")
        {
            HelpName = "ID",
            Description = "Which ballot, by the id or number that the file gives it",
        };
        var ranking = new Option<string>("--ranking")
        {
            HelpName = "RANKING",
            Description = "A paper as marked: numbers, as in \"3 1 2=5 - 4\", or names, as in \"Ann > Bob = Cyd\"",
        };
        var format = new Option<string>("--format") { HelpName = "text|json", Description = "What is written" };
        format.AcceptOnlyFromAmong("text", "json");
        rules.CompletionSources.Add(RulesCommand.Ids);
        var command = new Documented("explain", "Count an election and tell where one paper went, and whom it helped.",
            "stv explain ward.blt --rules scotland-2011 --ballot 7",
            "stv explain ward.blt --rules scotland-2011 --ranking \"3 1 5\"",
            "stv explain cvr.zip --contest Mayor --rules irv --seats 1 --ballot-id 42-1-7",
            "stv explain survey.csv --rules irv --seats 1 --ranking \"Ann > Bob\" --format json")
        {
            shared.File, rules, rulesFile, ballot, ballotId, ranking, shared.Seats, shared.Withdraw, shared.Guard, marks, shared.Decisions,
            shared.Seed, shared.Strict, shared.RepairNames, shared.Threads, format, shared.Output,
        };
        shared.AddTo(command);
        command.SetAction(given => Run(shared.Of(given), given.GetValue(rules), given.GetValue(rulesFile), given.GetValue(marks),
            (given.GetValue(ballot), given.GetValue(ballotId), given.GetValue(ranking)), given.GetValue(format), io));
        return command;
    }

    static int Run(ElectionRequest request, string? id, string? rulesFile, string[]? marks,
        (int? Ballot, string? Id, string? Ranking) paper, string? format, IO io)
    {
        request.Check(rulesFile);
        format = ResultFormat.NameOf(format, request.Output, "json");
        if (new object?[] { paper.Ballot, paper.Id, paper.Ranking }.Count(one => one is not null) != 1)
            throw new UsageException("stv explain needs one paper: --ballot N, --ballot-id ID or --ranking RANKING.");
        if (paper.Id?.Trim() is "") throw new UsageException("--ballot-id needs an id that is not empty.");
        var rule = MarksOption.Judging(RulesCommand.One(id, rulesFile, "stv explain", io), marks);
        var (election, _) = request.Read(new()
        {
            KeepOrder = rule.NeedsOrder || paper.Ballot is not null,
            PartedBy = paper.Id is null ? null : PartKind.Paper,
            Part = paper.Id?.Trim(),
        }, io);
        var (lots, _) = request.Lots(election, io);
        if (paper.Ballot is not null && election.Electorate.Empty > 0)
            io.Complain($"--ballot counts the ballots that carry a mark: {election.Electorate.Empty} without one have no number.");
        ushort[] asked = paper.Ballot is { } number ? Numbered(election.Electorate, number)
            : paper.Id is not null ? Identified(election.Parts[0], io)
            : Ranking(paper.Ranking!, election.Candidates);
        var story = rule.Follow(election, asked, lots, io.Cancel);
        Warnings.Write(story.Result.Diagnostics.Skip(election.Diagnostics.Length), source: null, io);
        Output.Write(request.Output, io, stream =>
        {
            if (format == "json")
            {
                PaperJson.Write(story, stream);
                return;
            }
            using var writer = Output.Text(stream);
            PaperSheet.Write(story, writer, io.Width(toFile: request.Output is not (null or IO.Standard)));
        });
        if (story.Result.Undecided is null) return Exit.Done;
        Lots.Ask(story.Result, request.Decisions, io);
        return Exit.LotNeeded;
    }

    static ushort[] Numbered(Electorate electorate, int number) => number >= 1 && number <= electorate.Rankings
        ? electorate[number - 1].Codes.ToArray()
        : throw new UsageException(electorate.Rankings == 0 ? "no ballot carries a mark, so that --ballot can name none."
            : $"--ballot takes 1 to {electorate.Rankings}, the ballots that carry a mark, not {number}.");

    /// <summary>The paper with an id; where several have it, the first with a mark.</summary>
    static ushort[] Identified(ElectionPart part, IO io)
    {
        long papers = part.Electorate.Papers + part.Electorate.Empty;
        if (papers > 1) io.Complain($"{papers} papers have the id {Display.Quoted(part.Name)}: this is the first ranking among them.");
        return part.Electorate.Rankings > 0 ? part.Electorate[0].Codes.ToArray() : [];
    }

    /// <summary>The code of a ranking as somebody types it.</summary>
    /// <exception cref="UsageException">It is none, or names nobody who stands.</exception>
    static ushort[] Ranking(string typed, IReadOnlyList<Candidate> candidates)
    {
        bool numbers = !Named(typed) && typed.All(c => char.IsAsciiDigit(c) || c is ' ' or '=' or '-' or ',' or ';');
        if (numbers) typed = typed.Replace(',', ' ').Replace(';', ' ');
        List<ushort> codes = [];
        string[] ranks = numbers ? typed.Replace(" =", "=", StringComparison.Ordinal).Replace("= ", "=", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries) : Named(typed) ? [typed] : typed.Split('>', StringSplitOptions.TrimEntries);
        foreach (string rank in ranks)
        {
            if (rank == "-")
            {
                codes.AddRange([Electorate.Mark, Electorate.Mark]);
                continue;
            }
            HashSet<int> these = [];
            foreach (string one in Named(rank) ? [rank] : rank.Split('='))
            {
                if (these.Count > 0) codes.Add(Electorate.Mark);
                int number = numbers ? Number(one) : Nominations.Find("--ranking", one, candidates);
                if (!these.Add(number))
                    throw new UsageException($"--ranking has {Nominations.Label(candidates[number - 1])} twice at one rank: a name with = "
                        + "or > in it is given by its number.");
                codes.Add((ushort)number);
            }
        }
        return [.. codes];

        bool Named(string said) => candidates.Any(one => one.Name.Equals(said, StringComparison.OrdinalIgnoreCase));

        int Number(string written) =>
            int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number >= 1 && number <= candidates.Count ? number : throw new UsageException(
                $"--ranking takes numbers from 1 to {candidates.Count}, or names with > between them, not {Display.Quoted(typed)}.");
    }
}
