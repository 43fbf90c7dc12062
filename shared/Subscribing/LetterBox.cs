using System.Security.Cryptography;
using Alerts.Pipeline;
using Alerts.Storage;
using Alerts.Telemetry;

namespace Alerts.Subscribing;

/// <summary>Asks for letters to be sent.</summary>
public sealed class LetterBox(IQueueSender queues)
{
    private const int MailIdLength = 32;

    /// <summary>Asks for a letter.</summary>
    public Task PostAsync(LetterKind kind, string subscriberId, CancellationToken cancellationToken) => PostAsync(
        new(kind, subscriberId, RandomNumberGenerator.GetHexString(MailIdLength, lowercase: true), TraceParent: AlertsTelemetry.TraceParent),
        visibleIn: null,
        cancellationToken);

    /// <summary>Asks for a letter again, later.</summary>
    public Task PostAsync(LetterMessage letter, TimeSpan? visibleIn, CancellationToken cancellationToken) =>
        queues.SendAsync(Queues.Letters, letter, LettersJson.Default.LetterMessage, visibleIn, cancellationToken);
}
