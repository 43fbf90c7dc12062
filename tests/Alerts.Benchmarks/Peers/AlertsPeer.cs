using Alerts.Benchmarks.Workload;
using Alerts.Matching;
using Alerts.Matching.Queries;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Benchmarks.Peers;

/// <summary>Ours with everything on: rarity, folding, positions of the hits of the best ten.</summary>
internal sealed class AlertsPeer(IReadOnlyList<Paper> papers) : IPeer
{
    private readonly Matcher _matcher = new(PaperIndex.Build(papers, RarityStatistic.Empty.With(papers[0].Day, papers)));

    private readonly KeywordCache _keywords = new();

    /// <summary>How many papers of a profile are wanted.</summary>
    public const int Top = 10;

    /// <inheritdoc />
    public string Name => "Alerts";

    /// <inheritdoc />
    public IPreparedProfiles Prepare(IReadOnlyList<ProfileText> profiles) =>
        new Prepared(_matcher, [.. profiles.Select(Read)]);

    private KeywordProfile Read(ProfileText text)
    {
        var profile = KeywordProfile.Parse(text.Id, text.Lines, _keywords).Profile;
        foreach (var keyword in profile.Keywords)
        {
            KeywordQuery.Prepare(keyword);
        }

        return profile;
    }

    private sealed class Prepared(Matcher matcher, KeywordProfile[] profiles) : IPreparedProfiles
    {
        public long Match()
        {
            var found = 0L;
            foreach (var matches in matcher.MatchAll(profiles, new MatchOptions(0, Top)))
            {
                found += matches.Count;
            }

            return found;
        }
    }
}
