using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Short ways to read a text of ballots in any format.</summary>
static class Read
{
    /// <summary>A text whose format must be found by its content.</summary>
    public static Election As(BallotFormat format, string text, BallotLayout? layout = null, ReadOptions? options = null)
    {
        using var stream = new MemoryStream(Packed.Bytes(text));
        var reader = new BallotReader(stream, null, layout);
        var election = reader.Read(options, TestContext.Current.CancellationToken);
        Assert.Same(format, reader.Format);
        return election;
    }

    /// <summary>The message of the error with which the reading of a text in a format ends: place, code and sentence.</summary>
    public static string Error(BallotFormat format, string text)
    {
        using var stream = new MemoryStream(Packed.Bytes(text));
        var error = Assert.Throws<BallotFormatException>(
            () => new BallotReader(stream, null, new() { Format = format }).Read(null, TestContext.Current.CancellationToken));
        return error.Message.Replace("error: ", "", StringComparison.Ordinal);
    }

    /// <summary>The format that a text is taken for.</summary>
    public static BallotFormat? Found(string text)
    {
        var head = new Head(Encoding.UTF8.GetBytes(text), true);
        return BallotFormat.All.FirstOrDefault(format => format.Begins(head));
    }

    /// <summary>The formats that would take a text; BLT and tables, which look alike to many, only where no other does.</summary>
    public static string[] Claimed(string text)
    {
        byte[] bytes = Packed.Bytes(text);
        if (bytes.AsSpan().StartsWith(Bundle.Signature))
        {
            using var bundle = Bundle.Archive(new MemoryStream(bytes));
            return [.. BallotFormat.All.Where(format => format.BeginsBundle(bundle)).Select(format => format.Id)];
        }
        var head = new Head(Encoding.UTF8.GetBytes(text), true);
        var all = BallotFormat.All.Where(format => format.Begins(head)).ToList();
        var own = all.FindAll(format => format != BallotFormat.Blt && format != BallotFormat.Csv);
        return [.. (own.Count > 0 ? own : [.. all.Take(1)]).Select(format => format.Id)];
    }

    public static string[] Names(Election election) => [.. election.Candidates.Select(candidate => candidate.Name)];
}
