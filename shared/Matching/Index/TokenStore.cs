using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>All texts of all papers, one word after the other, and for every key the places where it stands.</summary>
internal sealed class TokenStore
{
    private readonly List<IndexedToken> _building = [IndexedToken.Gap(0)];
    private readonly List<int> _startsBuilding = [0];
    private readonly List<bool> _plain = [];
    private readonly TermEdges _edges;
    private int[] _starts = [];
    private int[] _postingStart = [];
    private int[] _postings = [];
    private PostedWord[] _posted = [];
    private int[] _keys = [];

    public TokenStore() => _edges = new(Vocabulary);

    /// <summary>The words; the first and the last are gaps.</summary>
    public IndexedToken[] Tokens { get; private set; } = [];

    /// <summary>Which words stand right beside each other, and where.</summary>
    public PairTable Pairs { get; private set; } = null!;

    /// <summary>Which words stand together.</summary>
    public Neighbours Neighbours { get; private set; } = null!;

    /// <summary>The words' numbers.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Where a word starts in its field, in UTF-16 units.</summary>
    public int StartOf(int token) => _starts[token];

    /// <summary>Where a word ends in its field, in UTF-16 units.</summary>
    public int EndOf(int token) => _starts[token] + Tokens[token].Length;

    /// <summary>Which item of a field that is a list a word stands in; 0 in other fields.</summary>
    public int ItemOf(int token)
    {
        if (Tokens[token].Field is PaperField.Title or PaperField.Abstract)
        {
            return 0;
        }

        var item = 0;
        for (var t = token - 1; t > 0 && Tokens[t].Text == Tokens[token].Text; t--)
        {
            item += Tokens[t].Key < 0 ? 1 : 0;
        }

        return item;
    }

    /// <summary>The places of a key, ascending.</summary>
    public ReadOnlySpan<int> Places(int key) =>
        key < 0 ? [] : _postings.AsSpan(_postingStart[key], _postingStart[key + 1] - _postingStart[key]);

    /// <summary>The places of a word, ascending.</summary>
    public ReadOnlySpan<int> Places(in KnownWord word) => _postings.AsSpan(word.Start, word.Count);

    /// <summary>The word at each of its places.</summary>
    public ReadOnlySpan<PostedWord> Posted(in KnownWord word) => _posted.AsSpan(word.Start, word.Count);

    /// <summary>Has fetched the first places of a word.</summary>
    public void ExpectPlaces(in KnownWord word)
    {
        if (word.Count > 0)
        {
            Prefetch.Element(_postings, word.Start);
            Prefetch.Element(_posted, word.Start);
        }
    }

    /// <summary>Whether a key is among those of some words in a row; without a look at the words themselves, of which a line of memory holds few.</summary>
    /// <param name="key">The key.</param>
    /// <param name="first">The first word's place; words that are not there are left out.</param>
    /// <param name="count">How many words.</param>
    public bool HoldsKey(int key, int first, int count)
    {
        var from = Math.Clamp(first, 0, _keys.Length);
        var window = _keys.AsSpan(from, Math.Clamp(first + count, from, _keys.Length) - from);
        if (window.Length > Vector256<int>.Count || from + Vector256<int>.Count > _keys.Length)
        {
            return window.Contains(key);
        }

        // Eight words at once, as this is asked for many places: those behind the last are left out.
        var equal = Vector256.Equals(Vector256.Create(_keys.AsSpan(from, Vector256<int>.Count)), Vector256.Create(key));
        return (equal.ExtractMostSignificantBits() & ((1u << window.Length) - 1)) != 0;
    }

    /// <summary>Has fetched what <see cref="HoldsKey"/> will read of a place.</summary>
    public void ExpectKeys(int place) => Prefetch.Element(_keys, place);

    /// <summary>Has fetched the words at the places, and those so many words away from them.</summary>
    public void ExpectWords(ReadOnlySpan<int> places, int away)
    {
        foreach (var place in places)
        {
            Prefetch.Element(Tokens, place);
            Prefetch.Element(Tokens, place + away);
        }
    }

    /// <summary>Reads the texts of a paper.</summary>
    public void Add(int ordinal, Paper paper)
    {
        AddText(IndexedToken.TextOf(ordinal, PaperField.Title), paper.Title);
        AddText(IndexedToken.TextOf(ordinal, PaperField.Abstract), paper.Abstract);
        foreach (var phrase in paper.KeyPhrases)
        {
            AddText(IndexedToken.TextOf(ordinal, PaperField.KeyPhrase), phrase);
        }

        foreach (var organization in paper.Organizations)
        {
            AddText(IndexedToken.TextOf(ordinal, PaperField.Organization), organization);
        }
    }

    /// <summary>Ends the reading; from here on the store does not change.</summary>
    public void Freeze()
    {
        (Tokens, _starts) = ([.. _building], [.. _startsBuilding]);
        _building.Clear();
        _startsBuilding.Clear();
        _postingStart = new int[Vocabulary.Keys + 1];
        _keys = new int[Tokens.Length];
        for (var t = 0; t < Tokens.Length; t++)
        {
            var key = _keys[t] = Tokens[t].Key;
            if (key >= 0)
            {
                _postingStart[key + 1]++;
            }
        }

        for (var k = 0; k < Vocabulary.Keys; k++)
        {
            _postingStart[k + 1] += _postingStart[k];
        }

        (Pairs, Neighbours) = (new(Tokens, Vocabulary), new(Tokens, Vocabulary));
        Vocabulary.Freeze(_postingStart, Neighbours);
        var words = _postingStart[^1];
        (_postings, _posted) = (new int[words], new PostedWord[words]);
        var next = _postingStart.AsSpan(0, Vocabulary.Keys).ToArray();
        for (var t = 0; t < Tokens.Length; t++)
        {
            if (_keys[t] is >= 0 and var key)
            {
                var at = next[key]++;
                (_postings[at], _posted[at]) = (t, new(Tokens[t]));
            }
        }
    }

    private void AddText(int number, string text)
    {
        var first = _building.Count;
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            var letters = tokenizer.Case;
            var (surface, key) = Vocabulary.Add(tokenizer.Folded, letters);
            _building.Add(new(key, surface, number, tokenizer.End - tokenizer.Start, tokenizer.Before, letters));
            _startsBuilding.Add(tokenizer.Start);
            _plain.Add(tokenizer.IsPlain);
        }

        _edges.Find(text, CollectionsMarshal.AsSpan(_building)[first..], CollectionsMarshal.AsSpan(_startsBuilding)[first..], CollectionsMarshal.AsSpan(_plain));
        _plain.Clear();
        _building.Add(IndexedToken.Gap(number));
        _startsBuilding.Add(0);
    }
}
