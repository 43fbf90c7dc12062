using Alerts.Papers;

namespace Alerts.Pipeline;

/// <summary>A source that lists what a test tells it to, day by day; days without a script are empty.</summary>
internal sealed class ScriptedSource(string name) : IPaperSource
{
    private readonly Dictionary<DateOnly, SourceDay> _days = [];

    public string Name => name;

    /// <summary>What the source was asked for, in order.</summary>
    public List<PullWindow> Asked { get; } = [];

    /// <summary>While set, every day has this outcome instead.</summary>
    public SourceOutcome? Trouble { get; set; }

    /// <summary>Thrown when asked, against the contract.</summary>
    public Exception? Bug { get; set; }

    public ScriptedSource Lists(DateOnly day, params Paper[] papers)
    {
        var listed = papers.Select(paper => paper with { Day = day, Sources = [name] });
        var before = _days.GetValueOrDefault(day)?.Papers ?? [];
        _days[day] = new SourceDay(day, SourceOutcome.Listed) { Papers = [.. before, .. listed] };
        return this;
    }

    public ScriptedSource Says(SourceDay day)
    {
        _days[day.Day] = day;
        return this;
    }

    public Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken)
    {
        Asked.Add(window);
        if (Bug is not null)
        {
            throw Bug;
        }

        List<SourceDay> days = [];
        for (var day = window.First; day <= window.Today; day = day.AddDays(1))
        {
            days.Add(Trouble is { } trouble
                ? new(day, trouble) { Detail = "It is a test." }
                : _days.GetValueOrDefault(day) ?? new(day, SourceOutcome.Empty));
        }

        return Task.FromResult<IReadOnlyList<SourceDay>>(days);
    }
}
