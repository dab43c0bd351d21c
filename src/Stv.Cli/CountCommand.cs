using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace Stv.Cli;

/// <summary><c>stv count</c>: counts, and writes the result.</summary>
internal static class CountCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var rules = new Option<string>("--rules") { HelpName = "ID", Description = "The rule set; stv rules lists them" };
        var rulesFile = RulesCommand.RulesFile();
        var marks = MarksOption.Build();
        var rejected = new Option<string[]>("--rejected")
        {
            HelpName = "REASON=N...",
            AllowMultipleArgumentsPerToken = true,
            Description = "Papers rejected before these were read, such as spoilt=12; the result lists them, and they are in no total",
        };
        var format = new Option<string>("--format")
        {
            HelpName = string.Join('|', ResultFormat.All.Select(one => one.Name)),
            Description = "What is written; if not given, what the name of --output says, or text"
        };
        format.AcceptOnlyFromAmong([.. ResultFormat.All.Select(one => one.Name)]);
        rules.CompletionSources.Add(RulesCommand.Ids);

        var command = new Documented("count", "Count an election and show every stage.",
            "stv count ward.blt --rules scotland-2011",
            "stv count ward.blt.gz --rules scotland-2011 --output ward.json",
            "stv count ward.blt --rules scotland-2011 --output ward.html",
            "stv count ward.blt --rules scotland-2011 --withdraw \"Jane Smith\" 7 --seats 3",
            "stv count ward.blt --rules scotland-2011 --rejected no-official-mark=3 voter-identified=1 -o ward.html",
            "stv count ward.blt --rules prf-wigm --marks equal-rank=one-continuing blank-ranks=1 most-ranks=5",
            "stv count ward.blt --rules meek-nz --guard \"Jane Smith\" 7",
            "stv count ward.blt --rules scotland-2011 --decisions lots.json",
            "stv count ward.blt --rules-file club.json",
            "zcat ward.blt.gz | stv count - --rules irv --seats 1 --seed \"drawn on 5 May\"")
        {
            shared.File, rules, rulesFile, shared.Seats, shared.Withdraw, shared.Guard, marks, rejected, shared.Decisions, shared.Seed,
                shared.Strict, shared.RepairNames, shared.Threads, format,
            shared.Output,
        };
        shared.AddTo(command);
        command.SetAction(given => new Count(
            shared.Of(given), given.GetValue(rules), given.GetValue(rulesFile), given.GetValue(marks) ?? [],
                given.GetValue(rejected) ?? [], given.GetValue(format)).Run(io));
        return command;
    }

    sealed record Count(ElectionRequest Request, string? Rules, string? RulesFile, string[] Marks, string[] Rejected,
        string? Format)
    {
        public int Run(IO io)
        {
            Request.Check(RulesFile);
            var rule = MarksOption.Judging(RulesCommand.One(Rules, RulesFile, "stv count", io), Marks);
            var before = RejectedBefore();

            var form = ResultFormat.Of(Format, Request.Output);
            var (election, sha256) = Request.Read(new() { KeepOrder = rule.NeedsOrder }, io, hash: form.HasProvenance);
            election = election with { RejectedBefore = [.. election.RejectedBefore, .. before] };
            if (rule.MarksOverridden && !form.SaysMarks)
                io.Complain($"the form {form.Name} has no place for how marks were judged (--marks): that is not in it.");
            var (lots, lotsSha256) = Request.Lots(election, io);
            var result = Progress.Count(io, rule.Id, watched => rule.Count(election, lots, watched, io.Cancel));
            Warnings.Write(result.Diagnostics.Skip(election.Diagnostics.Length), source: null, io);

            var circumstances = new ResultFormat.Circumstances(
                io.Width(toFile: Request.Output is not (null or IO.Standard)),
                sha256 is null ? null : new(Program.NameAndVersion)
                {
                    Input = string.Join(", ", Request.Files.Select(file => Path.GetFileName(Input.Name(file)))),
                    Sha256 = sha256,
                    DecisionsSha256 = lotsSha256,
                    Command = Command(result),
                });
            Output.Write(Request.Output, io, stream => form.Write(result, stream, circumstances));
            if (result.Undecided is null) return Exit.Done;
            Lots.Ask(result, Request.Decisions, io);
            return Exit.LotNeeded;
        }

        ImmutableArray<PapersByReason> RejectedBefore()
        {
            List<PapersByReason> papers = [];
            foreach (string written in Rejected)
            {
                int sign = written.LastIndexOf('=');
                string reason = written[..Math.Max(sign, 0)].Trim();
                if (reason.Length == 0 || !long.TryParse(written.AsSpan(sign + 1), NumberStyles.None, CultureInfo.InvariantCulture,
                    out long number))
                    throw new UsageException(
                        $"--rejected takes a reason and a whole number, as in spoilt=12, not {Display.Quoted(written)}.");
                if (papers.Any(other => other.Reason == reason))
                    throw new UsageException($"--rejected gives {Display.Quoted(reason)} twice.");
                papers.Add(new(reason, number));
            }
            return [.. papers];
        }

        /// <summary>The line that counts again in a POSIX shell: the lots drawn are in the decisions file that the sheet shows.</summary>
        string Command(CountResult result)
        {
            List<string> words = ["stv", "count", Quoted(Request.Files[0]), .. RulesFile is null ? ["--rules", result.Rules]
                : new[] { "--rules-file", Quoted(RulesFile) }];
            if (Request.Seats is not null) words.AddRange(["--seats", $"{result.Seats}"]);
            Add("--withdraw", result.Candidates.Where(c => c.Withdrawn && Request.Withdraw.Length > 0).Select(c => $"{c.Number}"));
            Add("--guard", result.Candidates.Where(c => c.Guarded).Select(c => $"{c.Number}"));
            Add("--also", Request.Files.Skip(1).Select(Quoted));
            Add("--marks", Marks);
            Add("--rejected", Rejected.Select(Quoted));
            foreach (var (option, values) in LayoutOptions.Words(Request.Layout)) Add(option, values.Select(Quoted));
            if (Request.RepairNames) words.Add("--repair-names");
            if (Request.Decisions is not null) words.AddRange(["--decisions", Quoted(Request.Decisions)]);
            if (Request.Seed is not null) words.AddRange(["--seed", Quoted(Request.Seed)]);
            return string.Join(' ', words);

            void Add(string option, IEnumerable<string> values)
            {
                string[] all = [.. values];
                if (all.Length > 0) words.AddRange([option, .. all]);
            }

            static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_') ? word
                : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        }
    }
}
