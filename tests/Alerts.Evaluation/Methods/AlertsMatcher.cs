using System.Globalization;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Evaluation.Methods;

/// <summary>Our matcher, with rarity counted over the collection, as the other methods count theirs.</summary>
/// <param name="name">What the report calls it.</param>
/// <param name="leastScore">The least score, 0–100.</param>
/// <param name="write">How a keyword becomes a line of our language.</param>
/// <param name="without">What is not forgiven; null where all is.</param>
internal sealed class AlertsMatcher(string name, double leastScore = 0, Func<string, string>? write = null, Forgiveness? without = null) : IMethod
{
    /// <summary>The whole collection counts as one day: the window of days is not what is measured.</summary>
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers)
    {
        var rarity = RarityStatistic.Empty.With(AnyDay, papers);
        return new Finder(papers, new Matcher(PaperIndex.Build(papers, rarity)), leastScore, write ?? (keyword => keyword), without);
    }

    private sealed class Finder(IReadOnlyList<Paper> papers, Matcher matcher, double leastScore, Func<string, string> write, Forgiveness? without) : IFinder
    {
        private readonly Dictionary<object, int> _indexes =
            papers.Select((paper, index) => (paper, index)).ToDictionary(pair => (object)pair.paper, pair => pair.index, ReferenceEqualityComparer.Instance);

        public IReadOnlyList<int> Find(IReadOnlyList<string> keywords)
        {
            var lines = keywords.CountBy(keyword => keyword, StringComparer.Ordinal).Select(keyword => Line(write(keyword.Key), keyword.Value));
            var parsed = KeywordProfile.Parse("evaluation", lines.Take(KeywordProfile.MaxKeywords));
            return
            [
                .. matcher.Match(parsed.Profile, new MatchOptions(leastScore, int.MaxValue))
                    .Where(match => without is not { } missing || match.Hits.Any(hit => ForgivenHits.Stands(match, hit, missing)))
                    .Select(match => _indexes[match.Paper]),
            ];
        }

        /// <summary>The line of a keyword that comes so often; a keyword from elsewhere may hold a sign of our language where it means a character.</summary>
        private static string Line(string keyword, int count)
        {
            var line = Keyword.TryParse(keyword, out _, out _) ? keyword : string.Concat(keyword.Select(c => char.IsLetterOrDigit(c) || c is '-' ? c : ' ')).Trim();
            return count == 1 ? line : string.Create(CultureInfo.InvariantCulture, $"{line}^{Math.Min(count, Keyword.MaxWeight)}");
        }
    }
}
