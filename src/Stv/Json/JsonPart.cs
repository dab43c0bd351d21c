using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Stv;

/// <summary>
/// A value in a JSON file with the path that leads to it. Whatever it is asked for and is not there is an error that names the path.
/// </summary>
/// <param name="Element">The value.</param>
/// <param name="Path">What leads to it; empty for the whole file.</param>
/// <param name="Newer">The format of a file that is newer than this program; null where what nobody knows is an error.</param>
internal readonly record struct JsonPart(JsonElement Element, string Path, NewerFormat? Newer = null)
{
    /// <summary>Longer figures are no votes of any count, and would take long to read.</summary>
    const int LongestFigure = 20_000;

    /// <summary>What is wrong with a file that is not JSON may quote it.</summary>
    const int LongestReason = 160;

    /// <summary>The whole of a file.</summary>
    /// <param name="bytes">The file, which must not change while the document is in use; a byte order mark is passed over.</param>
    /// <exception cref="FormatException">It is not JSON, or an object has a member twice.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span)) throw new FormatException("This is not JSON: it is not in UTF-8.");
        try
        {
            return JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException("This is not JSON: the name of a member has half of a surrogate pair.", broken);
        }
        catch (JsonException broken)
        {
            string reason = broken.Message;
            int position = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
            if (position >= 0) reason = reason[..position];
            reason = Brief.Text(reason, LongestReason);
            if (reason.StartsWith("'?'", StringComparison.Ordinal)) reason = "a number must replace the question mark";
            throw new FormatException(broken is { LineNumber: { } line, BytePositionInLine: { } column }
                ? string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{column + 1}: this is not JSON: {reason}")
                : $"This is not JSON: {reason}", broken);
        }
    }

    public static JsonPart Root(JsonDocument document) => new(document.RootElement, "");

    public FormatException Error(string what) => new($"{(Path.Length > 0 ? Path : "the file")}: {what}{Newer?.InErrors}");

    /// <summary>Insists on an object that has all the one names, perhaps some of the others, and no more.</summary>
    public JsonPart Object(string[] required, params string[] optional)
    {
        if (Element.ValueKind != JsonValueKind.Object) throw Expected("an object");
        ulong met = 0;
        foreach (var member in Element.EnumerateObject())
        {
            string name = member.Name;
            int index = System.Array.IndexOf(required, name);
            if (index < 0 && System.Array.IndexOf(optional, name) is >= 0 and var place) index = required.Length + place;
            if (index >= 0)
            {
                if ((met & 1UL << index) != 0) throw Error($"\"{name}\" stands here twice");
                met |= 1UL << index;
                continue;
            }
            if (Newer is null)
                throw Error($"unknown member {Brief.Quoted(name)}; the members are {string.Join(", ", [.. required, .. optional])}");
            Newer.PassedOver.Add(PathOf(Brief.Text(name)));
        }
        foreach (string name in required)
            if (!Element.TryGetProperty(name, out _)) throw Error($"\"{name}\" is missing");
        return this;
    }

    public JsonPart this[string name] => this with { Element = Element.GetProperty(name), Path = PathOf(name) };

    /// <summary>An element of a list.</summary>
    public JsonPart At(int index) => this with { Element = Element[index], Path = $"{Path}[{index}]" };

    /// <summary>An optional member.</summary>
    public JsonPart? Find(string name) => Element.TryGetProperty(name, out _) ? this[name] : null;

    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    public ImmutableArray<T> Array<T>(Func<JsonPart, T> item)
    {
        if (Element.ValueKind != JsonValueKind.Array) throw Expected("a list");
        var items = ImmutableArray.CreateBuilder<T>(Element.GetArrayLength());
        foreach (var element in Element.EnumerateArray()) items.Add(item(this with { Element = element, Path = $"{Path}[{items.Count}]" }));
        return items.MoveToImmutable();
    }

    public string Text() => Element.ValueKind == JsonValueKind.String ? Unbroken() : throw Expected("a text");

    public string? TextOrNull() => IsNull ? null : Text();

    public bool TrueOrFalse() =>
        Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Expected("true or false");

    /// <summary>A member that is there only where it is true.</summary>
    public bool True() => Element.ValueKind == JsonValueKind.True ? true : throw Expected("true, or no such member");

    public long Whole(long least, long most = long.MaxValue)
    {
        if (Element.ValueKind != JsonValueKind.Number || !Element.TryGetInt64(out long number))
            throw Expected("a whole number");
        string range = most == long.MaxValue ? $"{least} or more" : $"{least} to {most}";
        return number >= least && number <= most ? number : throw Expected($"a whole number, {range}");
    }

    /// <summary>An exact number of votes, or a value, in its shortest form; not below 0 unless that is allowed.</summary>
    public Ratio Exact(bool signed = false)
    {
        if (Element.ValueKind != JsonValueKind.String) throw Expected("an exact number as a text, such as \"87.7907\" or \"7972/18443\"");
        string text = Text();
        if (text.Length > LongestFigure) throw Error($"expected an exact number, found a text of {text.Length} characters");
        if (!Ratio.TryParse(text, out var number)) throw Expected("an exact number, such as \"87.7907\" or \"7972/18443\"");
        if (number.ToString() != text) throw Expected($"the shortest form, {Brief.Quoted(number.ToString())}");
        return signed || number.Sign >= 0 ? number : throw Expected("a number that is not negative");
    }

    public T Name<T>()
        where T : struct, Enum =>
        Element.ValueKind == JsonValueKind.String && Kebab<T>.Find(Text()) is { } value ? value
            : throw Unknown($"one of {string.Join(", ", Kebab<T>.Names)}");

    /// <summary>A text that may be escaped, and so hold half a character.</summary>
    string Unbroken()
    {
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException(Error("a text has half of a surrogate pair").Message, broken);
        }
    }

    /// <summary>A candidate's number.</summary>
    public int Number(int candidates) => (int)Whole(1, candidates);

    /// <summary>Candidates' numbers, none twice.</summary>
    public ImmutableArray<int> Different(int candidates)
    {
        var numbers = Array(number => number.Number(candidates));
        return numbers.Distinct().Count() == numbers.Length ? numbers : throw Error("a candidate stands here twice");
    }

    /// <summary>Candidates between whom a choice is made.</summary>
    public ImmutableArray<int> Tied(int candidates)
    {
        var numbers = Different(candidates);
        return numbers.Length >= 2 ? numbers : throw Error($"expected two or more candidates, found {numbers.Length}");
    }

    string PathOf(string name) => Path.Length > 0 ? $"{Path}.{name}" : name;

    public FormatException Expected(string what) => Error($"expected {what}, found {Found()}");

    /// <summary>The error of a name that is none of those known, as a newer file may have.</summary>
    public FormatException Unknown(string known) =>
        Newer is not null && Element.ValueKind == JsonValueKind.String ? Error($"{Found()} is not known") : Expected(known);

    string Found() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String or JsonValueKind.Number => Brief.Text(Element.GetRawText()),
        _ => Element.GetRawText(),
    };
}
