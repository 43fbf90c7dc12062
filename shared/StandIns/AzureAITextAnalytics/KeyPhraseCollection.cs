using System.Collections.ObjectModel;

namespace Azure.AI.TextAnalytics;

/// <summary>A document's key phrases.</summary>
public class KeyPhraseCollection : ReadOnlyCollection<string>
{
    internal KeyPhraseCollection(IList<string> phrases, IReadOnlyCollection<TextAnalyticsWarning> warnings)
        : base(phrases)
    {
        Warnings = warnings;
    }

    /// <summary>What the service remarks about the document.</summary>
    public IReadOnlyCollection<TextAnalyticsWarning> Warnings { get; }
}
