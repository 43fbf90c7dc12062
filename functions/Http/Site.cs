using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>
/// The pages of functions/Web, carried inside the assembly: looked up by name, so no path leads anywhere else. All share one
/// frame (<see cref="PageFrame"/>).
/// Scripts and style sheets stand below <c>/assets/{version}/</c>, where the version is a hash over all of them: browsers keep
/// them for good, and a page always gets the scripts it was written for.
/// </summary>
internal sealed class Site
{
    private const string Prefix = "web/";
    private const string AssetPrefix = "assets/";
    private const string DayPrefix = "day/";
    private const string AnyVersion = "/assets/-/";
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Pages load nothing but their own scripts, styles and images, talk to nobody else and write no markup from scripts.</summary>
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly FrozenDictionary<string, SiteFile> _files;
    private readonly string _version;

    private Site(IReadOnlyDictionary<string, byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in contents.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }

        _version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
        var frame = new PageFrame(
            Encoding.UTF8.GetString(contents[PageFrame.File]),
            script => contents.TryGetValue(AssetPrefix + script, out var source) ? Encoding.UTF8.GetString(source) : null);
        _files = contents.Where(file => file.Key != PageFrame.File).ToFrozenDictionary(
            file => file.Key, file => new SiteFile(ContentType(file.Key), Finished(file.Key, file.Value, frame)), StringComparer.Ordinal);
    }

    /// <summary>The site in this assembly.</summary>
    public static Site Embedded { get; } = Read();

    /// <summary>What a path leads to: a page, a file, or the page that says there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The path, without the first slash.</param>
    /// <param name="status">The status of a page: 404 where the page will say that there is nothing.</param>
    public IResult Answer(HttpRequest request, string path, int status = StatusCodes.Status200OK)
    {
        if (path.StartsWith(AssetPrefix, StringComparison.Ordinal))
        {
            var rest = path.AsSpan(AssetPrefix.Length);
            var slash = rest.IndexOf('/');
            var name = slash < 0 ? "" : $"{AssetPrefix}{rest[(slash + 1)..]}";

            // A page from before a deployment asks by the old version; it gets what there is, but must not keep it under that name.
            return _files.TryGetValue(name, out var asset)
                ? asset.Answer(request, rest[..slash].SequenceEqual(_version) ? ForGood : AskAgain, SecurityHeaders.NothingPolicy)
                : NotFound(request);
        }

        return PageOf(path) is { } page && _files.TryGetValue(page, out var file)
            ? file.Answer(request, AskAgain, PagePolicy, status)
            : NotFound(request);
    }

    /// <summary>The day whose papers a path leads to; null when it leads elsewhere.</summary>
    public static DateOnly? DayOf(string path) =>
        path.StartsWith(DayPrefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(path.AsSpan(DayPrefix.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string? PageOf(string path) => path switch
    {
        "" => "index.html",
        "day" => "day.html",
        "address" or "confirm" or "feedback" or "keywords" or "manage" or "privacy" => $"{path}.html",
        "favicon.svg" or "robots.txt" => path,
        "favicon.ico" => "favicon.svg",
        _ when DayOf(path) is not null => "day.html",
        _ => null,
    };

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => Html,
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        var other => throw new InvalidOperationException($"functions/Web holds {name}: no content type is known for {other}."),
    };

    private static Site Read()
    {
        var assembly = typeof(Site).Assembly;
        Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            // On Windows the build writes the folders of a resource's name with backslashes.
            var name = resource.Replace('\\', '/');
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                contents[name[Prefix.Length..]] = content;
            }
        }

        return new(contents);
    }

    /// <summary>A file as it is sent: a page in its frame, with the scripts and styles of this version.</summary>
    private byte[] Finished(string name, byte[] content, PageFrame frame)
    {
        if (ContentType(name) is not Html)
        {
            return content;
        }

        var page = frame.Around(Path.GetFileNameWithoutExtension(name), Encoding.UTF8.GetString(content));
        return Encoding.UTF8.GetBytes(page.Replace(AnyVersion, $"/assets/{_version}/", StringComparison.Ordinal));
    }

    private IResult NotFound(HttpRequest request) =>
        _files["404.html"].Answer(request, "no-store", PagePolicy, StatusCodes.Status404NotFound);
}
