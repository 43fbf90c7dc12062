using System.Globalization;
using System.Text.RegularExpressions;
using Alerts.Papers.Entries;

namespace Alerts.Papers.Sources;

/// <summary>
/// The Daily Papers page saved as text: navigation words, a line with the day (<c>Aug 5</c>, the year is left out), then titles
/// and abstracts in turn, blank lines between all of them.
/// </summary>
internal static partial class TextPage
{
    /// <summary>Longer paragraphs are not titles.</summary>
    private const int LongestTitle = 300;

    /// <summary>Shorter paragraphs are not abstracts.</summary>
    private const int ShortestAbstract = 120;

    /// <summary>Reads the page; null when the text is no such page.</summary>
    public static IReadOnlyList<PaperDraft>? Read(string text, DateOnly today)
    {
        var paragraphs = Paragraphs(text);
        var dayLine = paragraphs.FindIndex(line => Day(line, today) is not null);
        if (dayLine < 0)
            return Alternates(paragraphs) ? Pairs(paragraphs, today, null) : null;

        var drafts = Pairs(paragraphs[dayLine..], today, Day(paragraphs[dayLine], today));
        return drafts.Exists(draft => draft.Abstract is not null) ? drafts : null;
    }

    private static List<PaperDraft> Pairs(List<string> paragraphs, DateOnly today, DateOnly? day)
    {
        List<PaperDraft> drafts = [];
        string? title = null;
        foreach (var paragraph in paragraphs)
        {
            if (Day(paragraph, today) is { } next)
            {
                day = next;
            }
            else if (!paragraph.Any(char.IsLetter))
            {
                // Votes, comments: numbers between the papers.
            }
            else if (title is null && paragraph.Length <= LongestTitle)
            {
                title = paragraph;
            }
            else if (title is not null && paragraph.Length < ShortestAbstract && !paragraph.EndsWith('.'))
            {
                // Two titles in a row: the first has no abstract.
                drafts.Add(Draft(title, null, day));
                title = paragraph;
            }
            else
            {
                drafts.Add(Draft(title, paragraph, day));
                title = null;
            }
        }

        if (title is not null)
            drafts.Add(Draft(title, null, day));
        return drafts;
    }

    private static PaperDraft Draft(string? title, string? text, DateOnly? day) =>
        new() { KnownByTitle = true, Title = title, Abstract = text, Day = day, Sources = [SourceNames.File] };

    /// <summary>Without the line of the day, only titles and abstracts strictly in turn make a page.</summary>
    private static bool Alternates(List<string> paragraphs) =>
        paragraphs.Count > 1 && paragraphs.Count % 2 == 0
        && paragraphs.Where((_, i) => i % 2 == 0).All(title => title.Length <= LongestTitle && !title.StartsWith('#'))
        && paragraphs.Where((_, i) => i % 2 == 1).All(text => text.Length >= ShortestAbstract);

    private static List<string> Paragraphs(string text)
    {
        List<string> paragraphs = [];
        List<string> lines = [];
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                lines.Add(trimmed.ToString());
                continue;
            }

            Flush();
        }

        Flush();
        return paragraphs;

        void Flush()
        {
            if (lines.Count > 0)
                paragraphs.Add(string.Join(' ', lines));
            lines.Clear();
        }
    }

    /// <summary>The day of a line that holds nothing else: without a year the latest such day that is not in the future.</summary>
    private static DateOnly? Day(string line, DateOnly today)
    {
        if (line.Length > 20 || !DayLine().IsMatch(line))
            return null;
        if (DateOnly.TryParseExact(line, ["yyyy-MM-dd", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var full))
            return full;

        // A leap day has no date in most years: look back over the last eight.
        for (var year = today.Year; year > today.Year - 9; year--)
        {
            var dated = string.Create(CultureInfo.InvariantCulture, $"{line} {year}");
            if (DateOnly.TryParseExact(dated, ["MMM d yyyy", "MMMM d yyyy", "d MMM yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today)
                return day;
        }

        return null;
    }

    [GeneratedRegex(@"^(?:\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DayLine();
}
