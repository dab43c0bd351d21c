using System.Text.Json;

namespace Stv;

/// <summary>
/// Reads the Aggregated Ballot Information Format: <c>27: DGM &gt; SBJ = SY &gt; AM</c>, candidates <c>=DGM:[Full name]</c>, and lines
/// of JSON with what is known of the election.
/// </summary>
sealed class AbifReader(BallotSource source)
{
    const string AfterName = ">=,/*#:";

    readonly WordReader line = new(source);
    readonly RankingBuilder papers = new(source, null);
    readonly List<(string Token, string Name)> declared = [];
    readonly HashSet<string> tokens = new(StringComparer.Ordinal);
    readonly List<(int Number, Ratio? Rating, char Sign)> marks = [];
    (long Papers, Place Place)? announced;
    string? title;
    bool ratingsTold;

    /// <summary>
    /// A text may be in the format: its first line that is no remark and no JSON is a candidate <c>=A:[…]</c> or a number, a colon and a
    /// ranking.
    /// </summary>
    public static bool Begins(Head head)
    {
        foreach (string text in head.Lines)
        {
            string content = text.Trim();
            if (content.Length == 0 || content[0] == '#') continue;
            if (content is ['{', .., '}'] && !content.Contains("\"ranks\"", StringComparison.Ordinal)) continue;
            if (content[0] == '=')
                return content.IndexOf(':', StringComparison.Ordinal) is > 1 and var end
                    && content[(end + 1)..].TrimStart().StartsWith('[');
            int colon = content.AsSpan().IndexOfAny(":*");
            return colon > 0 && WordReader.IsWhole(content.AsSpan(0, colon).Trim()) && Ranking(content.AsSpan(colon + 1).Trim());
        }
        return false;

        static bool Ranking(ReadOnlySpan<char> ranking) => ranking.IndexOfAny(">=/") > 0
            || ranking.ContainsAnyExceptInRange('0', '9') && ranking.IndexOfAny(", {") < 0;
    }

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new AbifReader(source).Read();

    Election Read()
    {
        foreach (var (number, text) in source.Lines())
        {
            line.Begin(number, text);
            if (line.Ended || line.Rest[0] == '#') continue;
            if (line.Rest[0] == '{') Known(number, text);
            else if (line.Take('=')) Candidate();
            else Ballot();
        }
        if (announced is { } said && said.Papers != papers.Papers)
            source.Log.Warn(BallotCodes.PapersDiffer, said.Place,
                $"The file says there are {said.Papers} ballots, and {papers.Papers} papers were read.");
        if (declared.Count == 0 || source.Layout.Candidates.Length > 0) return papers.Build() with { Title = title };
        foreach (string name in papers.Names)
        {
            if (!tokens.Add(name)) continue;
            declared.Add((name, name));
            source.Log.Warn(AbifCodes.CandidateUndeclared, default,
                $"{Display.Quoted(name)} is named by ballots and not among the candidates of the file; who it is was added behind them.");
        }
        return papers.Build([.. declared.Select((one, i) => (one.Token, new Candidate(i + 1, one.Name)
        {
            Nickname = one.Token != one.Name ? one.Token : null,
        }))]) with
        { Title = title };
    }

