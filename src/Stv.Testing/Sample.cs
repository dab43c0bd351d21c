using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Stv.Testing;

/// <summary>A mark on a paper.</summary>
/// <param name="Candidate">
/// A candidate's number; 0 for a rank left blank; −1 where several were marked at the rank and nobody knows who.
/// </param>
/// <param name="Equal">At the same rank as the mark before.</param>
public readonly record struct Mark(int Candidate, bool Equal = false);

/// <summary>Papers that carry the same marks.</summary>
/// <param name="Copies">How many, at least one.</param>
/// <param name="Marks">The marks in order; none for empty papers.</param>
public sealed record Paper(long Copies, ImmutableArray<Mark> Marks);

/// <summary>A random election, as data that can be changed by a law and shows itself as a BLT file.</summary>
/// <param name="Candidates">How many there are.</param>
/// <param name="Seats">How many are asked for, at most one for each candidate.</param>
/// <param name="Withdrawn">Who has withdrawn; never all.</param>
/// <param name="Papers">The papers in order; equal ones may occur several times.</param>
/// <param name="Order">A standing order of everybody.</param>
/// <param name="Dice">A number for the choices that a law makes.</param>
public sealed record Sample(int Candidates, int Seats, ImmutableArray<int> Withdrawn, ImmutableArray<Paper> Papers,
    ImmutableArray<int> Order, int Dice)
{
    /// <summary>A source of the choices that a law makes, the same every time.</summary>
    public Random Random => new(Dice);

    /// <summary>Those who have not withdrawn.</summary>
    public IEnumerable<int> Standing => Enumerable.Range(1, Candidates).Except(Withdrawn);

    /// <summary>An election that was read, with its own order for ties, and then all others by number.</summary>
    /// <param name="election">The election; where it does not say its seats there is one.</param>
    public static Sample Of(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var papers = ImmutableArray.CreateBuilder<Paper>();
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            List<Mark> marks = [];
            foreach (var preference in election.Electorate[i]) marks.Add(new(preference.Overvote ? -1 : preference.Candidate,
                preference.EqualToPrevious));
            papers.Add(new(election.Electorate[i].Papers, [.. marks]));
        }
        int[] everybody = [.. election.Candidates.Select(c => c.Number)];
        return new(
            everybody.Length, election.Seats ?? 1, [.. election.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)],
                papers.ToImmutable(),
            [.. election.TieOrder.Union(everybody)], 0);
    }

    /// <summary>The papers as an electorate; candidates are called C1, C2 and so on.</summary>
    /// <param name="keepOrder">Every paper is kept by itself, in order.</param>
    public Electorate Electorate(bool keepOrder = false)
    {
        var builder = new ElectorateBuilder(Candidates, keepOrder);
        foreach (var paper in Papers) builder.AddCodes(paper.Copies, [.. Codes(paper.Marks)]);
        return builder.Build(Enumerable.Range(1, Candidates).Select(n => new Candidate(n, $"C{n}") { Withdrawn = Withdrawn.Contains(n) }));
    }

    /// <summary>The same election with the candidates numbered otherwise.</summary>
    /// <param name="names">The new number of each candidate, at their old one.</param>
    public Sample Relabel(IReadOnlyList<int> names) => this with
    {
        Withdrawn = [.. Withdrawn.Select(c => names[c])],
        Order = [.. Order.Select(c => names[c])],
        Papers = [.. Papers.Select(p => p with { Marks = [.. p.Marks.Select(m => m with { Candidate = names[m.Candidate] })] })],
    };

    /// <summary>The same papers without any mark for some candidates; later preferences move up.</summary>
    /// <param name="gone">The numbers of those candidates.</param>
    public Sample Strike(IReadOnlyCollection<int> gone) => this with
    {
        Papers = [.. Papers.Select(p => p with { Marks = Struck(p.Marks,
        gone) })]
    };

    /// <summary>As a BLT file, with the standing order as its order for ties.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Candidates} {Seats}");
        if (Withdrawn.Length > 0) text.AppendLine(string.Join(' ', Withdrawn.Select(c => -c)));
        text.AppendLine(CultureInfo.InvariantCulture, $"[tie {string.Join(' ', Order)}]");
        foreach (var paper in Papers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{paper.Copies}");
            foreach (var mark in paper.Marks) text.Append(mark.Equal ? "=" : " ").Append(mark.Candidate == 0 ? "-" : $"{mark.Candidate}");
            text.AppendLine(" 0");
        }
        text.AppendLine("0");
        for (int c = 1; c <= Candidates; c++) text.AppendLine(CultureInfo.InvariantCulture, $"\"C{c}\"");
        return text.Append(CultureInfo.InvariantCulture, $"\"Random\" # dice {Dice}").ToString().ReplaceLineEndings("\n");
    }

    static ImmutableArray<Mark> Struck(ImmutableArray<Mark> marks, IReadOnlyCollection<int> gone)
    {
        var left = ImmutableArray.CreateBuilder<Mark>();
        bool headless = false;
        foreach (var mark in marks)
        {
            if (!mark.Equal) headless = false;
            if (gone.Contains(mark.Candidate)) headless |= !mark.Equal;
            else
            {
                left.Add(headless ? mark with { Equal = false } : mark);
                headless = false;
            }
        }
        return left.ToImmutable();
    }

    internal static IEnumerable<ushort> Codes(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark.Equal || mark.Candidate <= 0) yield return Stv.Electorate.Mark;
            yield return mark.Candidate < 0 ? Stv.Electorate.Overvote : (ushort)mark.Candidate;
        }
    }
}
