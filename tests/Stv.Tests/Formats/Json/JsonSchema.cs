using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

/// <summary>Validates JSON by the part of JSON Schema 2020-12 that our schemas use; any other keyword is an error here.</summary>
sealed class JsonSchema
{
    readonly JsonElement root;

    JsonSchema(JsonElement root) => this.root = root;

    public static JsonSchema Load(string name) =>
        new(JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", name)), new() { AllowDuplicateProperties = false }).RootElement);

    /// <summary>Every fault, with its path; none if the text is valid.</summary>
    public List<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        List<string> faults = [];
        Check(root, document.RootElement, "$", faults);
        return faults;
    }

    /// <summary>Every schema of a member or an item that has no description, itself or where it points.</summary>
    public IEnumerable<string> Undescribed() => Undescribed(root, "#");

    IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in properties.EnumerateObject())
            {
                if (!member.Value.TryGetProperty("description", out var text) || text.GetString()!.Length < 8)
                    yield return $"{path}/{member.Name}";
                foreach (string deeper in Undescribed(member.Value, $"{path}/{member.Name}")) yield return deeper;
            }
        }
        if (schema.TryGetProperty("items", out var items))
            foreach (string deeper in Undescribed(items, $"{path}[]")) yield return deeper;
        if (schema.TryGetProperty("$defs", out var defs))
            foreach (var def in defs.EnumerateObject())
                foreach (string deeper in Undescribed(def.Value, def.Name)) yield return deeper;
    }

    void Check(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            bool holds = keyword.Name switch
            {
                "$schema" or "title" or "description" or "$defs" => true,
                "$ref" => Follow(rule.GetString()!),
                "type" => rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => Is(type.GetString()!))
                    : Is(rule.GetString()!),
                "const" => JsonElement.DeepEquals(rule, value),
                "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                "pattern" => value.ValueKind != JsonValueKind.String
                    || Regex.IsMatch(value.GetString()!, rule.GetString()!.Replace("$", "\\z", StringComparison.Ordinal)),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
                "uniqueItems" => value.ValueKind != JsonValueKind.Array
                    || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
                "required" => value.ValueKind != JsonValueKind.Object
                    || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "properties" => Members(rule),
                "additionalProperties" => Others(rule),
                "items" => Items(rule),
                "oneOf" => rule.EnumerateArray().Count(one => Faultless(one)) == 1,
                _ => throw new NotSupportedException($"The schema uses \"{keyword.Name}\"."),
            };
            if (!holds) faults.Add($"{path}: {keyword.Name}");
        }

        bool Is(string type) => type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() % 1 == 0,
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => throw new NotSupportedException(type),
        };

        bool Follow(string pointer)
        {
            var target = root;
            foreach (string step in pointer.Split('/').Skip(1)) target = target.GetProperty(step);
            Check(target, value, path, faults);
            return true;
        }

        bool Members(JsonElement properties)
        {
            if (value.ValueKind != JsonValueKind.Object) return true;
            foreach (var member in value.EnumerateObject())
                if (properties.TryGetProperty(member.Name, out var inner)) Check(inner, member.Value, $"{path}.{member.Name}", faults);
            return true;
        }

        bool Others(JsonElement rule)
        {
            if (value.ValueKind != JsonValueKind.Object) return true;
            var others = value.EnumerateObject()
                .Where(member => !schema.TryGetProperty("properties", out var named) || !named.TryGetProperty(member.Name, out _)).ToList();
            if (rule.ValueKind == JsonValueKind.False) return others.Count == 0;
            foreach (var member in others) Check(rule, member.Value, $"{path}.{member.Name}", faults);
            return true;
        }

        bool Items(JsonElement inner)
        {
            int i = 0;
            if (value.ValueKind == JsonValueKind.Array)
                foreach (var item in value.EnumerateArray()) Check(inner, item, $"{path}[{i++}]", faults);
            return true;
        }

        bool Faultless(JsonElement one)
        {
            List<string> inner = [];
            Check(one, value, path, inner);
            return inner.Count == 0;
        }
    }
}
