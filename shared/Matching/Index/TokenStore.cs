using System.Runtime.InteropServices;
using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>All texts of all papers, one word after the other, and for every key the places where it stands.</summary>
internal sealed class TokenStore
{
    private readonly List<IndexedToken> _building = [IndexedToken.Gap(0)];
    private readonly List<Segment> _segmentsBuilding = [];
    private readonly TermEdges _edges;
    private Segment[] _segments = [];
    private int[] _postingStart = [];
    private int[] _postings = [];

    public TokenStore() => _edges = new(Vocabulary);

    /// <summary>The words; the first and the last are gaps.</summary>
    public IndexedToken[] Tokens { get; private set; } = [];

    /// <summary>Which words stand together.</summary>
    public Neighbours Neighbours { get; private set; } = null!;

    /// <summary>The words' numbers.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>The text that a word stands in.</summary>
    public ref readonly Segment SegmentAt(int token) => ref _segments[Tokens[token].Segment];

    /// <summary>Whether what stands from the first to the last word is a term of its own.</summary>
    public bool StandsAlone(int first, int last) =>
        (Tokens[first].Edge & TermEdge.Unspaced) != 0
        || ((Tokens[first].Edge & TermEdge.JoinedBefore) == 0 && (Tokens[last].Edge & TermEdge.JoinedBehind) == 0);

    /// <summary>The places of a key, ascending.</summary>
    public ReadOnlySpan<int> Places(int key) =>
        key < 0 ? [] : _postings.AsSpan(_postingStart[key], _postingStart[key + 1] - _postingStart[key]);

    /// <summary>Reads the texts of a paper.</summary>
    public void Add(int ordinal, Paper paper)
    {
        AddText(new Segment(ordinal, PaperField.Title, 0), paper.Title);
        AddText(new Segment(ordinal, PaperField.Abstract, 0), paper.Abstract);
        for (var i = 0; i < paper.KeyPhrases.Count; i++)
        {
            AddText(new Segment(ordinal, PaperField.KeyPhrase, i), paper.KeyPhrases[i]);
        }

        for (var i = 0; i < paper.Organizations.Count; i++)
        {
            AddText(new Segment(ordinal, PaperField.Organization, i), paper.Organizations[i]);
        }
    }

    /// <summary>Ends the reading; from here on the store does not change.</summary>
    public void Freeze()
    {
        Vocabulary.Freeze();
        (Tokens, _segments) = ([.. _building], [.. _segmentsBuilding]);
        _building.Clear();
        _segmentsBuilding.Clear();
        Neighbours = new(Tokens, Vocabulary);
        _postingStart = new int[Vocabulary.Keys + 1];
        foreach (var token in Tokens)
        {
            if (token.Key >= 0)
            {
                _postingStart[token.Key + 1]++;
            }
        }

        for (var k = 0; k < Vocabulary.Keys; k++)
        {
            _postingStart[k + 1] += _postingStart[k];
        }

        _postings = new int[_postingStart[^1]];
        var next = _postingStart.AsSpan(0, Vocabulary.Keys).ToArray();
        for (var t = 0; t < Tokens.Length; t++)
        {
            if (Tokens[t].Key is >= 0 and var key)
            {
                _postings[next[key]++] = t;
            }
        }
    }

    private void AddText(Segment segment, string text)
    {
        var (number, first) = (_segmentsBuilding.Count, _building.Count);
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            var letters = tokenizer.Case;
            var (surface, key) = Vocabulary.Add(tokenizer.Folded, letters);
            _building.Add(new(key, surface, number, tokenizer.Start, tokenizer.End - tokenizer.Start, tokenizer.Before, letters));
        }

        _edges.Find(text, CollectionsMarshal.AsSpan(_building)[first..]);
        _segmentsBuilding.Add(segment);
        _building.Add(IndexedToken.Gap(number));
    }
}
