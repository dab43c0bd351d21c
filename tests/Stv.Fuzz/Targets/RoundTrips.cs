using System.Text;
using System.Text.Json;

namespace Stv.Fuzz;

/// <summary>An election written as a BLT file and read again: the same, as far as the format can carry it.</summary>
sealed class BltTrip() : Target("round-trips.blt")
{
    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(9, Names.Any) { Nickname = Names.AnyNickname }).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        bool keepOrder = input.Length % 2 == 0;
        var election = plan.Election(keepOrder);
        using var memory = new MemoryStream();
        try
        {
            BltWriter.Write(election, memory);
        }
        catch (ArgumentException e)
        {
            Count("not written");
            return Messages.Fault(e.Message);
        }
        byte[] file = memory.ToArray();
        var (read, error) = Reads.Of(file, new() { KeepOrder = keepOrder, Threads = 1 });
        if (error is not null) return $"what was written is refused as {error.Diagnostic.Code} | {error.Message}";
        var nicks = election.Candidates.Select(c => c.Nickname).ToList();
        var meant = Understood.Of(election);
        meant = meant with
        {
            Candidates = [.. meant.Candidates.Select(c => (Carried(c.Name)!, (string?)null, read!.Candidates.All(r => r.Nickname is null)
                ? null : c.Nick, c.Withdrawn, c.Undeclared))],
            Title = Said(meant.Title),
            Source = Said(meant.Source),
            Comment = Said(meant.Comment),
        };
        if (read!.Candidates.All(c => c.Nickname is null) && nicks.TrueForAll(nick => nick?.All(char.IsLetterOrDigit) == true)
            && nicks.Distinct()
            .Count() == nicks.Count) return "good nicknames are lost";
        if (ReaderTarget.Differs(meant, Understood.Of(read), merged: false) is { } other) return other;
        if (read.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Warning
            && d.Code is not ("candidate-repeated" or "weights-doubtful")) is { } warning)
            return $"what was written departs from the format: {warning.Code}";
        using var again = new MemoryStream();
        BltWriter.Write(read, again);
        Count("read");
        return again.ToArray().AsSpan().SequenceEqual(file) ? null : "written again with other bytes";
    }

    static string? Said(string? text) => Carried(text) is { Length: > 0 } said ? said : null;

    /// <summary>What docs/formats/blt.md says of quotes and control characters.</summary>
    static string? Carried(string? text) => text is null ? null : string
        .Concat(text.Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c));
}

/// <summary>A count with names of every kind.</summary>
abstract class ResultTrip(string name) : Target(name)
{
    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(8, Names.Any)).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        var dice = Draw.Dice(plan.Dice);
        var rule = Rules.All[dice.Next(Rules.All.Length)];
        try
        {
            var result = rule.Count(plan.Election(rule.NeedsOrder), dice.OneIn(3) ? null
                : Decisions.InOrder(dice.Order(plan.Candidates.Count)));
            Count("counted");
            return Fault(result);
        }
        catch (CountRefusedException)
        {
            Count("refused");
            return null;
        }
    }

    protected abstract string? Fault(CountResult result);
}

/// <summary>A result as JSON, read and written again: the same bytes.</summary>
sealed class ResultJsonTrip() : ResultTrip("round-trips.result-json")
{
    protected override string? Fault(CountResult result)
    {
        string text = ResultJson.ToText(result);
        using var memory = Utf8.Stream(text);
        return ResultJson.ToText(ResultJson.Read(memory)) == text ? null : "written again with other bytes";
    }
}

/// <summary>A result as CSV, compared with itself as with an official table: every figure is read and equal.</summary>
sealed class ResultCsvTrip() : ResultTrip("round-trips.result-csv")
{
    protected override string? Fault(CountResult result)
    {
        using var written = new StringWriter();
        ResultCsv.Write(result, written);
        using var reader = new StringReader(written.ToString());
        if (result.Stages.IsEmpty) return null;
        var table = OfficialTable.Read(reader);
        var diff = ResultDiff.Of(result, table);
        if (diff.Differences.Length > 0)
        {
            var first = diff.Differences[0];
            return $"a figure differs from itself | line {first.Figure.Line}, {first.Row}, stage {first.Figure.Stage}: "
                + $"{first.Figure.Value} is not {first.Ours} in {written}";
        }
        return diff.Absent > 0 ? $"figures are not read | {diff.Absent} of {written}" : null;
    }
}

