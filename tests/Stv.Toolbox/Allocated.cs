namespace Stv.Toolbox;

/// <summary>What work allocates.</summary>
static class Allocated
{
    /// <summary>
    /// The bytes this thread allocates for a piece of work: the least of several times, since memory that is rented may be taken back at
    /// any time and a collection in the middle may charge the rest of a buffer.
    /// </summary>
    public static long By(Action work)
    {
        work();
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
