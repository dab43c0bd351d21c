using System.Globalization;

namespace Stv;

/// <summary>
/// Reads the Condorcet Election Format (.cvotes): parameters <c>#/Candidates: A ; B</c>, then votes
/// <c>tag || A &gt; B = C ^weight * times</c>. Candidates whom a vote does not name are not ranked, whatever the file says of implicit
/// ranking.
/// </summary>
sealed class CefReader(BallotSource source)
{
    const string Empty = "/EMPTY_RANKING/";

    /// <summary>Letters of a name, and names, among which one that is nearly alike is looked for.</summary>
    const int MostCompared = 200;

    readonly WordReader line = new(source);
    readonly HashSet<string> known = new(StringComparer.Ordinal);
    List<string>? stand;
    RankingBuilder? papers;
    bool weights, implicitRanking = true, tagsTold;
    Place implicitPlace;
    int? seats;

    /// <summary>A text may be in the format: it begins with a parameter, or its first vote ranks one candidate above another.</summary>
    public static bool Begins(Head head)
    {
        foreach (string text in head.Lines)
        {
            if (text.StartsWith("#/", StringComparison.Ordinal)) return true;
            string vote = text.Trim();
            if (vote.Length == 0 || vote[0] == '#') continue;
            if (vote.IndexOf("||", StringComparison.Ordinal) is >= 0 and var bar) vote = vote[(bar + 2)..].TrimStart();
            int above = vote.IndexOf('>', StringComparison.Ordinal), colon = vote.IndexOf(':', StringComparison.Ordinal);
            return above > 0 && (colon < 0 || !WordReader.IsWhole(vote.AsSpan(0, colon).Trim()))
                && !vote.Any(c => c is ',' or ';' or '"' or '<' or '{' or '[' or '(');
        }
        return false;
    }

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new CefReader(source).Read();

    Election Read()
    {
        foreach (var (number, text) in source.Lines())
        {
            if (text.StartsWith("#/", StringComparison.Ordinal))
            {
                line.Begin(number, text);
                Parameter(number, text);
                continue;
            }
            int remark = text.IndexOf('#', StringComparison.Ordinal);
            line.Begin(number, remark < 0 ? text : text[..remark]);
            if (!line.Ended) Vote();
        }
        if (implicitRanking)
            source.Log.Note(CefCodes.ImplicitRanking, implicitPlace,
                "Implicit ranking, by which those whom a vote does not name are equal at its end, was not applied: "
                + "whoever is not named is not ranked.");
        Start();
        return papers!.Build() with { Seats = seats };
    }

    void Start()
    {
        if (papers is not null) return;
        papers = new(source, source.Layout.Candidates.Length > 0 ? null : stand);
        if (stand is null && source.Layout.Candidates.Length == 0) return;
        known.UnionWith(papers.Names);
        known.UnionWith(source.Layout.Aliases.Select(alias => alias.Written));
    }

    void Parameter(long number, string text)
    {
        var place = new Place(number, 1);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw source.Error(BallotCodes.UnexpectedText, place,
                $"Found {Display.Quoted(text)}, expected a parameter, a colon and its value.");
        if (papers is not null)
            throw source.Error(BallotCodes.UnexpectedText, place,
                $"Found the parameter {Display.Quoted(text)} among the votes, expected it before.");
        string name = text[2..colon].Trim(), value = text[(colon + 1)..].Trim();
        switch (name.ToLowerInvariant())
        {
            case "candidates":
                stand = [.. value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
                if (stand.Count is 0 or > Electorate.MaxCandidates)
                    throw source.Error(BallotCodes.CandidateInvalid, place,
                        $"Found {stand.Count} candidates, expected 1 to {Electorate.MaxCandidates}.");
                break;
            case "number of seats":
                seats = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given > 0 ? given
                    : throw source.Error(BallotCodes.SeatsInvalid, place, $"Found {Display.Quoted(value)} seats, expected 1 or more.");
                break;
            case "implicit ranking": (implicitRanking, implicitPlace) = (Truth(value, place), place); break;
            case "weight allowed": weights = Truth(value, place); break;
            default: source.Log.Note(BallotCodes.NotRead, place, $"The parameter {Display.Quoted(name)} was not read."); break;
        }
    }

    bool Truth(string value, Place place) => value.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => throw source.Error(BallotCodes.UnexpectedText, place, $"Found {Display.Quoted(value)}, expected true or false."),
    };

