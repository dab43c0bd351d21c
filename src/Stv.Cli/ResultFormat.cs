namespace Stv.Cli;

/// <summary>A form in which results are written.</summary>
/// <param name="Name">What <c>--format</c> calls it.</param>
/// <param name="Extensions">How the names of files end that are to have this form.</param>
/// <param name="Write">Writes a result to a stream.</param>
internal sealed record ResultFormat(string Name, string[] Extensions, Action<CountResult, Stream, ResultFormat.Circumstances> Write)
{
    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<ResultFormat> All { get; } =
    [
        new("text", [], (result, stream, circumstances) => AsText(stream, writer => TextSheet.Write(result, writer, circumstances.Width))),
        new("html", [".html", ".htm"], (result, stream, circumstances) => AsText(stream, writer => HtmlSheet.Write(result, writer, circumstances.Provenance))) { HasProvenance = true },
        new("markdown", [".md"], (result, stream, circumstances) => AsText(stream, writer => MarkdownSheet.Write(result, writer, circumstances.Provenance))) { HasProvenance = true },
        new("csv", [".csv"], (result, stream, _) => AsText(stream, writer => ResultCsv.Write(result, writer))),
        new("json", [".json"], (result, stream, _) => ResultJson.Write(result, stream)),
        new("rctab", [], (result, stream, _) => RctabJson.Write(result, stream)),
        new("rcv", [], (result, stream, _) => UniversalRcvJson.Write(result, stream)),
        new("opavote", [], (result, stream, _) => OpaVoteJson.Write(result, stream)),
    ];

    /// <summary>What only some of the forms show.</summary>
    /// <param name="Width">How many columns a line may take.</param>
    /// <param name="Provenance">What the result was made from; null where that is not known.</param>
    internal sealed record Circumstances(int Width, Provenance? Provenance);

    /// <summary>It shows what the result was made from.</summary>
    public bool HasProvenance { get; init; }

    /// <summary>The form asked for, or what the name of a file says, or the usual one.</summary>
    public static ResultFormat Of(string? name, string? path)
    {
        string extension = Path.GetExtension(path)?.ToLowerInvariant() ?? "";
        return All.FirstOrDefault(format => name is null ? format.Extensions.Contains(extension) : format.Name == name) ?? All[0];
    }

    static void AsText(Stream stream, Action<TextWriter> write)
    {
        using var writer = Output.Text(stream);
        write(writer);
    }
}
