namespace Alerts.Subscribing;

/// <summary>
/// Hides how long something took: the answer comes after a whole number of steps, usually the first. What is done for a
/// known and for an unknown address differs by milliseconds; a patient stranger could measure that.
/// </summary>
public sealed class SteadyAnswer(TimeProvider time)
{
    /// <summary>Longer than the work takes on a good day.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    /// <summary>Does the work, then waits for the end of the step; also when the work fails.</summary>
    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            await work();
        }
        finally
        {
            var taken = time.GetElapsedTime(start);
            var steps = Math.Floor(taken / Step) + 1;
            await Task.Delay((steps * Step) - taken, time, cancellationToken);
        }
    }
}
