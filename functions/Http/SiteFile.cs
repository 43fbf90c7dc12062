using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>A file of the site, ready to send: compressed once, named by its content.</summary>
internal sealed class SiteFile(string contentType, byte[] content)
{
    private readonly byte[] _compressed = Brotli.Compress(content, CompressionLevel.SmallestSize);
    private readonly byte[] _content = content;
    private readonly string _contentType = contentType;
    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));

    /// <summary>The file as an answer to <paramref name="request"/>: 304 for who has it already.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cacheControl">How it may be kept.</param>
    /// <param name="policy">The Content-Security-Policy.</param>
    /// <param name="status">The status, where it is sent.</param>
    public IResult Answer(HttpRequest request, string cacheControl, string policy, int status = StatusCodes.Status200OK) =>
        new Sent(this, Brotli.IsTakenBy(request), request.Headers.IfNoneMatch, cacheControl, policy, status);

    private sealed class Sent(SiteFile file, bool brotli, string? known, string cacheControl, string policy, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var etag = brotli ? $"\"{file._hash}-br\"" : $"\"{file._hash}\"";
            response.Headers.CacheControl = cacheControl;
            SecurityHeaders.Apply(response, policy);
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.ETag = etag;
            if (status == StatusCodes.Status200OK && known is not null && known.Split(',').Any(one => one.Trim() == etag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var body = brotli ? file._compressed : file._content;
            response.StatusCode = status;
            response.ContentType = file._contentType;
            response.ContentLength = body.Length;
            if (brotli)
            {
                response.Headers.ContentEncoding = Brotli.Name;
            }

            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await response.Body.WriteAsync(body, httpContext.RequestAborted);
            }
        }
    }
}
