using System.Text;
using Stv.Cli;

namespace Stv.Tests.Cli;

/// <summary>A bar for long readings that somebody watches, and nothing otherwise.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(false, null, null, false)]
    [InlineData(true, "1", null, false)]
    [InlineData(true, null, "dumb", false)]
    public void It_is_for_those_who_watch(bool watched, string? noColor, string? term, bool shown)
    {
        string error = Read(watched, TimeSpan.Zero, noColor, term);
        Assert.Equal(shown, error.Contains("ward.blt: 123 papers", StringComparison.Ordinal));
        Assert.Equal(shown, error.Contains("50%", StringComparison.Ordinal));
        if (!shown) Assert.Equal("", error);
    }

    [Fact]
    public void A_short_reading_shows_nothing() => Assert.Equal("", Read(watched: true, TimeSpan.FromMinutes(1), null, null));

    [Fact]
    public void A_failure_comes_through_as_it_is()
    {
        using var error = new StringWriter();
        var io = new IO { In = () => Stream.Null, Out = Stream.Null, Error = error, ErrorIsWatched = true };
        Assert.Equal("no", Assert.Throws<IOException>(() => Progress.Watch<int>(io, "x", _ => throw new IOException("no"))).Message);
    }

    [Fact]
    public void A_count_tells_its_stage()
    {
        using var error = new StringWriter();
        using var seen = new Seen(error, "meek-nz: stage 8");
        var result = Rules.Irv.Count(BltReader.ReadFile(Repository.PathOf("seeds", "model-election.blt")) with { Seats = 1 });
        Assert.Equal(42, Progress.Count(Watching(seen), "meek-nz", progress =>
        {
            progress!.Report(result.Stages[6]);
            Assert.True(seen.Wait(TimeSpan.FromSeconds(30)));
            return 42;
        }));
    }

    [Fact]
    public void A_count_that_is_refused_or_stopped_says_so()
    {
        using var error = new StringWriter();
        Assert.Throws<CountRefusedException>(() => Progress.Count<int>(Watching(error), "irv", _ => throw new CountRefusedException("no")));
    }

    static IO Watching(TextWriter error) =>
        new() { In = () => Stream.Null, Out = Stream.Null, Error = error, ErrorIsWatched = true, Patience = TimeSpan.Zero };

    static string Read(bool watched, TimeSpan patience, string? noColor, string? term)
    {
        using var error = new StringWriter();
        using var seen = new Seen(error, "50%");
        var io = new IO
        {
            In = () => Stream.Null,
            Out = Stream.Null,
            Error = seen,
            ErrorIsWatched = watched,
            Patience = patience,
            Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
        };
        int answer = Progress.Watch(io, "ward.blt", progress =>
        {
            Assert.Equal(watched && noColor is null && term is null, progress is not null);
            progress?.Report(new(50, 100, 123));
            // The reading lasts until the bar has been drawn, if one is to be.
            if (progress is not null && patience == TimeSpan.Zero) Assert.True(seen.Wait(TimeSpan.FromSeconds(30)));
            return 42;
        });
        Assert.Equal(42, answer);
        return error.ToString();
    }

    /// <summary>A writer that tells when a text has been written.</summary>
    sealed class Seen(StringWriter inner, string text) : TextWriter
    {
        readonly ManualResetEventSlim seen = new();

        public override Encoding Encoding => Encoding.UTF8;

        public bool Wait(TimeSpan time) => seen.Wait(time);

        public override void Write(char value)
        {
            inner.Write(value);
            if (value == text[^1] && inner.ToString().EndsWith(text, StringComparison.Ordinal)) seen.Set();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) seen.Dispose();
            base.Dispose(disposing);
        }
    }
}
