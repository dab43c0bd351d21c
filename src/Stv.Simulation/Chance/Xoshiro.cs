namespace Stv;

/// <summary>
/// Random numbers in integers: xoshiro256** (Blackman and Vigna, 2021), its state filled by SplitMix64 (Steele, Lea and Flood, 2014).
/// Every block of papers has a stream of its own, so that any part can be drawn by itself. Mutable; for one thread.
/// </summary>
internal struct Xoshiro
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    ulong a, b, c, d;

    /// <summary>A generator with a given state, not all of it 0.</summary>
    public Xoshiro(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    /// <summary>The stream of a block. Different blocks of a seed, and different seeds, have unrelated streams.</summary>
    public static Xoshiro ForBlock(ulong seed, long block)
    {
        unchecked
        {
            // Each step is one to one, so no two blocks of a seed begin alike.
            ulong state = Mix((Mix(seed + Golden) ^ (ulong)block) + Golden);
            return new(Mix(state += Golden), Mix(state += Golden), Mix(state += Golden), Mix(state + Golden));
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            ulong five = b * 5, result = ulong.RotateLeft(five, 7) * 9, shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = ulong.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>A number from 0 to <paramref name="limit"/> − 1, each as likely as any other (Lemire, 2019).</summary>
    /// <param name="limit">At least 1.</param>
    public uint Below(uint limit)
    {
        unchecked
        {
            ulong product = (Next() >> 32) * limit;
            if ((uint)product < limit)
            {
                uint uneven = (0u - limit) % limit;
                while ((uint)product < uneven) product = (Next() >> 32) * limit;
            }
            return (uint)(product >> 32);
        }
    }

    /// <summary>A number from 0 to <paramref name="limit"/> − 1, each as likely as any other, where 32 bits may not hold it.</summary>
    /// <param name="limit">At least 1.</param>
    public ulong Below(ulong limit)
    {
        unchecked
        {
            ulong high = Math.BigMul(Next(), limit, out ulong low);
            if (low < limit)
            {
                ulong uneven = (0ul - limit) % limit;
                while (low < uneven) high = Math.BigMul(Next(), limit, out low);
            }
            return high;
        }
    }

    /// <summary>Whether something of a given likelihood happens.</summary>
    public bool Hits(Likelihood likelihood) => likelihood.IsCertain || Next() >> 32 < likelihood.Of32;

    static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
