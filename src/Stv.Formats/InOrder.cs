namespace Stv;

/// <summary>Prepares things at the same time and takes them one after another.</summary>
static class InOrder
{
    /// <summary>
    /// Prepares numbered things on several threads, and takes each in turn as soon as it and all before it are ready. When this returns,
    /// nothing is being done any more.
    /// </summary>
    /// <param name="threads">How many threads there are at most, this one included.</param>
    /// <param name="count">How many things there are.</param>
    /// <param name="beside">What else is done meanwhile, begun first.</param>
    /// <param name="prepare">Prepares a thing; for several of them at the same time.</param>
    /// <param name="take">Takes a thing; false if it is the last.</param>
    /// <returns>How many things were taken. Others may have been prepared for nothing.</returns>
    public static int Do(int threads, int count, Action beside, Action<int> prepare, Func<int, bool> take)
    {
        var ready = new bool[count];
        var taking = new Lock();
        int next = -1, taken = 0, end = count;
        Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next) - 1) < Volatile.Read(ref end);)
            {
                if (number < 0)
                {
                    beside();
                    continue;
                }
                prepare(number);
                Volatile.Write(ref ready[number], true);
                TakeReady();
            }
        });
        // Somebody may have been ready just when another had looked for the last time.
        TakeReady();
        return taken;

        void TakeReady()
        {
            if (!taking.TryEnter()) return;
            try
            {
                while (taken < end && Volatile.Read(ref ready[taken]))
                    if (!take(taken++)) Volatile.Write(ref end, taken);
            }
            finally
            {
                taking.Exit();
            }
        }
    }
}
