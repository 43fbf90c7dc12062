using Alerts.Benchmarks.Peers;
using Alerts.Benchmarks.Workload;
using Alerts.KeyPhrases;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using BenchmarkDotNet.Attributes;

namespace Alerts.Benchmarks.Parts;

/// <summary>The parts of a day's matching, each by itself.</summary>
[MemoryDiagnoser]
public class PartsBenchmarks
{
    private const int Seed = 1;
    private const int Profiles = 1_000;

    private IReadOnlyList<Paper> _papers = [];
    private IReadOnlyList<ProfileText> _texts = [];
    private RarityStatistic _rarity = RarityStatistic.Empty;
    private IPreparedProfiles? _prepared;

    /// <summary>The papers of the day.</summary>
    [Params(98, 2_000)]
    public int Papers { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var vocabulary = Vocabulary.Invent(Seed);
        _papers = PaperGenerator.Write(vocabulary, Papers, Seed);
        _texts = [.. ProfileGenerator.Write(vocabulary, Profiles, Seed)];
        _rarity = RarityStatistic.Empty.With(_papers[0].Day, _papers);
        _prepared = new AlertsPeer(_papers).Prepare(_texts);
    }

    [Benchmark]
    public int ExtractKeyPhrases() => _papers.Sum(paper => LocalKeyPhraseExtractor.Extract(paper.Title, paper.Abstract).Count);

    [Benchmark]
    public PaperIndex IndexTheDay() => PaperIndex.Build(_papers, _rarity);

    [Benchmark]
    public int ReadProfiles() => _texts.Sum(text => KeywordProfile.Parse(text.Id, text.Lines).Profile.Keywords.Count);

    [Benchmark]
    public long MatchProfiles() => _prepared!.Match();

    [Benchmark]
    public long ResolveKeywordsAndMatchProfiles() => new AlertsPeer(_papers).Prepare(_texts).Match();
}
