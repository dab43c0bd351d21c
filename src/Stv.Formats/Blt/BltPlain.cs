using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Reads plain ballots: each in a line of its own, numbers with a single space between, nothing else. It stops before whatever
/// it does not know and says nothing of it. For any number of threads, each with its batch.
/// </summary>
/// <param name="standing">How many candidates stand.</param>
/// <param name="most">Marks of a ballot at most; a longer one is not plain.</param>
sealed class BltPlain(int standing, int most)
{
    /// <summary>Bytes that must be there behind the text, whatever they are.</summary>
    public const int Slack = 4;

    /// <summary>With no more papers than these before, plain ballots in memory bring nobody beyond 2^63-1.</summary>
    public const long MostPapersBefore = long.MaxValue / 2;

    const long MostPapers = 1 << 30;

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
        uint candidates = (uint)standing;
        // Within a line every step below ends at its newline at the latest, so no step looks further beyond it than the slack.
        unchecked
        {
            while (at < stop && !batch.Full)
            {
                int i = at;
                uint digit = Unsafe.Add(ref text, i) - (uint)'0';
                if (digit > 9) break;
                long papers = digit;
                while ((digit = Unsafe.Add(ref text, ++i) - (uint)'0') <= 9 && papers <= MostPapers / 16) papers = papers * 10 + digit;
                if (papers == 0 || Unsafe.Add(ref text, i++) != ' ') break;

                ref ushort codes = ref batch.Begin(most);
                int n = 0;
                ulong hash = BallotBatch.NoHash, low = 0, high = 0;
                uint candidate, separator;
                while (true)
                {
                    // A digit has the bit 0x10 and a separator has not; whether they are what they seem is asked afterwards.
                    uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, i));
                    if (!BitConverter.IsLittleEndian) four = BinaryPrimitives.ReverseEndianness(four);
                    uint two = four >> 12 & 1;
                    int shift = (int)(two << 3);
                    uint tens = ((byte)four - (uint)'0') * two, ones = (byte)(four >> shift) - (uint)'0';
                    if (tens > 9 || ones > 9) return at;
                    candidate = tens * 10 + ones;
                    separator = (byte)(four >> shift >> 8);
                    i += (int)two + 2;
                    if (separator != ' ')
                    {
                        for (; (digit = separator - '0') <= 9 && candidate <= candidates; separator = Unsafe.Add(ref text, i++)) candidate = candidate * 10 + digit;
                        if (candidate == 0) break;
                        if (separator != ' ' && !lineEnds) return at;
                    }
                    if (candidate - 1 >= candidates || n == most) return at;
                    Unsafe.Add(ref codes, n++) = (ushort)candidate;
                    hash = BallotBatch.Hash(hash, candidate);
                    ulong bit = 1UL << (int)candidate, above = 0UL - (candidate >> 6);
                    low |= bit & ~above;
                    high |= bit & above;
                    if (separator != ' ') break;
                }
                if (separator == '\r') separator = Unsafe.Add(ref text, i++);
                if (separator != '\n') break;
                bool repeats = candidates < 128
                    ? BitOperations.PopCount(low) + BitOperations.PopCount(high) != n
                    : batch.NamesTwice(MemoryMarshal.CreateReadOnlySpan(ref codes, n));
                batch.End(papers, n, hash, repeats, at);
                at = i;
            }
        }
        return at;
    }
}
