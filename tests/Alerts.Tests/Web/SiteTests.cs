using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Alerts.Profiles;
using Alerts.Subscribing;

namespace Alerts.Web;

/// <summary>The files of the site as they go over the wire.</summary>
public sealed partial class SiteTests(App app)
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/day", "text/html")]
    [InlineData("/day/2026-08-19", "text/html")]
    [InlineData("/confirm", "text/html")]
    [InlineData("/address", "text/html")]
    [InlineData("/manage", "text/html")]
    [InlineData("/feedback", "text/html")]
    [InlineData("/keywords", "text/html")]
    [InlineData("/privacy", "text/html")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/robots.txt", "text/plain")]
    public async Task File_is_served_with_its_type_and_known_again(string path, string type)
    {
        var client = await app.ClientAsync();
        var first = await client.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (first.Status, first.ContentType));
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(path, first.ETag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, "\"other\"")).Status);

        var head = await client.SendAsync(HttpMethod.Head, path, null);
        Assert.Equal((HttpStatusCode.OK, first.ETag, ""), (head.Status, head.ETag, head.Text));
    }

    [Fact]
    public async Task Page_names_scripts_that_are_kept_for_good()
    {
        var client = await app.ClientAsync();
        var assets = Asset().Matches((await client.GetAsync("/")).Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains(assets, asset => asset.EndsWith("/app.css", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.EndsWith("/home.js", StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            Assert.Equal("public, max-age=31536000, immutable", await CacheAsync(asset));
            var other = OneVersion().Replace(asset, "/assets/0000/");
            Assert.Equal("no-cache", await CacheAsync(other));
        }
    }

    [Fact]
    public async Task Every_module_and_link_of_the_site_exists()
    {
        var client = await app.ClientAsync();
        foreach (var page in new[] { "/", "/day", "/confirm", "/address", "/manage", "/feedback", "/keywords", "/privacy", "/nowhere" })
        {
            var html = (await client.GetAsync(page)).Text;
            Assert.Contains("<title>", html, StringComparison.Ordinal);
            Assert.Contains("name=\"description\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("/assets/-/", html, StringComparison.Ordinal);
            foreach (var link in Link().Matches(html).Select(match => match.Groups[1].Value).Where(link => link.StartsWith('/')).Distinct())
            {
                var found = await client.GetAsync(link);
                Assert.True(found.Status is HttpStatusCode.OK, $"{page} leads to {link}: {found.Status}");
                foreach (Match import in Import().Matches(link.EndsWith(".js", StringComparison.Ordinal) ? found.Text : ""))
                {
                    var module = new Uri(new Uri($"http://site{link}"), import.Groups[1].Value).AbsolutePath;
                    Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(module)).Status);
                    Assert.Contains(module, html, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/index.html")]
    [InlineData("/day/2026-13-01")]
    [InlineData("/day/2026-08-19/x")]
    [InlineData("/assets/")]
    [InlineData("/assets/-")]
    [InlineData("/assets/-/nothing.js")]
    [InlineData("/assets/-/../../host.json")]
    [InlineData("/assets/-/..%2f..%2fhost.json")]
    [InlineData("/%2e%2e/host.json")]
    [InlineData("/..%5chost.json")]
    [InlineData("/web/index.html")]
    public async Task What_is_no_page_is_a_page_that_says_so(string path)
    {
        var (status, text) = await RawAsync(path);
        Assert.Equal("HTTP/1.1 404 Not Found", status);
        Assert.Contains("There is no such page", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_without_papers_is_its_page_with_the_status_that_says_so()
    {
        var client = await app.ClientAsync();

        var empty = await client.GetAsync("/day/1999-12-31");

        Assert.Equal((HttpStatusCode.NotFound, (await client.GetAsync("/day/2026-08-19")).Text), (empty.Status, empty.Text));
    }

    [Fact]
    public async Task Form_begins_with_the_delivery_that_a_profile_begins_with()
    {
        var script = (await (await app.ClientAsync()).GetAsync("/assets/-/delivery.js")).Text;
        var begin = script.IndexOf("defaults = ", StringComparison.Ordinal);
        var written = Setting().Matches(script[begin..script.IndexOf("});", begin, StringComparison.Ordinal)])
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));

        var settings = new DeliverySettings();
        Assert.Equal(
            (settings.Frequency.ToString().ToLowerInvariant(), settings.Weekday.ToString().ToLowerInvariant(), $"{settings.Hour}", $"{settings.Cap}", $"{settings.Threshold}"),
            (written["frequency"], written["weekday"], written["hour"], written["cap"], written["threshold"]));
    }

    [Fact]
    public async Task Policy_of_pages_allows_nothing_inline_and_nobody_else()
    {
        var client = await app.ClientAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(client.Url, "/"), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_file_is_the_same_file()
    {
        var client = await app.ClientAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli });
        using var answer = await http.GetAsync(new Uri(client.Url, "/assets/-/app.css"), TestContext.Current.CancellationToken);
        Assert.Equal((await client.GetAsync("/assets/-/app.css")).Text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith("-br\"", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_cannot_be_posted_to()
    {
        var client = await app.ClientAsync();
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(client.Url, "/"), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<string> CacheAsync(string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri((await app.ClientAsync()).Url, path), TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Cache-Control").Single();
    }

    /// <summary>Asks for a path exactly as it stands: an HTTP client would tidy it up first.</summary>
    private async Task<(string Status, string Text)> RawAsync(string path)
    {
        var url = (await app.ClientAsync()).Url;
        using var connection = new TcpClient();
        await connection.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (text[..text.IndexOf('\r', StringComparison.Ordinal)], text);
    }

    [GeneratedRegex("\"(/assets/[^\"]+)\"")]
    private static partial Regex Asset();

    [GeneratedRegex("/assets/[0-9a-f]+/")]
    private static partial Regex OneVersion();

    [GeneratedRegex("(?:href|src)=\"([^\"#?]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("^  (\\w+): (.*),$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("from \"(\\./[^\"]+)\"")]
    private static partial Regex Import();
}
