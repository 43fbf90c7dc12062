using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Hosts;

/// <summary>A message of the sample functions.</summary>
public sealed record Letter(string Name, int Number = 0);

/// <summary>What the sample functions did, for the test that registered it.</summary>
public sealed class Witness : IDisposable
{
    private readonly SemaphoreSlim _events = new(0);

    /// <summary>What happened, in order.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>Lets a function wait for the test.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many functions are running now, and were at most.</summary>
    public (int Now, int Most) Running { get; private set; }

    public void Tell(string what)
    {
        Seen.Enqueue(what);
        _events.Release();
    }

    public async Task NextAsync(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(
                await _events.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken),
                "Nothing happened within 30 s.");
        }
    }

    public void Dispose() => _events.Dispose();

    public void Enter()
    {
        lock (Seen)
        {
            Running = (Running.Now + 1, Math.Max(Running.Most, Running.Now + 1));
        }
    }

    public void Leave()
    {
        lock (Seen)
        {
            Running = (Running.Now - 1, Running.Most);
        }
    }
}

/// <summary>Queue functions to try the host with.</summary>
public sealed class QueueSamples(Witness witness)
{
    [Function("Take")]
    public void Take([QueueTrigger("samples")] Letter letter) => witness.Tell($"{letter.Name} {letter.Number}");

    [Function("Fail")]
    public void Fail([QueueTrigger("failing")] Letter letter)
    {
        witness.Tell($"failing {letter.Name}");
        throw new InvalidOperationException("No.");
    }

    [Function("FailPoison")]
    public void FailPoison([QueueTrigger("failing-poison")] string text) => witness.Tell($"poison {text}");

    [Function("Slow")]
    public async Task SlowAsync([QueueTrigger("slow")] Letter letter, CancellationToken cancellationToken)
    {
        witness.Enter();
        witness.Tell($"begin {letter.Number}");
        await witness.Gate.Task.WaitAsync(cancellationToken);
        witness.Leave();
        witness.Tell($"end {letter.Number}");
    }
}

/// <summary>A timer to try the host with.</summary>
public sealed class TimerSamples(Witness witness)
{
    [Function("Tick")]
    public void Tick([TimerTrigger("%TickSchedule%")] TimerInfo timer) =>
        witness.Tell(timer.IsPastDue ? "past due" : $"tick, next {timer.ScheduleStatus?.Next:HH:mm}");
}

/// <summary>HTTP functions to try the host with.</summary>
public sealed class HttpSamples
{
    [Function("Greet")]
    public static IResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}/{times:int?}")] HttpRequest request, string name, int times = 1) =>
        Results.Text(string.Concat(Enumerable.Repeat($"hello {name}{request.QueryString} ", times)).Trim());

    [Function("Keyed")]
    public static async Task<IResult> KeyedAsync([HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "keyed")] HttpRequest request)
    {
        await Task.Yield();
        return Results.Text($"keyed {request.Method}");
    }

    [Function("Mastered")]
    public static IResult Mastered([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "mastered")] HttpRequest request) => Results.Text("mastered");

    [Function("Throwing")]
    public static IResult Throwing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throwing")] HttpRequest request) =>
        throw new InvalidOperationException("secret");

    [Function("Web")]
    public static IResult Web([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request, string? path) =>
        Results.Text($"web /{path}");

    [Function("Zebra")]
    public static IResult Zebra([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "zebra")] HttpRequest request) => Results.Text("zebra");
}
