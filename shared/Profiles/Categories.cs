using System.Text.RegularExpressions;

namespace Alerts.Profiles;

/// <summary>arXiv categories in keywords and filters.</summary>
internal static partial class Categories
{
    /// <summary>
    /// Whether a text looks like an archive (<c>hep-th</c>), a subject of one (<c>cs.CL</c>, <c>cond-mat.mes-hall</c>) or all of its subjects
    /// (<c>cs.*</c>).
    /// </summary>
    public static bool IsPattern(ReadOnlySpan<char> text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]+(-[A-Za-z]+)*(\.(\*|[A-Za-z]+(-[A-Za-z]+)*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
