namespace Stv;

/// <summary>How the figures of a count are printed: all votes with the same number of decimal places.</summary>
internal sealed class Figures
{
    /// <summary>More places than these are cut: no rule in print uses more.</summary>
    public const int MostPlaces = 9;

    /// <summary>How many places are printed where figures have more, or do not end.</summary>
    const int CutPlaces = 6;

    readonly int most;

    /// <param name="result">The count.</param>
    /// <param name="most">How many places there is room for.</param>
    public Figures(CountResult result, int most = MostPlaces)
    {
        this.most = most;
        var (votes, quotients) = (default(Tally), default(Tally));
        foreach (var stage in result.Stages)
        {
            Count(stage.Quota);
            Count(stage.Exhausted);
            Count(stage.Loss);
            // What is as it was has been counted.
            foreach (int number in stage.Quotients.Since(quotients)) Count(stage.Quotients[number]);
            foreach (int number in stage.Votes.Since(votes)) Count(stage.Votes[number]);
            (votes, quotients) = (stage.Votes, stage.Quotients);
        }
        if (!Cut) return;
        // What such counts mean by 15 may be 14.999999999999999999.
        Rounded = result.Method == CountMethod.KeepValues;
        Places = Math.Min(Rounded ? MostPlaces : CutPlaces, most);
    }

    /// <summary>The places that the votes of the whole count need, or as many as are printed.</summary>
    public int Places { get; private set; }

    /// <summary>Some figure has more places than are printed.</summary>
    public bool Cut { get; private set; }

    /// <summary>What has more places is rounded to the nearest and not cut off.</summary>
    public bool Rounded { get; }

    /// <summary>What the reader must know of figures that are not printed in full; null where all are.</summary>
    public string? Note =>
        Rounded ? $"Figures are rounded to {Places} decimal places for print only: the count, and its result as JSON, has them in full."
        : Cut ? $"Votes are cut off after {Places} decimal places for print only: the count is exact."
        : null;

    /// <summary>Votes, cut off towards 0 or rounded where they have more places.</summary>
    public string Votes(Ratio votes)
    {
        if (votes.Sign < 0) return Prints(votes) ? $"-{Votes(-votes)}" : Votes(0);
        return (Rounded ? votes.Nearest(Places) : votes).ToString(Places);
    }

    /// <summary>Votes gained or lost; empty for none.</summary>
    public string Change(Ratio votes) => !Prints(votes) ? "" : votes.Sign > 0 ? $"+{Votes(votes)}" : Votes(votes);

    /// <summary>The figure is not 0 as it is printed.</summary>
    public bool Prints(Ratio votes)
    {
        if (votes.Sign < 0) votes = -votes;
        return !(Rounded ? votes.Nearest(Places) : votes.Down(Places)).IsZero;
    }

    /// <summary>
    /// What a paper is worth, or what is kept of it: exactly if its decimals end soon, else cut and marked by an ellipsis, or rounded.
    /// </summary>
    public string Value(Ratio value) => value.Places is { } places && places <= Math.Max(most, MostPlaces)
        ? value.ToString(places == 0 ? 0 : Math.Max(places, Math.Min(Places, MostPlaces)))
        : Rounded ? value.Nearest(MostPlaces).ToString(MostPlaces)
        : $"{value.ToString(MostPlaces)}…";

    void Count(Ratio figure)
    {
        if (Cut || figure.IsZero) return;
        if (figure.Places is { } places && places <= most) Places = Math.Max(Places, places);
        else Cut = true;
    }
}
