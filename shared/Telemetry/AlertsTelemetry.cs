using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alerts.Telemetry;

/// <summary>
/// What the app says about itself: one <see cref="ActivitySource"/> and one <see cref="System.Diagnostics.Metrics.Meter"/>, both named
/// <c>Alerts</c>, and every metric with its unit. The lowest floor of the house: anybody may call it, it calls nobody.
/// <para>
/// A step of the day begins with <see cref="Start"/>, given the trace parent of the message it works on, and puts
/// <see cref="TraceParent"/> into the messages it sends: so one trace spans the day from the pull to each mail.
/// Tags hold names from a short list (a source, a sender, an outcome), never an address, a token or an id of a person.
/// </para>
/// </summary>
public static class AlertsTelemetry
{
    /// <summary>The name of the activity source and of the meter: what a collector subscribes to.</summary>
    public const string Name = "Alerts";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Pulls =
        Meter.CreateCounter<long>("alerts.pulls", "{pull}", "Pulls that ended, by outcome.");

    private static readonly Counter<long> Papers =
        Meter.CreateCounter<long>("alerts.papers.pulled", "{paper}", "New papers, by source.");

    private static readonly Counter<long> Profiles =
        Meter.CreateCounter<long>("alerts.profiles.matched", "{profile}", "Profiles matched against a batch, by whether anything matched.");

    private static readonly Counter<long> Due =
        Meter.CreateCounter<long>("alerts.due", "{alert}", "Alerts whose time had come when their slot was rung.");

    private static readonly Counter<long> Sent =
        Meter.CreateCounter<long>("alerts.sent", "{alert}", "Alerts the provider took, by sender.");

    private static readonly Counter<long> Unsent =
        Meter.CreateCounter<long>("alerts.failed", "{alert}", "Attempts that did not end in an accepted mail, by sender and reason.");

    private static readonly Gauge<double> Oldest =
        Meter.CreateGauge<double>("alerts.oldest_unsent.age", "s", "How long the oldest alert that is due and not sent has been due.");

    private static readonly Histogram<double> Provider =
        Meter.CreateHistogram<double>("alerts.provider.duration", "s", "How long the mail provider took to answer, by sender and outcome.");

    private static readonly Counter<long> Poison =
        Meter.CreateCounter<long>("alerts.poison", "{message}", "Messages that failed too often, by queue.");

    /// <summary>
    /// The W3C trace context of what is under way (<c>00-…-…-01</c>), for the messages it sends; null when nothing listens.
    /// </summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Starts a step of the day (<c>pull</c>, <c>match</c>, <c>send</c>, <c>letter</c>) as a child of the step that asked for it.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="traceParent">
    /// The trace parent in the message; null or nonsense starts below whatever is under way. The invocation that delivered the
    /// message, when there is one, is kept as a link, so that both ways of looking at the day work.
    /// </param>
    /// <returns>The activity to dispose of at the end; null when nothing listens.</returns>
    public static Activity? Start(string step, string? traceParent = null)
    {
        if (traceParent is null || !ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent))
        {
            return Source.StartActivity(step, ActivityKind.Internal);
        }

        var links = Activity.Current is { } invocation ? [new ActivityLink(invocation.Context)] : Array.Empty<ActivityLink>();
        return Source.StartActivity(step, ActivityKind.Consumer, parent, tags: null, links);
    }

    /// <summary>Marks a step as failed, with the exception's type as reason; its message may hold what a trace must not.</summary>
    public static void Fail(this Activity? activity, Exception exception)
    {
        activity?.SetTag("error.type", exception.GetType().FullName);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A pull ended.</summary>
    /// <param name="outcome"><c>done</c> or <c>failed</c>.</param>
    public static void PullEnded(string outcome) => Pulls.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>New papers came from a source.</summary>
    public static void PapersPulled(string source, int papers) =>
        Papers.Add(papers, new KeyValuePair<string, object?>("source", source));

    /// <summary>Profiles were matched against a batch.</summary>
    /// <param name="matched">How many had at least one match.</param>
    /// <param name="unmatched">How many had none.</param>
    public static void ProfilesMatched(long matched, long unmatched)
    {
        Profiles.Add(matched, new KeyValuePair<string, object?>("hit", true));
        Profiles.Add(unmatched, new KeyValuePair<string, object?>("hit", false));
    }

    /// <summary>A slot was rung and this many of its alerts were due.</summary>
    public static void AlertsDue(int alerts) => Due.Add(alerts);

    /// <summary>The provider was asked to take one mail.</summary>
    /// <param name="sender">The sender's name (<c>SendGrid</c>, <c>Smtp</c>, <c>Folder</c>).</param>
    /// <param name="outcome">The name of the outcome (<c>Accepted</c>, <c>Refused</c>, <c>NotAuthorized</c>, <c>Failed</c>, <c>Unknown</c>).</param>
    /// <param name="elapsed">How long the answer took.</param>
    public static void ProviderAnswered(string sender, string outcome, TimeSpan elapsed)
    {
        var by = new KeyValuePair<string, object?>("sender", sender);
        Provider.Record(elapsed.TotalSeconds, by, new KeyValuePair<string, object?>("outcome", outcome));
        if (outcome is "Accepted")
        {
            Sent.Add(1, by);
        }
        else
        {
            Unsent.Add(1, by, new KeyValuePair<string, object?>("reason", outcome));
        }
    }

    /// <summary>The sweep has seen how long the oldest unsent alert has been due; zero when none is.</summary>
    public static void OldestUnsent(TimeSpan age) => Oldest.Record(Math.Max(0, age.TotalSeconds));

    /// <summary>A message failed too often and was put aside.</summary>
    public static void Poisoned(string queue) => Poison.Add(1, new KeyValuePair<string, object?>("queue", queue));
}
