namespace Azure.AI.TextAnalytics;

/// <summary>What key phrase extraction made of one document.</summary>
public class ExtractKeyPhrasesResult : TextAnalyticsResult
{
    private readonly KeyPhraseCollection? _keyPhrases;

    internal ExtractKeyPhrasesResult(string id, KeyPhraseCollection keyPhrases)
        : base(id, default)
    {
        _keyPhrases = keyPhrases;
    }

    internal ExtractKeyPhrasesResult(string id, TextAnalyticsError error)
        : base(id, error)
    {
    }

    /// <summary>The phrases.</summary>
    /// <exception cref="InvalidOperationException">The document failed.</exception>
    public KeyPhraseCollection KeyPhrases => _keyPhrases
        ?? throw new InvalidOperationException($"Cannot access result for document {Id}, due to error {Error.ErrorCode}: {Error.Message}");
}
