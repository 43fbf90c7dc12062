using System.Runtime.InteropServices;
using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>All texts of all papers, one word after the other, and for every key the places where it stands.</summary>
internal sealed class TokenStore
{
    private readonly List<IndexedToken> _building = [IndexedToken.Gap(0)];
    private readonly List<int> _startsBuilding = [0];
    private readonly List<Segment> _segmentsBuilding = [];
    private readonly TermEdges _edges;
    private int[] _starts = [];
    private Segment[] _segments = [];
    private int[] _postingStart = [];
    private int[] _postings = [];
    private int[] _keysBefore = [];
    private int[] _keysBehind = [];
    private PostedWord[] _posted = [];

    public TokenStore() => _edges = new(Vocabulary);

    /// <summary>The words; the first and the last are gaps.</summary>
    public IndexedToken[] Tokens { get; private set; } = [];

    /// <summary>Which words stand together.</summary>
    public Neighbours Neighbours { get; private set; } = null!;

    /// <summary>The words' numbers.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>The texts, by number.</summary>
    public ReadOnlySpan<Segment> Segments => _segments;

    /// <summary>The text that a word stands in.</summary>
    public ref readonly Segment SegmentAt(int token) => ref _segments[Tokens[token].Segment];

    /// <summary>Where a word starts in its field, in UTF-16 units.</summary>
    public int StartOf(int token) => _starts[token];

    /// <summary>Where a word ends in its field, in UTF-16 units.</summary>
    public int EndOf(int token) => _starts[token] + Tokens[token].Length;

    /// <summary>The places of a key, ascending.</summary>
    public ReadOnlySpan<int> Places(int key) => OfKey(_postings, key);

    /// <summary>For each of the places of a key, the key of the word before; -1 at the beginning of a text.</summary>
    public ReadOnlySpan<int> KeysBefore(int key) => OfKey(_keysBefore, key);

    /// <summary>For each of the places of a key, the key of the word behind; -1 at the end of a text.</summary>
    public ReadOnlySpan<int> KeysBehind(int key) => OfKey(_keysBehind, key);

    /// <summary>The words at the places of a key, with their neighbours.</summary>
    public ReadOnlySpan<PostedWord> Posted(int key) => OfKey(_posted, key);

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
        (Tokens, _starts, _segments) = ([.. _building], [.. _startsBuilding], [.. _segmentsBuilding]);
        _building.Clear();
        _startsBuilding.Clear();
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

        var words = _postingStart[^1];
        (_postings, _keysBefore, _keysBehind, _posted) = (new int[words], new int[words], new int[words], new PostedWord[words]);
        var next = _postingStart.AsSpan(0, Vocabulary.Keys).ToArray();
        for (var t = 0; t < Tokens.Length; t++)
        {
            if (Tokens[t].Key is >= 0 and var key)
            {
                var at = next[key]++;
                (_postings[at], _keysBefore[at], _keysBehind[at]) = (t, Tokens[t - 1].Key, Tokens[t + 1].Key);
                _posted[at] = new(SegmentAt(t), Tokens[t - 1], Tokens[t], Tokens[t + 1]);
            }
        }
    }

    private ReadOnlySpan<T> OfKey<T>(T[] ofPlaces, int key) =>
        key < 0 ? [] : ofPlaces.AsSpan(_postingStart[key], _postingStart[key + 1] - _postingStart[key]);

    private void AddText(Segment segment, string text)
    {
        var (number, first) = (_segmentsBuilding.Count, _building.Count);
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            var letters = tokenizer.Case;
            var (surface, key) = Vocabulary.Add(tokenizer.Folded, letters);
            _building.Add(new(key, surface, number, tokenizer.End - tokenizer.Start, tokenizer.Before, letters));
            _startsBuilding.Add(tokenizer.Start);
        }

        _edges.Find(text, CollectionsMarshal.AsSpan(_building)[first..], CollectionsMarshal.AsSpan(_startsBuilding)[first..]);
        _segmentsBuilding.Add(segment);
        _building.Add(IndexedToken.Gap(number));
        _startsBuilding.Add(0);
    }
}
