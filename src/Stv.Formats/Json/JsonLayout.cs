using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Stv;

/// <summary>
/// Writes JSON that people read: large objects have a member a line, small ones and lists of numbers stand on one line.
/// UTF-8, indented by two, line feeds, the letters of names as they are.
/// </summary>
internal sealed class JsonLayout : IDisposable
{
    readonly StreamWriter output;
    int depth;
    bool started;

    public JsonLayout(Stream output) => this.output = new(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

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
        Open('{');
        members();
        Close('}');
    }

    /// <summary>A member that is an object with a member a line.</summary>
    public void Object(string name, Action members)
    {
        Begin(name);
        Object(members);
    }

    /// <summary>A member on one line.</summary>
    public void Member(string name, string value)
    {
        Begin(name);
        output.Write(value);
    }

    /// <summary>A member that is a list of figures on one line, which may be long.</summary>
    public void Figures(string name, Tally figures)
    {
        Begin(name);
        output.Write('[');
        Ratio? before = null;
        string text = "";
        for (int number = 1; number <= figures.Count; number++)
        {
            var figure = figures[number];
            if (figure != before) text = Exact(figure);
            before = figure;
            if (number > 1) output.Write(", ");
            output.Write(text);
        }
        output.Write(']');
    }

    /// <summary>A member that is a list with an item a line.</summary>
    public void Lines<T>(string name, IReadOnlyCollection<T> items, Func<T, string> line) => Items(name, items, item =>
    {
        Begin();
        output.Write(line(item));
    });

    /// <summary>A member that is a list of objects with a member a line.</summary>
    public void Objects<T>(string name, IReadOnlyCollection<T> items, Action<T> members) => Items(name, items, item =>
    {
        Begin();
        Object(() => members(item));
    });

    public void Dispose()
    {
        output.WriteLine();
        output.Dispose();
    }

    void Items<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        Begin(name);
        if (items.Count == 0)
        {
            output.Write("[]");
            return;
        }
        Open('[');
        foreach (var item in items) write(item);
        Close(']');
    }

    void Open(char bracket)
    {
        output.Write(bracket);
        (depth, started) = (depth + 1, false);
    }

    void Close(char bracket)
    {
        (depth, started) = (depth - 1, true);
        NewLine();
        output.Write(bracket);
    }

    void Begin(string? name = null)
    {
        if (started) output.Write(',');
        started = true;
        NewLine();
        if (name is not null) output.Write($"\"{name}\": ");
    }

    void NewLine()
    {
        output.WriteLine();
        for (int i = 0; i < depth; i++) output.Write("  ");
    }
}
