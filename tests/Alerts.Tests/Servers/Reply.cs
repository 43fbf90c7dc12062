using System.Text;
using Microsoft.AspNetCore.Http;

namespace Alerts.Servers;

/// <summary>One reply of a <see cref="RecordedSite"/>, proper or faulty.</summary>
public sealed class Reply
{
    private readonly Func<HttpContext, CancellationToken, Task> _write;

    private Reply(Func<HttpContext, CancellationToken, Task> write) => _write = write;

    /// <summary>A JSON answer.</summary>
    public static Reply Json(string body) => Content("application/json", body);

    /// <summary>An Atom answer.</summary>
    public static Reply Xml(string body) => Content("application/xml; charset=utf-8", body);

    /// <summary>A web page with status 200 where an answer should be: a login, a block page, maintenance.</summary>
    public static Reply Html(string body = "<!doctype html><html><body><h1>We will be right back</h1></body></html>") => Content("text/html", body);

    /// <summary>An answer of any type.</summary>
    public static Reply Content(string type, string body, int status = 200) => Content(type, Encoding.UTF8.GetBytes(body), status);

    /// <summary>An answer of any type and bytes.</summary>
    public static Reply Content(string type, byte[] body, int status = 200) => new(async (context, token) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, token);
    });

    /// <summary>A status without a body, with headers.</summary>
    public static Reply Status(int status, params (string Name, string Value)[] headers) => new((context, _) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    /// <summary>Half an answer: the length of the whole is promised, then the connection breaks.</summary>
    public static Reply CutOff(string body) => new(async (context, token) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), token);
        await context.Response.Body.FlushAsync(token);
        context.Abort();
    });

    /// <summary>A body without an end: <paramref name="piece"/> again and again until the other side has had enough.</summary>
    public static Reply Endless(string piece = "[ ") => new(async (context, token) =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 16 * 1024)));
        context.Response.ContentType = "application/json";
        while (!token.IsCancellationRequested)
            await context.Response.Body.WriteAsync(bytes, token);
    });

    /// <summary>Never answers; <paramref name="arrived"/> is set when the request is there.</summary>
    public static Reply Never(TaskCompletionSource? arrived = null) => new(async (_, token) =>
    {
        arrived?.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
    });

    /// <summary>No answer: the connection breaks when the request is there.</summary>
    public static Reply Reset() => new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    internal Task WriteAsync(HttpContext context, CancellationToken cancellationToken) => _write(context, cancellationToken);
}
