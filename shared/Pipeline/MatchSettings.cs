using System.ComponentModel.DataAnnotations;

namespace Alerts.Pipeline;

/// <summary>The section <c>Match</c> of the settings.</summary>
public sealed record MatchSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Match";

    /// <summary>Match messages a batch, each for an equal part of the profiles: 1, 2, 4 … 256. No data moves when it changes.</summary>
    [AllowedValues(1, 2, 4, 8, 16, 32, 64, 128, 256, ErrorMessage = "Match__Ranges should be one of 1, 2, 4, 8, 16, 32, 64, 128, 256.")]
    public int Ranges { get; set; } = 16;
}
