using System.Globalization;
using System.Text.Json;

namespace Stv;

/// <summary>Members that the framework's writer has no call for.</summary>
internal static class JsonWriting
{
    /// <summary>An exact number.</summary>
    public static void WriteExact(this Utf8JsonWriter to, string name, Ratio number) => to.WriteString(name, number.ToString());

    /// <summary>A number of any size, by its digits.</summary>
    public static void WriteDigits(this Utf8JsonWriter to, string digits)
    {
        if (long.TryParse(digits, CultureInfo.InvariantCulture, out long number)) to.WriteNumberValue(number);
        // The writer takes no larger ones but from a value that was read.
        else JsonElement.Parse(digits).WriteTo(to);
    }

    /// <summary>A number of any size, by its digits.</summary>
    public static void WriteDigits(this Utf8JsonWriter to, string name, string digits)
    {
        to.WritePropertyName(name);
        to.WriteDigits(digits);
    }

    /// <summary>A value of an enumeration.</summary>
    public static void WriteName<T>(this Utf8JsonWriter to, string name, T value)
        where T : struct, Enum => to.WriteString(name, Kebab<T>.Of(value));

    /// <summary>A text; no member where there is none.</summary>
    public static void WriteIfAny(this Utf8JsonWriter to, string name, string? text)
    {
        if (text is not null) to.WriteString(name, text);
    }

    /// <summary>A list of whole numbers.</summary>
    public static void WriteNumbers(this Utf8JsonWriter to, string name, IEnumerable<int> numbers)
    {
        to.WritePropertyName(name);
        to.WriteNumbers(numbers);
    }

    /// <summary>A list of whole numbers.</summary>
    public static void WriteNumbers(this Utf8JsonWriter to, IEnumerable<int> numbers)
    {
        to.WriteStartArray();
        foreach (int number in numbers) to.WriteNumberValue(number);
        to.WriteEndArray();
    }

    /// <summary>A list of objects or other values.</summary>
    public static void WriteList<T>(this Utf8JsonWriter to, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        to.WriteStartArray(name);
        foreach (var item in items) write(to, item);
        to.WriteEndArray();
    }
}
