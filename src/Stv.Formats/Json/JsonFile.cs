using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Files of JSON, for people to read: large objects have a member a line, small ones and lists of numbers stand on one line. UTF-8,
/// indented by two, line feeds, the letters of names as they are.
/// </summary>
internal sealed class JsonFile : JsonLayout
{
    const int FullPage = 1 << 16;

    static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly MemoryStream page;
    readonly Stream output;

    JsonFile(Utf8JsonWriter writer, MemoryStream page, Stream output)
        : base(writer) => (this.page, this.output) = (page, output);

    /// <summary>Writes an object with a member a line, and ends the last line; the stream stays open.</summary>
    public static void Write(Stream output, Action<JsonLayout> members)
    {
        using var page = new MemoryStream();
        using var writer = new Utf8JsonWriter(page, Options);
        writer.WriteStartObject();
        members(new JsonFile(writer, page, output));
        writer.WriteEndObject();
        writer.Flush();
        page.WriteByte((byte)'\n');
        page.WriteTo(output);
    }

    /// <summary>A value on one line, as text.</summary>
    public static string OneLine(Action<Utf8JsonWriter> write)
    {
        using MemoryStream page = new(), text = new();
        using var writer = new Utf8JsonWriter(page, Options);
        new JsonFile(writer, page, text).Line(() => write(writer));
        page.WriteTo(text);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <inheritdoc/>
    public override void Line(Action write)
    {
        Writer.Flush();
        int start = (int)page.Length;
        write();
        Writer.Flush();
        Join(start);
        // A count may be larger than memory holds at once.
        if (page.Length < FullPage) return;
        page.WriteTo(output);
        page.SetLength(0);
    }

    /// <summary>
    /// Makes one line of what stands from a place on. The writer breaks every line or none, so breaks are taken out again where people
    /// read better without; there are none within texts, where it escapes them.
    /// </summary>
    void Join(int start)
    {
        var bytes = page.GetBuffer().AsSpan(0, (int)page.Length);
        // The line itself begins behind a comma and a break.
        int read = start + bytes[start..].IndexOfAnyExcept(",\n "u8), end = read;
        for (; read < bytes.Length; read++)
        {
            if (bytes[read] != '\n')
            {
                bytes[end++] = bytes[read];
                continue;
            }
            while (bytes[read + 1] == ' ') read++;
            if (bytes[end - 1] != '[' && bytes[read + 1] != ']') bytes[end++] = (byte)' ';
        }
        page.SetLength(end);
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
