using System.Text;
using Stv.Cli;

namespace Stv.Tests.Cli;

/// <summary>What a run of the command left behind.</summary>
public sealed record Outcome(int Code, string Out, string Error);

/// <summary>Runs the whole command in process, in a folder of its own.</summary>
public sealed class Tool : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("stv-").FullName;

    /// <summary>Changes what the command is given of the world.</summary>
    internal Func<IO, IO> World { get; set; } = io => io;

    /// <summary>Standard input.</summary>
    internal ReadOnlyMemory<byte> In { get; set; }

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>The names of all files in the folder, hidden ones too.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.GetFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Runs the command; the folder's name does not show in what it says.</summary>
    public Outcome Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new MemoryStream(In.ToArray());
        int code = Program.Run(args, World(new() { In = () => input, Out = output, Error = error }));
        return new(code, Shown(Encoding.UTF8.GetString(output.ToArray())), Shown(error.ToString()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Shown(string text) => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}

/// <summary>Small elections.</summary>
internal static class Small
{
    /// <summary>Ann is elected at the first stage.</summary>
    public const string Plain = """
        3 1
        3 1 2 0
        1 2 0
        1 3 2 0
        0
        "Ann Archer"
        "Bob Butler"
        "Cy Cooper"
        "Plain"

        """;

    /// <summary>Ann and Bob are equal once Cy is excluded, and at every stage before.</summary>
    public const string Tie = """
        3 1
        2 1 0
        2 2 0
        1 3 0
        0
        "Ann Archer"
        "Bob Butler"
        "Cy Cooper"
        "Tie"

        """;
}
