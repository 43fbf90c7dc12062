namespace Alerts.Delivery.Senders;

/// <summary>What a provider says, fit for a log and a table: one line, not long, no address in it.</summary>
internal static class ReasonText
{
    public static string Clean(string text, int longest)
    {
        var words = MimeMessageBuilder.OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Contains('@', StringComparison.Ordinal) ? "…" : word);
        var line = string.Join(' ', words);
        return line.Length <= longest ? line : $"{line.AsSpan(0, longest - 1)}…";
    }
}
