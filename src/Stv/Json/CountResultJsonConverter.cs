using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stv;

/// <summary>
/// A count as the JSON that <c>docs/result.md</c> describes, whatever the options say of names and numbers: what <c>ResultJson</c> of the
/// package Stv.Formats writes into files. How texts are escaped and lines are broken is as the options say, which by default escape every
/// letter that is not ASCII. The framework's serializer finds it by itself. Immutable.
/// </summary>
public sealed class CountResultJsonConverter : JsonConverter<CountResult>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no result, or contradicts itself; the message gives the JSON path.</exception>
    public override CountResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ResultReading.Read(document);
        }
        catch (FormatException broken)
        {
            throw new JsonException(broken.Message, broken);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CountResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        ResultMembers.Write(new JsonLayout(writer), value);
        writer.WriteEndObject();
    }
}
