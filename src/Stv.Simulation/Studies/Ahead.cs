namespace Stv;

/// <summary>Things made on several threads and given out in order.</summary>
internal static class Ahead
{
    /// <summary>
    /// Makes a thing for each number below a count. Never far ahead of what was given out: whoever breaks off, or fails, loses but what was
    /// under way.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">On how many threads; from 1. Twice as many things are begun and not given out, at most.</param>
    /// <param name="make">Makes one; may be called by several threads at once.</param>
    /// <param name="cancel">Stops between two things.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static IEnumerable<T> InOrder<T>(int count, int threads, Func<int, T> make, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var few = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var begun = new Queue<Task<T>>();
        int next = 0;
        try
        {
            while (true)
            {
                while (next < count && begun.Count < 2L * threads)
                {
                    int number = next++;
                    begun.Enqueue(Task.Factory.StartNew(() => make(number), stop.Token, TaskCreationOptions.None, few));
                }
                if (!begun.TryDequeue(out var first)) yield break;
                yield return first.GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel();
        }
    }
}
