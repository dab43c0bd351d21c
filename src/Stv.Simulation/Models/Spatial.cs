using System.Collections.Immutable;

namespace Stv;

/// <summary>A place on a line or in a plane. Immutable.</summary>
/// <param name="X">The first coordinate.</param>
/// <param name="Y">The second; 0 on a line.</param>
public readonly record struct Position(int X, int Y = 0);

/// <summary>Voters who live around a place. Immutable.</summary>
/// <param name="Weight">How many they are, in proportion to other clusters; from 1.</param>
/// <param name="Centre">Their middle.</param>
/// <param name="Spread">
/// The standard deviation of each of their coordinates, which are bell-shaped: the sum of twelve even draws. From 0 to
/// <see cref="Spatial.Reach"/>; nobody is further from the centre than six times it in any coordinate.
/// </param>
public sealed record VoterCluster(int Weight, Position Centre, int Spread);

/// <summary>
/// The spatial model: voters and candidates have places, and a voter ranks those nearest first (Hotelling, 1929; Downs, 1957; for
/// elections by ranking Chamberlin and Cohen, 1978, and Merrill, 1984). Places are whole numbers, distances are straight lines compared
/// by their squares; candidates equally far from a voter are ranked in random order. Immutable; safe to share between threads.
/// </summary>
public sealed class Spatial : ElectorateModel
{
    /// <summary>The largest coordinate, either side of 0, and the largest spread.</summary>
    public const int Reach = 1_000_000;

    readonly Alias alias;

    /// <summary>The model.</summary>
    /// <param name="dimensions">1 for a line, 2 for a plane.</param>
    /// <param name="places">Where each candidate stands; coordinates from −<see cref="Reach"/> to <see cref="Reach"/>.</param>
    /// <param name="voters">Where the voters live; at least one cluster.</param>
    /// <param name="lengths">How many preferences papers carry; null for all.</param>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    public Spatial(int dimensions, ImmutableArray<Position> places, ImmutableArray<VoterCluster> voters, BallotLengths? lengths = null)
        : base(places.IsDefault ? 0 : places.Length)
    {
        Require.Number("dimensions", dimensions, 1, 2);
        Require.NotEmpty("voters", voters);
        (Dimensions, Places, Voters, Lengths) = (dimensions, places, voters, lengths ?? BallotLengths.Full);
        for (int i = 0; i < places.Length; i++) Check($"places[{i}]", places[i]);
        for (int i = 0; i < voters.Length; i++)
        {
            Require.Number($"voters[{i}].weight", voters[i].Weight, 1, Urn.MaxWeight);
            Check($"voters[{i}].centre", voters[i].Centre);
            Require.Number($"voters[{i}].spread", voters[i].Spread, 0, Reach);
        }
        Lengths.Check(Candidates);
        alias = new([.. voters.Select(cluster => (long)cluster.Weight)]);
    }

    /// <summary>1 for a line, 2 for a plane.</summary>
    public int Dimensions { get; }

    /// <summary>Where each candidate stands: the candidate numbered n is at n − 1.</summary>
    public ImmutableArray<Position> Places { get; }

    /// <summary>Where the voters live.</summary>
    public ImmutableArray<VoterCluster> Voters { get; }

    /// <summary>How many preferences papers carry.</summary>
    public BallotLengths Lengths { get; }

    internal override Voter NewVoter() => new Resident(this);

    void Check(string parameter, Position place)
    {
        Require.Number($"{parameter}[0]", place.X, -Reach, Reach);
        int reach = Dimensions == 2 ? Reach : 0;
        Require.Number($"{parameter}[1]", place.Y, -reach, reach);
    }

    sealed class Resident(Spatial model) : Voter
    {
        // The square of the distance, then the place of the candidate in the list: below 2⁴⁸ and 2¹⁶.
        readonly ulong[] keys = new ulong[model.Candidates];

        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            int length = model.Lengths.Draw(ref random, keys.Length);
            var cluster = model.Voters[model.alias.Draw(ref random)];
            long x = cluster.Centre.X + Deviation(ref random, cluster.Spread);
            long y = model.Dimensions == 1 ? 0 : cluster.Centre.Y + Deviation(ref random, cluster.Spread);
            for (int i = 0; i < keys.Length; i++)
            {
                var place = model.Places[i];
                long across = place.X - x, up = place.Y - y;
                keys[i] = (ulong)(across * across + up * up) << 16 | (uint)i;
            }
            keys.AsSpan().Sort();
            for (int from = 0, to; from < length; from = to)
            {
                for (to = from + 1; to < keys.Length && keys[to] >> 16 == keys[from] >> 16;) to++;
                Shuffle(ref random, keys.AsSpan(from..to));
            }
            for (int i = 0; i < length; i++) paper[i] = (ushort)((keys[i] & 0xFFFF) + 1);
            return length;
        }

        // Twelve even draws of sixteen bits have a variance of very nearly the square of 2¹⁶.
        static long Deviation(ref Xoshiro random, int spread)
        {
            long sum = -6 * 0xFFFF;
            for (int i = 0; i < 3; i++)
            {
                ulong bits = random.Next();
                sum += (long)((bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48));
            }
            return sum * spread / 0x10000;
        }

        static void Shuffle(ref Xoshiro random, Span<ulong> equal)
        {
            for (int i = equal.Length - 1; i > 0; i--)
            {
                int drawn = (int)random.Below((uint)(i + 1));
                (equal[i], equal[drawn]) = (equal[drawn], equal[i]);
            }
        }
    }
}
