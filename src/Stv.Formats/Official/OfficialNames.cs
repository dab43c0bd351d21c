namespace Stv;

/// <summary>Whose row a row of an official table is.</summary>
internal sealed class OfficialNames
{
    static readonly string[] NonTransferable =
    [
        "nontransferable", "nontransferablepapers", "nontransferablevotes", "nontransferred", "nontransferrable", "nontransf", "exhausted", "exhaustedvotes",
        "exhaustedpapers", "exhaustedballots", "votesnotgiven", "inactive",
    ];

    static readonly string[] Fractions = ["lossbyfraction", "lossbyfractions", "gainloss", "fractionsdisregarded", "fractions", "lostbyfraction"];
    static readonly string[] Totals = ["total", "totals", "totalvotes", "grandtotal"];
    static readonly string[] Quotas = ["quota", "droopquota", "thequota"];

    /// <summary>Rows of figures that are no votes at a stage.</summary>
    static readonly string[] Others =
    [
        "electorate", "turnout", "seats", "vacancies", "validvotes", "validpapers", "validballots", "formalpapers", "totalvalid", "rejected", "rejectedpapers",
        "spoiltvotes", "spoilt", "surplus", "transfervalue", "paperstransferred", "totalpoll", "stage", "count",
    ];

    readonly CountResult result;
    readonly bool apart;

    /// <param name="result">The count whose candidates are named.</param>
    /// <param name="table">The table.</param>
    public OfficialNames(CountResult result, OfficialTable table)
    {
        this.result = result;
        apart = table.Rows.Any(row => ByName(row) is null && Fractions.Contains(Headings.Fold(row.Names[0])));
    }

    /// <summary>The number of the candidate, or what our stage has in the place of this sum; neither for a row of something else.</summary>
    /// <exception cref="FormatException">The row is nobody's.</exception>
    public (int? Candidate, Func<Stage, Ratio>? Votes) Of(OfficialRow row)
    {
        if (ByName(row) is { } named) return (named, stage => stage.VotesOf(named));
        string label = Headings.Fold(row.Names[0]);
        if (IsNonTransferable(row)) return (null, apart ? stage => stage.Exhausted : stage => stage.Exhausted + stage.Loss);
        if (Fractions.Contains(label)) return (null, stage => stage.Loss);
        if (Totals.Contains(label)) return (null, _ => result.Votes);
        if (Quotas.Contains(label)) return (null, stage => stage.Quota);
        if (Others.Contains(label)) return (null, null);
        if (ByWords(row) is { } number) return (number, stage => stage.VotesOf(number));
        var near = Suggest.Nearest(row.Names[0], result.Candidates.Select(candidate => candidate.Name));
        string nearest = near.Count > 0 ? $"; the nearest is \"{Display.Clean(near[0])}\"" : "";
        throw Fault(row, $", expected a candidate of the result, or a sum such as \"Non-transferable\"{nearest}");
    }

    /// <summary>The row is of papers that show no further preference.</summary>
    public static bool IsNonTransferable(OfficialRow row) => NonTransferable.Contains(Headings.Fold(row.Names[0]));

    /// <summary>By the name as it is, else without case, accents and order of words; by the number alone where there is no name.</summary>
    int? ByName(OfficialRow row)
    {
        if (row.Names[0].Length == 0) return row.Number is { } number && number <= result.Candidates.Length ? number : null;
        var words = row.Names.Select(Headings.Words).Where(all => all.Length > 0).ToList();
        return Only(row, one => row.Names.Contains(one.Name)) ?? Only(row, one => words.Any(Headings.Words(one.Name).SequenceEqual));
    }

    /// <summary>As the only one who has all these words, or has no others.</summary>
    int? ByWords(OfficialRow row)
    {
        string[] words = Headings.Words(row.Names[0]);
        if (words.Length == 0) return null;
        return Only(row, one => words.All(Headings.Words(one.Name).Contains))
            ?? Only(row, one => Headings.Words(one.Name) is { Length: > 0 } own && own.All(words.Contains));
    }

    int? Only(OfficialRow row, Func<Candidate, bool> same)
    {
        int[] meant = [.. result.Candidates.Where(same).Select(one => one.Number)];
        if (meant.Length < 2) return meant.Length == 1 ? meant[0] : null;
        return row.Number is { } number && meant.Contains(number) ? number
            : throw Fault(row, $", which may be candidate {Suggest.Or([.. meant.Select(n => $"{n}")])}, expected a name of one alone, or a column of numbers");
    }

    static FormatException Fault(OfficialRow row, string what) => new($"{row.Line}:{row.Column}: found \"{Display.Clean(row.Names[0])}\"{what}");
}
