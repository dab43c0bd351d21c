using System.Globalization;

namespace Stv;

/// <summary>The columns of stages of a table, taken one after the other from left to right.</summary>
internal sealed class StageColumns
{
    readonly List<(int Column, int Stage, FigureKind? Kind)> all = [];
    readonly Dictionary<int, List<FigureKind?>> kinds = [];
    int current;
    bool counted;
    string? act;

    public IReadOnlyList<(int Column, int Stage, FigureKind? Kind)> All => all;

    /// <summary>Takes a column; false where nothing says to which stage it belongs.</summary>
    /// <param name="column">Which it is.</param>
    /// <param name="texts">What stands above it, from the top.</param>
    /// <param name="place">Where it is, as messages begin with.</param>
    /// <exception cref="FormatException">Its number contradicts what columns without numbers were taken for.</exception>
    public bool Add(int column, string[] texts, string place)
    {
        var kind = texts.Reverse().Select(Headings.Kind).FirstOrDefault(one => one is not null);
        string? named = texts.Select(Headings.Act).FirstOrDefault(one => one is not null);
        if (texts.Select(Numbered).FirstOrDefault(number => number is not null) is { } stage)
        {
            if (counted && stage < current)
                throw new FormatException(
                    $"{place}found stage {stage} behind columns counted as stages up to {current}, expected a number in each heading");
            (current, counted, act) = (stage, false, named);
        }
        else if (named is not null)
        {
            // "Surplus of A", "After surplus of A" are two columns of a stage; so are "Transfer" and "After surplus of A".
            bool same = named == act || kind == FigureKind.Total && Has(FigureKind.Transfer) && !Has(FigureKind.Total);
            if (!same) (current, counted) = (current + 1, true);
            act = named;
        }
        else if (kind is not null && texts.Any(Headings.IsPartOfVotes)) return false;
        else if (kind is not null)
        {
            // A column that only says its kind belongs to the stage before until that has one; a transfer comes before its total.
            if (current == 0 || (kind == FigureKind.Transfer ? kinds.ContainsKey(current) : Has(kind)))
                (current, counted, act) = (current + 1, true, null);
        }
        else if (texts.Length > 0 || current == 0) return false;
        all.Add((column, current, kind));
        if (!kinds.TryGetValue(current, out var list)) kinds.Add(current, list = []);
        list.Add(kind);
        return true;
    }

    bool Has(FigureKind? kind) => kinds.TryGetValue(current, out var list) && list.Contains(kind);

    int? Numbered(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
        : StageHeadings.Number(text)
        // Roman figures alone may be letters, unless they count on.
        ?? (StageHeadings.Roman(text) is { } roman && (roman == current || roman == current + 1) ? roman : null);
}
