using Alerts.Papers;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Alerts.Evaluation.Methods;

/// <summary>Lucene.Net with its EnglishAnalyzer: every keyword a phrase query on title and abstract, scored by BM25.</summary>
internal sealed class LucenePhrases : IMethod
{
    private const string Id = "id";

    private static readonly EnglishAnalyzer Analyzer = new(LuceneVersion.LUCENE_48);

    /// <inheritdoc />
    public string Name => "Lucene.Net phrases";

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers) => new Finder(papers);

    private sealed class Finder : IFinder
    {
        private readonly IndexSearcher _searcher;
        private readonly int _count;

        public Finder(IReadOnlyList<Paper> papers)
        {
            _count = papers.Count;
            var directory = new RAMDirectory();
            using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analyzer) { Similarity = new BM25Similarity() }))
            {
                for (var i = 0; i < papers.Count; i++)
                {
                    writer.AddDocument(
                    [
                        new StoredField(Id, i),
                        new TextField("title", papers[i].Title, Field.Store.NO),
                        new TextField("abstract", papers[i].Abstract, Field.Store.NO),
                    ]);
                }
            }

            _searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
        }

        public IReadOnlyList<int> Find(IReadOnlyList<string> keywords)
        {
            var query = new BooleanQuery();
            foreach (var keyword in keywords.Take(BooleanQuery.MaxClauseCount / 2))
            {
                foreach (var field in (string[])["title", "abstract"])
                {
                    if (Phrase(field, keyword) is { } phrase)
                    {
                        query.Add(phrase, Occur.SHOULD);
                    }
                }
            }

            return [.. _searcher.Search(query, _count).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).GetField(Id).GetInt32Value()!.Value)];
        }

        private static PhraseQuery? Phrase(string field, string keyword)
        {
            var phrase = new PhraseQuery();
            using var tokens = Analyzer.GetTokenStream(field, keyword);
            var term = tokens.GetAttribute<ICharTermAttribute>();
            var step = tokens.GetAttribute<IPositionIncrementAttribute>();
            var position = -1;
            tokens.Reset();
            while (tokens.IncrementToken())
            {
                position += step.PositionIncrement;
                phrase.Add(new Term(field, term.ToString()), position);
            }

            tokens.End();
            return position < 0 ? null : phrase;
        }
    }
}
