using System.Text.RegularExpressions;

namespace Alerts.Profiles;

/// <summary>Something wrong with a field that a person filled in.</summary>
/// <param name="Field">The field's name in JSON: <c>timeZone</c>.</param>
/// <param name="Message">What it should be, one sentence without a full stop.</param>
public sealed record FieldProblem(string Field, string Message);

/// <summary>Says what is wrong with delivery settings, for the API, the import and whoever else takes them from outside.</summary>
public static partial class DeliveryCheck
{
    /// <summary>The most sources or categories one may filter by.</summary>
    public const int MostFilters = 50;

    private const int LongestFilter = 40;

    /// <summary>Every problem of <paramref name="settings"/>, by field; none when they can be used.</summary>
    public static IReadOnlyList<FieldProblem> Problems(DeliverySettings settings)
    {
        List<FieldProblem> problems = [];
        Require(Enum.IsDefined(settings.Frequency), "frequency", "should be daily, weekdays or weekly");
        Require(Enum.IsDefined(settings.Weekday), "weekday", "should be a day from sunday to saturday");
        Require(settings.Hour is >= 0 and <= 23, "hour", "should be an hour from 0 to 23");
        Require(IsTimeZone(settings.TimeZone), "timeZone", $"is no time zone known here: \"{Shown(settings.TimeZone)}\"; it should be an IANA name like Europe/Berlin");
        Require(
            settings.Cap is >= DeliverySettings.LeastPapers and <= DeliverySettings.MostPapers,
            "cap",
            $"should be from {DeliverySettings.LeastPapers} to {DeliverySettings.MostPapers}");
        Require(settings.Threshold is >= 0 and <= 100, "threshold", "should be from 0 to 100");
        Require(
            AreFilters(settings.Sources, source => SourceName().IsMatch(source)), "sources", $"should be at most {MostFilters} names like hf or arxiv; categories stand by themselves");
        Require(AreFilters(settings.Categories, category => Categories.IsPattern(category)), "categories", $"should be at most {MostFilters} arXiv categories like cs.CL or cs.*");
        return problems;

        void Require(bool good, string field, string message)
        {
            if (!good)
            {
                problems.Add(new(field, message));
            }
        }
    }

    /// <summary>Whether <paramref name="id"/> is a time zone of the IANA database that this machine knows; a Windows name (<c>UTC-11</c>) is none.</summary>
    public static bool IsTimeZone(string? id) =>
        !string.IsNullOrWhiteSpace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    private static bool AreFilters(IReadOnlyList<string> filters, Func<string, bool> hasForm) =>
        filters.Count <= MostFilters && filters.All(filter => filter is { Length: > 0 and <= LongestFilter } && hasForm(filter));

    private static string Shown(string? value) =>
        new([.. (value ?? "").Take(LongestFilter).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);

    [GeneratedRegex(@"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SourceName();
}
