using System.Net;
using Alerts.Functions.Hosts.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Hosts;

public sealed class HttpFunctionsTests : IAsyncLifetime
{
    private readonly Witness _witness = new();
    private LocalHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = await TestHost.OptionsAsync(("Local__FunctionKey", "f-key"), ("Local__MasterKey", "m-key"), ("TickSchedule", "0 0 0 1 1 *"));
        _host = await LocalHost.StartAsync(
            options with
            {
                FunctionTypes = [typeof(HttpSamples), typeof(TimerSamples)],
                Configure = services => services.AddSingleton(_witness),
            },
            Cancellation);
        _client = new() { BaseAddress = _host.Url };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        _witness.Dispose();
    }

    [Theory]
    [InlineData("/greet/Ada", "hello Ada")]
    [InlineData("/greet/Ada/2", "hello Ada hello Ada")]
    [InlineData("/greet/Ada?x=1", "hello Ada?x=1")]
    [InlineData("/", "web /")]
    [InlineData("/css/app.css", "web /css/app.css")]
    public async Task Routes_bind_their_values(string path, string answer) =>
        Assert.Equal(answer, await _client.GetStringAsync(path, Cancellation));

    [Fact]
    public async Task Routes_are_tried_in_the_order_of_the_names_so_that_a_catch_all_swallows_what_follows_it() =>
        Assert.Equal("web /zebra", await _client.GetStringAsync("/zebra", Cancellation));

    [Theory]
    [InlineData("/keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", "f-key", HttpStatusCode.OK)]
    [InlineData("/keyed", "m-key", HttpStatusCode.OK)]
    [InlineData("/mastered", "f-key", HttpStatusCode.Unauthorized)]
    [InlineData("/mastered", "m-key", HttpStatusCode.OK)]
    [InlineData("/keyed?code=f-key", null, HttpStatusCode.Unauthorized)]
    public async Task A_key_comes_in_the_header_and_nowhere_else(string path, string? key, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task What_a_function_throws_stays_inside()
    {
        using var answer = await _client.GetAsync("/throwing", Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_timer_is_fired_by_hand()
    {
        using var answer = await _client.PostAsync("/admin/functions/tick", null, Cancellation);
        await _witness.NextAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("tick, next ", Assert.Single(_witness.Seen));
    }

    [Theory]
    [InlineData("x-functions-key", "f-key", HttpStatusCode.Unauthorized)]
    [InlineData("x-functions-key", "m-key", HttpStatusCode.Accepted)]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Unauthorized)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Unauthorized)]
    [InlineData("Host", "elsewhere.example", HttpStatusCode.NotFound)]
    public async Task Only_the_person_at_this_desk_fires_a_timer(string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/Tick");
        request.Headers.Add(header, value);

        using var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("Greet")]
    public async Task What_is_no_timer_or_queue_function_is_not_fired(string name)
    {
        using var answer = await _client.PostAsync($"/admin/functions/{name}", null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
