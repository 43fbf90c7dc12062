using Alerts.Benchmarks.Workload;
using Alerts.Papers;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Alerts.Benchmarks.Peers;

/// <summary>Lucene.Net: the day in a memory index of one segment, every profile a query of phrases, made before the time is taken.</summary>
internal sealed class LucenePeer : IPeer
{
    /// <summary>What the report calls it.</summary>
    public const string Title = "Lucene.Net";

    private static readonly EnglishAnalyzer Analyzer = new(LuceneVersion.LUCENE_48);

    private readonly IndexSearcher _searcher;

    /// <summary>Indexes the papers.</summary>
    public LucenePeer(IReadOnlyList<Paper> papers)
    {
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analyzer)))
        {
            foreach (var paper in papers)
            {
                writer.AddDocument([new TextField("title", paper.Title, Field.Store.NO), new TextField("abstract", paper.Abstract, Field.Store.NO)]);
            }

            writer.ForceMerge(1);
        }

        _searcher = new IndexSearcher(DirectoryReader.Open(directory));
    }

    /// <inheritdoc />
    public string Name => Title;

    /// <inheritdoc />
    public IPreparedProfiles Prepare(IReadOnlyList<ProfileText> profiles) => new Prepared(_searcher, [.. profiles.Select(ToQuery)]);

    private static BooleanQuery ToQuery(ProfileText profile)
    {
        var query = new BooleanQuery();
        foreach (var field in (string[])["title", "abstract"])
        {
            foreach (var keyword in profile.Wanted)
            {
                query.Add(Phrase(field, keyword), Occur.SHOULD);
            }

            if (profile.Excluded is not null)
            {
                query.Add(Phrase(field, profile.Excluded), Occur.MUST_NOT);
            }
        }

        return query;
    }

    private static PhraseQuery Phrase(string field, string keyword)
    {
        var phrase = new PhraseQuery();
        using var tokens = Analyzer.GetTokenStream(field, keyword);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            phrase.Add(new Term(field, term.ToString()));
        }

        tokens.End();
        return phrase;
    }

    private sealed class Prepared(IndexSearcher searcher, Query[] queries) : IPreparedProfiles
    {
        public long Match()
        {
            var found = 0L;
            foreach (var query in queries)
            {
                found += searcher.Search(query, AlertsPeer.Top).ScoreDocs.Length;
            }

            return found;
        }
    }
}
