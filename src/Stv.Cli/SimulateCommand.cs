using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Stv.Cli;

/// <summary><c>stv simulate</c>: in which order should a slate ask its supporters to rank it?</summary>
internal static class SimulateCommand
{
    /// <summary>What is compared unless asked otherwise.</summary>
    const string UsualRules = "ers97,scotland-2011,meek-nz,block-vote";

    public static Command Build(IO io)
    {
        var file = new Argument<string>("SPEC")
        {
            HelpName = "SPEC",
            Description = "The specification of an electorate with slates, as JSON; - for standard input"
        };
        var slate = new Option<string>("--slate") { HelpName = "NAME", Required = true, Description = "The slate that gives the advice" };
        var rules = new Option<string>("--rules")
        {
            HelpName = "ID,...",
            Description = $"What elections are counted by; if not given, {UsualRules}"
        };
        var elections = new Option<int>("--elections")
        {
            HelpName = "N",
            Description = "How many elections; if not given, 1000",
            DefaultValueFactory = _ => 1000
        };
        var papers = new Option<long?>("--papers")
        {
            HelpName = "N",
            Description = "Papers of an election, instead of what the specification says"
        };
        var follow = new Option<string>("--follow")
        {
            HelpName = "PART",
            Description = "What part of its supporters follows the advice; if not given, 0.8",
            DefaultValueFactory = _ => "0.8"
        };
        var swing = new Option<int>("--swing")
        {
            HelpName = "PERCENT",
            Description = "How far support may be from what is expected, in percent of it; if not given, 20",
            DefaultValueFactory = _ =>
            20
        };
        var seed = new Option<long?>("--seed")
        {
            HelpName = "N",
            Description = "What elections are drawn from, instead of what the specification says"
        };
        var threads = new Option<int?>("--threads")
        {
            HelpName = "N",
            Description = "On how many threads; the result is the same for any number"
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "A CSV file for every outcome, written as they come: the same command goes on where it was broken off"
        };
        var chart = new Option<string>("--chart") { HelpName = "FILE", Description = "An SVG file for a drawing of the answer" };
        rules.CompletionSources.Add(RulesCommand.Ids);
        var command = new Documented("simulate",
            "Ask how a slate should have itself ranked: simulate elections under several advices and rule sets.",
            "stv simulate seeds/nec-2020.json --slate \"Common Ground\" --chart answer.svg",
            "stv simulate seeds/nec-2020.json --slate Renewal --elections 5000 --follow 0.6 --output outcomes.csv",
            "stv simulate seeds/nec-2020.json --slate Bridge --rules ers97,meek-prf --papers 100000 --seed 7 --threads 2")
        {
            file, slate, rules, elections, papers, follow, swing, seed, threads, output, chart,
        };
        command.SetAction(given => new Simulation(
            given.GetRequiredValue(file), given.GetRequiredValue(slate), given.GetValue(rules) ?? UsualRules, given.GetValue(elections),
                given.GetValue(papers),
            given.GetRequiredValue(follow), given.GetValue(swing), given.GetValue(seed), given.GetValue(threads), given.GetValue(output),
                given.GetValue(chart)).Run(io));
        return command;
    }

