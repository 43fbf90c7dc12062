using System.Globalization;
using Alerts.Papers.Entries;

namespace Alerts.Papers.Sources;

/// <summary>What the sources say alike.</summary>
internal static class Listings
{
    /// <summary>A day whose entries all had to be left out: the form has changed, and that must be seen.</summary>
    public static SourceDay NoneUsable(DateOnly day, string title, PaperBuilder builder) => new(day, SourceOutcome.Unreadable)
    {
        Skipped = builder.Skipped,
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"None of {title}'s {builder.Entries} entries could be used; the first: {builder.Skipped[0].Entry}: {builder.Skipped[0].Reason}."),
    };
}
