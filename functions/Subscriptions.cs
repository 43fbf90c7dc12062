using Alerts.Functions.Api;
using Alerts.Functions.Http;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Subscribing, and the links of letters. Says the same to everybody, whether or not an address is known.</summary>
public sealed class Subscriptions(ApiDesk desk, SubscribeService subscribing, SessionService sessions, ProfileService profiles)
{
    private static readonly MessageDto LookIntoMail = new("Look into your mail: we have sent you a link.");

    /// <summary>Asks for a subscription.</summary>
    [Function("ApiSubscribe")]
    public Task<IResult> Subscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subscribe")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.AsksFromNetwork,
            async body =>
            {
                body.Only("email", "keywords", "delivery");
                var delivery = body.Delivery();
                var (address, keywords) = (body.Email(), body.Keywords(mayBeEmpty: delivery.Trending));
                if (body.IsWrong)
                {
                    return Problem.Of(body);
                }

                await subscribing.SubscribeAsync(address!, keywords, delivery, ApiDesk.Network(request), cancellationToken);
                return Sent();
            },
            cancellationToken);

    /// <summary>Confirms a subscription.</summary>
    [Function("ApiConfirm")]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/confirm")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForTokenAsync(
            request,
            async token =>
            {
                var (outcome, subscriber, first) = await subscribing.ConfirmAsync(token, cancellationToken);
                if (outcome is not LinkOutcome.Done)
                {
                    return LinkProblem.Of(outcome);
                }

                var session = first ? sessions.Begin(subscriber!) : null;
                var confirmed = new ConfirmedDto(Shapes.Word(subscriber!.State), subscriber.Address, session?.Token, session?.Expires);
                return Answer.Json(confirmed, ApiJson.Default.ConfirmedDto);
            },
            cancellationToken);

    /// <summary>Mails a link that opens one's profile.</summary>
    [Function("ApiSignIn")]
    public Task<IResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sign-in")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.AsksFromNetwork,
            async body =>
            {
                body.Only("email");
                var address = body.Email();
                if (body.IsWrong)
                {
                    return Problem.Of(body);
                }

                await sessions.AskAsync(address!, ApiDesk.Network(request), cancellationToken);
                return Sent();
            },
            cancellationToken);

    /// <summary>Trades a sign-in token for a session.</summary>
    [Function("ApiSession")]
    public Task<IResult> Session(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForTokenAsync(
            request,
            async token =>
            {
                var (outcome, session) = await sessions.OpenAsync(token, cancellationToken);
                return session is null
                    ? LinkProblem.Of(outcome)
                    : Answer.Json(new SessionDto(session.Token, session.Expires), ApiJson.Default.SessionDto);
            },
            cancellationToken);

    /// <summary>Confirms a new address.</summary>
    [Function("ApiAddress")]
    public Task<IResult> Address(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/address")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForTokenAsync(
            request,
            async token =>
            {
                var (outcome, subscriber) = await profiles.ConfirmAddressAsync(token, cancellationToken);
                return outcome is LinkOutcome.Done
                    ? Answer.Json(new EmailDto(subscriber!.Address), ApiJson.Default.EmailDto)
                    : LinkProblem.Of(outcome);
            },
            cancellationToken);

    private static Answer Sent() => Answer.Json(LookIntoMail, ApiJson.Default.MessageDto, StatusCodes.Status202Accepted);
}
