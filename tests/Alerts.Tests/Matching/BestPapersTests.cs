using Alerts.Matching.Scoring;
using CsCheck;

namespace Alerts.Matching;

/// <summary>The best papers are those that sorting finds, few or many, in whatever order they are offered.</summary>
public sealed class BestPapersTests
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta", "epsilon"];

    private static readonly Gen<int[]> Evidence = Gen.OneOf(Gen.Int[1, 5], Gen.Int[1, 3_000], Gen.Int[1, 2_000_000]).Array[0, 300];

    /// <summary>Some words are in nearly all papers, some in few, so that profiles have none, one or several keywords that hit many.</summary>
    private static readonly Gen<string> Text = Gen.Select(Gen.Int[0, 9].Array[Words.Length], Gen.Int[1, 4].Array[Words.Length], (draw, times) => string.Join(
        ". ", Words.SelectMany((word, i) => Enumerable.Repeat(word, draw[i] < 9 - (2 * i) ? times[i] : 0))));

    private static readonly Gen<string[]> Keywords = Gen.Select(
        Gen.Int[0, 6].Select(i => i switch { 5 => "+", 6 => "-", _ => "" }), Gen.Int[0, 4].Select(i => Words[i]), Gen.Int[0, 3].Select(i => i == 3 ? "^2" : ""), (sign, word, weight) => sign + word + weight).Array[1, 5];

    [Fact]
    public void Best_are_those_that_sorting_finds() => Gen.Select(Evidence, Gen.Int[0, 100], Gen.Bool).Sample((evidence, top, inOrder) =>
    {
        var offered = evidence.Index().ToList();
        var best = new BestPapers();
        best.Begin(top, Math.Min(top, evidence.Length), least: 2, inOrder);
        foreach (var (paper, value) in offered.OrderBy(o => inOrder ? o.Index : o.Item))
        {
            if (value >= best.Least)
            {
                best.Offer(paper, value);
            }
        }

        var sorted = offered.Where(o => o.Item >= 2).Select(o => (o.Index, Level: ScoreModel.Level(o.Item))).OrderByDescending(o => o.Level).ThenBy(o => o.Index).Take(top);
        Assert.Equal(sorted, best.Sorted().ToArray().Select(b => (b.Paper, b.Level)));
    });

    [Fact]
    public void Best_of_a_profile_are_the_beginning_of_all() => Gen.Select(Text.Array[1, 150], Keywords, Gen.Int[1, 40]).Sample((texts, keywords, top) =>
    {
        var matcher = new Matcher(PaperIndex.Build([.. texts.Select((text, i) => Sample.Paper("", text, i))], RarityStatistic.Empty));
        var profile = Profiles.KeywordProfile.Parse("p", keywords).Profile;

        var all = matcher.Match(profile, MatchOptions.Everything).Select(m => (m.Paper.Id, m.Score));
        Assert.Equal(all.Take(top), matcher.Match(profile, new MatchOptions(0, top)).Select(m => (m.Paper.Id, m.Score)));
    });
}
