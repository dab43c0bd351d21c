using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stv;

/// <summary>
/// Exact numbers as JSON: a text such as <c>"87.7907"</c> or <c>"1/3"</c>, so that no reader makes a floating-point number of it. A JSON
/// number without an exponent is read too, by its digits. The framework's serializer finds it by itself. Immutable.
/// </summary>
public sealed class RatioJsonConverter : JsonConverter<Ratio>
{
    /// <inheritdoc/>
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
            _ => null,
        };
        return Ratio.TryParse(text, out var number) ? number
            : throw new JsonException("An exact number is a text such as \"87.7907\" or \"1/3\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
