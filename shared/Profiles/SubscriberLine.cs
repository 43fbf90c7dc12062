namespace Alerts.Profiles;

/// <summary>A subscriber as one line of JSON: what export writes and import reads.</summary>
/// <param name="Email">The address.</param>
/// <param name="Id">The subscriber's id.</param>
/// <param name="Keywords">The keyword lines.</param>
/// <param name="Delivery">When and how much.</param>
/// <param name="State">Where the subscription stands.</param>
/// <param name="PausedUntil">When a pause ends.</param>
internal sealed record SubscriberLine(
    string Email,
    string Id,
    IReadOnlyList<string> Keywords,
    DeliverySettings Delivery,
    SubscriberState State,
    DateTimeOffset? PausedUntil);
