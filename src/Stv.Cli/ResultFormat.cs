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
        new("text", ["", ".txt"], (result, stream, circumstances) => AsText(stream,
            writer => TextSheet.Write(result, writer, circumstances.Width))),
        new("html", [".html", ".htm"], (result, stream, circumstances) => AsText(stream,
            writer => HtmlSheet.Write(result, writer, circumstances.Provenance))) { HasProvenance = true },
        new("markdown", [".md"], (result, stream, circumstances) => AsText(stream,
            writer => MarkdownSheet.Write(result, writer, circumstances.Provenance))) { HasProvenance = true },
        new("csv", [".csv"], (result, stream, _) => AsText(stream, writer => ResultCsv.Write(result, writer))),
        new("json", [".json"], (result, stream, circumstances) => AsJson(result, stream,
            circumstances.Provenance)) { HasProvenance = true },
        new("rctab", [], (result, stream, _) => RctabJson.Write(result, stream)) { SaysMarks = false },
        new("rcv", [], (result, stream, _) => UniversalRcvJson.Write(result, stream)) { SaysMarks = false },
        new("opavote", [], (result, stream, _) => OpaVoteJson.Write(result, stream)) { SaysMarks = false },
    ];

    /// <summary>What only some of the forms show.</summary>
    /// <param name="Width">How many columns a line may take.</param>
    /// <param name="Provenance">What the result was made from; null where that is not known.</param>
    internal sealed record Circumstances(int Width, Provenance? Provenance);

    /// <summary>It shows what the result was made from.</summary>
    public bool HasProvenance { get; init; }

    /// <summary>It says where marks were judged otherwise than the rules say.</summary>
    public bool SaysMarks { get; init; } = true;

    /// <summary>The form asked for, or what the name of a file says; the usual one where it says nothing.</summary>
    /// <exception cref="UsageException">The name ends as no form does.</exception>
    public static ResultFormat Of(string? name, string? path)
    {
        // The name of another option may be taken for the value of this one.
        if (name is not null)
            return All.FirstOrDefault(format => format.Name == name)
                ?? throw new UsageException(
                    $"--format takes {string.Join('|', All.Select(format => format.Name))}, not {Display.Quoted(name)}.");
        string extension = Path.GetExtension(path) ?? "";
        if (All.FirstOrDefault(format => format.Extensions.Contains(extension.ToLowerInvariant())) is { } said) return said;
        string[] known = [.. All.SelectMany(format => format.Extensions).Where(known => known.Length > 0)];
        var near = Suggest.Nearest(extension, known);
        string hint = near.Count > 0 ? Suggest.DidYouMean(near) : $": give --format, or a name that ends in {Suggest.Or(known)}.";
        throw new UsageException($"--output {Display.Brief(path!)} says no format{hint}");
    }

    /// <summary>
    /// The format asked for of those that a command knows beside text, or what the name of a file says; text where neither does.
    /// </summary>
    /// <exception cref="UsageException">The name ends as no format does.</exception>
    public static string NameOf(string? name, string? path, params IReadOnlyList<string> known)
    {
        string extension = (Path.GetExtension(path) ?? "").ToLowerInvariant();
        if (name is not null) return name;
        if (extension is "" or ".txt") return "text";
        return known.Contains(extension[1..]) ? extension[1..] : throw new UsageException(
            $"--output {Display.Brief(path!)} says no format: give --format, or a name that ends in "
            + $"{Suggest.Or([".txt", .. known.Select(one => $".{one}")])}.");
    }

    // The command has paths of this machine, and a result is often published.
    static void AsJson(CountResult result, Stream stream, Provenance? provenance) =>
        ResultJson.Write(result with { Provenance = provenance is null ? result.Provenance : provenance with { Command = null } }, stream);

    static void AsText(Stream stream, Action<TextWriter> write)
    {
        using var writer = Output.Text(stream);
        write(writer);
    }
}
