using System.Diagnostics.CodeAnalysis;

namespace Alerts.Profiles;

/// <summary>What a keyword does in its profile.</summary>
public enum KeywordRole
{
    /// <summary>Adds to the score where it hits.</summary>
    Wanted,

    /// <summary><c>+keyword</c>: a paper without it does not match.</summary>
    Required,

    /// <summary><c>-keyword</c>: a paper with it does not match.</summary>
    Excluded,
}

/// <summary>One parsed keyword line; docs/keywords.md describes the language. Two keywords are equal when they mean the same.</summary>
public sealed class Keyword : IEquatable<Keyword>
{
    /// <summary>The longest keyword line, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>The least weight.</summary>
    public const double MinWeight = 0.1;

    /// <summary>The greatest weight.</summary>
    public const double MaxWeight = 10;

    private readonly int _hash;
    private string? _meaning;

    internal Keyword(string source, KeywordRole role, KeywordTerm[] alternatives, double weight)
    {
        Source = source;
        Role = role;
        Alternatives = alternatives;
        Thousandths = (int)Math.Round(weight * 1000);
        _hash = HashCode.Combine(role, Thousandths, alternatives[0].Field, alternatives[0].Text);
    }

    /// <summary>The line as written.</summary>
    public string Source { get; }

    /// <summary>Wanted, required or excluded.</summary>
    public KeywordRole Role { get; }

    /// <summary>What is looked for: one of these is enough. Never empty.</summary>
    public IReadOnlyList<KeywordTerm> Alternatives { get; }

    /// <summary>How much a hit counts, 0.1–10; 1 when not said. Without meaning for an excluded keyword.</summary>
    public double Weight => Thousandths / 1000.0;

    /// <summary>The canonical line without sign and weight: what is looked for.</summary>
    internal string Meaning => _meaning ??= KeywordPrinter.PrintTerms(Alternatives);

    /// <summary>The weight in thousandths.</summary>
    internal int Thousandths { get; }

    /// <summary>The keyword without sign and weight, which hits the same and is looked up in its place; null where it has none of both, or where that one is not known.</summary>
    internal Keyword? Plain { get; set; }

    /// <summary>What whoever matches the keyword remembers of it; not part of its value.</summary>
    internal object? Memo { get; set; }

    /// <summary>Parses a line.</summary>
    /// <exception cref="FormatException">The line is no keyword; the message says where and why.</exception>
    public static Keyword Parse(string line) =>
        TryParse(line, out var keyword, out var error) ? keyword : throw new FormatException(error.ToString());

    /// <summary>Parses a line; where it cannot, says where, why, and what was likely meant.</summary>
    public static bool TryParse(
        string line, [NotNullWhen(true)] out Keyword? keyword, [NotNullWhen(false)] out KeywordError? error) =>
        TryParse(line, 1, out keyword, out error);

    /// <summary>Parses line number <paramref name="lineNumber"/> of a profile.</summary>
    public static bool TryParse(
        string line, int lineNumber, [NotNullWhen(true)] out Keyword? keyword, [NotNullWhen(false)] out KeywordError? error)
    {
        (keyword, error) = KeywordParser.Parse(line, lineNumber);
        return keyword is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Keyword? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Role == other.Role && Thousandths == other.Thousandths && Alternatives.SequenceEqual(other.Alternatives));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Keyword);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The canonical line: parsing it gives an equal keyword.</summary>
    public override string ToString() => KeywordPrinter.Print(this);
}
