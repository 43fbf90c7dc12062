namespace Alerts.Subscribing;

/// <summary>A change of one keyword line.</summary>
/// <param name="Before">The line as it stands; null when it is new.</param>
/// <param name="After">The line as it will stand; null when it goes.</param>
public sealed record KeywordChange(string? Before, string? After)
{
    /// <summary>The lines after the changes; null when a line to be changed is not there.</summary>
    public static IReadOnlyList<string>? Apply(IReadOnlyList<string> lines, IReadOnlyList<KeywordChange> changes)
    {
        var changed = lines.ToList();
        foreach (var (before, after) in changes)
        {
            if (before is null)
            {
                changed.Add(after!);
                continue;
            }

            var at = changed.IndexOf(before);
            if (at < 0)
            {
                return null;
            }

            if (after is null)
            {
                changed.RemoveAt(at);
            }
            else
            {
                changed[at] = after;
            }
        }

        return changed;
    }
}
