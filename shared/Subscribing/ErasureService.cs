using Alerts.Delivery;
using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>
/// Erases everything about a person: what matched, alerts, profile, address. A suppression of the address, which is a keyed
/// hash and a reason, stays: it is the promise not to write there.
/// </summary>
public sealed partial class ErasureService(ProfileStore profiles, DeliveryRetention delivery, ILogger<ErasureService> log)
{
    /// <summary>Erases. Repeatable: after dying half way it can be asked for again.</summary>
    public async Task EraseAsync(string id, CancellationToken cancellationToken)
    {
        // First nothing more is made for them, then what there is goes, last the profile by which all of it is found.
        await profiles.ChangeAsync(
            id,
            s => s.State is SubscriberState.Unsubscribed ? null : s with { State = SubscriberState.Unsubscribed },
            cancellationToken);
        await delivery.EraseAsync(id, cancellationToken);
        await profiles.EraseAsync(id, cancellationToken);
        Log.Erased(log, id);
    }

    private static partial class Log
    {
        [LoggerMessage(740, LogLevel.Information, "Subscriber {Subscriber} erased")]
        public static partial void Erased(ILogger logger, string subscriber);
    }
}
