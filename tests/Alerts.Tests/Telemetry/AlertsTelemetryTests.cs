using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alerts.Telemetry;

public sealed class AlertsTelemetryTests
{
    [Fact]
    public void Step_joins_the_trace_of_the_message_when_the_message_names_one()
    {
        using var listening = Listen();
        var parent = ActivityTraceId.CreateRandom();
        using var invocation = new Activity("invocation").Start();

        using var step = AlertsTelemetry.Start("match", $"00-{parent}-{ActivitySpanId.CreateRandom()}-01");

        Assert.NotNull(step);
        Assert.Equal(parent, step.TraceId);
        Assert.Equal(invocation.Context, Assert.Single(step.Links).Context);
        Assert.Equal(step.Id, AlertsTelemetry.TraceParent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    public void Step_stays_below_its_invocation_when_the_message_names_no_trace(string? traceParent)
    {
        using var listening = Listen();
        using var invocation = new Activity("invocation").Start();

        using var step = AlertsTelemetry.Start("match", traceParent);

        Assert.NotNull(step);
        Assert.Equal(invocation.TraceId, step.TraceId);
    }

    [Fact]
    public void Failure_names_the_kind_of_exception_and_never_its_words()
    {
        using var listening = Listen();
        using var step = AlertsTelemetry.Start("send");

        step.Fail(new InvalidOperationException("reader@example.org was refused"));

        Assert.NotNull(step);
        Assert.Equal(ActivityStatusCode.Error, step.Status);
        Assert.Null(step.StatusDescription);
        Assert.DoesNotContain(step.TagObjects, tag => $"{tag.Value}".Contains("reader", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_metric_has_a_unit_and_says_what_it_is()
    {
        var metrics = new ConcurrentDictionary<string, Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == AlertsTelemetry.Name)
            {
                metrics[instrument.Name] = instrument;
            }
        };
        listener.Start();

        AlertsTelemetry.AlertsDue(0);

        Assert.Equal(9, metrics.Count);
        Assert.All(metrics.Values, metric => Assert.False(string.IsNullOrWhiteSpace(metric.Unit), metric.Name));
        Assert.All(metrics.Values, metric => Assert.EndsWith(".", metric.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Answer_of_the_provider_counts_as_sent_only_when_it_was_accepted()
    {
        var seen = new ConcurrentQueue<(string Metric, double Value, string Reason)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == AlertsTelemetry.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        var sender = $"test-{Guid.NewGuid():n}";
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Keep(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Keep(i, value, tags));
        listener.Start();

        AlertsTelemetry.ProviderAnswered(sender, "Accepted", TimeSpan.FromMilliseconds(250));
        AlertsTelemetry.ProviderAnswered(sender, "Refused", TimeSpan.FromSeconds(1));

        Assert.Equal(
            [
                ("alerts.provider.duration", 0.25, "Accepted"),
                ("alerts.sent", 1, ""),
                ("alerts.provider.duration", 1, "Refused"),
                ("alerts.failed", 1, "Refused"),
            ],
            seen);

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var (mine, reason) = (false, "");
            foreach (var (key, tag) in tags)
            {
                mine |= key == "sender" && Equals(tag, sender);
                reason = key is "outcome" or "reason" ? $"{tag}" : reason;
            }

            if (mine)
            {
                seen.Enqueue((instrument.Name, value, reason));
            }
        }
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AlertsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
