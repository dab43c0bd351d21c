using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Writes JSON that people read: large objects have a member a line, small ones and lists of numbers stand on one line.
/// UTF-8, indented by two, line feeds, the letters of names as they are. Where the writer does not indent, all stands on one line.
/// </summary>
internal sealed class JsonLayout(Utf8JsonWriter output)
{
    const int MostPending = 1 << 16;

    /// <summary>The layout of files.</summary>
    public static JsonWriterOptions OfFiles { get; } =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // --- parts on one line ---

    public static string Text(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    public static string TextOrNull(string? text) => text is null ? "null" : Text(text);

    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Exact(Ratio number) => $"\"{number}\"";

    public static string Name<T>(T value)
        where T : struct, Enum => $"\"{Kebab<T>.Of(value)}\"";

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    public static string Numbers(ImmutableArray<int> numbers) => List(numbers.Select(n => Whole(n)));

    /// <summary>An object of those members that have a value.</summary>
    public static string Line(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var line = new StringBuilder("{ ");
        foreach (var (name, value) in members)
        {
            if (value is null) continue;
            if (line.Length > 2) line.Append(", ");
            line.Append('"').Append(name).Append("\": ").Append(value);
        }
        return line.Append(" }").ToString();
    }

    /// <summary>An object whose members are named by anybody's text.</summary>
    public static string Map(IEnumerable<(string Name, string Value)> members)
    {
        string line = string.Join(", ", members.Select(member => $"{Text(member.Name)}: {member.Value}"));
        return line.Length == 0 ? "{}" : $"{{ {line} }}";
    }

    // --- the lines ---

    /// <summary>An object with a member a line.</summary>
    public void Object(Action members)
    {
        output.WriteStartObject();
        members();
        output.WriteEndObject();
    }

    /// <summary>A member that is an object with a member a line.</summary>
    public void Object(string name, Action members)
    {
        output.WritePropertyName(name);
        Object(members);
    }

    /// <summary>A member on one line.</summary>
    public void Member(string name, string value)
    {
        output.WritePropertyName(name);
        output.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>A member that is a list of figures on one line, which may be long.</summary>
    public void Figures(string name, Tally figures)
    {
        var line = new StringBuilder("[");
        Ratio? before = null;
        string text = "";
        for (int number = 1; number <= figures.Count; number++)
        {
            var figure = figures[number];
            if (figure != before) text = Exact(figure);
            before = figure;
            if (number > 1) line.Append(", ");
            line.Append(text);
        }
        Member(name, line.Append(']').ToString());
    }

    /// <summary>A member that is a list with an item a line.</summary>
    public void Lines<T>(string name, IReadOnlyCollection<T> items, Func<T, string> line)
    {
        output.WriteStartArray(name);
        // The writer would put all items, being ready made, behind one another.
        string start = output.Options.Indented ? $"\n{new string(' ', 2 * output.CurrentDepth)}" : "";
        foreach (var item in items)
        {
            output.WriteRawValue(start + line(item), skipInputValidation: true);
            Pass();
        }
        output.WriteEndArray();
    }

    /// <summary>A member that is a list of objects with a member a line.</summary>
    public void Objects<T>(string name, IReadOnlyCollection<T> items, Action<T> members)
    {
        output.WriteStartArray(name);
        foreach (var item in items)
        {
            Object(() => members(item));
            Pass();
        }
        output.WriteEndArray();
    }

    /// <summary>Lets go of what is written: a count may be larger than memory holds at once.</summary>
    void Pass()
    {
        if (output.BytesPending > MostPending) output.Flush();
    }
}
