using System.Globalization;
using System.Text;

namespace Stv.Fuzz;

/// <summary>A reader given damaged files: it throws what it documents and nothing else, in one short line.</summary>
/// <param name="name">The reader.</param>
/// <param name="extension">The ending of its files.</param>
/// <param name="valid">A good file.</param>
/// <param name="read">Reads a file; what is wrong with what was read, or null.</param>
sealed class ExceptionTarget(string name, string extension, Func<Random, byte[]> valid, Func<byte[], string?> read)
    : Target($"exceptions.{name}")
{
    public override string Extension => extension;

    public override byte[] Make(int number, Random dice)
    {
        byte[] file = valid(dice);
        for (int changes = dice.Next(4); changes > 0; changes--) file = dice.OneIn(2) ? Texts.Changed(file, dice)
            : Mutations.Bytes(file, dice);
        return file;
    }

    public override string? Fault(byte[] input)
    {
        try
        {
            string? fault = read(input);
            Count("read");
            return fault;
        }
        catch (FormatException e)
        {
            Count("refused");
            return Messages.Fault(e.Message);
        }
    }

    /// <summary>Every public reader.</summary>
    public static IEnumerable<Target> All =>
    [
        new ExceptionTarget("blt", "blt", dice => Files.Blt(dice, damaged: dice.OneIn(2)), Blt),
        new ExceptionTarget("gzip", "blt.gz", dice => Reads.Gzip(Files.Blt(dice, damaged: false),
            (System.IO.Compression.CompressionLevel)dice.Next(3)), Unzipped),
        new ExceptionTarget("result-json", "json", dice => Result(dice, ResultJson.ToText), file =>
            On(file, stream => SheetTrip.Of(ResultJson.Read(stream)))),
        new ExceptionTarget("decisions-json", "json", dice => new DecisionsTrip().Make(0, dice) is var plan ? DecisionsOf(plan, dice) : [],
            file => On(file, stream => Null(DecisionsJson.Read(stream)))),
        new ExceptionTarget("rules-json", "json", RulesFile, file =>
            On(file, stream => Messages.Fault(RuleTermsJson.Read(stream).Clauses.Select(clause => clause.Number)))),
        new ExceptionTarget("specification-json", "json", Specifications.Valid, file =>
            On(file, stream => Null(SpecificationJson.Read(stream)))),
        new ExceptionTarget("official-table", "csv", dice => Result(dice, Csv), Table),
        new ExceptionTarget("ratio", "txt", dice => Encoding.UTF8.GetBytes(dice.Of("1/3", "0.25", "-7", "123456789012345678901234567890/7",
            "1.", "10/20")), Number),
        .. BallotFormat.All.Where(format => format != BallotFormat.Blt).Select(format =>
            new ExceptionTarget($"format.{format.Id}", "txt", dice => Samples.Of(format, dice), file => Samples.Fault(format, file))),
        new CliTarget(),
    ];

    static byte[] RulesFile(Random dice)
    {
        string[] files = Directory.GetFiles(Repository.PathOf("samples", "RulesFiles"), "*.json");
        return File.ReadAllBytes(dice.Of([.. files.Order(StringComparer.Ordinal)]));
    }

    static string? Blt(byte[] file)
    {
        var (election, error) = Reads.Of(file, new() { Strict = file.Length % 5 == 0, KeepOrder = file.Length % 3 == 0, Threads = 1 });
        return error is null ? Messages.Fault(election!.Diagnostics.Select(d => d.Text)) : throw error;
    }

    static string? Unzipped(byte[] file)
    {
        using var stream = Compressed.Open(new MemoryStream(file));
        new BltReader(stream).Read(new() { Threads = 1 });
        using var again = Compressed.Open(new MemoryStream(file));
        try
        {
            again.CopyTo(Stream.Null);
        }
        catch (InvalidDataException e)
        {
            return Messages.Fault(e.Message);
        }
        return null;
    }

    static string? Table(byte[] file)
    {
        // The same table with the same file: the count is drawn from the first line alone, and may be another than the table's.
        var result = Drawn(new Random(3)) ?? throw new InvalidOperationException("No count.");
        using var reader = new StringReader(Encoding.UTF8.GetString(file));
        var table = OfficialTable.Read(reader);
        var diff = ResultDiff.Of(result, table);
        using var sheet = new StringWriter();
        DiffSheet.Write(result, table, diff, "table.csv", sheet);
        return sheet.ToString().Any(c => char.IsControl(c) && c is not ('\n' or '\r')) ? "the sheet has a control character" : null;
    }

    static string? Number(byte[] file)
    {
        string text = Encoding.UTF8.GetString(file);
        if (!Ratio.TryParse(text, out var number)) return Ratio.Parse(text) is var other ? $"parsed and not parsed | {other}" : null;
        return Ratio.Parse(number.ToString()) == number ? null : $"another number when it is written | {number}";
    }

    static string? Null(object read) => read is null ? "nothing" : null;

    static string? On(byte[] file, Func<Stream, string?> read)
    {
        using var stream = new MemoryStream(file);
        return read(stream);
    }

    static byte[] DecisionsOf(byte[] plan, Random dice) =>
        Encoding.UTF8.GetBytes($$"""
            {
              "decisions": [
                {"purpose": "exclude", "tied": [3, 7], "chosen": 7},
                {"purpose": "order", "tied": [1, 2, 4], "chosen": 1}
              ],
              "order": [{{string.Join(", ", dice.Order(plan.Length % 9 + 1))}}]
            }

            """);

    /// <summary>A count, of names of every kind.</summary>
    static CountResult? Drawn(Random dice)
    {
        for (int tries = 0; tries < 100; tries++)
        {
            var rule = Rules.All[dice.Next(Rules.All.Length)];
            var plan = Plan.Random(dice, new(5, Names.Any));
            try
            {
                return rule.Count(plan.Election(rule.NeedsOrder));
            }
            catch (CountRefusedException)
            {
                // The next will do.
            }
        }
        return null;
    }

    static byte[] Result(Random dice, Func<CountResult, string> write) =>
        Encoding.UTF8.GetBytes(write(Drawn(dice.OneIn(2) ? new Random(3) : dice) ?? throw new InvalidOperationException("No count.")));

    static string Csv(CountResult result)
    {
        using var writer = new StringWriter();
        ResultCsv.Write(result, writer);
        return writer.ToString();
    }
}

