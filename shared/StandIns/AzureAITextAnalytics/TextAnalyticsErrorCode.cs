namespace Azure.AI.TextAnalytics;

/// <summary>A kind of error, as the service names it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2231", Justification = "Only the members we use.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2225", Justification = "Only the members we use.")]
public readonly struct TextAnalyticsErrorCode : IEquatable<TextAnalyticsErrorCode>
{
    private readonly string? _code;

    internal TextAnalyticsErrorCode(string code) => _code = code;

    /// <summary>The name.</summary>
    public static implicit operator TextAnalyticsErrorCode(string code) => new(code);

    /// <inheritdoc />
    public bool Equals(TextAnalyticsErrorCode other) => string.Equals(_code, other._code, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TextAnalyticsErrorCode other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_code ?? "");

    /// <inheritdoc />
    public override string ToString() => _code ?? "";
}
