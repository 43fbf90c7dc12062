using System.Globalization;
using Alerts.Functions.Api;
using Alerts.Functions.Http;
using Alerts.Profiles;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>What anybody may see before giving an address: a day's papers, and what keywords would have matched.</summary>
public sealed class Previews(ApiDesk desk, RecentPapers recent, PreviewService previews, SuggestService suggestions)
{
    private const int DefaultDays = 7;

    /// <summary>A day's papers.</summary>
    [Function("ApiDay")]
    public async Task<IResult> Day(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/days/{day}")] HttpRequest request,
        string day,
        CancellationToken cancellationToken)
    {
        if (await desk.LimitAsync(request, RateLimit.PagesFromNetwork, cancellationToken) is { } tooOften)
        {
            return tooOften;
        }

        var days = await recent.DaysAsync(cancellationToken);
        var found = day == "latest"
            ? (days.Count > 0 ? days[^1] : null)
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? days.FirstOrDefault(candidate => candidate.Day == date)
                : null;
        if (found is null)
        {
            return new Problem(StatusCodes.Status404NotFound, "No papers were listed on that day, or they are no longer kept.");
        }

        var papers = await recent.ReadAsync(found, cancellationToken);
        var shown = new DayDto(
            found.Day,
            days.LastOrDefault(candidate => candidate.Day < found.Day)?.Day,
            days.FirstOrDefault(candidate => candidate.Day > found.Day)?.Day,
            [.. papers.Select(Shapes.Of)]);
        return Answer.Cached(shown, ApiJson.Default.DayDto, request);
    }

    /// <summary>What keywords would have matched in the last days.</summary>
    [Function("ApiPreview")]
    public Task<IResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/preview")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.PreviewsFromNetwork,
            async body =>
            {
                body.Only("keywords", "days", "sources", "categories");
                var filters = new DeliverySettings
                {
                    Sources = body.Texts("sources", DeliveryCheck.MostFilters, required: false),
                    Categories = body.Texts("categories", DeliveryCheck.MostFilters, required: false),
                };
                foreach (var problem in DeliveryCheck.Problems(filters))
                {
                    body.Wrong(problem.Field, problem.Message);
                }

                var wanted = new PreviewRequest(
                    body.Texts("keywords", KeywordProfile.MaxKeywords), body.Whole("days", DefaultDays, 1, PreviewService.MostDays), filters);
                return body.IsWrong
                    ? Problem.Of(body)
                    : Answer.Json(Shapes.Of(await previews.TryAsync(wanted, cancellationToken)), ApiJson.Default.PreviewDto, compress: true);
            },
            cancellationToken);

    /// <summary>Keywords worth following, from a text.</summary>
    [Function("ApiSuggest")]
    public Task<IResult> Suggest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/suggest")] HttpRequest request, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.PreviewsFromNetwork,
            async body =>
            {
                body.Only("text");
                var text = body.Text("text", SuggestService.LongestText);
                return body.IsWrong
                    ? Problem.Of(body)
                    : Answer.Json(new KeywordsDto(await suggestions.SuggestAsync(text!, cancellationToken)), ApiJson.Default.KeywordsDto);
            },
            cancellationToken);
}
