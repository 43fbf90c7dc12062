using Alerts.Pipeline;
using Alerts.Subscribing;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Sends the letters that people ask for: confirm, sign-in, goodbye.</summary>
public sealed class SendLetters(LetterService service)
{
    /// <summary>Sends one letter.</summary>
    [Function("SendLetters")]
    public Task Run([QueueTrigger(Queues.Letters)] LetterMessage letter, CancellationToken cancellationToken) =>
        service.SendAsync(letter, cancellationToken);
}
