using Microsoft.Extensions.Options;

namespace Alerts.Papers;

/// <summary>Stops the start when <c>Papers__Sources</c> names something that is no source.</summary>
internal sealed class PapersOptionsValidator : IValidateOptions<PapersOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PapersOptions options) =>
        PaperSourceFactory.Problem(options.Sources) is { } problem
            ? ValidateOptionsResult.Fail($"Papers__Sources: {problem}")
            : ValidateOptionsResult.Success;
}
