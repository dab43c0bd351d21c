using System.Text.Json;

namespace Stv;

/// <summary>Files of JSON as streams.</summary>
internal static class JsonFile
{
    /// <summary>Writes an object with a member a line, and ends the last line; the stream stays open.</summary>
    public static void Write(Stream output, Action<JsonLayout> members)
    {
        using var writer = new Utf8JsonWriter(output, JsonLayout.OfFiles);
        var json = new JsonLayout(writer);
        json.Object(() => members(json));
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>The whole of a file; the stream stays open.</summary>
    /// <exception cref="FormatException">It is not JSON, or an object has a member twice.</exception>
    public static JsonDocument Parse(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var memory = new MemoryStream();
        input.CopyTo(memory);
        // The document outlives this method and may not share the buffer.
        return JsonPart.Parse(memory.ToArray());
    }

    /// <inheritdoc cref="Parse"/>
    public static async Task<JsonDocument> ParseAsync(Stream input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var memory = new MemoryStream();
        await input.CopyToAsync(memory, cancel).ConfigureAwait(false);
        return JsonPart.Parse(memory.ToArray());
    }
}
