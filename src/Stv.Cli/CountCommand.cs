using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv count</c>: counts, and writes the result.</summary>
internal static class CountCommand
{
    public static Command Build(IO io)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "The ballots, a BLT file, plain or gzip; - for standard input" };
        var rules = new Option<string>("--rules") { HelpName = "ID", Required = true, Description = "The rule set; stv rules lists them" };
        var seats = new Option<int?>("--seats") { HelpName = "N", Description = "Seats to fill, instead of what the file says" };
        var withdraw = new Option<string[]>("--withdraw")
        {
            HelpName = "NAME...",
            AllowMultipleArgumentsPerToken = true,
            Description = "Candidates who withdrew: each by name, by number, or by a part of the name that nobody else has",
        };
        var guard = new Option<string[]>("--guard")
        {
            HelpName = "NAME...",
            AllowMultipleArgumentsPerToken = true,
            Description = "Candidates who must not be excluded, named likewise; only Meek's and Warren's methods know such",
        };
        var decisions = new Option<string>("--decisions") { HelpName = "FILE", Description = "The outcomes of lots, as JSON" };
        var seed = new Option<string>("--seed") { HelpName = "TEXT", Description = "Draws all lots from a text that was fixed beforehand" };
        var strict = new Option<bool>("--strict") { Description = "Refuse ballots that would be read with a warning" };
        var format = new Option<string>("--format") { HelpName = string.Join('|', ResultFormat.All.Select(one => one.Name)), Description = "What is written; if not given, what the name of --output says, else text" };
        format.AcceptOnlyFromAmong([.. ResultFormat.All.Select(one => one.Name)]);
        var output = new Option<string>("--output") { HelpName = "FILE", Description = "Write there, all or nothing, instead of to standard output" };

        var command = new Documented("count", "Count an election and show every stage.",
            "stv count ward.blt --rules scotland-2011",
            "stv count ward.blt.gz --rules scotland-2011 --output ward.json",
            "stv count ward.blt --rules scotland-2011 --output ward.html",
            "stv count ward.blt --rules scotland-2011 --withdraw \"Jane Smith\" 7 --seats 3",
            "stv count ward.blt --rules meek-nz --guard \"Jane Smith\" 7",
            "stv count ward.blt --rules scotland-2011 --decisions lots.json",
            "zcat ward.blt.gz | stv count - --rules irv --seats 1 --seed \"drawn on 5 May\"")
        {
            file, rules, seats, withdraw, guard, decisions, seed, strict, format, output,
        };
        command.SetAction(given => new Count(
            given.GetRequiredValue(file), given.GetRequiredValue(rules), given.GetValue(seats), given.GetValue(withdraw) ?? [],
            given.GetValue(guard) ?? [], given.GetValue(decisions), given.GetValue(seed), given.GetValue(strict), given.GetValue(format), given.GetValue(output)).Run(io));
        return command;
    }

    sealed record Count(
        string File, string Rules, int? Seats, string[] Withdraw, string[] Guard, string? Decisions, string? Seed, bool Strict, string? Format,
        string? Output)
    {
        public int Run(IO io)
        {
            var rule = RulesCommand.Find(Rules);
            if (Seats < 1) throw new UsageException($"--seats needs a number from 1, not {Seats}.");
            if (Decisions is not null && Seed is not null) throw new UsageException("--decisions and --seed both settle ties: give one of them.");
            if (Seed is "") throw new UsageException("--seed needs a text that is not empty.");
            if (File == IO.Standard && Decisions == IO.Standard) throw new UsageException("standard input cannot be both the ballots and the decisions.");
            Cli.Output.Check(Output, File, Decisions);

            var election = Read(rule, io, out var fingerprint);
            var lots = Seed is not null ? Stv.Decisions.FromSeed(Seed, election.Candidates.Length)
                : Decisions is not null ? Input.ReadDecisions(Decisions, election.Candidates, io)
                : null;
            var result = rule.Count(election, lots, cancel: io.Cancel);
            Warnings.Write(result.Diagnostics.Skip(election.Diagnostics.Length), source: null, io);

            var form = ResultFormat.Of(Format, Output);
            var circumstances = new ResultFormat.Circumstances(
                io.Width(toFile: Output is not (null or IO.Standard)),
                () => new(Path.GetFileName(Input.Name(File)), fingerprint(), Program.NameAndVersion, Command(result)));
            Cli.Output.Write(Output, io, stream => form.Write(result, stream, circumstances));
            if (result.Undecided is null) return Exit.Done;
            Lots.Ask(result, Decisions, io);
            return Exit.LotNeeded;
        }

        Election Read(Rule rule, IO io, out Func<string> fingerprint)
        {
            (var election, fingerprint) = Input.Read(File, new() { KeepOrder = rule.NeedsOrder, Strict = Strict }, io);
            Warnings.Write(election.Diagnostics, Input.Name(File), io);
            if (Seats is not null) election = election with { Seats = Seats };
            election = election.Withdraw(Numbers("--withdraw", Withdraw)).Guard(Numbers("--guard", Guard));
            return election.Candidates.FirstOrDefault(c => c is { Withdrawn: true, Guarded: true }) is not { } both ? election
                : throw new UsageException($"{Nominations.Label(both)} has withdrawn and cannot be guarded.");

            List<int> Numbers(string option, string[] names) => [.. names.Select(name => Nominations.Find(option, name, election.Candidates))];
        }

        /// <summary>The line that counts again in a POSIX shell: the lots drawn are in the decisions file that the sheet shows.</summary>
        string Command(CountResult result)
        {
            List<string> words = ["stv", "count", Quoted(File), "--rules", Rules];
            if (Seats is not null) words.AddRange(["--seats", $"{result.Seats}"]);
            Add("--withdraw", result.Candidates.Where(c => c.Withdrawn && Withdraw.Length > 0));
            Add("--guard", result.Candidates.Where(c => c.Guarded));
            if (Decisions is not null) words.AddRange(["--decisions", Quoted(Decisions)]);
            if (Seed is not null) words.AddRange(["--seed", Quoted(Seed)]);
            return string.Join(' ', words);

            void Add(string option, IEnumerable<Candidate> who)
            {
                string[] numbers = [.. who.Select(c => $"{c.Number}")];
                if (numbers.Length > 0) words.AddRange([option, .. numbers]);
            }

            static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        }
    }
}