    void Vote()
    {
        Start();
        var place = line.Place;
        int bar = line.Rest.IndexOf("||", StringComparison.Ordinal);
        if (bar >= 0)
        {
            line.Until("|");
            line.Expect('|', "\"||\" behind tags");
            line.Expect('|', "\"||\" behind tags");
            if (!tagsTold) source.Log.Note(BallotCodes.NotRead, place, "Tags of votes were not read.");
            tagsTold = true;
        }
        if (line.Rest.StartsWith(Empty, StringComparison.Ordinal))
        {
            var empty = line.Until("^*");
            if (!empty.SequenceEqual(Empty)) throw Unexpected(empty, place);
        }
        else Ranking();
        long count = 1;
        if (line.Take('^'))
        {
            var at = line.Place;
            long weight = line.Papers();
            if (weights) count = weight;
            else if (weight != 1 && !source.Log.Enough(CefCodes.WeightIgnored))
                source.Log.Warn(CefCodes.WeightIgnored, at, $"A weight of {weight} was passed over: the file does not allow weights.");
        }
        if (line.Take('*'))
        {
            var at = line.Place;
            long times = line.Papers();
            count = times <= long.MaxValue / count ? count * times
                : throw source.Error(BallotCodes.TooManyPapers, at,
                    $"Found {count} times {times} papers, expected at most {long.MaxValue}.");
        }
        if (!line.Ended) throw line.Unexpected("the end of the vote");
        papers!.Add(count, place);
    }

    void Ranking()
    {
        bool ranked = false;
        do
        {
            bool first = true;
            do
            {
                var at = line.Place;
                var name = line.Until(">=^*;,/|");
                if (name.IsEmpty) throw line.Unexpected("a candidate");
                if (known.Count > 0 && !known.Contains(name.ToString()))
                {
                    if (!source.Log.Enough(CefCodes.CandidateUnknown)) PassOver(name.ToString(), at);
                    continue;
                }
                int number = papers!.NumberOf(name, at);
                if (first) papers.Next(number);
                else papers.Equal(number);
                (first, ranked) = (false, true);
            }
            while (line.Take('='));
        }
        while (line.Take('>'));
        if (!ranked && !source.Log.Enough(CefCodes.NobodyLeft))
            source.Log.Warn(CefCodes.NobodyLeft, line.Place, "A vote names nobody who stands; it was taken for one without a mark.");
    }

    void PassOver(string name, Place place)
    {
        IReadOnlyList<string> near = name.Length <= MostCompared && known.Count <= MostCompared ? Suggest.Nearest(name, known) : [];
        string meant = near.Count > 0 ? Suggest.DidYouMean([.. near.Select(Display.Quoted)]) : ".";
        source.Log.Warn(CefCodes.CandidateUnknown, place, $"{Display.Quoted(name)}, who does not stand, was passed over{meant}");
    }

    BallotFormatException Unexpected(ReadOnlySpan<char> found, Place place) => source.Error(BallotCodes.UnexpectedText, place,
        $"Found {Display.Quoted(found.ToString())}, expected \"{Empty}\" alone.");
}

/// <summary>What the reader of the Condorcet Election Format alone reports.</summary>
static class CefCodes
{
    public const string ImplicitRanking = "implicit-ranking";
    public const string WeightIgnored = "weight-ignored";
    public const string CandidateUnknown = "candidate-unknown";
    public const string NobodyLeft = "nobody-left";
}
