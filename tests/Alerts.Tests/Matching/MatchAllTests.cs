using Alerts.Profiles;
using CsCheck;

namespace Alerts.Matching;

/// <summary>Many profiles matched together, their keywords shared, find what each finds by itself.</summary>
public sealed class MatchAllTests
{
    private static readonly string[] Signs = ["", "", "", "+", "-"];
    private static readonly string[] Weights = ["", "", "^2", "^0.1"];
    private static readonly string[] Terms =
    [
        "graph", "graph neural networks", "neural graph", "\"neural networks\"", "networks | world models", "author:LeCun", "category:cs.*", "title:graph", "diffus*",
        "LLMs", "never heard of", "(graph | GNNs)", "world-model", "networks of graphs",
    ];

    private static readonly Gen<string> Line = Gen.Select(Of(Signs), Of(Terms), Of(Weights), (sign, term, weight) => sign + term + (sign == "-" ? "" : weight));
    private static readonly Gen<string[][]> Profiles = Line.Array[0, 6].Array[0, 30];

    private static readonly Papers.Paper[] Papers =
    [
        Sample.Paper("Graph neural networks", "Networks of large graphs. We diffuse.", 1) with { Authors = ["Yann LeCun"], Categories = ["cs.LG"] },
        Sample.Paper("World models", "A world-model of graphs; large language models (LLMs) too.", 2) with { Categories = ["cs.CL", "math.CO"] },
        Sample.Paper("Diffusion", "Graph neural networks (GNNs) and other neural networks. GNNs.", 3) with { Authors = ["Y. Lecun", "A. Other"] },
        Sample.Paper("Nothing of it", "", 4),
    ];

    [Fact]
    public void Each_finds_what_it_finds_alone() => Profiles.Sample(profiles =>
    {
        var index = PaperIndex.Build(Papers, RarityStatistic.Empty);
        var (together, alone, cache) = (new Matcher(index), new Matcher(index), new KeywordCache());
        KeywordProfile[] shared = [.. profiles.Select((lines, i) => KeywordProfile.Parse($"{i}", lines, cache).Profile)];
        var expected = profiles.Select(lines => Told(alone.Match(KeywordProfile.Parse("p", lines).Profile, MatchOptions.Everything))).ToList();

        // Once with keywords that were never looked up, once with keywords that were.
        Assert.Equal(expected, together.MatchAll(shared, MatchOptions.Everything).Select(Told));
        Assert.Equal(expected, together.MatchAll(shared, MatchOptions.Everything).Select(Told));
    });

    private static string Told(IReadOnlyList<Match> matches) => string.Join('\n', matches.Select(match =>
        $"{match.Paper.Id} {match.Score} {string.Join(' ', match.Hits.Select(hit => $"{hit.Keyword}@{hit.Field}{hit.Item}:{hit.Start}+{hit.Length}{hit.Form}"))}"));

    private static Gen<string> Of(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
