using Alerts.Delivery.Events;
using Alerts.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// SendGrid's event webhook. The signature is over the bytes as they came, so they are read first and parsed only when it is right.
/// SendGrid repeats for a day whatever is not answered with 2xx.
/// </summary>
public sealed class MailEvents(WebhookSignature signature, MailEventService service)
{
    /// <summary>Ten thousand events of the usual size are 8 MB.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    private const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    private const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Takes events.</summary>
    [Function(nameof(MailEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail-events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        SecurityHeaders.Apply(request.HttpContext.Response);
        string? signed = request.Headers[SignatureHeader];
        string? timestamp = request.Headers[TimestampHeader];
        if (!signature.IsConfigured || signed is null || timestamp is null)
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (await BoundedBody.ReadAsync(request, MostBytes, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!signature.Verifies(signed, timestamp, body.Span))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (!ProviderEventReader.TryRead(body, out var events, out var skipped))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await service.ApplyAsync(events, skipped, cancellationToken);
        return Results.NoContent();
    }
}
