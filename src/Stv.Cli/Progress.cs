using Spectre.Console;

namespace Stv.Cli;

/// <summary>
/// A bar on standard error for a reading, a writing or a count that lasts, and nothing for one that does not or that nobody watches.
/// </summary>
internal static class Progress
{
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads or writes papers.</summary>
    public static T Watch<T>(IO io, string path, Func<IProgress<ReadProgress>?, T> work) => Watch(io, work, (ReadProgress reached) =>
        (reached.TotalBytes is > 0 and var total ? (double)reached.Bytes / total : null, $"{Input.Name(path)}: {reached.Papers} papers"));

    /// <summary>Counts. How many stages there will be nobody knows.</summary>
    public static T Count<T>(IO io, string rules, Func<IProgress<Stage>?, T> work) =>
        Watch(io, work, (Stage? reached) => (null, $"{rules}: stage {(reached?.Number ?? 0) + 1}"));

    static TResult Watch<TReport, TResult>(IO io, Func<IProgress<TReport>?, TResult> work, Func<TReport?,
        (double? Part, string Words)> show)
    {
        if (!io.ErrorIsWatched || !io.AllowsAnsi) return work(null);
        var latest = new Latest<TReport>();
        var task = Task.Run(() => work(latest));
        if (!Settled(task, io.Patience)) Show(io, () => show(latest.Value), task);
        return task.GetAwaiter().GetResult();
    }

    static void Show(IO io, Func<(double? Part, string Words)> reached, Task task)
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
                var bar = context.AddTask(Described(reached().Words), autoStart: true, maxValue: 1);
                do
                {
                    var (part, words) = reached();
                    bar.IsIndeterminate = part is null;
                    if (part is { } done) bar.Value = Math.Min(1, done);
                    bar.Description = Described(words);
                }
                while (!Settled(task, Frame));
            });

        static string Described(string words) => Spectre.Console.Markup.Escape(IO.Plain(words));
    }

    static bool Settled(Task task, TimeSpan within)
    {
        // How it ended is for the caller to find out.
        return Task.WaitAny([task], within) == 0;
    }

    /// <summary>The last report. The work writes it and the bar reads it, on two threads.</summary>
    sealed class Latest<T> : IProgress<T>
    {
        readonly Lock gate = new();
        T? value;

        public T? Value
        {
            get
            {
                lock (gate) return value;
            }
        }

        public void Report(T value)
        {
            lock (gate) this.value = value;
        }
    }
}
