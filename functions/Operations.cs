using System.Globalization;
using Alerts.Delivery;
using Alerts.Functions.Http;
using Alerts.Mail;
using Alerts.Pipeline.Operations;
using Alerts.Profiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>The operator's commands, each behind a function key and each repeatable; docs/runbook.md says when to use which.</summary>
public sealed class Operations(OperatorCommands commands)
{
    private const int MostSuppressions = 10_000;
    private const int LongestReason = 200;

    /// <summary>Pulls now.</summary>
    [Function("OperatePull")]
    public async Task<IResult> Pull(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/pull")] HttpRequest request, CancellationToken cancellationToken) =>
        await commands.PullAsync(cancellationToken) is { } batch
            ? Answer.Json(batch, OperationsJson.Default.Batch)
            : Said("somebody else is pulling", StatusCodes.Status202Accepted);

    /// <summary>Matches a batch again.</summary>
    [Function("OperateReplayBatch")]
    public async Task<IResult> ReplayBatch(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/batches/{batch}/replay")] HttpRequest request,
        string batch,
        CancellationToken cancellationToken) =>
        await commands.ReplayBatchAsync(batch, cancellationToken)
            ? Said("rung for", StatusCodes.Status202Accepted)
            : new Problem(StatusCodes.Status404NotFound, "There is no such batch with papers.");

    /// <summary>Matches a day's batches again.</summary>
    [Function("OperateReplayDay")]
    public async Task<IResult> ReplayDay(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/days/{day}/replay")] HttpRequest request,
        string day,
        CancellationToken cancellationToken) =>
        !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Problem(StatusCodes.Status400BadRequest, "The day should be written as 2026-08-19.")
            : await commands.ReplayDayAsync(date, cancellationToken) is > 0 and var batches
                ? Said($"{batches} batches rung for", StatusCodes.Status202Accepted)
                : new Problem(StatusCodes.Status404NotFound, "There is no batch with papers of that day.");

    /// <summary>Sends an alert again, or gives it up.</summary>
    [Function("OperateAlert")]
    public async Task<IResult> Alert(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/alerts/{shard}/{due}/{subscriber}/{command}")] HttpRequest request,
        string shard,
        string due,
        string subscriber,
        string command,
        CancellationToken cancellationToken)
    {
        if (shard.Length != 2 || !shard.All(char.IsAsciiHexDigitLower) || subscriber.Length != 32 || !subscriber.All(char.IsAsciiHexDigitLower)
            || !TryParse(shard, due, out var slot) || command is not ("resend" or "drop"))
        {
            return new Problem(StatusCodes.Status400BadRequest, "The address should be alerts/{shard}/{due}/{subscriber}/resend or …/drop, as /api/status lists them.");
        }

        var alert = command == "resend"
            ? await commands.ResendAsync(slot!, subscriber, cancellationToken)
            : await commands.DropAsync(slot!, subscriber, cancellationToken);
        return alert is null
            ? new Problem(StatusCodes.Status404NotFound, "There is no such alert.")
            : Answer.Json(new AlertAnswer(alert.State, alert.Reason), OperationsJson.Default.AlertAnswer);
    }

    /// <summary>Stops all sending, or lets it go on.</summary>
    [Function("OperateSending")]
    public async Task<IResult> Sending(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/sending/{command}")] HttpRequest request,
        string command,
        CancellationToken cancellationToken)
    {
        switch (command)
        {
            case "resume":
                return Said($"sending goes on, {await commands.ResumeAsync(cancellationToken)} slots rung for");
            case "pause":
                string? reason = null;
                if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0)
                {
                    var (body, problem) = await ApiBody.ReadAsync(request, cancellationToken);
                    if (body is null)
                    {
                        return problem!;
                    }

                    reason = body.Text("reason", LongestReason, required: false);
                    body.Only("reason");
                    if (body.IsWrong)
                    {
                        return Problem.Of(body);
                    }
                }

                await commands.PauseAsync(string.IsNullOrWhiteSpace(reason) ? "paused by the operator" : $"paused by the operator: {SafeText.Line(reason)}", cancellationToken);
                return Said("all sending stands still until it is resumed");
            default:
                return new Problem(StatusCodes.Status404NotFound, "The command should be pause or resume.");
        }
    }

    /// <summary>Lists suppressions.</summary>
    [Function("OperateSuppressions")]
    public async Task<IResult> Suppressions(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/operations/suppressions")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Json(await commands.SuppressionsAsync(MostSuppressions, cancellationToken), OperationsJson.Default.IReadOnlyListSuppressionAnswer);

    /// <summary>Lifts a suppression by its id.</summary>
    [Function("OperateLift")]
    public async Task<IResult> Lift(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/operations/suppressions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        Said(await commands.LiftAsync(id, cancellationToken) ? "lifted" : "there was none");

    /// <summary>Lifts the suppression of an address.</summary>
    [Function("OperateLiftAddress")]
    public Task<IResult> LiftAddress(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/suppressions/lift")] HttpRequest request, CancellationToken cancellationToken) =>
        ForAddressAsync(request, "address", async address => Said(await commands.LiftAsync(address, cancellationToken) ? "lifted" : "there was none"), cancellationToken);

    /// <summary>Sends a test mail.</summary>
    [Function("OperateTestMail")]
    public Task<IResult> TestMail(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/operations/test-mail")] HttpRequest request, CancellationToken cancellationToken) =>
        ForAddressAsync(
            request,
            "to",
            async address => await commands.TestMailAsync(address, cancellationToken) switch
            {
                SendOutcome.Accepted => Said("the provider took it"),
                SendOutcome.Refused refused => new Problem(StatusCodes.Status502BadGateway, $"The provider refuses for now: {refused.Reason}"),
                SendOutcome.NotAuthorized unknown => new Problem(StatusCodes.Status502BadGateway, $"The provider does not know us: {unknown.Reason}"),
                SendOutcome.Failed failed => new Problem(StatusCodes.Status502BadGateway, $"The provider will not take it: {failed.Reason}"),
                SendOutcome.Unknown lost => new Problem(StatusCodes.Status504GatewayTimeout, $"The answer was lost: {lost.Reason}"),
                var other => new Problem(StatusCodes.Status502BadGateway, other.ToString()),
            },
            cancellationToken);

    private static async Task<IResult> ForAddressAsync(
        HttpRequest request, string field, Func<EmailAddress, Task<IResult>> run, CancellationToken cancellationToken)
    {
        var (body, problem) = await ApiBody.ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        EmailAddress? address = null;
        if (body.Text(field, EmailAddress.Longest) is { } text && !EmailAddress.TryParse(text, out address))
        {
            body.Wrong(field, "should be a mail address");
        }

        body.Only(field);
        return body.IsWrong || address is null ? Problem.Of(body) : await run(address);
    }

    private static Answer Said(string message, int status = StatusCodes.Status200OK) => Answer.Json(
        new Dictionary<string, string> { ["message"] = message }, OperationsJson.Default.IReadOnlyDictionaryStringString, status);

    private static bool TryParse(string shard, string due, out Slot? slot)
    {
        try
        {
            slot = Slot.Parse(shard, due);
            return true;
        }
        catch (FormatException)
        {
            slot = null;
            return false;
        }
    }
}
