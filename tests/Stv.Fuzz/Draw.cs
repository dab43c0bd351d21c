using System.Text;

namespace Stv.Fuzz;

/// <summary>Random choices, the same ones for the same seed on every machine.</summary>
static class Draw
{
    /// <summary>The dice of one case of one target.</summary>
    public static Random Dice(int seed, string target, int number) => Dice($"{seed}/{target}/{number}");

    /// <summary>The dice that a text stands for.</summary>
    public static Random Dice(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 16777619);
        return new((int)(hash & int.MaxValue));
    }

    extension(Random dice)
    {
        /// <summary>True once in so many times.</summary>
        public bool OneIn(int times) => dice.Next(times) == 0;

        /// <summary>One of some things.</summary>
        public T Of<T>(params ReadOnlySpan<T> things) => things[dice.Next(things.Length)];

        /// <summary>A number from one to another, both included.</summary>
        public int From(int least, int most) => dice.Next(least, most + 1);

        /// <summary>The numbers from 1 up, in random order.</summary>
        public int[] Order(int count)
        {
            int[] order = [.. Enumerable.Range(1, count)];
            dice.Shuffle(order);
            return order;
        }
    }
}
