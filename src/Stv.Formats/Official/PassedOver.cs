namespace Stv;

/// <summary>Why figures of an official table are compared with none of ours.</summary>
public enum PassedOverReason
{
    /// <summary>Nothing says what they are: whoever trusts the comparison must know of them.</summary>
    Unknown,

    /// <summary>They are no votes at the end of a stage: turnout, transfer values, papers.</summary>
    NotVotes,

    /// <summary>Whoever asked for the comparison asked to leave them out.</summary>
    Ignored,

    /// <summary>Our own table has them, and this one, which is of its form, has nothing there.</summary>
    Missing,

    /// <summary>In this table, which is of the form of our own, they are other words, or other facts, than in ours.</summary>
    OtherWords,
}

/// <summary>A column or a row of an official table whose figures are compared with none of ours. Immutable.</summary>
/// <param name="Heading">What stands over the column or before the row; <c>column 3</c> where nothing does.</param>
/// <param name="Line">The line of the file that stands in, from 1.</param>
/// <param name="Column">Its column in characters, from 1.</param>
/// <param name="Figures">How many cells there have a digit; at least one.</param>
/// <param name="Reason">Why.</param>
public sealed record PassedOver(string Heading, long Line, int Column, int Figures, PassedOverReason Reason);

/// <summary>What a reader of tables passes over, and what it was asked to.</summary>
internal sealed class PassedOverLog(IReadOnlyCollection<string> ignore)
{
    readonly List<PassedOver> all = [];
    readonly HashSet<string> wanted = new(ignore.Select(Spaced), StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> met = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<PassedOver> All => all;

    /// <summary>A name of which nothing was met that was to be left out; null for none.</summary>
    public string? Unmet => wanted.FirstOrDefault(name => !met.Contains(name));

    /// <summary>A column or row that has one of these names is to be left out.</summary>
    public bool Ignores(params IEnumerable<string> names)
    {
        if (wanted.Count == 0 || names.Select(Spaced).FirstOrDefault(wanted.Contains) is not { } found) return false;
        met.Add(found);
        return true;
    }

    /// <summary>Notes a column, if there is a figure in it. One without a heading is named by its number.</summary>
    public void Column(string heading, CsvRow head, int index, IEnumerable<CsvRow> rows, PassedOverReason reason)
    {
        var (line, column) = head.Where(index);
        Add(new(heading.Length > 0 ? heading : Numbered(index), line, column, rows.Count(row => row.HasFigure(index)), reason));
    }

    /// <summary>Notes figures of a row, if there are any.</summary>
    public void Row(string label, CsvRow row, int at, int figures, PassedOverReason reason)
    {
        var (line, column) = row.Where(at);
        Add(new(label, line, column, figures, reason));
    }

    /// <summary>The name of a column that has no heading.</summary>
    public static string Numbered(int index) => $"column {index + 1}";

    void Add(PassedOver one)
    {
        if (one.Figures > 0) all.Add(one);
    }

    // A heading of several lines is one of several words to whoever types it.
    static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
