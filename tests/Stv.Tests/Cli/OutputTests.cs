using Stv.Cli;

namespace Stv.Tests.Cli;

/// <summary>A result is written whole or not at all.</summary>
public sealed class OutputTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    Outcome Count(string output, params string[] more) =>
        tool.Run(["count", tool.Write("plain.blt", Small.Plain), "--rules", "irv", "--output", output, .. more]);

    [Fact]
    public void A_file_gets_what_standard_output_would_get()
    {
        string text = tool.Run("count", tool.Write("plain.blt", Small.Plain), "--rules", "irv").Out;
        Assert.Equal(new(0, "", ""), Count(tool.PathOf("out.txt")));
        Assert.Equal(text, File.ReadAllText(tool.PathOf("out.txt")));
        Assert.Equal(["out.txt", "plain.blt"], tool.Files);
        Assert.Equal(new(0, text, ""), Count("-"));
    }

    [Fact]
    public void The_width_of_a_file_is_not_that_of_the_terminal()
    {
        tool.World = io => io with { OutWidth = 50 };
        Count(tool.PathOf("out.txt"));
        tool.World = io => io;
        Assert.Equal(tool.Run("count", tool.PathOf("plain.blt"), "--rules", "irv").Out, File.ReadAllText(tool.PathOf("out.txt")));
    }

    [Fact]
    public void An_existing_file_is_replaced()
    {
        string path = tool.Write("out.txt", new string('x', 100_000));
        Assert.Equal(0, Count(path).Code);
        Assert.DoesNotContain("xxx", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(["out.txt", "plain.blt"], tool.Files);
    }

    [Fact]
    public void A_link_stays_and_its_file_is_replaced()
    {
        string file = tool.Write("file.txt", "old");
        File.CreateSymbolicLink(tool.PathOf("link.txt"), file);
        Assert.Equal(0, Count(tool.PathOf("link.txt")).Code);
        Assert.NotEqual("old", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(tool.PathOf("link.txt")).LinkTarget);
    }

    [Fact]
    public void A_failure_leaves_the_old_file_and_nothing_beside_it()
    {
        string path = tool.Write("out.txt", "old");
        using var error = new StringWriter();
        var io = new IO { In = () => Stream.Null, Out = Stream.Null, Error = error };
        var failure = Assert.Throws<CommandException>(() => Output.Write(path, io, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal((1, $"{path}: The disk is full."), (failure.Code, failure.Message));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["out.txt"], tool.Files);
    }

    [Fact]
    public void An_interruption_leaves_the_old_file_and_nothing_beside_it()
    {
        string path = tool.Write("out.txt", "old");
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        var io = new IO { In = () => Stream.Null, Out = Stream.Null, Error = error, Cancel = stop.Token };
        Assert.Throws<OperationCanceledException>(() => Output.Write(path, io, stream =>
        {
            stream.Write(new byte[100_000]);
            stop.Cancel();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["out.txt"], tool.Files);
    }

    [Fact]
    public void Nothing_is_read_when_nothing_could_be_written()
    {
        Assert.Equal(new(1, "", "stv: no/out.txt: there is no such folder.\n"), Count(tool.PathOf("no/out.txt")));
        Directory.CreateDirectory(tool.PathOf("folder"));
        Assert.Equal(new(1, "", "stv: folder: is a directory, not a file to write to.\n"), Count(tool.PathOf("folder")));
    }

    [Fact]
    public void What_is_to_be_read_is_never_overwritten()
    {
        string lots = tool.Write("lots.json", "{}");
        Assert.Equal(new(2, "", "stv: the output would overwrite plain.blt, which is to be read.\nTry 'stv count --help'.\n"),
            Count(tool.PathOf("plain.blt")));
        Assert.Equal(new(2, "", "stv: the output would overwrite lots.json, which is to be read.\nTry 'stv count --help'.\n"),
            Count(lots, "--decisions", lots));
        File.CreateSymbolicLink(tool.PathOf("link"), tool.PathOf("plain.blt"));
        Assert.Equal(2, Count(tool.PathOf("link")).Code);
        Assert.Equal((Small.Plain, "{}"), (File.ReadAllText(tool.PathOf("plain.blt")), File.ReadAllText(lots)));
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no /dev/null.");
        Assert.Equal(new(0, "", ""), Count("/dev/null"));
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public void A_full_disk_is_an_error_in_one_line()
    {
        if (!File.Exists("/dev/full")) Assert.Skip("There is no /dev/full.");
        var outcome = Count("/dev/full");
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.Matches("^stv: /dev/full: [^\n]+\n$", outcome.Error);
    }

    [Theory]
    [InlineData("count")]
    [InlineData("check")]
    [InlineData("rules")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void So_is_standard_output_that_takes_nothing(string command)
    {
        tool.World = io => io with { Out = new Full() };
        string[] more = command switch
        {
            "count" => [tool.Write("plain.blt", Small.Plain), "--rules", "irv"],
            "check" => [tool.Write("plain.blt", Small.Plain)],
            _ => [],
        };
        Assert.Equal(new(1, "", "stv: standard output: The disk is full.\n"), tool.Run([command, .. more]));
    }

    [Fact]
    public void A_lot_that_is_needed_leaves_the_result_so_far()
    {
        Assert.Equal(3, tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv", "--output", tool.PathOf("out.txt")).Code);
        Assert.NotEmpty(File.ReadAllText(tool.PathOf("out.txt")));
    }

    sealed class Full : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("The disk is full.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("The disk is full.");
    }
}
