using System.Text.Json;

namespace Stv;

/// <summary>The names that files give to the values of an enumeration: <c>FirstPreferences</c> is <c>first-preferences</c>.</summary>
internal static class Kebab<T>
    where T : struct, Enum
{
    static readonly T[] Values = Enum.GetValues<T>();

    /// <summary>Every name, in the order declared.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Values
        .Select(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()))];

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => Names[Array.IndexOf(Values, value)];

    /// <summary>The value with a name; null where there is none.</summary>
    public static T? Find(string name) => Names.ToList().IndexOf(name) is >= 0 and var at ? Values[at] : null;
}
