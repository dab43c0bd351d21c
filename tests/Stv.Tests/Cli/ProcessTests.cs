using System.Diagnostics;

namespace Stv.Tests.Cli;

/// <summary>The command as a process, with pipes.</summary>
public sealed class ProcessTests
{
    static readonly TimeSpan Enough = Shell.Enough;

    [Fact]
    public async Task Piped_output_has_no_control_sequences()
    {
        foreach (string[] args in (string[][])[["count", Repository.PathOf("seeds", "model-election.blt"), "--rules", "scotland-2011"],
            ["rules"], ["rules", "irv"], ["--help"], ["count"]])
        {
            using var process = Shell.Start(args);
            process.StandardInput.Close();
            string text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
                + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
            Assert.Equal(args is ["count"] ? 2 : 0, process.ExitCode);
            Assert.NotEmpty(text);
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain('\r', text);
        }
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        using var process = Shell.Start("count", "-", "--rules", "irv", "--format", "json");
        await process.StandardInput.WriteAsync(Small.Plain);
        process.StandardInput.Close();
        string text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_ends_a_run_that_waits_for_its_input()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Signals to one process are sent by kill.");
        using var process = Shell.Start("check", "-");
        // Half a file: the run is surely reading when it has taken this.
        await process.StandardInput.WriteAsync("3 1\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
