namespace Stv;

/// <summary>What the parts of a page share.</summary>
internal sealed class HtmlContext
{
    /// <param name="shown">The count, and which of its stages are shown.</param>
    /// <param name="html">The page.</param>
    public HtmlContext(Shown shown, Markup html)
    {
        var result = shown.Result;
        (Shown, Result, Html) = (shown, result, html);
        (Words, Colours) = (new(result, whole: shown.Whole), new(result));
        Rule = result.Rule;
        Nobodys = SheetWords.Nobodys(result, Figures);
        foreach (var stage in result.Stages)
        {
            Most = Ratio.Max(Most, stage.Quota);
            foreach (var candidate in result.Candidates) Most = Ratio.Max(Most, Measure(stage, candidate.Number));
        }
        Title = result.Title is { } title && Display.Clean(title) is { Length: > 0 } clean ? clean : "An election";
    }

    public Shown Shown { get; }

    /// <summary>The count with the stages that are shown.</summary>
    public CountResult Result { get; }

    public Markup Html { get; }

    public Course Course => Words.Course;

    public SheetNames Names => Words.Names;

    public Figures Figures => Words.Figures;

    public HtmlColours Colours { get; }

    public SheetWords Words { get; }

    public Rule? Rule { get; }

    public string Title { get; }

    /// <summary>The votes that nobody has, by name.</summary>
    public IReadOnlyList<(string Name, Func<Stage, Ratio> Sum)> Nobodys { get; }

    /// <summary>What the longest bar stands for: the most that anybody has at any stage, or the quota.</summary>
    public Ratio Most { get; }

    /// <summary>What a candidate has that is measured by the quota: votes, or the quotient where the rule elects by quotients.</summary>
    public static Ratio Measure(Stage stage, int number) => (stage.Quotients.IsEmpty ? stage.Votes : stage.Quotients)[number];

    /// <summary>A part of the longest bar, as a percentage for a style.</summary>
    public string Percent(Ratio measure) => Most.IsZero ? "0%" : $"{Ratio.Max(0, measure * 100 / Most).ToString(2)}%";

    /// <summary>A candidate's name in an element that keeps it from turning round what stands beside it.</summary>
    public void Name(int number) => Html.Element("bdi", Names.Distinct(number));

    /// <summary>A heading of the page with something to link to.</summary>
    public void Section(string id, string heading, Action inside) => Html.Element("section", () =>
    {
        Html.Element("h2", heading, ("id", $"{id}-heading"));
        inside();
    }, ("id", id), ("aria-labelledby", $"{id}-heading"));
}

/// <summary>
/// One colour for each party or group where the candidates have such, else for each candidate; after the twelfth they begin anew. Never
/// the only
/// sign of anything.
/// </summary>
internal sealed class HtmlColours
{
    const int Palette = 12;

    readonly int[] of;

    public HtmlColours(CountResult result)
    {
        of = new int[result.Candidates.Length + 1];
        var first = result.Stages.IsEmpty ? null : result.Stages[0];
        var ranked = result.Candidates.OrderBy(one => result.Elected.IndexOf(one.Number) is >= 0 and var place ? place : int.MaxValue)
            .ThenByDescending(one => first?.Votes[one.Number] ?? 0).ToList();
        Parties = [.. ranked.Select(SheetNames.Label).OfType<string>().Distinct()];
        // As on the ballot paper, so that an election has the same colours by whatever rules it is counted; with too few colours for all,
        // first those who matter most.
        var keys = result.Candidates.Select(Key).Distinct().ToList();
        if (keys.Count > Palette) keys = [.. ranked.Select(Key).Distinct()];
        var places = keys.Index().ToDictionary(place => place.Item, place => place.Index);
        foreach (var one in ranked) of[one.Number] = places[Key(one)] % Palette;

        // No label has a control character.
        static string Key(Candidate one) => SheetNames.Label(one) ?? $"\0{one.Number}";
    }

    /// <summary>The parties or groups, those of the elected first.</summary>
    public IReadOnlyList<string> Parties { get; }

    /// <summary>The class of a candidate's colour.</summary>
    public string this[int number] => $"c{of[number]}";
}