/// <summary>
/// Every other form of a result: nothing is thrown but its documented refusal, JSON is JSON, and no name gets out of its text.
/// </summary>
sealed class SheetTrip() : ResultTrip("round-trips.sheets")
{
    protected override string? Fault(CountResult result) => Of(result);

    public static string? Of(CountResult result)
    {
        foreach (var (name, write) in new (string, Action<MemoryStream>)[]
        {
            ("opavote", output => OpaVoteJson.Write(result, output)), ("rctab", output => RctabJson.Write(result, output)),
                ("rcv", output => UniversalRcvJson.Write(result, output)),
        })
        {
            using var memory = new MemoryStream();
            try
            {
                write(memory);
                using var parsed = JsonDocument.Parse(memory.ToArray());
            }
            catch (ResultRefusedException e)
            {
                if (Messages.Fault(e.Message) is { } fault) return $"{name}: {fault}";
            }
        }
        string markdown = Text(writer => MarkdownSheet.Write(result, writer)), html = Text(writer => HtmlSheet.Write(result, writer));
        foreach (var (name, text) in new[] { ("text", Text(writer => TextSheet.Write(result, writer, 40))),
            ("text", Text(writer => TextSheet.Write(result, writer))), ("markdown", markdown), ("html", html) })
            if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return $"the {name} sheet has a control character";
        using var table = new StringWriter();
        ResultCsv.Write(result, table);
        return html.Contains("<script>alert", StringComparison.Ordinal) ? "a name is markup in the page" : null;
    }

    static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }
}

/// <summary>Lots and an order, written, read and written again.</summary>
sealed class DecisionsTrip() : Target("round-trips.decisions-json")
{
    public override byte[] Make(int number, Random dice)
    {
        List<string> lots = [.. Enumerable.Range(0, dice.Next(5)).Select(_ =>
            $"lot {dice.Next(4)} {string.Join(' ', dice.Order(9).Take(dice.From(2, 6)))}")];
        return Encoding.UTF8.GetBytes($"{string.Join('\n', lots)}\norder {string.Join(' ', dice.Order(9).Take(dice.Next(10)))}\n");
    }

    public override string? Fault(byte[] input)
    {
        List<Lot> lots = [];
        int[] order = [];
        foreach (string[] words in Encoding.UTF8.GetString(input).Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            int[] numbers = [.. words.Skip(1).Select(word => int.TryParse(word, out int number) ? number : 1).Distinct()];
            if (words is ["order", ..]) order = [.. numbers.Where(n => n > 0)];
            else if (words is ["lot", ..] && numbers.Length > 2 && numbers.All(n => n > 0)) lots
                .Add(new((Purpose)(numbers[0] % 4), [.. numbers[1..]], numbers[1]));
        }
        Decisions decisions;
        try
        {
            decisions = new(lots, order);
        }
        catch (ArgumentException)
        {
            return null;
        }
        string text = DecisionsJson.ToText(decisions);
        using var memory = Utf8.Stream(text);
        var read = DecisionsJson.Read(memory);
        Count("read");
        return DecisionsJson.ToText(read) != text ? "written again with other bytes" : read.Lots.SequenceEqual(decisions.Lots)
            && read.Order.SequenceEqual(decisions.Order) ? null : "other lots";
    }
}

/// <summary>The electorate of a specification, drawn into memory and written as a BLT file: the same papers.</summary>
sealed class SpecificationTrip() : Target("round-trips.specification")
{
    public override string Extension => "json";

    public override byte[] Make(int number, Random dice) => Specifications.Valid(dice);

    public override string? Fault(byte[] input)
    {
        ElectorateSpecification specification;
        try
        {
            using var memory = new MemoryStream(input);
            specification = SpecificationJson.Read(memory);
        }
        catch (FormatException e)
        {
            Count("refused");
            return Messages.Fault(e.Message);
        }
        long papers = Math.Min(specification.Papers, 60);
        using var file = new MemoryStream();
        try
        {
            specification.WriteBlt(file, papers: papers);
        }
        catch (InvalidOperationException e)
        {
            Count("not written");
            return Messages.Fault(e.Message);
        }
        var (read, error) = Reads.Of(file.ToArray(), new() { KeepOrder = true, Threads = 1 });
        if (error is not null) return $"what was written is refused as {error.Diagnostic.Code} | {error.Message}";
        Count("drawn");
        var (one, other) = (Understood.Of(specification.Draw(papers: papers, keepOrder: true)), Understood.Of(read!));
        return one.Ballots.SequenceEqual(other.Ballots) && one.Seats == other.Seats ? null : "other papers in memory than in the file";
    }
}
