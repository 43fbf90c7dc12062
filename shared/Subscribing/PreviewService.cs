using Alerts.Matching;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>What somebody wants to try.</summary>
/// <param name="Keywords">Keyword lines as typed.</param>
/// <param name="Days">The last so many days that have papers, 1–14.</param>
/// <param name="Filters">Sources and categories.</param>
public sealed record PreviewRequest(IReadOnlyList<string> Keywords, int Days, DeliverySettings Filters);

/// <summary>What keywords would have matched.</summary>
public sealed record Preview
{
    /// <summary>Day by day, oldest first.</summary>
    public required IReadOnlyList<PreviewDay> Days { get; init; }

    /// <summary>The best matches, newest day first.</summary>
    public required IReadOnlyList<Match> Matches { get; init; }

    /// <summary>Lines that could not be read.</summary>
    public required IReadOnlyList<KeywordError> Problems { get; init; }

    /// <summary>Advice on keywords that never hit or flood.</summary>
    public required IReadOnlyList<Advice> Advice { get; init; }
}

/// <summary>One day of a preview.</summary>
/// <param name="Day">The listing day.</param>
/// <param name="Papers">How many papers it has.</param>
/// <param name="Scores">The scores of all that matched, best first.</param>
public sealed record PreviewDay(DateOnly Day, int Papers, IReadOnlyList<double> Scores);

/// <summary>Tries keywords on the last days' papers, before anybody gives an address. Stores nothing.</summary>
public sealed class PreviewService(PreviewIndex index)
{
    /// <summary>The most days one may ask for.</summary>
    public const int MostDays = 14;

    private const int MostShownPerDay = 20;
    private const int MostShown = 60;

    /// <summary>Tries the keywords; lines that cannot be read are told, the others count nevertheless.</summary>
    public async Task<Preview> TryAsync(PreviewRequest request, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync(request.Days, cancellationToken);
        var parsed = KeywordProfile.Parse("preview", request.Keywords);
        var matches = papers.Matcher.Match(parsed.Profile, MatchOptions.Everything)
            .Where(match => request.Filters.Accepts(match.Paper.Sources, match.Paper.Categories))
            .ToLookup(match => match.Paper.Day);
        return new Preview
        {
            Days = [.. papers.Days.Select(day => new PreviewDay(
                day.Day,
                day.Papers.Count(paper => request.Filters.Accepts(paper.Sources, paper.Categories)),
                [.. matches[day.Day].Select(match => match.Score).OrderDescending()]))],
            Matches = [.. papers.Days.Reverse().SelectMany(day => matches[day.Day].Take(MostShownPerDay)).Take(MostShown)],
            Problems = parsed.Errors,
            Advice = parsed.Profile.Keywords.Count == 0 || papers.Days.Count == 0 ? [] : papers.Advisor.Advise(parsed.Profile),
        };
    }
}
