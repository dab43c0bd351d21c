using System.Text.Json;

namespace Stv;

/// <summary>
/// Reads the elections of ConcreteSTV (.stv): JSON with candidates and parties, papers marked below the line, and papers marked above it,
/// which rank parties and stand for their candidates in the order of the ballot paper.
/// </summary>
sealed class ConcreteStvReader
{
    /// <summary>Marks of a paper at most, parties written out.</summary>
    const int MostMarks = 2 * Electorate.MaxCandidates;

    readonly BallotSource source;
    readonly JsonTokens json;
    readonly List<int> ranking = [];
    ConcreteStvMetadata? metadata;
    RankingBuilder? papers;
    long above, informal;
    bool typesTold;

    ConcreteStvReader(BallotSource source) => (this.source, json) = (source, new(source));

    /// <summary>A text may be in the format: an object that begins with metadata of candidates.</summary>
    public static bool Begins(Head head)
    {
        var text = head.Bytes.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{' && text[1..].TrimStart(" \t\r\n"u8).StartsWith("\"metadata\""u8)
            && text.IndexOf("\"candidates\""u8) > 0;
    }

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new ConcreteStvReader(source).Read();

    Election Read()
    {
        json.Read(JsonTokenType.StartObject, "an object with metadata, atl and btl");
        while (json.More(JsonTokenType.EndObject))
        {
            string member = json.Text;
            var place = json.Place;
            switch (member)
            {
                case "metadata" when metadata is null:
                    metadata = ConcreteStvMetadata.Read(source, json);
                    papers = new(source, metadata.Candidates.Count);
                    break;
                case "atl" or "btl" when metadata is not null: Papers(member == "atl"); break;
                case "informal": informal = json.Whole(0, long.MaxValue, "how many informal papers there are"); break;
                case "atl_types" or "btl_types":
                    json.Pass();
                    if (!typesTold)
                        source.Log.Note(BallotCodes.NotRead, place, "How the votes were cast (at a poll, by post) was not read.");
                    typesTold = true;
                    break;
                case "metadata": throw json.Unexpected("one object \"metadata\"");
                case "atl" or "btl": throw json.Unexpected("\"metadata\" before the papers");
                default:
                    json.Pass();
                    if (!source.Log.Enough(BallotCodes.NotRead))
                        source.Log.Note(BallotCodes.NotRead, place, $"{Display.Quoted(member)} was not read.");
                    break;
            }
        }
        if (json.Type != JsonTokenType.EndObject || metadata is null)
            throw source.Error(BallotCodes.UnexpectedEnd, json.Place,
                "Found the end of the file, expected an object with metadata, atl and btl.");
        if (json.Read()) throw json.Unexpected("the end of the file");
        if (above > 0)
            source.Log.Note(ConcreteStvCodes.AboveTheLine, default,
                $"{above} papers rank parties; each party was taken for its candidates in the order of the ballot paper.");
        return papers!.Build(metadata.Candidates) with
        {
            Title = metadata.Title,
            Seats = metadata.Seats,
            RejectedBefore = informal > 0 ? [new("informal", informal)] : [],
        };
    }

    void Papers(bool parties)
    {
        json.Read(JsonTokenType.StartArray, "a list of papers");
        while (json.More(JsonTokenType.EndArray))
        {
            if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("a paper");
            var place = json.Place;
            long? count = null;
            bool ranked = false;
            while (json.More(JsonTokenType.EndObject))
            {
                switch (json.Text)
                {
                    case "n" when count is null: count = json.Whole(1, long.MaxValue, "a number of papers, 1 or more"); break;
                    case "candidates" when !parties && !ranked:
                        List(metadata!.Candidates.Count, "candidate");
                        ranked = true;
                        break;
                    case "parties" when parties && !ranked:
                        List(metadata!.Parties.Count, "party");
                        ranked = true;
                        break;
                    default: throw json.Unexpected(parties ? "\"parties\" and \"n\", each once" : "\"candidates\" and \"n\", each once");
                }
            }
            if (json.Type != JsonTokenType.EndObject) throw json.Unexpected("the end of a paper");
            if (!ranked || count is null)
                throw source.Error(BallotCodes.UnexpectedText, place,
                    $"Found a paper without {(ranked ? "\"n\"" : "a ranking")}, expected both.");
            Add(parties, count.Value, place);
        }
        if (json.Type != JsonTokenType.EndArray) throw json.Unexpected("the end of the papers");
    }

    void Add(bool parties, long count, Place place)
    {
        int marks = 0;
        foreach (int ranked in ranking)
        {
            ReadOnlySpan<int> candidates = parties ? metadata!.Of(ranked, ranking.Count, place) : [ranked + 1];
            marks += candidates.Length;
            if (marks > MostMarks)
                throw source.Error(BallotCodes.TooLong, place, $"Found a paper with more than {MostMarks} preferences, expected fewer.");
            foreach (int candidate in candidates) papers!.Next(candidate);
        }
        papers!.Add(count, place);
        if (parties) above = above > long.MaxValue - count ? long.MaxValue : above + count;
    }

    /// <summary>A list of numbers from 0.</summary>
    void List(int of, string what)
    {
        ranking.Clear();
        json.Read(JsonTokenType.StartArray, $"a list of the numbers of each {what}");
        while (json.More(JsonTokenType.EndArray))
        {
            if (json.Number is not { } number || number < 0 || number >= of)
                throw json.Unexpected($"the number of a {what} from 0 to {of - 1}", BallotCodes.CandidateInvalid);
            ranking.Add((int)number);
        }
        if (json.Type != JsonTokenType.EndArray) throw json.Unexpected("the end of a list");
    }
}

/// <summary>What the reader of ConcreteSTV alone reports.</summary>
static class ConcreteStvCodes
{
    public const string AboveTheLine = "above-the-line";
}
