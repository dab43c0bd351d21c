namespace Stv;

/// <summary>
/// One colour for each party or group where the candidates have such, else for each candidate; after the twelfth they begin anew. Never
/// the only sign of anything.
/// </summary>
internal sealed class Colours
{
    const int Palette = 12;

    readonly int[] of;

    public Colours(CountResult result)
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

    /// <summary>The number of a candidate's colour, from 0.</summary>
    public int this[int number] => of[number];
}
