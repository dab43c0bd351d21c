using System.Text;

namespace Stv;

/// <summary>A text of ballots on its way through a reader: its bytes, what is known of it, and whoever is told what is met in it.</summary>
/// <param name="bytes">The text from its beginning, byte order mark and all.</param>
/// <param name="meter">The stream whose position tells how far the reading is.</param>
/// <param name="name">What it is called in messages.</param>
/// <param name="layout">What is said of it.</param>
/// <param name="options">How to read.</param>
/// <param name="cancel">Stops the reading.</param>
sealed class BallotSource(
    Stream bytes, Stream meter, string? name, BallotLayout layout, ReadOptions options, CancellationToken cancel)
{
    /// <summary>Bytes of one line at most.</summary>
    const int MostLine = 1 << 24;

    const int Step = 1 << 16;

    public Stream Bytes => bytes;
    public Stream Meter => meter;
    public string? Name => name;
    public BallotLayout Layout => layout;
    public ReadOptions Options => options;
    public CancellationToken Cancel => cancel;

    /// <summary>A contest was chosen among those of the source.</summary>
    public bool ContestChosen { get; set; }

    /// <summary>The source says of papers where they lie, or what number they have.</summary>
    public bool SaysOfPapers { get; set; }

    /// <summary>Receives what is met and tolerated.</summary>
    public DiagnosticLog Log { get; init; } = new(options.Strict, name);

    /// <summary>Papers read so far, for those who watch the progress.</summary>
    public Func<long> Papers { get; set; } = () => 0;

    /// <summary>One of several files that the source has; what is told from here on is of this.</summary>
    public BallotSource Part(Stream file, string called)
    {
        Log.File = called;
        return new(file, meter, name, layout, options, cancel) { Log = Log, Papers = () => Papers() };
    }

    /// <summary>The error that ends the reading.</summary>
    public BallotFormatException Error(string code, long line, long column, string text) => Log.Error(code, new(line, column), text);

    /// <inheritdoc cref="Error(string, long, long, string)"/>
    public BallotFormatException Error(string code, Place place, string text) => Log.Error(code, place, text);

    /// <summary>
    /// The lines of the text, from 1, without their ends (LF, CR LF or CR) and without a byte order mark. What is no UTF-8 is read as
    /// Windows-1252, and told of.
    /// </summary>
    public IEnumerable<(long Number, string Text)> Lines()
    {
        var buffer = new byte[Step];
        int held = 0;
        long line = 1, taken = 0;
        bool first = true, ended = false;
        while (!ended)
        {
            if (held == buffer.Length)
            {
                if (held >= MostLine)
                    throw Error(BallotCodes.TooLong, line, 1, $"Found a line of more than {MostLine} bytes, expected its end before.");
                Array.Resize(ref buffer, held * 2);
            }
            int got = Received(buffer.AsSpan(held));
            ended = got == 0;
            taken += got;
            held += got;
            Tell(taken);
            int from = 0;
            if (first)
            {
                if (held < 3 && !ended) continue;
                first = false;
                if (buffer.AsSpan(0, held).StartsWith(Encoding.UTF8.Preamble)) from = 3;
            }
            while (from < held)
            {
                int end = buffer.AsSpan(from..held).IndexOfAny((byte)'\n', (byte)'\r');
                // A carriage return may have its newline still to come.
                if (end >= 0 && buffer[from + end] == '\r' && from + end + 1 == held && !ended) break;
                if (end < 0 && !ended) break;
                if (end < 0) end = held - from;
                yield return (line, Text(buffer.AsSpan(from, end), line));
                from += end;
                if (from + 1 < held && buffer[from] == '\r' && buffer[from + 1] == '\n') from++;
                from = Math.Min(from + 1, held);
                line++;
            }
            buffer.AsSpan(from..held).CopyTo(buffer);
            held -= from;
        }
    }

    /// <summary>Tells whoever watches how far the reading has come.</summary>
    /// <param name="taken">Bytes of the text taken so far.</param>
    public void Tell(long taken)
    {
        if (meter.CanSeek) options.Progress?.Report(new(meter.Position, meter.Length, Papers()));
        else options.Progress?.Report(new(taken, null, Papers()));
    }

    string Text(ReadOnlySpan<byte> text, long line)
    {
        int nul = text.IndexOf((byte)0);
        return nul < 0 ? BltText.Decode(text, new(line, 1), Log, options.RepairNames)
            : throw Error(BallotCodes.NotText, line, nul + 1, "Found a byte of nothing (NUL), expected text.");
    }

    /// <summary>Takes bytes of the text.</summary>
    /// <exception cref="BallotFormatException">Compressed data is damaged.</exception>
    public int Received(Span<byte> room)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return bytes.Read(room);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
    }

    /// <summary>Compressed data that is not as it was packed.</summary>
    public BallotFormatException Damaged(InvalidDataException e) => Error(BallotCodes.CompressedData, 0, 0,
        $"Found compressed data that is damaged or cut short, expected a whole file. {e.Message}");
}
