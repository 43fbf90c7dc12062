using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>An answer of some bytes, with the headers every answer has.</summary>
internal sealed class Answer(int status, string contentType, byte[] body) : IResult
{
    private const string ForMinutes = "public, max-age=300";

    /// <summary>The ETag, quoted; null for none.</summary>
    public string? ETag { get; init; }

    /// <summary>The name it is to be saved under; null to show it.</summary>
    public string? FileName { get; init; }

    /// <summary>How it may be kept; not at all unless said.</summary>
    public string CacheControl { get; init; } = "no-store";

    /// <summary>Nothing to say.</summary>
    public static Answer Nothing { get; } = new(StatusCodes.Status204NoContent, "", []);

    /// <summary>JSON.</summary>
    public static Answer Json<T>(
        T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, string? etag = null, bool compress = false) =>
        new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type)) { ETag = etag, Compress = compress };

    /// <summary>
    /// Whether it may be compressed. Never what holds a secret beside something the asker chose: the length would tell (BREACH).
    /// </summary>
    public bool Compress { get; init; }

    /// <summary>JSON that anybody may keep for some minutes: with an ETag, and 304 for who has it already.</summary>
    public static Answer Cached<T>(T value, JsonTypeInfo<T> type, HttpRequest request)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        return request.Headers.IfNoneMatch == etag || request.Headers.IfNoneMatch == $"W/{etag}"
            ? new Answer(StatusCodes.Status304NotModified, "", []) { ETag = etag, CacheControl = ForMinutes }
            : new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", bytes) { ETag = etag, CacheControl = ForMinutes, Compress = true };
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = CacheControl;
        SecurityHeaders.Apply(response);
        response.StatusCode = status;
        if (ETag is not null)
        {
            response.Headers.ETag = ETag;
        }

        if (FileName is not null)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        }

        if (status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
        {
            response.ContentType = contentType;
            var sent = Compress ? Compressed(httpContext) : body;
            response.ContentLength = sent.Length;
            await response.Body.WriteAsync(sent, httpContext.RequestAborted);
        }
    }

    private byte[] Compressed(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!Brotli.IsTakenBy(context.Request))
        {
            return body;
        }

        // Other bytes under the same name are allowed to a weak ETag only.
        context.Response.Headers.ContentEncoding = Brotli.Name;
        context.Response.Headers.ETag = ETag is null ? default : new($"W/{ETag}");
        return Brotli.Compress(body, CompressionLevel.Fastest);
    }
}
