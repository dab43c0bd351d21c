using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stv;

/// <summary>
/// Reads plain ballots: each in a line of its own, numbers with a single space between, nothing else. It stops before whatever
/// it does not know and says nothing of it. For any number of threads, each with its batch.
/// </summary>
/// <param name="standing">How many candidates stand.</param>
/// <param name="most">For how many marks of a ballot there is room; one that comes within 64 of them is not plain.</param>
sealed class BltPlain(int standing, int most)
{
    /// <summary>Bytes that must be there behind the text, whatever they are.</summary>
    public const int Slack = 2 * Window;

    /// <summary>Bytes in which separators are looked for at once.</summary>
    const int Window = 64;

    /// <summary>With no more papers than these before, plain ballots in memory bring nobody beyond 2^63-1.</summary>
    public const long MostPapersBefore = long.MaxValue / 2;

    const long MostPapers = 1 << 30;

    const int MostDigits = 9, MostWeightDigits = 19;

    /// <summary>Takes the lines of a block from its beginning up to the first that is not plain.</summary>
    /// <param name="buffer">The text.</param>
    /// <param name="block">Says where the lines are, and receives their ballots.</param>
    /// <param name="lineEnds">A 0 at the end of a line may be left out.</param>
    public void Read(byte[] buffer, BltBlock block, bool lineEnds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.To, buffer.Length - Slack, nameof(block));
        Debug.Assert(block.From >= 0 && buffer[block.To - 1] == '\n', "Every line has a newline.");
        ref byte text = ref MemoryMarshal.GetArrayDataReference(buffer);
        var (at, longest, ballots) = (block.From, 0, block.Ballots);
        // Within a line nobody looks further beyond its newline than the slack.
        unchecked
        {
            while (at < block.To)
            {
                int i = at;
                long papers = 0;
                for (uint digit; (digit = Unsafe.Add(ref text, i) - (uint)'0') <= 9
                    && papers <= MostPapers / 16; i++) papers = papers * 10 + digit;
                if (papers == 0 || i - at > MostWeightDigits || Unsafe.Add(ref text, i++) != ' ') break;

                ref ushort codes = ref MemoryMarshal.GetReference(ballots.Begin(most));
                int length = Rank(ref Unsafe.Add(ref text, i), ref codes, lineEnds, out int ranked);
                if (length == 0) break;
                if (ranked < 0)
                {
                    if (block.Open++ == 0) block.FirstOpen = at;
                    ranked = ~ranked;
                }
                if (ballots.End(papers, ranked)) block.Repeats.Add((at, ballots.Ballots - 1));
                int newline = Unsafe.Add(ref text, i + length - 2) == '\r' ? 2 : 1;
                longest = Math.Max(longest, i + length - newline - at);
                at = i + length;
            }
        }
        (block.Reached, block.Longest) = (at, longest);
    }

    /// <summary>
    /// Reads a ranking up to and with its newline, behind a space; how many bytes that are, 0 if it is not plain. How many
    /// it ranks is the complement of that where no 0 ends it. A loop of few
    /// variables and no calls, as half of all reading is done here.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    int Rank(ref byte text, ref ushort codes, bool lineEnds, out int ranked)
    {
        Debug.Assert(most >= Window, "Half a window of numbers is written before anybody asks whether there is room.");
        ranked = 0;
        ulong separators = 0;
        ref ushort code = ref codes;
        nint window = 0, end = -1;
        uint candidate, separator;
        unchecked
        {
            while (true)
            {
                if (separators == 0)
                {
                    window = end + 1;
                    ulong digits = Digits(ref Unsafe.Add(ref text, window));
                    // What the loop does not know, a number of three digits and two separators together, ends the window.
                    ulong odd = (digits & (digits >> 1) & (digits >> 2)) | (~digits & ((~digits << 1) | 1));
                    separators = ~digits & ((odd ^ (odd - 1)) >> 1);
                    if (Unsafe.ByteOffset(ref codes, ref code) > (most - Window) * sizeof(ushort)) return 0;
                    if (separators == 0)
                    {
                        end = window + BitOperations.TrailingZeroCount(~digits);
                        if (end == window || end - window > MostDigits) return 0;
                        candidate = 0;
                        for (nint i = window; i < end; i++) candidate = candidate * 10 + (Unsafe.Add(ref text, i) & 15u);
                        goto number;
                    }
                }
                end = window + BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
                // Of a number of one digit the first is the space before, worth 0.
                candidate = (Unsafe.Add(ref text, end - 1) & 15u) + (Unsafe.Add(ref text, end - 2) & 15u) * 10;
            number:
                separator = Unsafe.Add(ref text, end);
                if (separator != ' ') break;
                if (candidate - 1 >= (uint)standing) return 0;
                code = (ushort)candidate;
                code = ref Unsafe.Add(ref code, 1);
            }
            if (candidate != 0)
            {
                if (!lineEnds || candidate > (uint)standing) return 0;
                code = (ushort)candidate;
                code = ref Unsafe.Add(ref code, 1);
            }
        }
        if (separator == '\r') separator = Unsafe.Add(ref text, ++end);
        if (separator != '\n') return 0;
        ranked = (int)Unsafe.ByteOffset(ref codes, ref code) / sizeof(ushort);
        if (candidate != 0) ranked = ~ranked;
        return (int)end + 1;
    }

    /// <summary>Which of the next bytes are digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Digits(ref byte from)
    {
        var zero = Vector256.Create((byte)'0');
        var ten = Vector256.Create((byte)10);
        uint low = Vector256.LessThan(Vector256.LoadUnsafe(ref from) - zero, ten).ExtractMostSignificantBits();
        uint high = Vector256.LessThan(Vector256.LoadUnsafe(ref from, Window / 2) - zero, ten).ExtractMostSignificantBits();
        return low | (ulong)high << (Window / 2);
    }
}

/// <summary>A block of whole lines, and the plain ballots at its beginning.</summary>
sealed class BltBlock(int candidates)
{
    /// <summary>Where the first line begins, and where the last one ends, behind its newline.</summary>
    public int From, To;

    /// <summary>Where the first line begins that is not plain; <see cref="To"/> if all are.</summary>
    public int Reached;

    /// <summary>How many bytes the longest plain ballot has.</summary>
    public int Longest;

    /// <summary>How many plain ballots no 0 ends, and where the first of them begins.</summary>
    public int Open, FirstOpen;

    /// <summary>The plain ballots.</summary>
    public BallotBatch Ballots { get; } = new(candidates);

    /// <summary>Where those stand that name a candidate more than once, and which they are.</summary>
    public List<(int At, int Ballot)> Repeats { get; } = [];

    /// <summary>Has other lines, of which no ballot is known yet.</summary>
    public void Set(int from, int to)
    {
        (From, To, Reached, Longest, Open) = (from, to, from, 0, 0);
        Ballots.Clear();
        Repeats.Clear();
    }
}
