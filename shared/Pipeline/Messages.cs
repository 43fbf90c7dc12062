namespace Alerts.Pipeline;

/// <summary>Match a batch against a range of profile shards. Keys only: the tables are the truth.</summary>
/// <param name="Batch">The batch id.</param>
/// <param name="Range">The first and last shard, inclusive: <c>00-0f</c>.</param>
/// <param name="TraceParent">W3C trace context of the pull, so that one trace spans the day.</param>
public sealed record MatchMessage(string Batch, string Range, string? TraceParent = null);

/// <summary>Send the alerts of a slot. Ringing twice does no harm.</summary>
/// <param name="Shard">Two hex digits.</param>
/// <param name="Due">The due minute: <c>20261123T0230</c>.</param>
/// <param name="TraceParent">W3C trace context of the match.</param>
public sealed record SendMessage(string Shard, string Due, string? TraceParent = null);

/// <summary>The queues of the app. Their names are repeated in the functions' attributes and in the Bicep, and tested to agree.</summary>
public static class Queues
{
    /// <summary>Carries <see cref="MatchMessage"/>.</summary>
    public const string Match = "match";

    /// <summary>Carries <see cref="SendMessage"/>.</summary>
    public const string Send = "send";

    /// <summary>Carries letters: confirm, sign-in, goodbye.</summary>
    public const string Letters = "letters";

    /// <summary>Messages that failed too often: <c>match-poison</c>.</summary>
    public const string PoisonSuffix = "-poison";
}
