using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// Numbers for words: a surface is a word as folded by the tokenizer, a key stands for all its forms (<see cref="WordFold"/>).
/// Filled while an index is built, read-only afterwards.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _surfaceLookup;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _keyLookup;
    private readonly List<string> _surfaceTexts = [];
    private readonly List<string> _keyTexts = [];
    private readonly List<int> _keyOfSurface = [];
    private readonly List<int> _keyOfPlural = [];
    private readonly List<WordHash> _surfaceHashes = [];
    private readonly List<WordHash> _keyHashes = [];
    private readonly List<bool> _functionWords = [];
    private readonly List<bool> _functionKeys = [];
    private string[]? _sorted;
    private NameTable _names = new([], [], [], null);
    private NameFilter _keyNames = new(0);

    public Vocabulary()
    {
        _surfaceLookup = _surfaces.GetAlternateLookup<ReadOnlySpan<char>>();
        _keyLookup = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The key of “of”; -1 when no text holds it.</summary>
    public int Of { get; private set; } = -1;

    /// <summary>The name of “of”.</summary>
    public static ulong OfName { get; } = WordHash.Of("of").Value;

    /// <summary>The number of keys.</summary>
    public int Keys => _keyTexts.Count;

    /// <summary>The number of a word, new or known.</summary>
    public (int Surface, int Key) Add(ReadOnlySpan<char> folded, LetterCase letters)
    {
        if (!_surfaceLookup.TryGetValue(folded, out var surface))
        {
            surface = _surfaceTexts.Count;
            var text = folded.ToString();
            _surfaces.Add(text, surface);
            _surfaceTexts.Add(text);
            _keyOfSurface.Add(AddKey(WordFold.Key(text, LetterCase.Lower)));
            _keyOfPlural.Add(-1);
            _surfaceHashes.Add(WordHash.Of(text));
            _functionWords.Add(FunctionWords.Contains(text));
        }

        if (letters is not LetterCase.PluralCapitals)
        {
            return (surface, _keyOfSurface[surface]);
        }

        if (_keyOfPlural[surface] < 0)
        {
            _keyOfPlural[surface] = AddKey(WordFold.Key(_surfaceTexts[surface], letters));
        }

        return (surface, _keyOfPlural[surface]);
    }

    /// <summary>The number of a key; -1 when no text holds it.</summary>
    public int FindKey(ReadOnlySpan<char> key) => _keyLookup.TryGetValue(key, out var id) ? id : -1;

    /// <summary>Has fetched what finding the name will read.</summary>
    public void Expect(ulong name) => _names.Expect(name);

    /// <summary>The key of that name; -1 when no text holds it.</summary>
    public int FindKey(ulong name) => _names.Find(name).Key;

    /// <summary>Whether a key may have that name: no is certain, and quicker than <see cref="FindKey(ulong)"/> where it is the answer for most.</summary>
    public bool MayHoldKey(ulong name) => _keyNames.MayHold(name);

    /// <summary>The surface of that name; -1 when no text holds it.</summary>
    public int FindSurface(ulong name) => _names.Find(name).Surface;

    /// <summary>The word of that name; one without numbers when no text holds it.</summary>
    public ref readonly KnownWord Find(ulong name) => ref _names.Find(name);

    /// <summary>The number of a surface; -1 when no text holds it.</summary>
    public int FindSurface(ReadOnlySpan<char> surface) => _surfaceLookup.TryGetValue(surface, out var id) ? id : -1;

    /// <summary>The key of a surface as it stands in lower case.</summary>
    public int KeyOf(int surface) => _keyOfSurface[surface];

    /// <summary>The key of a surface where it is an acronym with the s of a plural (<c>KGs</c>), if that is another; -1 otherwise.</summary>
    public int PluralKeyOf(int surface) => _keyOfPlural[surface] == _keyOfSurface[surface] ? -1 : _keyOfPlural[surface];

    /// <summary>The keys under which a surface stands: <c>KGs</c> is a plural, <c>kgs</c> a word of its own.</summary>
    public int[] KeysOf(int surface) => PluralKeyOf(surface) is >= 0 and var plural ? [KeyOf(surface), plural] : [KeyOf(surface)];

    /// <summary>The key's text.</summary>
    public string KeyText(int key) => _keyTexts[key];

    /// <summary>The surface's text.</summary>
    public string SurfaceText(int surface) => _surfaceTexts[surface];

    /// <summary>The surface's name.</summary>
    public WordHash SurfaceHash(int surface) => _surfaceHashes[surface];

    /// <summary>The key's name.</summary>
    public WordHash KeyHash(int key) => _keyHashes[key];

    /// <summary>Whether the surface is a word without a meaning of its own.</summary>
    public bool IsFunctionWord(int surface) => _functionWords[surface];

    /// <summary>Whether the key is that of a word without a meaning of its own.</summary>
    public bool IsFunctionKey(int key) => _functionKeys[key];

    /// <summary>All surfaces that begin with <paramref name="prefix"/>.</summary>
    public HashSet<int> Beginning(string prefix)
    {
        var sorted = _sorted!;
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        HashSet<int> found = [];
        for (var i = at < 0 ? ~at : at; i < sorted.Length && sorted[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            found.Add(_surfaces[sorted[i]]);
        }

        return found;
    }

    /// <summary>All surfaces, in ordinal order.</summary>
    public IReadOnlyList<string> Sorted => _sorted!;

    /// <summary>Ends the filling.</summary>
    /// <param name="starts">Where the places of each key begin; one more says where those of the last one end.</param>
    /// <param name="neighbours">Which words stand together.</param>
    public void Freeze(ReadOnlySpan<int> starts, Neighbours neighbours)
    {
        _sorted = [.. _surfaceTexts];
        Array.Sort(_sorted, StringComparer.Ordinal);
        Of = FindKey("of");
        (_names, _keyNames) = (new(_keyHashes, _surfaceHashes, starts, neighbours), new(_keyHashes.Count));
        foreach (var name in _keyHashes)
        {
            _keyNames.Add(name.Value);
        }
    }

    private int AddKey(string key)
    {
        if (!_keys.TryGetValue(key, out var id))
        {
            id = _keyTexts.Count;
            _keys.Add(key, id);
            _keyTexts.Add(key);
            _keyHashes.Add(WordHash.Of(key));
            _functionKeys.Add(FunctionWords.Contains(key));
        }

        return id;
    }
}
