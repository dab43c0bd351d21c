using System.Text.Json;

namespace Stv;

/// <summary>Reads a report of cast vote records of NIST SP 1500-103 in JSON, record by record.</summary>
static class CdfJsonReader
{
    /// <summary>A text may be in the format.</summary>
    public static bool Begins(Head head)
    {
        var text = head.Bytes.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{'
            && (text.IndexOf("CastVoteRecordReport\""u8) > 0 || text.IndexOf("\"CVRSnapshot\""u8) > 0);
    }

    /// <summary>Reads a text.</summary>
    public static Election Read(BallotSource source)
    {
        var json = new JsonTokens(source);
        var report = new CdfReport(source);
        json.Read(JsonTokenType.StartObject, "a report, an object with \"CVR\" and \"Election\"");
        while (json.More(JsonTokenType.EndObject))
        {
            string member = json.Text;
            if (!CdfReport.IsRead(member)) json.Pass();
            else if (json.Read())
            {
                if (json.Type != JsonTokenType.StartArray) throw json.Unexpected("a list");
                while (json.More(JsonTokenType.EndArray))
                {
                    if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("an object");
                    var root = new TreePart("", default);
                    JsonTree.Read(json, member, root, report.Budget(member));
                    report.Add(root.All(member).First());
                }
            }
        }
        json.End();
        return report.Build();
    }
}
