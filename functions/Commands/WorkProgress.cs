using Spectre.Console;

namespace Alerts.Functions.Commands;

/// <summary>How far some work is. Reported from any thread; reporting costs nothing.</summary>
internal sealed class WorkProgress
{
    private long _done;
    private long _total;

    /// <summary>Units done so far.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Units in all; 0 while nobody knows.</summary>
    public long Total
    {
        get => Interlocked.Read(ref _total);
        set => Interlocked.Exchange(ref _total, value);
    }

    /// <summary>Some more units are done.</summary>
    public void Add(long units = 1) => Interlocked.Add(ref _done, units);

    /// <summary>
    /// Runs <paramref name="work"/> on the thread pool; shows a bar on standard error when it takes longer than two seconds
    /// and somebody is looking.
    /// </summary>
    /// <param name="what">What is being done: <c>Matching profiles</c>.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<T> RunAsync<T>(string what, Func<WorkProgress, Task<T>> work, CancellationToken cancellationToken)
    {
        var progress = new WorkProgress();
        var task = Task.Run(() => work(progress), cancellationToken);
        if (!Console.IsErrorRedirected && !Console.IsOutputRedirected)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(2), cancellationToken));
            if (!task.IsCompleted)
            {
                await ShowAsync(what, task, progress);
            }
        }

        return await task;
    }

    private static Task ShowAsync(string what, Task task, WorkProgress progress)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(what));
                bar.IsIndeterminate = true;
                while (!task.IsCompleted)
                {
                    if (progress.Total > 0)
                    {
                        bar.IsIndeterminate = false;
                        bar.MaxValue = progress.Total;
                        bar.Value = progress.Done;
                    }

                    await Task.WhenAny(task, Task.Delay(100));
                }
            });
    }
}
