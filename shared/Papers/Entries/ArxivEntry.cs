using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Alerts.Papers.Entries;

/// <summary>
/// Reads an entry of arXiv's Atom feeds: the listing (<c>rss.arxiv.org/atom/…</c>) and the search (<c>export.arxiv.org/api/query</c>).
/// </summary>
internal static partial class ArxivEntry
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>The name of an entry.</summary>
    public static XName Name { get; } = Atom + "entry";

    /// <summary>Whether the entry announces a new version of a known paper: no news.</summary>
    public static bool IsReplacement(XElement entry) =>
        entry.Element(Arxiv + "announce_type")?.Value.Trim().StartsWith("replace", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>What the search says when it refuses a query in the form of an entry; null for a paper.</summary>
    public static string? Error(XElement entry) =>
        entry.Element(Atom + "id")?.Value.Contains("/api/errors", StringComparison.Ordinal) ?? false
            ? entry.Element(Atom + "summary")?.Value.Trim() ?? "no reason given"
            : null;

    /// <summary>Reads the entry.</summary>
    public static PaperDraft Read(XElement entry) => new()
    {
        Id = entry.Element(Atom + "id")?.Value,
        Title = entry.Element(Atom + "title")?.Value,
        Abstract = entry.Element(Atom + "summary")?.Value is { } summary ? Preamble().Replace(summary, "") : null,
        Authors = Authors(entry),
        Categories = Categories(entry),
        Sources = [SourceNames.Arxiv],
        Day = ListingDay(entry),
    };

    /// <summary>
    /// The listing day: in the listing it is the date published, as written there; in the search that date is the submission's,
    /// from which the day follows by the schedule.
    /// </summary>
    public static DateOnly? ListingDay(XElement entry)
    {
        if (!DateTimeOffset.TryParse(entry.Element(Atom + "published")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published))
            return null;

        var listing = entry.Element(Arxiv + "announce_type") is not null;
        return listing ? DateOnly.FromDateTime(published.DateTime) : ArxivCalendar.ListingDay(published);
    }

    private static IReadOnlyList<string> Categories(XElement entry)
    {
        var all = entry.Elements(Atom + "category").Select(category => (string?)category.Attribute("term")).OfType<string>();
        return (string?)entry.Element(Arxiv + "primary_category")?.Attribute("term") is { } primary ? [primary, .. all] : [.. all];
    }

    private static List<string> Authors(XElement entry)
    {
        var named = entry.Elements(Atom + "author").Select(author => author.Element(Atom + "name")?.Value).OfType<string>().ToList();
        return named.Count > 0 ? named : [.. entry.Elements(Dublin + "creator").SelectMany(creator => SplitNames(creator.Value))];
    }

    /// <summary>Parts one text of names at its commas, without affiliations in parentheses; "Jr." belongs to the name before it.</summary>
    internal static List<string> SplitNames(string joined)
    {
        List<string> names = [];
        var name = new StringBuilder();
        var depth = 0;
        foreach (var c in joined.Append(','))
        {
            depth = c switch { '(' => depth + 1, ')' when depth > 0 => depth - 1, _ => depth };
            if (depth > 0 || c == ')')
                continue;
            if (c != ',')
            {
                name.Append(c);
                continue;
            }

            var done = name.ToString().Trim();
            name.Clear();
            if (done.Length == 0)
                continue;
            if (names.Count > 0 && Suffix().IsMatch(done))
                names[^1] = $"{names[^1]}, {done}";
            else
                names.Add(done);
        }

        return names;
    }

    [GeneratedRegex(@"^\s*arXiv:\S+\s+Announce Type:\s*\S+\s+Abstract:\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^(Jr|Sr|II|III|IV)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
