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

    /// <summary>Takes the lines from a place on into a batch.</summary>
    /// <param name="buffer">The text.</param>
    /// <param name="at">Where the first line begins.</param>
    /// <param name="stop">Where the last line ends, behind its newline.</param>
    /// <param name="lineEnds">A 0 at the end of a line may be left out.</param>
    /// <param name="batch">Receives the ballots; its marks are the places of the lines.</param>
    /// <returns>Where the first line begins that was not taken; <paramref name="stop"/> if all were.</returns>
    public int Read(byte[] buffer, int at, int stop, bool lineEnds, BallotBatch batch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stop, buffer.Length - Slack);
        ref byte text = ref MemoryMarshal.GetArrayDataReference(buffer);
        // Every line has a newline, so within one nobody looks further beyond it than the slack.
        unchecked
        {
            while (at < stop && !batch.Full)
            {
                int i = at;
                long papers = 0;
                for (uint digit; (digit = Unsafe.Add(ref text, i) - (uint)'0') <= 9
                    && papers <= MostPapers / 16; i++) papers = papers * 10 + digit;
                if (papers == 0 || i - at > MostWeightDigits || Unsafe.Add(ref text, i++) != ' ') break;

                ref ushort codes = ref batch.Begin(most);
                int length = Rank(ref Unsafe.Add(ref text, i), ref codes, lineEnds, out var found);
                if (length == 0) break;
                bool repeats = BitOperations.PopCount(found.Seen) != found.Codes
                    && (standing <= 64 || batch.NamesTwice(MemoryMarshal.CreateReadOnlySpan(ref codes, found.Codes)));
                batch.End(papers, found.Codes, found.Hash, repeats, at);
                int newline = Unsafe.Add(ref text, i + length - 2) == '\r' ? 2 : 1;
                batch.Longest = Math.Max(batch.Longest, i + length - newline - at);
                at = i + length;
            }
        }
        return at;
    }

    /// <summary>What a line says.</summary>
    struct Ranking
    {
        /// <summary>How many codes.</summary>
        public int Codes;

        /// <summary>Their hash.</summary>
        public ulong Hash;

        /// <summary>A bit for each candidate, the same one for candidates whose numbers differ by 64.</summary>
        public ulong Seen;
    }

    /// <summary>
    /// Reads a ranking up to and with its newline, behind a space; how many bytes that are, 0 if it is not plain. A loop of few
    /// variables and no calls, as half of all reading is done here.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    int Rank(ref byte text, ref ushort codes, bool lineEnds, out Ranking found)
    {
        found = default;
        ulong hash = BallotBatch.NoHash, seen = 0, separators = 0;
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
                hash = BallotBatch.Hash(hash, candidate);
                seen |= 1UL << (int)candidate;
            }
            if (candidate != 0)
            {
                if (!lineEnds || candidate > (uint)standing) return 0;
                code = (ushort)candidate;
                code = ref Unsafe.Add(ref code, 1);
                hash = BallotBatch.Hash(hash, candidate);
                seen |= 1UL << (int)candidate;
            }
        }
        if (separator == '\r') separator = Unsafe.Add(ref text, ++end);
        if (separator != '\n') return 0;
        (found.Codes, found.Hash, found.Seen) = ((int)Unsafe.ByteOffset(ref codes, ref code) / sizeof(ushort), hash, seen);
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
