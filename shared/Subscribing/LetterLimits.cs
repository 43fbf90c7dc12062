using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>
/// How many letters an address may be made to get. What one network asks for cannot use up all that an address may get: its owner, who
/// asks from elsewhere, still gets a link. All networks together are bounded too, and closely where nobody has confirmed yet.
/// </summary>
public sealed class LetterLimits(RateLimiter limits, ProfileStore profiles)
{
    /// <summary>Takes one letter to an address.</summary>
    /// <param name="address">Where it would go.</param>
    /// <param name="network">Who asks for it.</param>
    /// <param name="cancellationToken">Ends the waiting; the letter may be taken or not.</param>
    /// <returns>False when there were too many: then nothing may be mailed, and nothing changed that is mailed about.</returns>
    public async Task<bool> TryTakeAsync(EmailAddress address, ClientNetwork network, CancellationToken cancellationToken)
    {
        var owner = await profiles.FindByAddressAsync(address, cancellationToken);
        var all = owner is null or { State: SubscriberState.Pending } ? RateLimit.LettersToUnconfirmed : RateLimit.LettersToConfirmed;
        return await limits.TryTakeAsync(RateLimit.LettersAskedByNetwork, address, network, cancellationToken)
            && await limits.TryTakeAsync(all, address, cancellationToken);
    }
}
