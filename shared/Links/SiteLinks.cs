using System.Globalization;
using Microsoft.Extensions.Options;

namespace Alerts.Links;

/// <summary>
/// The addresses of the app's pages. Tokens that open or confirm something travel in the fragment, which no server
/// and no log sees; the two that machines call (unsubscribe, feed) are in the query.
/// </summary>
public sealed class SiteLinks(IOptions<SiteOptions> options)
{
    private readonly string _root = new Uri(options.Value.Url).AbsoluteUri.TrimEnd('/');

    /// <summary>The host name, as it stands in <c>List-Id</c>.</summary>
    public string Host { get; } = new Uri(options.Value.Url).IdnHost;

    /// <summary>The first page.</summary>
    public string Home => $"{_root}/";

    /// <summary>The profile page, without a token: it offers to mail a link.</summary>
    public string Manage => $"{_root}/manage";

    /// <summary>The profile page, opened by a mailed link.</summary>
    public string SignIn(string token) => $"{_root}/manage#{token}";

    /// <summary>The page that confirms a subscription.</summary>
    public string Confirm(string token) => $"{_root}/confirm#{token}";

    /// <summary>The page that confirms a new address.</summary>
    public string Address(string token) => $"{_root}/address#{token}";

    /// <summary>The page that says what a "more like this" or "not for me" will change.</summary>
    public string Feedback(string token) => $"{_root}/feedback#{token}";

    /// <summary>One-click unsubscribing: GET shows a page, POST acts (RFC 8058).</summary>
    public string Unsubscribe(string token) => $"{_root}/unsubscribe?token={token}";

    /// <summary>The private Atom feed.</summary>
    public string Feed(string token) => $"{_root}/feed?token={token}";

    /// <summary>A day's papers.</summary>
    public string Day(DateOnly day) => $"{_root}/day/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
