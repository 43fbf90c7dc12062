using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alerts.Benchmarks.Peers;
using Alerts.Benchmarks.Workload;
using Alerts.KeyPhrases;
using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Benchmarks.Comparison;

/// <summary>The same papers and profiles through us and the peers, in one process, on one thread.</summary>
/// <param name="given">Papers to use; none to invent them.</param>
/// <param name="days">How many papers a day has, one after the other.</param>
/// <param name="sizes">How many profiles there are, one after the other.</param>
/// <param name="limit">The most time for one peer and size; what is left then is put in proportion and marked with ~.</param>
/// <param name="seed">The seed of everything invented.</param>
internal sealed class CompareCommand(IReadOnlyList<Paper> given, int[] days, int[] sizes, TimeSpan limit, int seed)
{
    private readonly StringBuilder _report = new();
    private readonly Dictionary<(int Papers, int Profiles), Timing> _ours = [];
    private readonly Dictionary<(string Peer, int Papers, int Profiles), Timing> _theirs = [];
    private readonly Goals _goals = new();

    /// <summary>Runs everything and returns the report.</summary>
    public string Run()
    {
        var vocabulary = given.Count > 0 ? Vocabulary.Of(given, seed) : Vocabulary.Invent(seed);
        _report.Append(CultureInfo.InvariantCulture, $"# Benchmarks\n\nMade by `dotnet run -c Release --project tests/Alerts.Benchmarks -- compare`: one thread, seed {seed}, ");
        _report.Append(CultureInfo.InvariantCulture, $"{(given.Count > 0 ? $"{given.Count} real papers" : "invented papers")}; {Environment.ProcessorCount} processors, .NET {Environment.Version}.\n");
        _report.Append("Times are processor time; reading profiles and indexing the day are timed apart. Everything is run as often as");
        _report.Append(CultureInfo.InvariantCulture, $" {limit.TotalSeconds:0} s allow, once at least, and the best run counts. ~ marks a time in proportion from a part of the profiles.\n");

        // Ours first: the peak of memory is the process's, and should be our own.
        foreach (var day in days)
        {
            var papers = Papers(vocabulary, day);
            Analysis(papers);
            Ours(vocabulary, papers);
        }

        Cost(vocabulary);
        foreach (var day in days)
        {
            Peers(vocabulary, Papers(vocabulary, day));
        }

        foreach (var (papers, profiles) in _ours.Keys.Where(key => key.Papers == Goals.Papers))
        {
            var ours = _ours[(papers, profiles)];
            _goals.Reading(profiles, profiles / ours.PrepareSeconds);
            _goals.Matching(profiles, ours.Seconds, _theirs[(LucenePeer.Title, papers, profiles)].Seconds / ours.Seconds);
        }

        return _report.Append(_goals.Report).ToString();
    }

    private void Analysis(IReadOnlyList<Paper> papers)
    {
        var megabytes = papers.Sum(paper => Encoding.UTF8.GetByteCount(paper.Title) + Encoding.UTF8.GetByteCount(paper.Abstract)) / 1e6;
        var rarity = RarityStatistic.Empty.With(papers[0].Day, papers);
        var index = Best(() => PaperIndex.Build(papers, rarity));
        var phrases = Best(() => papers.Sum(paper => LocalKeyPhraseExtractor.Extract(paper.Title, paper.Abstract).Count));
        if (papers.Count == Goals.Papers)
        {
            _goals.Analysis(megabytes / index);
        }

        _report.Append(CultureInfo.InvariantCulture, $"\n## {papers.Count} papers ({megabytes:0.0} MB)\n\n");
        _report.Append(CultureInfo.InvariantCulture, $"Indexing the day: {index * 1000:0} ms, {papers.Count / index:N0} papers/s, {megabytes / index:0.0} MB/s. ");
        _report.Append(CultureInfo.InvariantCulture, $"Key phrases: {megabytes / phrases:0.0} MB/s.\n\n");
    }

