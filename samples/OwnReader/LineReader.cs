using System.Text;

namespace Stv.Samples;

/// <summary>
/// Reads a file of lines: candidates and seats; each ballot as papers, candidates and a 0, with single spaces; a line of 0; the names, one
/// a line. Ballots are read on several threads. It is plain BLT, so that its speed can be held against that of the library's reader.
/// </summary>
/// <param name="text">The whole file.</param>
/// <param name="name">What it is called in messages.</param>
public sealed class LineReader(byte[] text, string? name = null) : IBallotReader
{
    const int BlockBytes = 1 << 16, BlocksOfThread = 8;

    public Election Read(ReadOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        int at = 0;
        int candidates = Number(ref at, 1, Electorate.MaxCandidates, ' '), seats = Number(ref at, 1, int.MaxValue, '\n');
        var builder = new ElectorateBuilder(candidates, options.KeepOrder);

        int end = text.AsSpan(at - 1).IndexOf("\n0\n"u8) is var gap && gap >= 0 ? at + gap
            : throw Error(text.Length, "Found no line of 0.");
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        if (threads == 1) AddAlone(builder, at, end, cancel);
        else AddTogether(builder, at, end, threads, cancel);

        string[] names = Encoding.UTF8.GetString(text.AsSpan(end + 2)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length < candidates) throw Error(text.Length, $"Found {names.Length} names, expected {candidates}.");
        return new(builder.Build(names.Take(candidates).Select(one => one.Trim('"')))) { Seats = seats };
    }

    void AddAlone(ElectorateBuilder builder, int from, int end, CancellationToken cancel)
    {
        var batch = new BallotBatch(builder.Candidates);
        foreach (var block in Blocks(from, end))
        {
            cancel.ThrowIfCancellationRequested();
            builder.Add(Ballots(block, batch));
        }
    }

    void AddTogether(ElectorateBuilder builder, int from, int end, int threads, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        BallotBatch[] reading = New(), ready = New();
        int have = 0;
        try
        {
            foreach (var round in Blocks(from, end).Chunk(reading.Length).Append([]))
            {
                // What has been read is added, in order, while more is read.
                Parallel.For(-1, round.Length, options, i =>
                {
                    if (i >= 0) Ballots(round[i], reading[i]);
                    else foreach (var batch in ready.AsSpan(0, have)) builder.Add(batch);
                });
                (reading, ready, have) = (ready, reading, round.Length);
            }
        }
        catch (AggregateException)
        {
            // Some fault was found; the first in the file is the one to tell.
            AddAlone(new(builder.Candidates), from, end, cancel);
            throw;
        }

        BallotBatch[] New() => [.. Enumerable.Range(0, threads * BlocksOfThread).Select(_ => new BallotBatch(builder.Candidates))];
    }

    /// <summary>Whole lines, about as many as stay in a processor's own cache.</summary>
    IEnumerable<Range> Blocks(int from, int end)
    {
        for (int to; from < end; from = to)
        {
            int near = Math.Min(from + BlockBytes, end) - 1;
            to = near + text.AsSpan(near).IndexOf((byte)'\n') + 1;
            yield return from..to;
        }
    }

    BallotBatch Ballots(Range block, BallotBatch batch)
    {
        batch.Clear();
        ReadOnlySpan<byte> bytes = text;
        int candidates = batch.Candidates, at = block.Start.Value;
        while (at < block.End.Value)
        {
            int papers = Number(ref at, 1, int.MaxValue, ' '), ranked = 0;
            // Somebody may be ranked twice. Whether that counts is for the rules.
            Span<ushort> codes = batch.Begin(2 * candidates);
            while (true)
            {
                // Nearly all numbers have one digit or two. No processor guesses which, so nothing branches on it: of what may follow the
                // first digit only digits have bit 4.
                int one = bytes[at] - '0', more = bytes[at + 1] >> 4 & 1, two = (bytes[at + 1] - '0') * more;
                int candidate = one * (1 + 9 * more) + two, behind = at + 1 + more;
                if (one is >= 0 and <= 9 && two is >= 0 and <= 9 && bytes[behind] == ' ' && candidate > 0 && candidate <= candidates)
                    at = behind + 1;
                else if (bytes[at] == '0') { Number(ref at, 0, 0, '\n'); break; }
                else candidate = Number(ref at, 1, candidates, ' ');
                if (ranked == codes.Length) throw Error(at, "Found a ballot that ranks more than all candidates twice.");
                codes[ranked++] = (ushort)candidate;
            }
            batch.End(papers, ranked);
        }
        return batch;
    }

    /// <summary>Takes a number and what must stand behind it.</summary>
    int Number(ref int at, int least, int most, char behind)
    {
        long number = 0;
        int i = at;
        for (; i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9' && number <= most; i++) number = number * 10 + (text[i] - '0');
        if (i == at || i == text.Length || text[i] != behind || number < least || number > most)
            throw Error(at, $"Found something else than a number from {least} to {most} "
                + $"with {(behind == ' ' ? "a space" : "the end of the line")} behind it.");
        at = i + 1;
        return (int)number;
    }

    BallotFormatException Error(int at, string sentence)
    {
        var before = text.AsSpan(0, at);
        int line = before.Count((byte)'\n') + 1, column = at - before.LastIndexOf((byte)'\n');
        return new(new(Severity.Error, "unreadable", line, column, sentence), name);
    }
}
