using System.Runtime.ExceptionServices;

namespace Stv;

/// <summary>
/// Threads that do many short things side by side, one after another. They stay awake for a moment between one thing and the next,
/// as waking takes longer than most of these. For one thread to command.
/// </summary>
/// <param name="threads">How many threads there are with the one that commands, at least 1.</param>
sealed class Crew(int threads) : IDisposable
{
    // A turn is about a microsecond. Nobody yields before: where others want the processor too, it is long gone then.
    const int Turn = 30, Patience = 100;

    readonly List<Thread> hands = [];
    readonly ManualResetEventSlim called = new(false, 0);
    volatile Job? job;
    volatile bool dismissed;

    /// <summary>How many threads there are with the one that commands.</summary>
    public int Threads => threads;

    /// <summary>
    /// Does something for each number below a count, at the same time if threads are free. Everything is done when this returns.
    /// </summary>
    public void Do(int count, Action<int> act)
    {
        while (hands.Count < Math.Min(threads, count) - 1) Hire();
        var mine = new Job(count, act);
        job = mine;
        called.Set();
        mine.Work();
        called.Reset();
        mine.Finish();
    }

    /// <summary>Sends the threads home.</summary>
    public void Dispose()
    {
        dismissed = true;
        called.Set();
        foreach (var hand in hands) hand.Join();
        called.Dispose();
    }

    void Hire()
    {
        var hand = new Thread(Serve) { IsBackground = true, Name = nameof(Crew) };
        hands.Add(hand);
        hand.Start();
    }

    void Serve()
    {
        Job? last = null;
        while (!dismissed)
        {
            for (int i = 0; i < Patience && job == last; i++) Thread.SpinWait(Turn);
            if (job == last) called.Wait();
            if (job is not { } next || next == last) continue;
            next.Work();
            last = next;
        }
    }

    /// <summary>One thing to do, for each number below a count.</summary>
    sealed class Job(int count, Action<int> act)
    {
        int next, done;
        volatile ExceptionDispatchInfo? failure;

        /// <summary>Takes numbers as long as there are any.</summary>
        public void Work()
        {
            int number;
            while (Volatile.Read(ref next) < count && (number = Interlocked.Increment(ref next) - 1) < count)
            {
                try
                {
                    if (failure is null) act(number);
                }
#pragma warning disable CA1031 // Whatever goes wrong goes wrong for the thread that commands.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
                Interlocked.Increment(ref done);
            }
        }

        /// <summary>Waits for the others, who have begun with the last numbers.</summary>
        public void Finish()
        {
            for (int i = 0; Volatile.Read(ref done) < count; i++)
            {
                if (i < Patience) Thread.SpinWait(Turn);
                else Thread.Yield();
            }
            failure?.Throw();
        }
    }
}
