namespace Alerts.Benchmarks.Comparison;

/// <summary>
/// Measures processor time, not the clock's: the program has one busy thread, and other programs on the machine should not count.
/// </summary>
internal static class ProcessorTime
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>The processor time that the process has used so far.</summary>
    public static TimeSpan Now => Environment.CpuUsage.TotalTime;

    /// <summary>The processor time since <paramref name="start"/>.</summary>
    public static TimeSpan Since(TimeSpan start) => Now - start;

    /// <summary>Repeats work for three seconds, so that the compiler has seen what is hot.</summary>
    public static void Warm(Action work)
    {
        var start = Now;
        do
        {
            work();
        }
        while (Since(start) < WarmUp);
    }
}
