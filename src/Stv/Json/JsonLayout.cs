using System.Text.Json;

namespace Stv;

/// <summary>What stands together on one line, for whoever lays out what is written. Within other data the writer alone lays out.</summary>
internal class JsonLayout(Utf8JsonWriter writer)
{
    /// <summary>Writes all of it.</summary>
    public Utf8JsonWriter Writer { get; } = writer;

    /// <summary>Writes a member or an item, small or a list of figures, that stands on one line in a file.</summary>
    public virtual void Line(Action write) => write();

    /// <summary>A member that is a list with an item a line.</summary>
    public void Lines<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        Writer.WriteStartArray(name);
        foreach (var item in items) Line(() => write(Writer, item));
        Writer.WriteEndArray();
    }

    /// <summary>A member that is a list of objects with a member a line.</summary>
    public void Objects<T>(string name, IEnumerable<T> items, Action<T> members)
    {
        Writer.WriteStartArray(name);
        foreach (var item in items)
        {
            Writer.WriteStartObject();
            members(item);
            Writer.WriteEndObject();
        }
        Writer.WriteEndArray();
    }
}
