using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Alerts.Subscribing;

/// <summary>Talks to the API from a network of its own, and holds every answer to what every answer must be.</summary>
public sealed class ApiClient(Uri url)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public Uri Url => url;

    public string Network { get; init; } = $"10.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}";

    public string? Session { get; init; }

    public ApiClient With(string session) => new(url) { Network = Network, Session = session, _seen = _seen };

    public Task<Answer> GetAsync(string path, string? ifNoneMatch = null) => SendAsync(HttpMethod.Get, path, null, ("If-None-Match", ifNoneMatch));

    public Task<Answer> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<Answer> PutAsync(string path, JsonNode body, string? ifMatch) => SendAsync(HttpMethod.Put, path, Json(body), ("If-Match", ifMatch));

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, path)) { Content = content };
        request.Headers.Add("X-Forwarded-For", $"203.0.113.1, {Network}:51234");
        if (Session is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Session);
        }

        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode >= 500)
        {
            return new Answer(response.StatusCode, null, null, text);
        }

        AssertHeaders(response);
        AssertDescribed(method.Method.ToLowerInvariant(), path, response, text);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.ToString(), text)
        {
            RetryAfter = response.Headers.RetryAfter?.Delta,
            FileName = response.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
        };
    }

    private static StringContent? Json(JsonNode? body) => body is null ? null : new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>What was answered so far: <c>post /api/confirm 410</c>.</summary>
    public IReadOnlyCollection<string> Seen => _seen.Keys.ToList();

    private void AssertDescribed(string method, string path, HttpResponseMessage response, string text)
    {
        if (ApiDescription.Instance.Find(method, path) is { } template)
        {
            var status = (int)response.StatusCode;
            _seen[$"{method} {template} {status}"] = true;
            Assert.Empty(ApiDescription.Instance.Check(method, path, status, response.Content.Headers.ContentType?.MediaType, text));
        }
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.NotNull(response.Headers.CacheControl);
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string? ContentType, string? ETag, string Text)
{
    public TimeSpan? RetryAfter { get; init; }

    public string? FileName { get; init; }

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>It is a problem of this status; gives the messages of a field.</summary>
    public IReadOnlyList<string> Problem(HttpStatusCode status, string? field = null)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal((int)status, (int)Json["status"]!);
        if (field is null)
        {
            return [];
        }

        Assert.NotNull(Json["errors"]?[field]);
        return [.. Json["errors"]![field]!.AsArray().Select(message => (string)message!)];
    }

    /// <summary>It worked.</summary>
    public JsonNode Ok(HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(status == Status, $"{(int)Status}: {Text}");
        return Json;
    }
}
