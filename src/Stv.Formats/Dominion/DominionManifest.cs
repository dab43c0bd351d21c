using System.Text.Json;

namespace Stv;

/// <summary>A line of one of the lists that Dominion exports beside the records: a contest or a candidate.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Contest">For a candidate, the contest's number.</param>
/// <param name="Ranks">For a contest, how many ranks there are.</param>
/// <param name="Type">For a candidate, <c>Regular</c>, <c>WriteIn</c> or <c>QualifiedWriteIn</c>.</param>
sealed record DominionEntry(long Id, string Name, long Contest, int Ranks, string Type);

/// <summary>Reads such a list.</summary>
static class DominionManifest
{
    const int MostEntries = 100_000, MostOfName = 4096;

    /// <summary>Reads a file: an object with a list.</summary>
    public static List<DominionEntry> Read(BallotSource source)
    {
        List<DominionEntry> entries = [];
        var json = new JsonTokens(source);
        bool listed = false;
        json.Read(JsonTokenType.StartObject, "an object with a list \"List\"");
        while (json.More(JsonTokenType.EndObject))
        {
            if (json.Text != "List")
            {
                json.Pass();
                continue;
            }
            if (listed) throw json.Unexpected("one \"List\"");
            listed = true;
            json.Read(JsonTokenType.StartArray, "a list");
            while (json.More(JsonTokenType.EndArray))
            {
                if (entries.Count == MostEntries)
                    throw source.Error(BallotCodes.TooLong, json.Place, $"Found more than {MostEntries} entries, expected fewer.");
                entries.Add(Entry(source, json));
            }
        }
        json.End();
        return listed ? entries : throw source.Error(BallotCodes.UnexpectedEnd, json.Place, "Found no \"List\", expected one.");
    }

    static DominionEntry Entry(BallotSource source, JsonTokens json)
    {
        if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("an object");
        var place = json.Place;
        long? id = null;
        string? name = null;
        long contest = 0, ranks = 0;
        string type = "";
        while (json.More(JsonTokenType.EndObject))
        {
            switch (json.Text)
            {
                case "Id": id = json.Whole(0, long.MaxValue, "a number, 0 or more"); break;
                case "Description": name = Text(source, json); break;
                case "ContestId": contest = json.Whole(0, long.MaxValue, "a contest's number"); break;
                case "NumOfRanks": ranks = json.Whole(0, MarkedRanks.MostRank, "how many ranks there are"); break;
                case "Type": type = Text(source, json); break;
                default: json.Pass(); break;
            }
        }
        return id is { } known && name is not null ? new(known, name, contest, (int)ranks, type)
            : throw source.Error(BallotCodes.UnexpectedText, place, "Found an entry without \"Id\" or \"Description\", expected both.");
    }

    static string Text(BallotSource source, JsonTokens json)
    {
        json.Read(JsonTokenType.String, "text");
        return json.Text.Length <= MostOfName ? json.Text.Trim()
            : throw source.Error(BallotCodes.TooLong, json.Place,
                $"Found a text of more than {MostOfName} characters, expected its end before.");
    }
}
