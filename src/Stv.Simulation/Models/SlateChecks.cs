namespace Stv;

/// <summary>What slates and regions must be.</summary>
internal static class SlateChecks
{
    public static void Check(SlateModel model)
    {
        var (slates, regions) = (model.Slates, model.Regions);
        int candidates = model.Candidates;
        Require.NotEmpty("slates", slates);
        Names("slates", slates.Select(slate => slate.Name));
        Names("regions", regions.Select(region => region.Name));
        Require.Weights("slates", "share", [.. slates.Select(slate => slate.Share)]);
        if (!regions.IsEmpty) Require.Weights("regions", "share", [.. regions.Select(region => region.Share)]);

        var owner = new Slate?[candidates];
        for (int s = 0; s < slates.Length; s++)
        {
            Check($"slates[{s}]", slates[s], slates.Length, regions.Length);
            foreach (int number in slates[s].Candidates)
            {
                Require.Number($"slates[{s}].candidates", number, 1, candidates);
                if (owner[number - 1] is { } other)
                {
                    string found = $"found {number} in {Brief.Text(other.Name)} too";
                    throw new ParameterException($"slates[{s}].candidates",
                        $"expected each of the candidates 1 to {candidates} in one slate, {found}");
                }
                owner[number - 1] = slates[s];
            }
        }
        for (int r = 0; r < regions.Length; r++)
        {
            if (!regions[r].SlateShares.IsEmpty) Require.Weights($"regions[{r}].slates", regions[r].SlateShares, slates.Length, "slate", 0);
            if (!regions[r].Strengths.IsEmpty) Require.Weights($"regions[{r}].strengths", regions[r].Strengths, candidates, "candidate", 1);
        }
        model.Lengths.Check(candidates);
    }

    static void Check(string path, Slate slate, int slates, int regions)
    {
        Require.NotEmpty($"{path}.candidates", slate.Candidates);
        Require.Weights($"{path}.strengths", slate.Strengths, slate.Candidates.Length, "candidate", 1);
        Require.Chance($"{path}.loyalty", slate.Loyalty);
        Require.Chance($"{path}.crossover", slate.Crossover);
        Require.Chance($"{path}.compliance", slate.Compliance);
        if (!slate.Affinities.IsEmpty)
        {
            Require.Count($"{path}.affinities", slate.Affinities, slates, "slate");
            for (int i = 0; i < slates; i++) Require.Number($"{path}.affinities[{i}]", slate.Affinities[i], 0, Urn.MaxWeight);
        }
        if (slate.Orders.IsDefault || (slate.Orders.Length > 1 && slate.Orders.Length != regions))
        {
            string found = slate.Orders.IsDefault ? "none" : $"{slate.Orders.Length}";
            throw new ParameterException($"{path}.orders",
                $"expected no order, one, or one for each of the {regions} regions, found {found}");
        }
        for (int i = 0; i < slate.Orders.Length; i++) Require.Order($"{path}.orders[{i}]", slate.Orders[i], slate.Candidates);
    }

    static void Names(string parameter, IEnumerable<string> names)
    {
        var seen = new HashSet<string>();
        foreach (string name in names)
            if (!seen.Add(name)) throw new ParameterException(parameter, $"expected different names, found {Brief.Text(name)} twice");
    }
}
