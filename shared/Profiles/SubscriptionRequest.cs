namespace Alerts.Profiles;

/// <summary>
/// What somebody asked for at an address that has a profile already, kept aside until it is confirmed: anybody can type an
/// address, so until then nothing of the profile changes.
/// </summary>
public sealed record SubscriptionRequest
{
    /// <summary>Names it among the requests for one profile; what its link must name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was asked, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address as typed this time.</summary>
    public required string Address { get; init; }

    /// <summary>The keyword lines asked for.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The delivery asked for.</summary>
    public DeliverySettings Delivery { get; init; } = new();

    /// <summary>The subscriber as they stand once it is confirmed; null when their address is another by now.</summary>
    public Subscriber? Confirm(Subscriber subscriber) =>
        EmailAddress.TryParse(Address, out var asked) && EmailAddress.TryParse(subscriber.Address, out var own) && asked!.Key == own!.Key
            ? subscriber with
            {
                State = SubscriberState.Active,
                PausedUntil = null,
                Address = Address,
                Keywords = Keywords,
                Delivery = Delivery,
                Request = null,
            }
            : null;
}
