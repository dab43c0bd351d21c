using System.Globalization;

namespace Stv;

/// <summary>
/// What the marks on a Senate ballot paper count for: Commonwealth Electoral Act 1918, sections 268A, 269 and 272, as they are since 2016.
/// </summary>
/// <remarks>
/// A square with a tick or a cross alone has the number 1: 268A(2)(a), 269(1A)(a). Numbers that are repeated, and any that are higher than
/// these or than one that is missing, are disregarded: 268A(2)(b), 269(1A)(b). Of what is left, 1 to 6 below the line are formal, or all
/// squares where there are no more: 268A(1); above the line a 1 is: 269(1). Where both halves are formal, the one below counts alone:
/// 269(2). A group marked above the line stands for its candidates from top to bottom, and the papers go no further than the groups
/// marked: 272.
/// </remarks>
sealed class SenateFormality
{
    /// <summary>A tick or a cross in a square, alone.</summary>
    public const int TickOrCross = -1;

    const int FewestBelow = 6;

    readonly (int First, int Candidates)[] groups;
    readonly SenateNumbers above, below;

    /// <param name="groups">The groups with a square above the line: the number of the first candidate, and how many there are.</param>
    /// <param name="candidates">Squares below the line.</param>
    public SenateFormality(IEnumerable<(int First, int Candidates)> groups, int candidates)
    {
        this.groups = [.. groups];
        (above, below) = (new(this.groups.Length), new(candidates));
    }

    /// <summary>Squares on the paper, in both halves.</summary>
    public int Squares => above.Squares + below.Squares;

    /// <summary>What an informal paper has not, in words.</summary>
    public string Wanted
    {
        get
        {
            int fewest = Math.Min(FewestBelow, below.Squares);
            string line = fewest == 1 ? "no 1 that stands alone" : $"not 1 to {fewest}, each once,";
            return above.Squares == 0 ? $"{line} on the paper" : $"no 1 that stands alone above the line, and {line} below it";
        }
    }

    /// <summary>Judges a paper.</summary>
    /// <param name="squares">
    /// What stands in each square, those above the line first: a number from 0, 0 for nothing that is a preference, or <see
    /// cref="TickOrCross"/>.
    /// </param>
    /// <param name="preferences">Receives the candidates for whom the paper counts, in order.</param>
    public SenateVote Judge(ReadOnlySpan<int> squares, List<int> preferences)
    {
        preferences.Clear();
        above.Read(squares[..above.Squares]);
        below.Read(squares[above.Squares..]);
        bool formalBelow = below.Squares > 0 && below.Counting >= Math.Min(FewestBelow, below.Squares), formalAbove = above.Counting > 0;
        if (formalBelow)
        {
            for (int number = 1; number <= below.Counting; number++) preferences.Add(below.SquareOf(number) + 1);
            return new(SenateHalf.Below, formalAbove, below.Disregarded, !formalAbove && above.Marked > 0);
        }
        if (!formalAbove) return new(above.Marked + below.Marked > 0 ? SenateHalf.Informal : SenateHalf.Empty, false, false, false);
        for (int number = 1; number <= above.Counting; number++)
        {
            var (first, candidates) = groups[above.SquareOf(number)];
            for (int i = 0; i < candidates; i++) preferences.Add(first + i);
        }
        return new(SenateHalf.Above, false, above.Disregarded, below.Marked > 0);
    }
}

/// <summary>Which half of a Senate ballot paper counts.</summary>
enum SenateHalf
{
    /// <summary>Neither: there is no mark on it.</summary>
    Empty,

    /// <summary>Neither: its marks are formal in no half.</summary>
    Informal,

    /// <summary>Groups are marked above the line.</summary>
    Above,

    /// <summary>Candidates are marked below the line.</summary>
    Below,
}

/// <summary>How a Senate ballot paper was judged.</summary>
/// <param name="Half">Which half counts.</param>
/// <param name="Both">Both halves are formal, and the one above the line is passed over.</param>
/// <param name="Disregarded">Numbers in the half that counts are disregarded, as repeated or behind a gap.</param>
/// <param name="OtherMarked">The other half is marked, and is not formal.</param>
readonly record struct SenateVote(SenateHalf Half, bool Both, bool Disregarded, bool OtherMarked);

/// <summary>The numbers in some squares, of which those that run from 1 without a gap or a repetition count.</summary>
/// <param name="squares">How many squares there are.</param>
sealed class SenateNumbers(int squares)
{
    const int Nowhere = -1, Repeated = -2;

    // The square in which each number stands; a number beyond the squares cannot count.
    readonly int[] at = new int[squares + 1];

    public int Squares => squares;

    /// <summary>Squares with a mark.</summary>
    public int Marked { get; private set; }

    /// <summary>How many numbers count, from 1 on.</summary>
    public int Counting { get; private set; }

    /// <summary>Some numbers do not count.</summary>
    public bool Disregarded => Marked > Counting;

    /// <summary>The square, from 0, of a number that counts.</summary>
    public int SquareOf(int number) => at[number];

    /// <summary>What a mark in a square says, as <see cref="SenateFormality"/> takes it; null for what is no mark.</summary>
    public static int? Mark(ReadOnlySpan<char> cell)
    {
        // Nearly all squares hold nothing or a digit.
        if (cell.IsEmpty) return 0;
        if (cell.Length == 1 && char.IsAsciiDigit(cell[0])) return cell[0] - '0';
        cell = cell.Trim();
        if (cell.IsEmpty) return 0;
        if (cell is "*" or "/") return SenateFormality.TickOrCross;
        if (!WordReader.IsWhole(cell)) return null;
        return int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
    }

    /// <summary>Reads what stands in each square: a number, 0 for nothing that is a preference, or a tick or cross.</summary>
    public void Read(ReadOnlySpan<int> marks)
    {
        at.AsSpan().Fill(Nowhere);
        Marked = 0;
        for (int square = 0; square < marks.Length; square++)
        {
            int number = marks[square] == SenateFormality.TickOrCross ? 1 : marks[square];
            if (number == 0) continue;
            Marked++;
            if (number < at.Length) at[number] = at[number] == Nowhere ? square : Repeated;
        }
        for (Counting = 0; Counting + 1 < at.Length && at[Counting + 1] >= 0;) Counting++;
    }
}
