using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>
/// Forgets who never confirmed: an address somebody typed is not ours to keep. Profiles go with their address; of a profile
/// that was confirmed once only a request kept aside goes.
/// </summary>
public sealed partial class ProfileRetention(ProfileStore profiles, TimeProvider time, ILogger<ProfileRetention> logger)
{
    /// <summary>How long what nobody confirms is kept, in days from when it was asked for last. Its links work for two.</summary>
    public const int KeptDays = 30;

    private const int Shards = 256;

    /// <summary>Forgets in the shards whose turn it is in this hour of the day, so that a day's sweeps see all of them. Repeatable.</summary>
    /// <returns>How many profiles and requests were forgotten.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var forgotten = 0;
        for (var shard = now.Hour; shard < Shards; shard += 24)
        {
            await foreach (var row in profiles.ListUnconfirmedAsync($"{shard:x2}", now.AddDays(-KeptDays), cancellationToken))
            {
                // A broken row is the operator's: matching names it.
                if (row.Subscriber is { } subscriber && await ForgetAsync(subscriber, now.AddDays(-KeptDays), cancellationToken))
                {
                    forgotten++;
                }
            }
        }

        if (forgotten > 0)
        {
            Log.Forgotten(logger, forgotten, KeptDays);
        }

        return forgotten;
    }

    private async Task<bool> ForgetAsync(Subscriber subscriber, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (subscriber.Request?.At >= before)
        {
            return false;
        }

        return subscriber.State is SubscriberState.Pending
            ? await profiles.ForgetAsync(subscriber, cancellationToken)
            : await profiles.PutAsync(subscriber with { Request = null }, cancellationToken) is not null;
    }

    private static partial class Log
    {
        [LoggerMessage(450, LogLevel.Information, "{Forgotten} subscriptions that nobody confirmed within {Days} days are forgotten")]
        public static partial void Forgotten(ILogger logger, int forgotten, int days);
    }
}
