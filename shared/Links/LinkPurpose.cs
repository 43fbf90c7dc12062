namespace Alerts.Links;

/// <summary>What a link token may be used for. A token made for one purpose is nonsense for every other.</summary>
public enum LinkPurpose
{
    /// <summary>Confirms a subscription: 48 hours.</summary>
    Confirm,

    /// <summary>Opens one's own profile from a mailed link: one hour, once.</summary>
    SignIn,

    /// <summary>The profile page's own key after signing in: twelve hours, revoked with the person's other links.</summary>
    Session,

    /// <summary>Ends the mails: lasts, until the person's links are renewed or the profile is deleted.</summary>
    Unsubscribe,

    /// <summary>Reads the private feed: lasts, until the feed's address is renewed or the profile is deleted.</summary>
    Feed,

    /// <summary>"More like this" or "not for me" for one paper: 30 days.</summary>
    Feedback,

    /// <summary>Takes back what a feedback changed: one hour.</summary>
    Undo,

    /// <summary>Confirms a new address, at that address: 48 hours, once.</summary>
    Address,
}
