using System.Text.Json;

namespace Stv;

/// <summary>Reads a value of JSON as parts.</summary>
static class JsonTree
{
    /// <summary>Reads the value that has just begun. What is nested too deep ends the reading before this does.</summary>
    public static void Read(JsonTokens json, string name, TreePart into, TreeBudget budget)
    {
        switch (json.Type)
        {
            case JsonTokenType.StartArray:
                while (json.More(JsonTokenType.EndArray)) Read(json, name, into, budget);
                break;
            case JsonTokenType.Null: break;
            case JsonTokenType.StartObject:
                var part = budget.Part(name, json.Place);
                into.Add(part);
                while (json.More(JsonTokenType.EndObject))
                {
                    string member = json.Text;
                    if (TreeBudget.IsPicture(member)) json.Pass();
                    else if (json.Read()) Read(json, member, part, budget);
                }
                break;
            default:
                var leaf = budget.Part(name, json.Place);
                into.Add(leaf);
                budget.Write(leaf, json.Type switch
                {
                    JsonTokenType.String => json.Text.Trim(),
                    JsonTokenType.Number => json.Number is { } number ? $"{number}" : "a number that is not whole",
                    _ => json.Truth == true ? "true" : "false",
                });
                break;
        }
    }
}
