using System.Globalization;

namespace Stv.Fuzz;

/// <summary>Ballot files in all dialects, most of them damaged: read as the reference parser reads them.</summary>
sealed class ReaderTarget() : Target("reader")
{
    public override string Extension => "blt";

    public override byte[] Make(int number, Random dice) => Files.Blt(dice, damaged: !dice.OneIn(4));

    public override string? Fault(byte[] input)
    {
        var expected = BltReference.Read(input);
        bool keepOrder = input.Length % 2 == 0;
        var (election, error) = Reads.Of(input, new() { Threads = 1, KeepOrder = keepOrder });
        switch (expected)
        {
            case Unsure(var why):
                Count($"unsure: {why}");
                return null;
            case Refused(var why, _) when election is not null:
                return $"read, but must be refused for {why} | {Understood.Of(election).Text(!keepOrder)}";
            case Refused(var why, var line):
                Count("refused");
                return line is null || line == error!.Diagnostic.Line ? null
                    : $"the error is not in the line that has {why} | {line}: {error.Message}";
            case Understood { NamesOpen: { } open } when error is not null:
                Count($"unsure: {open}");
                return null;
            case Understood understood when error is not null:
                Count("read");
                return $"refused as {error.Diagnostic.Code}, but can be read | {error.Message}: {understood.Text(!keepOrder)}";
            case Understood understood:
                Count("read");
                return Differs(understood, Understood.Of(election!), !keepOrder) ?? (understood.LayoutOpen && election!.Diagnostics.IsEmpty
                    ? "says nothing of a layout that is open" : null);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Where two readings of a file part; null where they do not.</summary>
    public static string? Differs(Understood expected, Understood found, bool merged)
    {
        found = found with { NamesOpen = expected.NamesOpen };
        if (expected.Text(merged) == found.Text(merged)) return null;
        string what = expected.Candidates.Count != found.Candidates.Count || expected.Seats != found.Seats ? "numbers"
            : (expected with { NamesOpen = "" }).Text(merged) == (found with { NamesOpen = "" }).Text(merged) ? "names" : "ballots";
        return $"other {what} | expected {expected.Text(merged)} found {found.Text(merged)}";
    }
}

/// <summary>
/// Elections written in a dialect by a writer of our own: read as they were meant, by the reader and by the reference parser.
/// </summary>
sealed class DialectTarget() : Target("dialects")
{
    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(8, Names.Usual)).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        byte[] file = BltForm.Write(plan, Draw.Dice(plan.Dice));
        var meant = Understood.Of(plan.Election(keepOrder: true));
        bool nicks = plan.Candidates.TrueForAll(c => c.Nickname is not null) && plan.Candidates.DistinctBy(c => c.Nickname)
            .Count() == plan.Candidates.Count;
        if (!nicks) meant = meant with { Candidates = [.. meant.Candidates.Select(c => c with { Nick = null })] };
        if (plan.Candidates.Exists(c => c.Party is not null) || plan.Source is not null || plan.Comment is not null) meant =
            meant with { NamesOpen = "parties" };
        var reference = BltReference.Read(file);
        if (reference is Refused(ReferenceBallots.FaultInLine, _))
        {
            Count("open");
            return null;
        }
        if (reference is Refused(var why, _)) return $"the reference refuses a good file for {why} | {Shown(file)}";
        if (reference is Unsure or Understood { LayoutOpen: true } or Understood { NamesOpen: not null })
        {
            Count("open");
            return null;
        }
        // One ballot for each paper that has an id: merged they are the same again.
        if (ReaderTarget.Differs(meant, (Understood)reference,
            merged: true) is { } wrong) return $"the reference: {wrong} in {Shown(file)}";
        var (election, error) = Reads.Of(file);
        Count(error is null ? "read" : "refused");
        return error is not null ? $"refused as {error.Diagnostic.Code}, but is good | {error.Message} in {Shown(file)}"
            : ReaderTarget.Differs(meant, Understood.Of(election!), merged: true) is { } other ? $"{other} in {Shown(file)}" : null;
    }

    static string Shown(byte[] file) => System.Text.Encoding.UTF8.GetString(file);
}

/// <summary>The law that no buffer, block or thread changes what is read, told or refused.</summary>
class BufferTarget(string name) : Target(name)
{
    public override string Extension => "blt";

    public override byte[] Make(int number, Random dice) => Files.Blt(dice, damaged: dice.OneIn(2), lines: dice.OneIn(3) ? 40 : 1);

