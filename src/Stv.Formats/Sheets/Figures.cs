namespace Stv;

/// <summary>How the figures of a count are printed: all votes with the same number of decimal places.</summary>
internal sealed class Figures
{
    /// <summary>More places than these are cut: no rule in print uses more.</summary>
    const int MostPlaces = 9;

    /// <summary>How many places are printed where figures have more, or do not end.</summary>
    const int CutPlaces = 6;

    readonly int most;

    /// <param name="result">The count.</param>
    /// <param name="most">How many places there is room for.</param>
    public Figures(CountResult result, int most = MostPlaces)
    {
        this.most = most;
        foreach (var stage in result.Stages)
        {
            Count(stage.Quota);
            Count(stage.Exhausted);
            Count(stage.Loss);
            foreach (var quotient in stage.Quotients) Count(quotient);
            foreach (var candidate in result.Candidates) Count(stage.VotesOf(candidate.Number));
        }
        if (Cut) Places = Math.Min(CutPlaces, most);
    }

    /// <summary>The places that the votes of the whole count need, or as many as are printed.</summary>
    public int Places { get; private set; }

    /// <summary>Some figure has more places than are printed.</summary>
    public bool Cut { get; private set; }

    /// <summary>Votes, cut off towards 0 where they have more places.</summary>
    public string Votes(Ratio votes) => votes.Sign < 0 ? $"-{(-votes).ToString(Places)}" : votes.ToString(Places);

    /// <summary>Votes gained or lost; empty for none.</summary>
    public string Change(Ratio votes) => votes.Sign switch { 0 => "", > 0 => $"+{Votes(votes)}", _ => Votes(votes) };

    /// <summary>What a paper is worth: exactly if its decimals end soon, else cut and marked by an ellipsis.</summary>
    public string Value(Ratio value) => value.Places is { } places and <= MostPlaces
        ? value.ToString(places == 0 ? 0 : Math.Max(places, Math.Min(Places, MostPlaces)))
        : $"{value.ToString(MostPlaces)}…";

    void Count(Ratio figure)
    {
        if (Cut || figure.IsZero) return;
        if (figure.Places is { } places && places <= most) Places = Math.Max(Places, places);
        else Cut = true;
    }
}
