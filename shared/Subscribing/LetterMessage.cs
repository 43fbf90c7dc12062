using System.Text.Json.Serialization;

namespace Alerts.Subscribing;

/// <summary>What a letter is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LetterKind>))]
public enum LetterKind
{
    /// <summary>Asks to confirm a subscription.</summary>
    Confirm,

    /// <summary>Brings the link that opens one's profile.</summary>
    SignIn,

    /// <summary>Asks to confirm a new address, at that address.</summary>
    Address,

    /// <summary>Tells the present address that another was asked for.</summary>
    AddressNotice,

    /// <summary>Says that no more mails will come, and how to return.</summary>
    Goodbye,

    /// <summary>No mail of its own: matches the latest papers for who has just confirmed.</summary>
    Welcome,
}

/// <summary>Send a letter to a subscriber. Keys only: address and token are read and made when sending.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subscriber">The subscriber's id.</param>
/// <param name="Attempt">How many times it was tried already.</param>
/// <param name="MailId">The mail's own id: 32 random hex digits, the same on every try.</param>
/// <param name="TraceParent">W3C trace context of the request.</param>
public sealed record LetterMessage(LetterKind Kind, string Subscriber, string MailId, int Attempt = 0, string? TraceParent = null);

/// <summary>Source-generated JSON of this folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterMessage))]
internal sealed partial class LettersJson : JsonSerializerContext;
