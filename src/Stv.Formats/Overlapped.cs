using System.IO.Pipelines;

namespace Stv;

/// <summary>
/// Lets what reads or writes step by step work on a stream that may only be awaited, such as the body of a web request. A thread of the
/// pool
/// does the work; it waits for the stream only where more than a mebibyte goes through, which is all that is held of it.
/// </summary>
internal static class Overlapped
{
    const int Held = 1 << 20, Step = 1 << 16;

    /// <summary>Reads a stream, which stays open.</summary>
    /// <param name="input">The stream, of which nothing but <c>ReadAsync</c> is called.</param>
    /// <param name="read">Reads it from its beginning to its end.</param>
    /// <param name="cancel">Stops the waiting; <paramref name="read"/> is met by an <see cref="OperationCanceledException"/>.</param>
    public static async Task<T> ReadAsync<T>(Stream input, Func<Stream, T> read, CancellationToken cancel)
    {
        var pipe = NewPipe();
        bool more = true;
        for (int held = 0; more && held < Held / 2;)
        {
            int got = await PassAsync(input, pipe.Writer, cancel).ConfigureAwait(false);
            (held, more) = (held + got, got > 0);
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(
            () =>
            {
                using var text = pipe.Reader.AsStream();
                try
                {
                    return read(text);
                }
                finally
                {
                    // Whoever has found a fault does not wait for the rest.
                    stop.Cancel();
                }
            },
            CancellationToken.None);
        Exception? broken = null;
        try
        {
            while (more) more = await PassAsync(input, pipe.Writer, stop.Token).ConfigureAwait(false) > 0;
        }
#pragma warning disable CA1031 // The reader throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            broken = e;
        }
        await pipe.Writer.CompleteAsync(broken).ConfigureAwait(false);
        return await reading.ConfigureAwait(false);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="output">The stream, of which nothing but <c>WriteAsync</c> is called.</param>
    /// <param name="write">Writes all there is.</param>
    /// <param name="cancel">Stops the waiting.</param>
    public static async Task WriteAsync(Stream output, Action<Stream> write, CancellationToken cancel)
    {
        var pipe = NewPipe();
        var writing = WritingTo(pipe, write);
        try
        {
            await pipe.Reader.CopyToAsync(output, cancel).ConfigureAwait(false);
        }
        finally
        {
            // What is still written after a fault goes nowhere.
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    /// <summary>Reads what is written at the same time, so that no more than a mebibyte of it is held.</summary>
    /// <param name="write">Writes all there is, on a thread of the pool.</param>
    /// <param name="read">Reads it to its end, or ends with a fault.</param>
    public static T Through<T>(Action<Stream> write, Func<Stream, T> read)
    {
        var pipe = NewPipe();
        var writing = WritingTo(pipe, write);
        try
        {
            using var bytes = pipe.Reader.AsStream(leaveOpen: true);
            return read(bytes);
        }
        finally
        {
            // What is still written after a fault goes nowhere.
            pipe.Reader.Complete();
            writing.GetAwaiter().GetResult();
        }
    }

    /// <summary>Writes text that is ready.</summary>
    /// <param name="output">Receives it; of it nothing but <c>WriteAsync</c> is called.</param>
    /// <param name="write">Writes all there is.</param>
    /// <param name="cancel">Stops the waiting.</param>
    public static async Task WriteTextAsync(TextWriter output, Action<TextWriter> write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var text = new StringWriter { NewLine = output.NewLine };
        write(text);
        foreach (var chunk in text.GetStringBuilder().GetChunks()) await output.WriteAsync(chunk, cancel).ConfigureAwait(false);
    }

    static Task WritingTo(Pipe pipe, Action<Stream> write) => Task.Run(() =>
    {
        Exception? broken = null;
        try
        {
            using var bytes = pipe.Writer.AsStream(leaveOpen: true);
            write(bytes);
        }
#pragma warning disable CA1031 // Whoever reads the bytes throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            broken = e;
        }
        pipe.Writer.Complete(broken);
    });

    static Pipe NewPipe() => new(new(pauseWriterThreshold: Held, resumeWriterThreshold: Held / 2, useSynchronizationContext: false));

    static async ValueTask<int> PassAsync(Stream input, PipeWriter output, CancellationToken cancel)
    {
        int got = await input.ReadAsync(output.GetMemory(Step), cancel).ConfigureAwait(false);
        output.Advance(got);
        await output.FlushAsync(cancel).ConfigureAwait(false);
        return got;
    }
}
