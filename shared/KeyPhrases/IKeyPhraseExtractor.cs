using Alerts.Papers;

namespace Alerts.KeyPhrases;

/// <summary>Says in a few phrases what a paper is about.</summary>
public interface IKeyPhraseExtractor
{
    /// <summary>
    /// Extracts key phrases, one result a paper, in the papers' order. A paper that fails comes back with its error and
    /// no phrases; it never fails the others.
    /// </summary>
    Task<IReadOnlyList<KeyPhraseResult>> ExtractAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken);
}

/// <summary>A paper's key phrases.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Phrases">The phrases as they stand in the text, best first; empty when <paramref name="Error"/> is set.</param>
/// <param name="Extractor">Who extracted them: <c>azure</c> or <c>local</c>.</param>
/// <param name="Error">Why there are none; null when all is well.</param>
public sealed record KeyPhraseResult(string PaperId, IReadOnlyList<string> Phrases, string Extractor, string? Error = null);
