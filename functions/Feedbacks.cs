using Alerts.Functions.Api;
using Alerts.Functions.Http;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>"More like this" and "not for me": first what would change, then the change, then the way back.</summary>
public sealed class Feedbacks(ApiDesk desk, FeedbackService feedback)
{
    private const int LongestOption = 40;

    /// <summary>What would change.</summary>
    [Function("ApiFeedbackPreview")]
    public Task<IResult> Offer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/feedback/preview")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.ForTokenAsync(
            request,
            async token =>
            {
                var offer = await feedback.OfferAsync(token, cancellationToken);
                return offer.Outcome is LinkOutcome.Done ? Show(offer) : LinkProblem.Of(offer.Outcome);
            },
            cancellationToken);

    /// <summary>Makes the change.</summary>
    [Function("ApiFeedback")]
    public Task<IResult> Apply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/feedback")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.TokensFromNetwork,
            async body =>
            {
                body.Only("token", "option", "version");
                var (token, option, version) = (body.Token(), body.Text("option", LongestOption), body.Whole("version", 0, int.MaxValue));
                return body.IsWrong ? Problem.Of(body) : Show(await feedback.ApplyAsync(token, option!, version, cancellationToken));
            },
            cancellationToken);

    /// <summary>Takes it back.</summary>
    [Function("ApiFeedbackUndo")]
    public Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/feedback/undo")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForTokenAsync(request, async token => Show(await feedback.UndoAsync(token, cancellationToken)), cancellationToken);

    private static Answer Show(FeedbackOffer offer)
    {
        var paper = Shapes.Of(offer.Paper!);
        return Answer.Json(
            new FeedbackOfferDto(
                offer.More ? "more" : "less",
                new(paper.Id, paper.Title, paper.Url),
                offer.Version,
                [.. offer.Options!.Select(option => new FeedbackOptionDto(option.Id, option.Text, Shapes.Of(option.Changes)))]),
            ApiJson.Default.FeedbackOfferDto);
    }

    private static IResult Show(FeedbackResult result) => result.Outcome is LinkOutcome.Done
        ? Answer.Json(new FeedbackDoneDto(Shapes.Of(result.Changes), result.Undo), ApiJson.Default.FeedbackDoneDto)
        : LinkProblem.Of(result.Outcome);
}
