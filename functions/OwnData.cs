using System.Text;
using System.Text.Json;
using Alerts.Functions.Api;
using Alerts.Functions.Http;
using Alerts.Profiles;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>What a person can take along: their data, their profile, their feed.</summary>
public sealed class OwnData(ApiDesk desk, ExportService export, FeedService feeds, ProfileService profiles)
{
    /// <summary>Everything stored about the person.</summary>
    [Function("ApiProfileExport")]
    public Task<IResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/profile/export")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            async subscriber =>
            {
                var data = await export.ExportAsync(subscriber, cancellationToken);
                return File("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(data, ExportJson.Default.ExportedData), "alerts.json");
            },
            cancellationToken);

    /// <summary>The profile as one line of the import format.</summary>
    [Function("ApiProfileLines")]
    public Task<IResult> Lines(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/profile/lines")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(
            request,
            subscriber => Task.FromResult<IResult>(File(
                "application/jsonl; charset=utf-8", Encoding.UTF8.GetBytes(SubscriberJson.Write(subscriber) + "\n"), "alerts-profile.jsonl")),
            cancellationToken);

    /// <summary>The address of the private feed.</summary>
    [Function("ApiProfileFeed")]
    public Task<IResult> Feed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/profile/feed")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(request, subscriber => Task.FromResult(Show(subscriber)), cancellationToken);

    /// <summary>Gives the private feed another address.</summary>
    [Function("ApiProfileFeedRenew")]
    public Task<IResult> RenewFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/profile/feed/renew")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.ForOwnerAsync(request, async subscriber => Show(await profiles.RenewFeedAsync(subscriber.Id, cancellationToken)), cancellationToken);

    /// <summary>The private feed itself, for feed readers.</summary>
    [Function("Feed")]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feed")] HttpRequest request, CancellationToken cancellationToken) =>
        await desk.LimitAsync(request, RateLimit.FeedsFromNetwork, cancellationToken) is { } tooOften
        ? tooOften
        : await feeds.ReadAsync(request.Query["token"], cancellationToken) is { } feed
            ? new Answer(StatusCodes.Status200OK, "application/atom+xml; charset=utf-8", feed) { CacheControl = "private, max-age=900" }
            : new Problem(StatusCodes.Status404NotFound, "There is no such feed. Its address may have been renewed.");

    private static Answer File(string contentType, byte[] content, string name) =>
        new Answer(StatusCodes.Status200OK, contentType, content) { FileName = name };

    private IResult Show(Subscriber? subscriber) => subscriber is null
        ? new Problem(StatusCodes.Status401Unauthorized, "The profile was deleted meanwhile, and your session is over.")
        : Answer.Json(new FeedDto(feeds.Address(subscriber)), ApiJson.Default.FeedDto);
}
