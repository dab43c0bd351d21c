using System.Text.Json;

namespace Stv;

/// <summary>Who stands, in which parties, and for how many seats, as a file of ConcreteSTV has it.</summary>
sealed class ConcreteStvMetadata
{
    readonly BallotSource source;
    readonly JsonTokens json;

    ConcreteStvMetadata(BallotSource source, JsonTokens json) => (this.source, this.json) = (source, json);

    /// <summary>A party: what it is called, its candidates by number in order, and its tickets.</summary>
    public sealed record PartyList(string Name, string? Column, int[] Candidates, int Tickets, int[] Ticket);

    /// <summary>More candidates than any party has, so that a few bytes cannot stand for thousands of preferences.</summary>
    const int MostOfParty = 255;

    static readonly string[] NameParts = ["authority", "name", "year", "electorate"];

    readonly List<(string Name, int? Party)> named = [];
    readonly HashSet<int> gone = [];

    public List<PartyList> Parties { get; } = [];
    public List<Candidate> Candidates { get; } = [];
    public string? Title { get; private set; }
    public int? Seats { get; private set; }

    /// <summary>Reads the object.</summary>
    public static ConcreteStvMetadata Read(BallotSource source, JsonTokens json)
    {
        var metadata = new ConcreteStvMetadata(source, json);
        metadata.Read();
        return metadata;
    }

    /// <summary>The candidates for whom a party stands on a paper that ranks so many.</summary>
    /// <exception cref="BallotFormatException">It has several tickets, among which papers are divided.</exception>
    public ReadOnlySpan<int> Of(int party, int ranked, Place place)
    {
        var list = Parties[party];
        if (Math.Max(list.Candidates.Length, list.Ticket.Length) > MostOfParty)
            throw source.Error(BallotCodes.TooLong, place,
                $"Found papers for {Display.Quoted(list.Name)}, which has more than {MostOfParty} candidates, "
                + "expected fewer where papers rank parties.");
        if (list.Tickets == 0 || ranked > 1) return list.Candidates;
        return list.Tickets == 1 ? list.Ticket : throw source.Error(BallotCodes.UnexpectedText, place,
            $"Found papers for {Display.Quoted(list.Name)}, which has {list.Tickets} tickets, expected one: how papers are divided among "
            + "tickets is for rules that are not here.");
    }

    void Read()
    {
        json.Read(JsonTokenType.StartObject, "an object with candidates");
        while (json.More(JsonTokenType.EndObject))
        {
            var place = json.Place;
            string member = json.Text;
            switch (member)
            {
                case "name": Name(); break;
                case "candidates": Each(Candidate); break;
                case "parties": Each(Party); break;
                case "vacancies": Seats = (int)json.Whole(1, int.MaxValue, "how many seats there are"); break;
                case "excluded": gone.UnionWith(Numbers()); break;
                default:
                    json.Pass();
                    if (!source.Log.Enough(BallotCodes.NotRead))
                        source.Log.Note(BallotCodes.NotRead, place, $"{Display.Quoted(member)} was not read.");
                    break;
            }
        }
        if (named.Count is 0 or > Electorate.MaxCandidates)
            throw source.Error(BallotCodes.CandidateInvalid, json.Place,
                $"Found {named.Count} candidates, expected 1 to {Electorate.MaxCandidates}.");
        foreach (int number in Parties.SelectMany(party => party.Candidates.Concat(party.Ticket)).Concat(gone))
            if (number > named.Count)
                throw source.Error(BallotCodes.CandidateInvalid, json.Place,
                    $"Found candidate {number - 1} of a party or a list, expected one from 0 to {named.Count - 1}.");
        for (int i = 0; i < named.Count; i++)
        {
            var (name, number) = named[i];
            if (number >= Parties.Count)
                throw source.Error(BallotCodes.CandidateInvalid, json.Place,
                    $"Found the party {number} of {Display.Quoted(name)}, expected one of {Parties.Count}.");
            var party = number is { } known ? Parties[known] : null;
            Candidates.Add(new(i + 1, name) { Party = party?.Name, Group = party?.Column, Withdrawn = gone.Contains(i + 1) });
        }
    }

    /// <summary>What the election is called: its parts, such as authority, name and year, in a row.</summary>
    void Name()
    {
        Dictionary<string, string> parts = [];
        json.Read(JsonTokenType.StartObject, "the name of the election");
        while (json.More(JsonTokenType.EndObject))
        {
            string part = json.Text;
            json.Pass();
            if (json.Type == JsonTokenType.String) parts[part] = json.Text;
        }
        string[] words = [.. NameParts.Select(part => parts.GetValueOrDefault(part, "")).Where(part => part.Length > 0)];
        Title = words.Length > 0 ? string.Join(' ', words) : null;
    }

    void Each(Action read)
    {
        json.Read(JsonTokenType.StartArray, "a list");
        while (json.More(JsonTokenType.EndArray))
        {
            if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("an object");
            read();
        }
        if (json.Type != JsonTokenType.EndArray) throw json.Unexpected("the end of a list");
    }

    void Candidate()
    {
        var place = json.Place;
        string? name = null;
        int? party = null;
        while (json.More(JsonTokenType.EndObject))
        {
            switch (json.Text)
            {
                case "name":
                    json.Read(JsonTokenType.String, "a candidate's name");
                    name = json.Text;
                    break;
                case "party":
                    json.Pass();
                    if (json.Type == JsonTokenType.Null) break;
                    party = json.Number is >= 0 and <= int.MaxValue and var number ? (int)number
                        : throw json.Unexpected("the number of a party, or null");
                    break;
                default: json.Pass(); break;
            }
        }
        if (string.IsNullOrWhiteSpace(name))
            throw source.Error(BallotCodes.CandidateInvalid, place, "Found a candidate without a name, expected one.");
        if (named.Count <= Electorate.MaxCandidates) named.Add((name, party));
    }

    void Party()
    {
        string name = "";
        string? column = null;
        int[] candidates = [], ticket = [];
        int tickets = 0;
        while (json.More(JsonTokenType.EndObject))
        {
            switch (json.Text)
            {
                case "name":
                    json.Pass();
                    name = json.Text;
                    break;
                case "column_id":
                    json.Pass();
                    column = json.Text.Length > 0 ? json.Text : null;
                    break;
                case "candidates": candidates = Numbers(); break;
                case "tickets":
                    json.Read(JsonTokenType.StartArray, "a list of tickets");
                    while (json.More(JsonTokenType.EndArray))
                    {
                        if (json.Type != JsonTokenType.StartArray) throw json.Unexpected("a ticket, a list of candidates");
                        int[] one = Numbers(begun: true);
                        if (tickets++ == 0) ticket = one;
                    }
                    break;
                default: json.Pass(); break;
            }
        }
        Parties.Add(new(name, column, candidates, tickets, ticket));
    }

    /// <summary>The numbers of candidates, who are told from 0 here and from 1 elsewhere.</summary>
    int[] Numbers(bool begun = false)
    {
        List<int> numbers = [];
        if (!begun) json.Read(JsonTokenType.StartArray, "a list of candidates");
        while (json.More(JsonTokenType.EndArray))
            numbers.Add(json.Number is >= 0 and < Electorate.MaxCandidates and var number ? (int)number + 1
                : throw json.Unexpected($"the number of a candidate from 0 to {Electorate.MaxCandidates - 1}"));
        if (json.Type != JsonTokenType.EndArray) throw json.Unexpected("the end of a list");
        return [.. numbers];
    }
}