    sealed record Simulation(
        string File, string Slate, string RuleIds, int Elections, long? Papers, string Follow, int Swing, long? Seed, int? Threads,
            string? OutputFile, string? Chart)
    {
        public int Run(IO io)
        {
            if (Swing is < 0 or > 100) throw new UsageException($"--swing needs a number from 0 to 100, not {Swing}.");
            if (Elections < 1) throw new UsageException($"--elections needs a number from 1, not {Elections}.");
            if (Papers < 1) throw new UsageException($"--papers needs a number from 1, not {Papers}.");
            if (Seed < 0) throw new UsageException($"--seed needs a number from 0, not {Seed}.");
            if (Threads < 1) throw new UsageException($"--threads needs a number from 1, not {Threads}.");
            if (!Ratio.TryParse(Follow, out var follow) || follow < 0 || follow > 1)
                throw new UsageException($"--follow needs a number from 0 to 1, not {Display.Quoted(Follow)}.");
            if (OutputFile == IO.Standard) throw new UsageException("--output needs a file: standard output has the answer.");
            if (Chart == IO.Standard) throw new UsageException("--chart needs a file: standard output has the answer.");
            if (Chart is not null && OutputFile is not null && Path.GetFullPath(Chart) == Path.GetFullPath(OutputFile))
                throw new UsageException($"--chart and --output cannot both be {Chart}.");
            var rules = RulesCommand.FindAll(RuleIds, file: null, io);
            Output.Check(OutputFile, File);
            Output.Check(Chart, File);

            var specification = Input.ReadSpecification(File, allowed: null, io);
            var study = Study(specification, rules, follow);
            var summary = Progress.Watch(io, File, watched => Gather(study, watched, io));
            if (Chart is not null)
            {
                Output.Write(Chart, io, stream =>
                {
                    using var writer = Output.Text(stream);
                    StudyChart.Write(study, summary, writer);
                });
            }
            Show(study, summary, io);
            return Exit.Done;
        }

        SlateStudy Study(ElectorateSpecification specification, ImmutableArray<Rule> rules, Ratio follow)
        {
            if (specification.Model is not SlateModel model)
                throw new CommandException(Exit.BadInput,
                    $"{Input.Name(File)}: the electorate has no slates; a model of the kind \"slates\" has them.");
            if (!model.Slates.Any(slate => slate.Name == Slate))
            {
                string[] names = [.. model.Slates.Select(slate => slate.Name)];
                var near = Suggest.Nearest(Slate, names);
                throw new UsageException(
                    $"no slate is called {Display.Quoted(Slate)}{(near.Count > 0 ? Suggest.DidYouMean([.. near.Select(name =>
                        Display.Brief(name))]) : $": there are {Display.Few(names)}.")}");
            }
            return new(specification, Slate, rules, follow, Swing, (ulong?)Seed, Papers);
        }

        StudySummary Gather(SlateStudy study, IProgress<ReadProgress>? watched, IO io)
        {
            var summary = new StudySummary(study);
            using var file = OutputFile is null ? null : Resume(study, summary);
            int first = (int)summary.Elections, most = Math.Max(0, Elections - first);
            foreach (var outcome in study.Run(first, most, Threads ?? Environment.ProcessorCount, io.Cancel))
            {
                summary.Add(outcome);
                if (file is not null)
                {
                    StudyCsv.Write(study, outcome, file);
                    file.Flush();
                }
                watched?.Report(new(summary.Elections, Elections, summary.Elections * study.Papers * study.Advices.Length));
            }
            return summary;
        }

        /// <summary>
        /// Takes up what the file has of the study, and opens it to go on behind the last election that is there in full.
        /// </summary>
        StreamWriter Resume(SlateStudy study, StudySummary summary)
        {
            var stream = new FileStream(OutputFile!, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            try
            {
                using var reader = new StreamReader(stream, IO.Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
                var (outcomes, length) = StudyCsv.Read(study, reader.ReadToEnd());
                if (outcomes.Length > Elections)
                    throw new UsageException($"{OutputFile} has {outcomes.Length} elections already, more than the {Elections} asked for.");
                foreach (var outcome in outcomes) summary.Add(outcome);
                // All of it is ASCII: a character is a byte.
                stream.SetLength(length);
                stream.Seek(length, SeekOrigin.Begin);
                var writer = new StreamWriter(stream, IO.Utf8);
                if (length == 0) StudyCsv.WriteHead(writer);
                return writer;
            }
            catch (Exception e)
            {
                stream.Dispose();
                if (e is FormatException) throw new CommandException(Exit.BadInput, $"{OutputFile}:{e.Message} It was left as it is.", e);
                throw;
            }
        }

        static void Show(SlateStudy study, StudySummary summary, IO io)
        {
            var table = new Table { Border = TableBorder.Minimal };
            foreach (string head in new[] { "rules", "advice" }) table.AddColumn(head);
            foreach (string head in new[] { "elected", "± (95 %)", "against one order", "± (95 %)",
                "how often 0, 1, 2, ..." }) table.AddColumn(new TableColumn(head).RightAligned());
            foreach (var cell in summary.Cells)
            {
                table.AddRow([
                    .. new[]
                    {
                        cell.Rule.Id, StudyChart.Label(cell.Advice), Places(cell.Elected.Mean), Places(cell.Elected.HalfWidth),
                        cell.Advice == SlateAdvice.OneOrder ? "" : $"{(cell.Gain.Mean.Sign > 0 ? "+" : "")}{Places(cell.Gain.Mean)}",
                        cell.Advice == SlateAdvice.OneOrder ? "" : Places(cell.Gain.HalfWidth),
                        string.Join(' ', cell.Distribution),
                    }.Select(text => new Text(text)),
                ]);
            }
            string about = string.Create(CultureInfo.InvariantCulture,
                $"Candidates of {IO.Plain(study.Slate)}, of whom there are {study.Members.Length}, elected to {study.Electorate.Seats} "
                    + $"seats: {summary.Elections} elections of {study.Papers} papers from seed {study.Seed}, {study.Compliance} of its "
                    + $"supporters following, support within {study.Swing} % of what is expected.");
            Output.Show(io, new Text(about), table);
        }

        static string Places(Ratio number) => number.Sign < 0 ? $"-{(-number).Nearest(3).ToString(3)}" : number.Nearest(3).ToString(3);
    }
}