    public override string? Fault(byte[] input)
    {
        var dice = new Random(input.Length);
        var options = new ReadOptions { Threads = 1, KeepOrder = dice.OneIn(3), Strict = dice.OneIn(8) };
        string expected = Reads.Outcome(input, options, int.MaxValue, 1 << 16, 1 << 18);
        Count(expected.StartsWith(Reads.Refused, StringComparison.Ordinal) ? "refused" : "read");
        foreach (var (most, block, buffer, threads) in Ways(dice))
        {
            string found = Reads.Outcome(input, options with { Threads = threads }, most, block, buffer);
            if (found == expected) continue;
            return $"other by buffers: {Code(expected)} became {Code(found)} | {most} bytes at a time, blocks of {block}, "
                + $"{buffer} bytes held, {threads} threads: {FirstDifference(expected, found)}";
        }
        return null;
    }

    /// <summary>
    /// How many bytes come at a time, how many a thread takes at once, how many are held at first, and how many threads there are.
    /// </summary>
    protected virtual IEnumerable<(int Most, int Block, int Buffer, int Threads)> Ways(Random dice)
    {
        yield return (1, 1 << dice.From(3, 8), 1, 1);
        yield return (int.MaxValue, 1 << dice.From(3, 8), dice.From(1, 200), dice.Of(1, 2));
        for (int i = 0; i < 4; i++) yield return (dice.Of(1, 2, 3, 7, 64, dice.From(1, 5000), int.MaxValue), 1 << dice.From(3, 9),
            dice.Of(1, 2, 7, 64, 1 << 18), dice.Of(1, 2, 3, 8));
    }

    /// <summary>The code of an error, or that there is none.</summary>
    static string Code(string outcome) => outcome.StartsWith(Reads.Refused, StringComparison.Ordinal)
        ? outcome[(outcome.LastIndexOf('[') + 1)..^1] : "an election";

    static string FirstDifference(string expected, string found)
    {
        var (these, those) = (expected.Split('\n'), found.Split('\n'));
        int at = 0;
        while (at < these.Length && at < those.Length && these[at] == those[at]) at++;
        return $"{(at < these.Length ? these[at] : "the end")} instead became {(at < those.Length ? those[at] : "the end")}";
    }
}

/// <summary>The same law over every case file there is, in every way.</summary>
sealed class CorpusTarget() : BufferTarget("corpus")
{
    public override int Most => Files.Corpus.Length;

    public override byte[] Make(int number, Random dice) => File.ReadAllBytes(Files.Corpus[number % Files.Corpus.Length]);

    protected override IEnumerable<(int Most, int Block, int Buffer, int Threads)> Ways(Random dice)
    {
        foreach (int most in new[] { 1, 2, 3, 7, 100, 4096, int.MaxValue })
            foreach (int threads in new[] { 1, 2, 3, 8 })
                yield return (most, dice.Of(1, 2, 3, 7, 50, 1 << 16), dice.Of(1, 2, 3, 7, 50, 1 << 18), threads);
    }
}

/// <summary>Compressed ballot files, most of them damaged: refused unless another reader of gzip finds them whole.</summary>
sealed class GzipTarget() : Target("gzip")
{
    public override string Extension => "blt.gz";

    public override byte[] Make(int number, Random dice)
    {
        byte[] Member() => Reads.Gzip(Files.Blt(dice, damaged: false), dice.Of<System.IO.Compression.CompressionLevel>(0,
            (System.IO.Compression.CompressionLevel)1, (System.IO.Compression.CompressionLevel)2));
        byte[] file = Member();
        if (dice.OneIn(6))
        {
            byte[] text = Gunzip.Content(file)!;
            int cut = dice.Next(text.Length + 1);
            file = [.. Reads.Gzip(text[..cut], 0), .. Reads.Gzip(text[cut..], 0)];
        }
        return dice.OneIn(5) ? file : Mutations.Bytes(file, dice);
    }

    public override string? Fault(byte[] input)
    {
        if (input is not [0x1F, 0x8B, ..]) return null;
        var options = new ReadOptions { Threads = 1 };
        string found = Reads.Outcome(input, options, 1000, 1 << 16, 1 << 18);
        byte[]? content = Gunzip.Content(input);
        Count(content is null ? "damaged" : "whole");
        if (content is null) return found.StartsWith(Reads.Refused, StringComparison.Ordinal) ? null : "a damaged gzip file is read";
        string expected = Reads.Outcome(content, options, 1000, 1 << 16, 1 << 18);
        return found == expected ? null : string.Create(CultureInfo.InvariantCulture,
            $"a whole gzip file is not read as its content | {found} instead of {expected}");
    }
}
