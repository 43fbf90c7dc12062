using System.Globalization;
using Alerts.Functions.Api;
using Alerts.Functions.Http;
using Alerts.Profiles;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>One's own profile, with a session.</summary>
public sealed class OwnProfile(ApiDesk desk, ProfileService profiles, ErasureService erasure, TimeProvider time)
{
    private const int MostPauseDays = 731;

    /// <summary>Reads the profile.</summary>
    [Function("ApiProfileGet")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/profile")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(request, subscriber => Task.FromResult(Show(subscriber)), cancellationToken);

    /// <summary>Stores keywords and delivery, unless the profile changed since it was read.</summary>
    [Function("ApiProfilePut")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/profile")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            async (subscriber, body) =>
            {
                body.Only("keywords", "delivery");
                var delivery = body.Delivery();
                var keywords = body.Keywords(mayBeEmpty: delivery.Trending);
                if (body.IsWrong)
                {
                    return Problem.Of(body);
                }

                if (request.Headers.IfMatch.Count == 0)
                {
                    return new Problem(StatusCodes.Status428PreconditionRequired, "Send If-Match with the ETag that the profile was read with.");
                }

                return request.Headers.IfMatch == ETag(subscriber)
                    && await profiles.PutAsync(subscriber, keywords, delivery, cancellationToken) is { } stored
                        ? Show(stored)
                        : new Problem(StatusCodes.Status412PreconditionFailed, "The profile was changed elsewhere meanwhile. Read it again.");
            },
            cancellationToken);

    /// <summary>Erases everything about the person.</summary>
    [Function("ApiProfileDelete")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/profile")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            async subscriber =>
            {
                await erasure.EraseAsync(subscriber.Id, cancellationToken);
                return Answer.Nothing;
            },
            cancellationToken);

    /// <summary>Pauses until a day, or for good.</summary>
    [Function("ApiProfilePause")]
    public Task<IResult> Pause(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/profile/pause")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            async (subscriber, body) =>
            {
                body.Only("until");
                var until = Until(body);
                return body.IsWrong ? Problem.Of(body) : Show(await profiles.PauseAsync(subscriber.Id, until, cancellationToken));
            },
            cancellationToken);

    /// <summary>Ends a pause, or returns after unsubscribing.</summary>
    [Function("ApiProfileResume")]
    public Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/profile/resume")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(request, async subscriber => Show(await profiles.ResumeAsync(subscriber.Id, cancellationToken)), cancellationToken);

    /// <summary>Ends the mails.</summary>
    [Function("ApiProfileUnsubscribe")]
    public Task<IResult> Unsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/profile/unsubscribe")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(request, async subscriber => Show(await profiles.UnsubscribeAsync(subscriber.Id, cancellationToken)), cancellationToken);

    /// <summary>Asks for another address.</summary>
    [Function("ApiProfileAddress")]
    public Task<IResult> Address(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/profile/address")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            async (subscriber, body) =>
            {
                body.Only("email");
                var address = body.Email();
                if (body.IsWrong)
                {
                    return Problem.Of(body);
                }

                await profiles.AskAddressAsync(subscriber, address!, ApiDesk.Network(request), cancellationToken);
                var message = new MessageDto("Look into the mail of the new address: we have sent a link there.");
                return Answer.Json(message, ApiJson.Default.MessageDto, StatusCodes.Status202Accepted);
            },
            cancellationToken);

    private static string ETag(Subscriber subscriber) => $"\"v{subscriber.Version.ToString(CultureInfo.InvariantCulture)}\"";

    private static IResult Show(Subscriber? subscriber) => subscriber is null
        ? new Problem(StatusCodes.Status401Unauthorized, "The profile was deleted meanwhile, and your session is over.")
        : Answer.Json(Shapes.Of(subscriber), ApiJson.Default.ProfileDto, etag: ETag(subscriber));

    private DateOnly? Until(JsonBody body)
    {
        const int LongestDay = 10;
        if (body.Text("until", LongestDay, required: false) is not { } text)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day <= today || day > today.AddDays(MostPauseDays))
        {
            body.Wrong("until", "should be a day to come, within two years, like 2026-12-24");
        }

        return day;
    }
}