/// <summary>The command line: whatever is typed, an exit code that is documented and one short line for each complaint.</summary>
sealed class CliTarget() : Target("exceptions.cli")
{
    static readonly string[] Words =
    [
        "count", "compare", "diff", "check", "rules", "help", "completion", "nonsense", "-", "--rules", "scotland-2011", "meek-nz",
            "scotland", "--seats", "2", "0", "-1", "99999999999", "x", "--withdraw", "Ann", "1", "9",
        "--guard", "--seed", "s", "", "--strict", "--threads", "8", "--format", "json", "text", "csv", "html", "xml", "--help",
            "--version", "--decisions", "missing.json", "missing.blt", "--", "@file", "\u001B[31m", "a\nb", "\u202Ex",
        "--rules=irv", "--bogus", "é", new string('y', 400), "bash", "scotland-2011,irv",
    ];

    public override byte[] Make(int number, Random dice) =>
        Encoding.UTF8.GetBytes(string.Join('\u001F', [.. dice.OneIn(2) ? new[] { dice.Of("count", "check", "compare", "diff"), "-" } : [],
            .. Enumerable.Range(0, dice.Next(6)).Select(_ => dice.Of<string>(Words))]));

    public override string? Fault(byte[] input)
    {
        string[] args = Encoding.UTF8.GetString(input) is { Length: > 0 } line ? line.Split('\u001F') : [];
        // Nothing is written to files.
        if (args.Any(arg => arg.StartsWith("--output", StringComparison.Ordinal) || arg.StartsWith("-o", StringComparison.Ordinal)
            || arg is "simulate" or "generate")) return null;
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream("3 1\n3 1 2 0\n1 2 0\n1 3 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Cy\"\n\"T\"\n"u8.ToArray());
        int code = Cli.Program.Run(args, new() { In = () => stdin, Out = output, Error = error });
        Count(string.Create(CultureInfo.InvariantCulture, $"exit {code}"));
        if (code is not (>= 0 and <= 5)) return $"an exit code that is not documented | {code}";
        if (code is 1 or 2 && error.ToString().Length == 0) return "fails without a word";
        return Messages.Fault(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
