using System.Globalization;

namespace Alerts.Links;

/// <summary>The detail of tokens that only need to be revocable: a version counter of the subscriber's.</summary>
public static class LinkDetail
{
    /// <summary>The detail for a version.</summary>
    public static string Version(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether <paramref name="token"/> was made under <paramref name="version"/>.</summary>
    public static bool IsOf(this LinkToken token, int version) => token.Detail == Version(version);
}
