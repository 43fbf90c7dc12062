using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>Papers and profiles for the tests of matching.</summary>
internal static class Sample
{
    public static Paper Paper(string title, string text = "", int number = 1) => new()
    {
        Id = $"2608.{number:D5}",
        Title = title,
        Abstract = text,
        Day = new DateOnly(2026, 8, 19),
    };

    public static IReadOnlyList<Match> Find(IReadOnlyList<Paper> papers, params string[] keywords)
    {
        var parsed = KeywordProfile.Parse("p", keywords);
        Assert.Empty(parsed.Errors);
        return new Matcher(PaperIndex.Build(papers, RarityStatistic.Empty)).Match(parsed.Profile, MatchOptions.Everything);
    }

    /// <summary>The single match of keywords in a text; null where they do not match.</summary>
    public static Match? FindIn(string text, params string[] keywords) => Find([Paper(text)], keywords).SingleOrDefault();
}
