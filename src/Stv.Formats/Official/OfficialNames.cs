namespace Stv;

/// <summary>Whose row a row of an official table is.</summary>
internal sealed class OfficialNames
{
    static readonly string[] NonTransferable =
    [
        "nontransferable", "nontransferablepapers", "nontransferablevotes", "nontransferablepapersnoteffective",
            "nontransferablenoteffective",
        "noneffective", "nontransferred", "nontransferrable", "nontransf", "exhausted", "exhaustedvotes",
        "exhaustedpapers", "exhaustedballots", "votesnotgiven", "inactive",
    ];

    static readonly string[] Fractions = ["lossbyfraction", "lossbyfractions", "gainloss", "fractionsdisregarded", "fractions",
        "lostbyfraction"];
    static readonly string[] Totals = ["total", "totals", "totalvotes", "grandtotal"];
    static readonly string[] Quotas = ["quota", "droopquota", "thequota"];

    /// <summary>Rows of figures that are no votes at a stage.</summary>
    static readonly string[] Others =
    [
        "electorate", "turnout", "seats", "vacancies", "validvotes", "validpapers", "validballots", "formalpapers", "totalvalid",
            "rejected", "rejectedpapers",
        "spoiltvotes", "spoilt", "surplus", "transfervalue", "paperstransferred", "totalpoll", "stage", "count", "keepvalue", "quotient",
    ];

    readonly CountResult result;
    readonly bool apart, numbered;
    readonly ILookup<string, int> byName, byOurTable, byWords;
    readonly List<HashSet<string>> words;
    readonly ILookup<string, int> byWord;

    /// <param name="result">The count whose candidates are named.</param>
    /// <param name="table">The table.</param>
    public OfficialNames(CountResult result, OfficialTable table)
    {
        this.result = result;
        byName = result.Candidates.ToLookup(one => one.Name, one => one.Number);
        byOurTable = result.Candidates.ToLookup(one => ResultCsv.Text(one.Name), one => one.Number);
        byWords = result.Candidates.ToLookup(one => Key(Headings.Words(one.Name)), one => one.Number);
        words = [.. result.Candidates.Select(one => Headings.Words(one.Name).ToHashSet())];
        byWord = words.SelectMany((all, i) => all.Select(word => (word, i + 1))).ToLookup(one => one.word, one => one.Item2);
        numbered = table.Rows.Any(row => row.Number is not null);
        apart = table.Rows.Any(row => Fractions.Contains(Headings.Fold(row.Names[0])) && (IsSum(row) || ByName(row) is null));
    }

    /// <summary>The number of the candidate, or what our stage has in the place of this sum; neither for a row of something else.</summary>
    /// <exception cref="FormatException">The row is nobody's.</exception>
    public (int? Candidate, Func<Stage, Ratio>? Votes) Of(OfficialRow row)
    {
        if (!IsSum(row) && ByName(row) is { } named) return (named, stage => stage.Votes[named]);
        string label = Headings.Fold(row.Names[0]);
        if (IsNonTransferable(row)) return (null, apart ? stage => stage.Exhausted : stage => stage.Exhausted + stage.Loss);
        if (Fractions.Contains(label)) return (null, stage => stage.Loss);
        if (Totals.Contains(label)) return (null, _ => result.Votes);
        if (Quotas.Contains(label)) return (null, stage => stage.Quota);
        if (Others.Contains(label)) return (null, null);
        if (ByWords(row) is { } number) return (number, stage => stage.Votes[number]);
        var near = Suggest.Nearest(Display.Brief(row.Names[0]), result.Candidates.Select(candidate => candidate.Name));
        string nearest = near.Count > 0 ? $"; the nearest is {Display.Quoted(near[0])}" : "";
        throw Fault(row, $", expected a candidate of the result, or a sum such as \"Non-transferable\"{nearest}");
    }

    /// <summary>What is called so is the quota.</summary>
    public static bool IsQuota(string label) => Quotas.Contains(Headings.Fold(label));

    /// <summary>The row is of papers that show no further preference.</summary>
    public static bool IsNonTransferable(OfficialRow row) => NonTransferable.Contains(Headings.Fold(row.Names[0]));

    /// <summary>
    /// Where candidates have numbers, a row without one that is called as sums are is a sum, though a candidate be called so.
    /// </summary>
    bool IsSum(OfficialRow row) => numbered && row.Number is null && Headings.Fold(row.Names[0]) is var label
        && ((string[][])[NonTransferable, Fractions, Totals, Quotas, Others]).Any(words => words.Contains(label));

    /// <summary>
    /// By the name as it is, else as our own table has it, else without case, accents and order of words; by the number alone where there
    /// is no name.
    /// </summary>
    int? ByName(OfficialRow row)
    {
        if (row.Names[0].Length == 0) return row.Number is { } number && number <= result.Candidates.Length ? number : null;
        // Our own table may write two names alike.
        if (row.Number is { } own && byOurTable[row.Names[0]].Contains(own)) return own;
        return Only(row, row.Names.SelectMany(name => byName[name]))
            ?? Only(row, byOurTable[row.Names[0]])
            ?? Only(row, row.Names.Select(name => Key(Headings.Words(name))).Where(key => key.Length > 0).SelectMany(key => byWords[key]));
    }

    /// <summary>As the only one who has all these words, or has no others.</summary>
    int? ByWords(OfficialRow row)
    {
        string[] wanted = [.. Headings.Words(row.Names[0]).Distinct()];
        if (wanted.Length == 0) return null;
        var shared = wanted.SelectMany(word => byWord[word]).CountBy(number => number).ToList();
        return Only(row, shared.Where(one => one.Value == wanted.Length).Select(one => one.Key))
            ?? Only(row, shared.Where(one => one.Value == words[one.Key - 1].Count).Select(one => one.Key));
    }

    static string Key(string[] words) => string.Join(' ', words);

    static int? Only(OfficialRow row, IEnumerable<int> numbers)
    {
        int[] meant = [.. numbers.Distinct().Order()];
        if (meant.Length < 2) return meant.Length == 1 ? meant[0] : null;
        if (row.Number is { } number && meant.Contains(number)) return number;
        string some = meant.Length > 5 ? $"{string.Join(", ", meant.Take(5))} or {meant.Length - 5} more" : Suggest.Or([.. meant.Select(n =>
            $"{n}")]);
        throw Fault(row, $", which may be candidate {some}, expected a name of one alone, or a column of numbers");
    }

    static FormatException Fault(OfficialRow row, string what) =>
        new($"{row.Line}:{row.Column}: found {Display.Quoted(row.Names[0])}{what}");
}
