namespace Alerts.Links;

/// <summary>What a link token says, once it was found to be ours.</summary>
/// <param name="SubscriberId">Whose it is: 32 lower-case hex digits.</param>
/// <param name="Detail">What the purpose needs to know besides; empty when nothing.</param>
/// <param name="Expires">When it stops to work, UTC; null when it lasts.</param>
/// <param name="Fingerprint">Names this one token (64 hex digits), so that it can be used up. Says nothing about its content.</param>
public sealed record LinkToken(string SubscriberId, string Detail, DateTimeOffset? Expires, string Fingerprint);

/// <summary>What came of reading a link token.</summary>
public enum LinkTokenState
{
    /// <summary>Ours, for this purpose and in time.</summary>
    Valid,

    /// <summary>Ours and for this purpose, but too old.</summary>
    Expired,

    /// <summary>Not ours, damaged, or made for another purpose.</summary>
    Invalid,
}
