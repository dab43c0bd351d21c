using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Stv.Conformance;

/// <summary>
/// The elections and counts other programs made, which lie beside the repository and never in it: <c>../shared/conformance</c>
/// from any directory above the tests, or the directory STV_CONFORMANCE names. Tests that need them say that they are skipped
/// where there are none.
/// </summary>
public static class Corpus
{
    static readonly Lazy<string?> Folder = new(Find);
    static readonly Lazy<string> Scottish = new(() => Path.Combine(Extract("scot-raw-blt.tar.xz"), "scot-raw"));
    static readonly Lazy<string> SmallFiles = new(() => Extract("small-blt.tar.xz"));
    static readonly Lazy<string> MarginFiles = new(() => Extract(Path.Combine("..", "margins", "ballots.tar.xz")));

    /// <summary>The directory with the oracles; skips the test where there is none.</summary>
    public static string Oracles
    {
        get
        {
            Assert.SkipWhen(Folder.Value is null,
                "No conformance data: there is no ../shared/conformance above the tests and STV_CONFORMANCE names none.");
            return Path.Combine(Folder.Value!, "oracles");
        }
    }

    /// <summary>The directory with Australian elections.</summary>
    public static string Australia => Path.Combine(Path.GetDirectoryName(Oracles)!, "australia");

    /// <summary>The directory with contests that RCTab counted.</summary>
    public static string Rctab => Path.Combine(Path.GetDirectoryName(Oracles)!, "rctab");

    /// <summary>The path of a file in which a fault was found; skips the test where there are none.</summary>
    public static string Case(string file)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Oracles))!, "cases");
        Assert.SkipUnless(Directory.Exists(folder), "No case files: there is no folder cases beside the conformance data.");
        return Path.Combine(folder, file);
    }

    /// <summary>The path of a raw Scottish file, named as in the oracles: <c>10_cands/aberdeen_2017_ward12.blt</c>.</summary>
    public static string Scot(string file) => Path.Combine(Of(Scottish), file);

    /// <summary>The paths of all raw Scottish files.</summary>
    public static string[] ScotFiles() => Directory.GetFiles(Of(Scottish), "*.blt", SearchOption.AllDirectories);

    /// <summary>The directory with <c>synth</c>, <c>tiebreak</c> and <c>droop</c>.</summary>
    public static string Small => Of(SmallFiles);

    /// <summary>The path of a file of elections whose margins are known, by its name.</summary>
    public static string Margin(string file) => Directory.GetFiles(Of(MarginFiles), file, SearchOption.AllDirectories).Single();

    /// <summary>The paths of all ballot files.</summary>
    public static IEnumerable<string> BallotFiles() =>
    [
        .. ScotFiles(),
        .. Directory.GetFiles(Small, "*.blt", SearchOption.AllDirectories),
        .. Directory.GetFiles(Path.GetDirectoryName(Oracles)!, "*.blt", SearchOption.AllDirectories),
        .. Directory.GetFiles(Path.GetDirectoryName(Oracles)!, "*.blt.gz", SearchOption.AllDirectories),
    ];

    /// <summary>
    /// The records of an oracle's file, one a line: <c>scot.scotland.ref.jsonl.gz</c>. Those who enumerate dispose of each.
    /// </summary>
    public static IEnumerable<JsonDocument> Records(string name)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Oracles, name)), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line) yield return JsonDocument.Parse(line);
    }

    /// <summary>Tells how much was compared, in the test's output and on the screen.</summary>
    public static void Say(string sentence)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(sentence);
        Console.WriteLine(sentence);
    }

    static string Of(Lazy<string> extracted)
    {
        _ = Oracles;
        try
        {
            return extracted.Value;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Assert.Skip($"The conformance data cannot be unpacked here: {e.Message}");
            throw;
        }
    }

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("STV_CONFORMANCE") is { Length: > 0 } named)
            return Directory.Exists(Path.Combine(named, "oracles")) ? named : null;
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            string beside = Path.Combine(above.FullName, "..", "shared", "conformance");
            if (Directory.Exists(Path.Combine(beside, "oracles"))) return beside;
        }
        return null;
    }

    /// <summary>Unpacks an archive once a run; .NET reads tar, but xz only through the program.</summary>
    static string Extract(string archive)
    {
        string to = Directory.CreateTempSubdirectory("stv-conformance-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(to, recursive: true);
        using var tar = Process.Start(
            new ProcessStartInfo("tar", ["-xf", Path.Combine(Oracles, archive), "-C", to, "--no-same-permissions", "--mode=u+rwX"]))!;
        tar.WaitForExit();
        return tar.ExitCode == 0 ? to : throw new InvalidOperationException($"tar could not unpack {archive}: exit code {tar.ExitCode}.");
    }
}
