using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Servers;

/// <summary>
/// A web site that gives the answers it was told to, over real HTTP on a free port, and remembers what it was asked. What it was
/// not told is a 404, and shows in <see cref="Requests"/>.
/// </summary>
public sealed class RecordedSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly List<(string Path, Func<RecordedRequest, Reply?> Answer)> _answers = [];
    private readonly CancellationTokenSource _stopping = new();

    private RecordedSite(WebApplication app) => _app = app;

    /// <summary>Where the site is, without a slash at the end: <c>http://127.0.0.1:43210</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Starts a site on a free port.</summary>
    public static async Task<RecordedSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new RecordedSite(app);
        app.Run(site.ServeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        site.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return site;
    }

    /// <summary>Answers a path (without its query) always so.</summary>
    public RecordedSite Answer(string path, Reply reply) => Answer(path, _ => reply);

    /// <summary>Answers a path in turn; the last reply stands for all further requests.</summary>
    public RecordedSite AnswerInTurn(string path, params Reply[] replies)
    {
        var asked = -1;
        return Answer(path, _ => replies[Math.Min(Interlocked.Increment(ref asked), replies.Length - 1)]);
    }

    /// <summary>Answers a path by looking at the request; null passes it on to what was told earlier.</summary>
    public RecordedSite Answer(string path, Func<RecordedRequest, Reply?> answer)
    {
        lock (_answers)
            _answers.Insert(0, (path, answer));
        return this;
    }

    /// <summary>Stops the site and lets go of whoever waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = new RecordedRequest(
            context.Request.Path.Value ?? "",
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Request.GetEncodedPathAndQuery());
        _requests.Enqueue(request);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await Find(request).WriteAsync(context, ended.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private Reply Find(RecordedRequest request)
    {
        (string Path, Func<RecordedRequest, Reply?> Answer)[] answers;
        lock (_answers)
            answers = [.. _answers.Where(each => each.Path == request.Path)];
        return answers.Select(each => each.Answer(request)).FirstOrDefault(reply => reply is not null) ?? Reply.Status(404);
    }
}

/// <summary>A request that came.</summary>
/// <param name="Path">Its path, decoded.</param>
/// <param name="Query">Its query, decoded.</param>
/// <param name="Headers">Its headers, names without regard to case.</param>
/// <param name="Target">Path and query as they stood on the line.</param>
public sealed record RecordedRequest(
    string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Target);
