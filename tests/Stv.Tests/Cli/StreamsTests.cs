using System.Diagnostics;

namespace Stv.Tests.Cli;

/// <summary>Standard streams that are closed, full or a terminal; files that are none; signals.</summary>
public sealed class StreamsTests : IDisposable
{
    readonly Tool tool = new();

    public StreamsTests() => tool.Write("plain.blt", Small.Plain);

    public void Dispose() => tool.Dispose();

    Task<Outcome> Sh(string lines) => Shell.Run(tool.PathOf("."), lines);

    [Theory]
    [InlineData("stv check nowhere.blt 2>&-", 1)]
    [InlineData("stv check plain.blt 2>&- > /dev/null", 0)]
    [InlineData("stv count plain.blt --rules nothing 2>&-", 2)]
    [InlineData("stv count plain.blt --rules irv --seats 2 2>&-", 4)]
    [InlineData("stv check plain.blt <&- >&- 2>&-", 1)]
    public async Task Without_standard_error_a_run_ends_as_with_it(string line, int code) =>
        Assert.Equal(new(code, "", ""), await Sh(line));

    [Fact]
    public async Task A_full_standard_error_changes_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        Assert.Equal(new(1, "", ""), await Sh("stv check nowhere.blt 2> /dev/full"));
    }

    [Theory]
    [InlineData("stv check - <&-")]
    [InlineData("stv count - --rules irv <&-")]
    [InlineData("stv diff - plain.blt <&-")]
    [InlineData("stv generate - <&-")]
    public async Task To_read_a_closed_standard_input_is_an_error(string line) =>
        Assert.Equal(new(1, "", "stv: standard input is closed.\n"), await Sh(line));

    [Theory]
    [InlineData("stv check plain.blt >&-")]
    [InlineData("stv --version >&-")]
    [InlineData("stv rules >&-")]
    public async Task To_write_to_a_closed_standard_output_is_an_error(string line) =>
        Assert.Equal(new(1, "", "stv: standard output: It is closed.\n"), await Sh(line));

    [Fact]
    public async Task A_file_is_written_without_any_standard_stream()
    {
        Assert.Equal(new(0, "", ""), await Sh("stv count plain.blt --rules irv -o out.txt <&- >&- 2>&-"));
        string written = await File.ReadAllTextAsync(tool.PathOf("out.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(tool.Run("count", tool.PathOf("plain.blt"), "--rules", "irv").Out, written);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    public async Task A_named_pipe_gets_the_result_and_stays(string output)
    {
        string text = tool.Run("count", tool.PathOf("plain.blt"), "--rules", "irv").Out;
        var outcome = await Sh($"""
            mkfifo pipe; ln -s pipe link
            cat pipe &
            stv count plain.blt --rules irv --format text -o {output}
            wait; test -p pipe && test -L link
            """);
        Assert.Equal(new(0, text, ""), outcome);
        Assert.Equal(["link", "pipe", "plain.blt"], tool.Files);
    }

    [Theory]
    [InlineData("/dev/stdout")]
    [InlineData("link")]
    [InlineData("/dev/fd/1")]
    public async Task A_name_of_standard_output_goes_on_where_it_is(string output)
    {
        string text = tool.Run("count", tool.PathOf("plain.blt"), "--rules", "irv").Out;
        var outcome = await Sh($"""
            ln -s /dev/stdout link
            (echo before; stv count plain.blt --rules irv --format text -o {output}; echo after) > all
            cat all
            """);
        Assert.Equal(new(0, $"before\n{text}after\n", ""), outcome);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("HUP", 129)]
    public async Task A_signal_leaves_nothing_half_written(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals to one process are sent by kill.");
        Assert.SkipWhen(Ignored(code - 128), $"Whoever runs the tests ignores {signal}, as nohup does, and so does what they start.");
        string spec = tool.Write("long.json", """
            { "seats": 1, "papers": 1000000000, "seed": 5, "candidates": ["A", "B"], "model": { "kind": "impartial-culture" } }
            """);
        using var process = Shell.Start("generate", spec, "--output", tool.PathOf("out.blt"));
        while (!tool.Files.Any(file =>
            file.EndsWith(".tmp", StringComparison.Ordinal))) await Task.Delay(50, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Shell.Enough, TestContext.Current.CancellationToken);
        Assert.Equal((code, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(["long.json", "plain.blt"], tool.Files);
    }

    /// <summary>A signal is ignored by this process, and so by those that it starts.</summary>
    static bool Ignored(int signal) => OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status")
        .First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim() is var mask
        && (Convert.ToUInt64(mask, 16) >> (signal - 1) & 1) != 0;

    [Fact]
    public async Task A_run_under_nohup_outlives_its_terminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which signals are ignored stands in /proc.");
        var outcome = await Sh("""
            mkfifo pipe; trap '' HUP
            stv check - < pipe > out.txt &
            exec 3> pipe; sleep 2; kill -HUP $!; cat plain.blt >&3; exec 3>&-
            wait $!; echo $?; head -1 out.txt
            """);
        Assert.Equal(new(0, "0\nFormat      BLT\n", ""), outcome);
    }

    [Theory]
    [InlineData("rules irv")]
    [InlineData("rules")]
    [InlineData("count plain.blt --rules irv")]
    [InlineData("check plain.blt")]
    [InlineData("--help")]
    [InlineData("generate nowhere.json")]
    public async Task A_terminal_is_left_as_it_was(string args)
    {
        string none = await OnTerminal(args, "NO_COLOR=1 TERM=xterm");
        Assert.Contains("stv", none, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', none);
        Assert.DoesNotContain('\u001b', await OnTerminal(args, "NO_COLOR= TERM=dumb"));
        string coloured = await OnTerminal(args, "NO_COLOR= TERM=xterm");
        Assert.DoesNotContain("\u001b=", coloured, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[?", coloured, StringComparison.Ordinal);
        if (!args.StartsWith("rules", StringComparison.Ordinal)) Assert.DoesNotContain('\u001b', coloured);
    }

    /// <summary>What a run writes to a terminal of 90 columns, after the words of the line.</summary>
    async Task<string> OnTerminal(string args, string environment)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1), which makes a terminal.");
        tool.Write("run.sh", $"stty cols 90; echo stv; {environment} {Shell.Stv} {args}\n");
        var outcome = await Sh("script -qec 'sh run.sh' /dev/null < /dev/null");
        Assert.Equal("", outcome.Error);
        return outcome.Out;
    }
}