    private void Ours(Vocabulary vocabulary, IReadOnlyList<Paper> papers)
    {
        _report.Append("| profiles | matching | profiles/s | reading profiles/s | bytes allocated a profile | papers found | peak memory |\n|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var size in sizes)
        {
            // A matcher of its own: nothing is resolved before the time starts.
            Warm(() => new AlertsPeer(papers), vocabulary);
            var timing = _ours[(papers.Count, size)] = Timing.BestOf(() => new AlertsPeer(papers), Profiles(vocabulary, size), size, limit);
            using var process = Process.GetCurrentProcess();
            if (papers.Count == Goals.Papers)
            {
                _goals.Memory(size, process.PeakWorkingSet64 / 1e6);
            }

            _report.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {timing.Seconds:0.000} s | {size / timing.Seconds:N0} | {size / timing.PrepareSeconds:N0} ");
            _report.Append(CultureInfo.InvariantCulture, $"| {timing.BytesPerProfile:N0} | {timing.Found:N0} | {process.PeakWorkingSet64 / 1e6:N0} MB |\n");
        }

        Strangers(papers);
    }

    /// <summary>Profiles that nothing matches: looked up for the first time, and again as on the hot path, where nothing should be allocated.</summary>
    private void Strangers(IReadOnlyList<Paper> papers)
    {
        const int Size = 20_000;
        var prepared = new AlertsPeer(papers).Prepare([.. Profiles(Vocabulary.Invent(seed + 1000), Size)]);
        var start = GC.GetAllocatedBytesForCurrentThread();
        var found = prepared.Match();
        var middle = GC.GetAllocatedBytesForCurrentThread();
        found += prepared.Match();
        var end = GC.GetAllocatedBytesForCurrentThread();
        _report.Append(CultureInfo.InvariantCulture, $"\n{Size:N0} profiles of other words: {found / 2:N0} papers found, {(middle - start) / Size:N0} bytes allocated a profile while its keywords are new, {(end - middle) / (double)Size:0.0} once they are known.\n");
    }

    private void Peers(Vocabulary vocabulary, IReadOnlyList<Paper> papers)
    {
        _report.Append(CultureInfo.InvariantCulture, $"\n## Beside others, {papers.Count} papers\n\n× says how many times our time.\n\n");
        IPeer[] peers = [new LucenePeer(papers), new ContainsPeer(papers), new RegexPeer(papers)];
        _report.Append(CultureInfo.InvariantCulture, $"| profiles | Alerts | {string.Join(" | ", peers.Select(peer => $"{peer.Name} | × "))} |\n|---:|---:|{string.Concat(peers.Select(_ => "---:|---:|"))}\n");
        foreach (var size in sizes)
        {
            var ours = _ours[(papers.Count, size)];
            _report.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {ours.Seconds:0.000} s |");
            foreach (var peer in peers)
            {
                Warm(() => peer, vocabulary);
                var timing = _theirs[(peer.Name, papers.Count, size)] = Timing.BestOf(() => peer, Profiles(vocabulary, size), size, limit, chunkSize: peer is LucenePeer ? 5_000 : 50);
                _report.Append(CultureInfo.InvariantCulture, $" {(timing.Measured < size ? "~" : "")}{timing.Seconds:0.000} s | {timing.Seconds / ours.Seconds:N0} |");
            }

            _report.Append('\n');
        }
    }

    /// <summary>The time should follow profiles × keywords + hits, whatever the number of papers.</summary>
    private void Cost(Vocabulary vocabulary)
    {
        const int Size = 20_000;
        _report.Append(CultureInfo.InvariantCulture, $"\n## What the time follows\n\n{Size:N0} profiles against ever more papers, and twice the profiles.\n\n");
        _report.Append("| papers | profiles | keywords + papers found | profiles × papers | matching | ns a keyword or paper found | ns a profile × paper |\n|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (day, size) in (ReadOnlySpan<(int, int)>)[(100, Size), (500, Size), (2_000, Size), (2_000, 2 * Size), (2_000, 4 * Size)])
        {
            var papers = Papers(vocabulary, day);
            var keywords = Profiles(vocabulary, size).Sum(profile => (long)profile.Lines.Count);
            var timing = Timing.Of(new AlertsPeer(papers), Profiles(vocabulary, size), size, TimeSpan.MaxValue);
            var (units, pairs) = (keywords + timing.Found, (double)size * papers.Count);
            _report.Append(CultureInfo.InvariantCulture, $"| {papers.Count:N0} | {size:N0} | {units:N0} | {pairs:N0} | {timing.Seconds:0.000} s | {timing.Seconds * 1e9 / units:0} | {timing.Seconds * 1e9 / pairs:0.00} |\n");
        }
    }

    private IReadOnlyList<Paper> Papers(Vocabulary vocabulary, int count) =>
        given.Count > 0 ? [.. given.Take(count)] : PaperGenerator.Write(vocabulary, count, seed);

    private IEnumerable<ProfileText> Profiles(Vocabulary vocabulary, int count) => ProfileGenerator.Write(vocabulary, count, seed + 1);

    /// <summary>Lets the compiler see what is hot: ever new profiles, so that reading them is as warm as matching them.</summary>
    private void Warm(Func<IPeer> peer, Vocabulary vocabulary)
    {
        var warm = peer();
        using var profiles = ProfileGenerator.Write(vocabulary, int.MaxValue, seed + 2).Chunk(20).GetEnumerator();
        ProcessorTime.Warm(() => warm.Prepare(profiles.MoveNext() ? profiles.Current : []).Match());
    }

    private static double Best<T>(Func<T> work)
    {
        ProcessorTime.Warm(() => GC.KeepAlive(work()));
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = ProcessorTime.Now;
            GC.KeepAlive(work());
            var time = ProcessorTime.Since(start);
            best = time < best ? time : best;
        }

        return best.TotalSeconds;
    }
}
