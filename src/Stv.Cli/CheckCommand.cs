using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv check</c>: reads ballots, counts nothing, and tells all about the reading.</summary>
internal static class CheckCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var strict = new Option<bool>("--strict") { Description = "Fail (exit code 1) if there is any warning" };
        var command = new Documented("check", "Read ballots without counting them, and show everything the reader met.",
            "stv check ward.blt", "stv check ward.blt.gz --strict")
        {
            shared.File, strict, shared.RepairNames, shared.Threads,
        };
        shared.AddTo(command);
        command.SetAction(given => Run(shared.Files(given), shared.Layout.Of(given), given.GetValue(strict),
            new() { RepairNames = given.GetValue(shared.RepairNames), Threads = shared.ReadingThreads(given) }, io));
        return command;
    }

    static int Run(string[] paths, BallotLayout layout, bool strict, ReadOptions options, IO io)
    {
        var read = Input.Read(paths, layout, options, io);
        var election = read.Election;
        Output.WriteText(io, writer => Write(read, writer));
        if (!strict || election.Diagnostics.All(d => d.Severity < Severity.Warning)) return Exit.Done;
        io.Complain($"{string.Join(", ", paths.Select(Input.Name))}: there are warnings, and --strict allows none.");
        return Exit.BadInput;
    }

    static void Write(BallotsRead read, TextWriter writer)
    {
        var election = read.Election;
        var electorate = election.Electorate;
        void Line(string label, string? value)
        {
            if (value is not null) writer.WriteLine(IO.Plain($"{label,-12}{value}"));
        }
        Line("Format", string.Join("; ", read.Formats.Select(format => format.Name)));
        Line("Title", election.Title ?? "none");
        Line("Source", election.Source);
        Line("Comment", election.Comment);
        Line("Seats", election.Seats?.ToString() ?? "not given");
        Line("Papers", $"{electorate.Papers}{(electorate.Empty > 0 ? $", and {electorate.Empty} empty" : "")}");
        if (!election.RejectedBefore.IsEmpty) Line("Rejected", string.Join(", ", election.RejectedBefore));
        Line("Rankings", $"{electorate.Rankings} distinct");
        Line("Marks", Marks(electorate));
        if (!election.TieOrder.IsEmpty) Line("Tie order", string.Join(' ', election.TieOrder));

        int withdrawn = election.Candidates.Count(c => c.Withdrawn);
        Line("Candidates", $"{election.Candidates.Length}{(withdrawn > 0 ? $", of whom {withdrawn} withdrew" : "")}");
        int digits = election.Candidates.Length.ToString().Length;
        foreach (var candidate in election.Candidates)
            writer.WriteLine(IO.Plain($"  {candidate.Number.ToString().PadLeft(digits)}  "
                + $"{candidate.Name}{Stands(candidate)}{(candidate.Withdrawn ? " (withdrawn)" : "")}"
                + $"{(candidate.Undeclared ? " (undeclared)" : "")}"));

        Line("Diagnostics", election.Diagnostics.IsEmpty ? "none" : election.Diagnostics.Sum(diagnostic => diagnostic.Times).ToString());
        foreach (var (name, told) in read.Told)
            foreach (var diagnostic in Diagnostic.FirstOfEachCode(told)) writer.WriteLine(IO.Plain(Warnings.Line(diagnostic, name)));
    }

    /// <summary>The party and the group, where they stand apart from the name.</summary>
    static string Stands(Candidate candidate) =>
        (candidate.Party is { Length: > 0 } party ? $" ({party})" : "")
        + (candidate.Group is { Length: > 0 } group ? $", group {group}" : "");

    /// <summary>On how many papers there is a mark that is no plain preference.</summary>
    static string Marks(Electorate electorate)
    {
        if (!electorate.Marked) return "plain preferences only";
        long equal = 0, blank = 0, repeated = 0, unnamed = 0;
        var seen = new HashSet<int>();
        for (int i = 0; i < electorate.Rankings; i++)
        {
            bool hasEqual = false, hasBlank = false, hasRepeated = false, hasUnnamed = false;
            seen.Clear();
            foreach (var mark in electorate[i])
            {
                hasEqual |= mark.EqualToPrevious;
                hasBlank |= mark.Blank;
                hasUnnamed |= mark.Overvote;
                hasRepeated |= mark.Candidate > 0 && !seen.Add(mark.Candidate);
            }
            long papers = electorate[i].Papers;
            if (hasEqual) equal += papers;
            if (hasBlank) blank += papers;
            if (hasRepeated) repeated += papers;
            if (hasUnnamed) unnamed += papers;
        }
        return $"equal ranks on {Number(equal, "paper")}, blank ranks on {Number(blank, "paper")}, repeated candidates on "
            + $"{Number(repeated, "paper")}{(unnamed > 0 ? $", overvotes without names on {Number(unnamed, "paper")}" : "")}";
    }

    static string Number(long count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
