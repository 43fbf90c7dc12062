namespace Alerts.Profiles;

/// <summary>How often a subscriber wants mail.</summary>
public enum DeliveryFrequency
{
    /// <summary>Every local day.</summary>
    Daily,

    /// <summary>Monday to Friday, local.</summary>
    Weekdays,

    /// <summary>Once a week on <see cref="DeliverySettings.Weekday"/>.</summary>
    Weekly,
}

/// <summary>When and how much mail a subscriber wants, and of which papers.</summary>
public sealed record DeliverySettings
{
    /// <summary>The lowest cap that can be set.</summary>
    public const int LeastPapers = 1;

    /// <summary>The highest cap that can be set.</summary>
    public const int MostPapers = 50;

    /// <summary>How often.</summary>
    public DeliveryFrequency Frequency { get; init; } = DeliveryFrequency.Daily;

    /// <summary>The day of a weekly mail.</summary>
    public DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;

    /// <summary>The local hour of delivery, 0–23.</summary>
    public int Hour { get; init; } = 8;

    /// <summary>IANA time zone id (<c>Europe/Berlin</c>).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>At most this many papers in one mail (1–50); the mail says how many more there were.</summary>
    public int Cap { get; init; } = 20;

    /// <summary>Papers scoring less are not mailed, 0–100.</summary>
    public double Threshold { get; init; } = 15;

    /// <summary>Accept papers of these sources only; empty accepts all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Accept papers of these arXiv categories only (<c>cs.CL</c>, <c>cs.*</c>); empty accepts all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Send a short mail when nothing matched.</summary>
    public bool TellWhenNothing { get; init; }

    /// <summary>Add a section with the day's most upvoted papers.</summary>
    public bool Trending { get; init; }

    /// <summary>
    /// Whether a paper passes the source and the category filter. A paper without categories passes only where none are asked for.
    /// </summary>
    /// <param name="sources">The sources that listed the paper.</param>
    /// <param name="categories">The paper's arXiv categories.</param>
    public bool Accepts(IReadOnlyCollection<string> sources, IReadOnlyCollection<string> categories) =>
        (Sources.Count == 0 || Sources.Any(wanted => sources.Contains(wanted, StringComparer.OrdinalIgnoreCase)))
        && (Categories.Count == 0 || Categories.Any(wanted => categories.Any(category => Covers(wanted, category))));

    private static bool Covers(string wanted, string category) =>
        wanted.EndsWith(".*", StringComparison.Ordinal)
            ? category.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
            : category.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
