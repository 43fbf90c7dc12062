using System.Text.Json.Serialization;
using Alerts.Delivery;
using Alerts.Papers;

namespace Alerts.Pipeline.Operations;

/// <summary>Everything an operator wants to see at a glance. Holds no address.</summary>
/// <param name="Version">What runs.</param>
/// <param name="At">When this was looked up, UTC.</param>
/// <param name="Batches">The runs of the last 30 days, newest first.</param>
/// <param name="Sources">What each source said last.</param>
/// <param name="Sending">How sending stands.</param>
/// <param name="Failed">Alerts of the last seven days that failed, newest first, at most <see cref="MostFailed"/>.</param>
/// <param name="Queues">Messages on each queue, about.</param>
/// <param name="Subscribers">Subscribers by state.</param>
/// <param name="Suppressions">Suppressed addresses by reason.</param>
/// <param name="Concerns">What needs somebody's eye, in words; empty when all is well.</param>
public sealed record OperatorStatus(
    string Version,
    DateTimeOffset At,
    IReadOnlyList<Batch> Batches,
    IReadOnlyList<SourceState> Sources,
    SendingState Sending,
    IReadOnlyList<FailedAlert> Failed,
    IReadOnlyDictionary<string, int> Queues,
    IReadOnlyDictionary<string, int> Subscribers,
    IReadOnlyDictionary<string, int> Suppressions,
    IReadOnlyList<string> Concerns)
{
    /// <summary>More failed alerts than these are not listed.</summary>
    public const int MostFailed = 100;
}

/// <summary>What a source said in the last run that asked it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Cursor">The last listing day it has given without a failure.</param>
/// <param name="Asked">When it was asked, UTC.</param>
/// <param name="Failed">Whether a day failed.</param>
/// <param name="Days">Day by day.</param>
public sealed record SourceState(string Source, DateOnly? Cursor, DateTimeOffset Asked, bool Failed, IReadOnlyList<DayReport> Days);

/// <summary>How sending stands.</summary>
/// <param name="Sender">The sender's name.</param>
/// <param name="Open">Whether mails go now.</param>
/// <param name="PausedSince">Since when all sending stands still, UTC.</param>
/// <param name="NotBefore">The provider asked for a pause until then, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Overdue">Alerts that are due and not settled, by state.</param>
/// <param name="OldestDue">Since when the oldest of them is due, UTC.</param>
/// <param name="SlotsAhead">Minutes later on that have alerts.</param>
public sealed record SendingState(
    string Sender,
    bool Open,
    DateTimeOffset? PausedSince,
    DateTimeOffset? NotBefore,
    string? Reason,
    IReadOnlyDictionary<string, int> Overdue,
    DateTimeOffset? OldestDue,
    int SlotsAhead);

/// <summary>An alert that failed; the first three are what resend and drop want.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Due">The due minute's key.</param>
/// <param name="Subscriber">The subscriber's id.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Attempts">How often the provider may have taken it.</param>
/// <param name="Reason">Why.</param>
public sealed record FailedAlert(string Shard, string Due, string Subscriber, DateTimeOffset Since, int Attempts, string Reason);

/// <summary>An alert after an operator's command.</summary>
/// <param name="State">Where it stands now.</param>
/// <param name="Reason">Why, where there is a reason.</param>
public sealed record AlertAnswer(AlertState State, string? Reason);

/// <summary>A suppressed address, by its keyed hash.</summary>
/// <param name="Id">What lifting it wants.</param>
/// <param name="Reason">Why it is suppressed.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record SuppressionAnswer(string Id, string Reason, DateTimeOffset At);

/// <summary>JSON of the operator's side.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperatorStatus))]
[JsonSerializable(typeof(AlertAnswer))]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(IReadOnlyList<SuppressionAnswer>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class OperationsJson : JsonSerializerContext;
