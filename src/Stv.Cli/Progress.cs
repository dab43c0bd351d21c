using Spectre.Console;

namespace Stv.Cli;

/// <summary>A bar on standard error for a reading or a writing that lasts, and nothing for one that does not or that nobody watches.</summary>
internal static class Progress
{
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    public static T Watch<T>(IO io, string path, Func<IProgress<ReadProgress>?, T> work)
    {
        if (!io.ErrorIsWatched || !io.AllowsAnsi) return work(null);
        var latest = new Latest();
        var task = Task.Run(() => work(latest));
        if (!Settled(task, io.Patience)) Show(io, path, latest, task);
        return task.GetAwaiter().GetResult();
    }

    static void Show(IO io, string path, Latest latest, Task task)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(io.Error),
        });
        console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var bar = context.AddTask(Spectre.Console.Markup.Escape(path), autoStart: true, maxValue: 1);
                do
                {
                    var reached = latest.Value;
                    bar.IsIndeterminate = reached.TotalBytes is not > 0;
                    if (reached.TotalBytes is > 0 and var total) bar.Value = Math.Min(1, (double)reached.Bytes / total);
                    bar.Description = Spectre.Console.Markup.Escape($"{IO.Plain(Input.Name(path))}: {reached.Papers} papers");
                }
                while (!Settled(task, Frame));
            });
    }

    static bool Settled(Task task, TimeSpan within)
    {
        // How it ended is for the caller to find out.
        return Task.WaitAny([task], within) == 0;
    }

    /// <summary>The last report. The reader writes it and the bar reads it, on two threads.</summary>
    sealed class Latest : IProgress<ReadProgress>
    {
        readonly Lock gate = new();
        ReadProgress value;

        public ReadProgress Value
        {
            get
            {
                lock (gate) return value;
            }
        }

        public void Report(ReadProgress value)
        {
            lock (gate) this.value = value;
        }
    }
}