    /// <summary>A line of JSON: the title and the number of ballots are taken.</summary>
    void Known(long number, string text)
    {
        var place = line.Place;
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 8 });
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (member.NameEquals("title") && member.Value.ValueKind == JsonValueKind.String) title = member.Value.GetString();
                else if (member.NameEquals("ballotcount") && member.Value.ValueKind == JsonValueKind.Number
                    && member.Value.TryGetInt64(out long count)) announced = (count, place);
                else if (!source.Log.Enough(BallotCodes.NotRead))
                    source.Log.Note(BallotCodes.NotRead, place, $"{Display.Quoted(member.Name)} was not read.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw source.Error(BallotCodes.UnexpectedText, place,
                $"Found no JSON, expected an object in one line. {Display.Brief(e.Message, 200)}");
        }
    }

    /// <summary>A candidate: a short name and the full one in brackets.</summary>
    void Candidate()
    {
        var place = line.Place;
        string token = Token(":");
        line.Expect(':', "a colon and the full name in brackets");
        string name = line.Ended || line.Rest[0] != '[' ? line.Until("#").ToString() : Token("");
        if (!tokens.Add(token) || declared.Count == Electorate.MaxCandidates)
            throw source.Error(BallotCodes.CandidateInvalid, place, declared.Count == Electorate.MaxCandidates
                ? $"Found more than {Electorate.MaxCandidates} candidates, expected at most so many."
                : $"Found the candidate {Display.Quoted(token)} twice, expected each once.");
        declared.Add((token, name.Length > 0 ? name : token));
        Rest();
    }

    void Ballot()
    {
        var place = line.Place;
        long count = line.Papers();
        if (!line.Take(':')) line.Expect('*', "a colon and the ranking");
        marks.Clear();
        char sign = '>';
        bool rated = false, listed = false;
        while (!line.Ended && line.Rest[0] != '#')
        {
            var at = line.Place;
            int number = papers.NumberOf(Token(AfterName), at);
            var rating = line.Take('/') ? Rating() : null;
            rated |= rating is not null;
            marks.Add((number, rating, sign));
            if (line.Ended || line.Rest[0] == '#') break;
            sign = line.Rest[0];
            listed |= sign == ',';
            if (sign is not ('>' or '=' or ',')) throw line.Unexpected("\">\", \"=\" or \",\" and another candidate");
            line.Take(sign);
            if (line.Ended || line.Rest[0] == '#') throw line.Unexpected("another candidate");
        }
        if (listed) ByRating(place);
        if (rated && !ratingsTold)
            source.Log.Note(AbifCodes.Ratings, place, "Candidates are rated; the ratings put in order those between whom stands a comma, "
                + "and were not read otherwise.");
        ratingsTold |= rated;
        for (int i = 0; i < marks.Count; i++)
        {
            if (i > 0 && marks[i].Sign == '=') papers.Equal(marks[i].Number);
            else papers.Next(marks[i].Number);
        }
        Rest();
        papers.Add(count, place);
    }

    /// <summary>Puts marks in the order of their ratings, the highest first; those rated alike are equal.</summary>
    void ByRating(Place place)
    {
        if (marks.Exists(mark => mark.Rating is null))
            throw source.Error(BallotCodes.UnexpectedText, place,
                "Found candidates in a list without ratings, expected \">\" or \"=\" between them, or a rating of each, as \"A/5, B/3\".");
        var order = marks.OrderByDescending(mark => mark.Rating!.Value).ToList();
        marks.Clear();
        foreach (var mark in order)
            marks.Add(mark with { Sign = marks.Count > 0 && marks[^1].Rating == mark.Rating ? '=' : '>' });
    }

    Ratio? Rating()
    {
        var at = line.Place;
        string word = line.Until(" \t>=,#").ToString();
        return word.Length <= 40 && word.All(c => c is >= '0' and <= '9' or '.' or '-') && Ratio.TryParse(word, out var rating) ? rating
            : throw source.Error(BallotCodes.UnexpectedText, at, $"Found {Display.Quoted(word)}, expected a rating.");
    }

    /// <summary>A name, bare, in quotes or in brackets.</summary>
    string Token(ReadOnlySpan<char> signs)
    {
        var at = line.Place;
        string token;
        if (line.Take('[')) token = Closed(']');
        else if (line.Take('"')) token = Closed('"');
        else token = line.Until(signs).ToString();
        return token.Length > 0 ? token : throw source.Error(BallotCodes.UnexpectedText, at, "Found nothing, expected a candidate.");
    }

    string Closed(char sign)
    {
        string name = line.Until([sign]).ToString();
        line.Expect(sign, $"\"{sign}\"");
        return name;
    }

    void Rest()
    {
        if (!line.Ended && line.Rest[0] != '#') throw line.Unexpected("the end of the line");
    }
}

/// <summary>What the reader of the Aggregated Ballot Information Format alone reports.</summary>
static class AbifCodes
{
    public const string CandidateUndeclared = "candidate-undeclared";
    public const string Ratings = "ratings";
}
