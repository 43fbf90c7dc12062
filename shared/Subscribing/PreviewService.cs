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

    /// <summary>
    /// More beginnings of words than these are not tried: each reads a good part of the index, and a preview is for strangers.
    /// </summary>
    public const int MostStems = 20;

    private const int MostShownPerDay = 20;
    private const int MostShown = 60;

    /// <summary>Tries the keywords; lines that cannot be read are told, the others count nevertheless.</summary>
    public async Task<Preview> TryAsync(PreviewRequest request, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync(request.Days, cancellationToken);
        var parsed = KeywordProfile.Parse("preview", request.Keywords);
        var tried = parsed.Profile with { Keywords = Affordable(parsed.Profile.Keywords, out var leftOut) };
        var matches = papers.Matcher.Match(tried, MatchOptions.Everything)
            .Where(match => request.Filters.Accepts(match.Paper.Sources, match.Paper.Categories))
            .ToLookup(match => match.Paper.Day);
        return new Preview
        {
            Days = [.. papers.Days.Select(day => new PreviewDay(
                day.Day,
                day.Papers.Count(paper => request.Filters.Accepts(paper.Sources, paper.Categories)),
                [.. matches[day.Day].Select(match => match.Score).OrderDescending()]))],
            Matches = [.. papers.Days.Reverse().SelectMany(day => matches[day.Day].Take(MostShownPerDay)).Take(MostShown)],
            Problems = [.. parsed.Errors, .. leftOut.Select(keyword => TooMany(keyword, request.Keywords))],
            Advice = tried.Keywords.Count == 0 || papers.Days.Count == 0 ? [] : papers.Advisor.Advise(tried),
        };
    }

    private static List<Keyword> Affordable(IReadOnlyList<Keyword> keywords, out List<Keyword> leftOut)
    {
        List<Keyword> kept = [];
        leftOut = [];
        var stems = 0;
        foreach (var keyword in keywords)
        {
            var more = stems + keyword.Alternatives.Count(IsStem);
            var fits = more == stems || more <= MostStems;
            (fits ? kept : leftOut).Add(keyword);
            stems = fits ? more : stems;
        }

        return kept;
    }

    private static bool IsStem(KeywordTerm term) => term.Field is not KeywordField.Category && term.Text.Contains('*', StringComparison.Ordinal);

    private static KeywordError TooMany(Keyword keyword, IReadOnlyList<string> lines) => new(
        Math.Max(0, lines.TakeWhile(line => line.Trim() != keyword.Source.Trim()).Count()) + 1,
        1,
        "left out of the preview",
        $"at most {MostStems} beginnings of words (abc*) at once; a mail tries them all",
        null);
}
