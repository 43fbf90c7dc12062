using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.Links;
using Alerts.Profiles;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Subscribing;

/// <summary>Holds the description, the routes and the answers of the running app together.</summary>
public sealed class ApiContractTests(App app)
{
    private static readonly string[] OfOthers = ["/api/health", "/api/mail-events"];

    [Fact]
    public async Task Every_route_is_described_and_every_description_has_its_route()
    {
        // The operator's endpoints are the runbook's business, the webhook is a contract with the mail provider.
        var routes = (await app.RoutesAsync())
            .Where(route => route.Contains(" /api/", StringComparison.Ordinal) && !OfOthers.Any(route.Contains))
            .Order();
        var described = ApiDescription.Instance.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order();

        Assert.Equal(described, routes);
    }

    [Fact]
    public async Task Every_route_of_the_operator_stands_in_the_runbook()
    {
        var page = Repository.Read("docs", "runbook.md");
        var routes = await app.RoutesAsync(AuthorizationLevel.Function);

        Assert.NotEmpty(routes);
        Assert.All(routes, route =>
        {
            var (method, path) = (route.Split(' ')[0].ToUpperInvariant(), route.Split(' ')[1]);
            var told = Regex.Replace(Regex.Escape(path), @"\\\{[^}]+}", "[^/`\"]+");
            Assert.Matches(method == "GET" ? told : $"(`{method} |-X {method} .*){told}", page);
        });
    }

    [Fact]
    public async Task Description_is_served_as_it_stands_in_the_repository()
    {
        var served = await (await app.ClientAsync()).GetAsync("/api/openapi.json");

        Assert.Equal(Repository.Read("functions", "Api", "openapi.json"), served.Text);
    }

    [Fact]
    public void Page_about_the_api_names_every_operation()
    {
        var page = Repository.Read("docs", "api.md");

        Assert.All(
            ApiDescription.Instance.Operations.Where(operation => operation.Path != "/api/openapi.json"),
            operation => Assert.Contains($"`{operation.Method.ToUpperInvariant()} {operation.Path}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_described_answer_is_given()
    {
        var api = await app.ClientAsync();
        await GiveWhatWorksAsync(api);
        await GiveWhatIsWrongWithLinksAsync(api);
        await GiveWhatIsWrongWithRequestsAsync(api);
        await GiveTooManyAsync(api);

        var described = ApiDescription.Instance.Operations
            .SelectMany(operation => operation.Statuses.Select(status => $"{operation.Method} {operation.Path} {status}"));

        Assert.Empty(described.Except(api.Seen));
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/api/profile")]
    [InlineData("DELETE", "/api/subscribe")]
    [InlineData("GET", "/api/")]
    public async Task Anything_else_is_a_problem_too(string method, string path)
    {
        (await (await app.ClientAsync()).SendAsync(new HttpMethod(method), path, null)).Problem(HttpStatusCode.NotFound);
    }

    private async Task GiveWhatWorksAsync(ApiClient api)
    {
        await api.GetAsync("/api/openapi.json");
        await api.GetAsync("/api/days/latest", (await api.GetAsync("/api/days/latest")).ETag);
        await api.GetAsync("/api/days/1999-01-01");
        await api.PostAsync("/api/preview", Object("keywords", new JsonArray("graph neural networks")));
        await api.PostAsync("/api/suggest", Object("text", "Graph neural networks forecast rain."));

        var address = App.Address();
        await api.PostAsync("/api/subscribe", SubscribeTests.Form(address));
        await api.PostAsync("/api/confirm", SubscribeTests.Token(MailTrap.TokenIn(await app.Mails.NextAsync(address))));
        await api.PostAsync("/api/sign-in", Object("email", address));
        var session = await api.PostAsync("/api/session", SubscribeTests.Token(MailTrap.TokenIn(await app.Mails.NextAsync(address))));
        var owner = api.With((string)session.Ok()["session"]!);

        foreach (var path in new[] { "/api/profile/export", "/api/profile/lines", "/api/profile/feed" })
        {
            await owner.GetAsync(path);
        }

        var profile = await owner.GetAsync("/api/profile");
        await owner.PutAsync("/api/profile", Object("keywords", new JsonArray("graph neural networks")), profile.ETag);
        await owner.PutAsync("/api/profile", Object("keywords", new JsonArray("graph neural networks")), profile.ETag);
        await owner.PutAsync("/api/profile", Object("keywords", new JsonArray("graph neural networks")), null);
        await owner.PostAsync("/api/profile/pause", new JsonObject());
        await owner.PostAsync("/api/profile/resume");
        await owner.PostAsync("/api/profile/unsubscribe");
        await owner.PostAsync("/api/profile/feed/renew");

        var id = (string)(await owner.GetAsync("/api/profile/export")).Json["profile"]!["id"]!;
        var feedback = await app.TokenAsync(LinkPurpose.Feedback, id, new FeedbackDetail(0, true, "2608.19002").ToString());
        var offer = (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(feedback))).Ok();
        var choice = new JsonObject { ["token"] = feedback, ["option"] = "raise", ["version"] = (int)offer["version"]! };
        var undo = (string)(await api.PostAsync("/api/feedback", choice)).Ok()["undo"]!;
        await api.PostAsync("/api/feedback", choice);
        await api.PostAsync("/api/feedback/undo", SubscribeTests.Token(undo));
        await api.PostAsync("/api/feedback/undo", SubscribeTests.Token(undo));

        var other = App.Address();
        await owner.PostAsync("/api/profile/address", Object("email", other));
        await owner.PostAsync("/api/address", SubscribeTests.Token(MailTrap.TokenIn(await app.Mails.NextAsync(other))));
        await owner.DeleteAsync("/api/profile");
        var reader = await app.AddAsync();
        await api.With(await app.TokenAsync(LinkPurpose.Session, reader.Id)).DeleteAsync("/api/profile");
    }

    private async Task GiveWhatIsWrongWithLinksAsync(ApiClient api)
    {
        // A person who is gone, tokens of a day long past, and an address that somebody else has.
        var gone = Subscriber.NewId();
        var past = new LinkTokens(await app.ServiceAsync<IKeyRing>(), new FakeTimeProvider(DateTimeOffset.UtcNow.AddYears(-1)));
        foreach (var (path, purpose) in new[]
        {
            ("/api/confirm", LinkPurpose.Confirm), ("/api/session", LinkPurpose.SignIn), ("/api/address", LinkPurpose.Address),
            ("/api/feedback/preview", LinkPurpose.Feedback), ("/api/feedback/undo", LinkPurpose.Undo),
        })
        {
            (await api.PostAsync(path, SubscribeTests.Token(past.Create(purpose, gone, "0")))).Problem(HttpStatusCode.Gone);
            (await api.PostAsync(path, SubscribeTests.Token("nonsense"))).Problem(HttpStatusCode.BadRequest);
        }

        var choice = new JsonObject { ["token"] = past.Create(LinkPurpose.Feedback, gone, "0+1"), ["option"] = "raise", ["version"] = 1 };
        (await api.PostAsync("/api/feedback", choice)).Problem(HttpStatusCode.Gone);
        var (reader, other) = (await app.AddAsync(), await app.AddAsync());
        var asking = await app.ChangeAsync(reader, s => s with { PendingAddress = other.Address });
        var token = await app.TokenAsync(LinkPurpose.Address, reader.Id, ProfileService.AddressDetail(asking!));
        (await api.PostAsync("/api/address", SubscribeTests.Token(token))).Problem(HttpStatusCode.Conflict);
    }

    private async Task GiveWhatIsWrongWithRequestsAsync(ApiClient api)
    {
        var reader = await app.AddAsync();
        var owner = api.With(await app.TokenAsync(LinkPurpose.Session, reader.Id));
        foreach (var (method, path, statuses) in ApiDescription.Instance.Operations)
        {
            if (statuses.Contains(401))
            {
                (await api.SendAsync(new HttpMethod(method), path, null)).Problem(HttpStatusCode.Unauthorized);
            }

            if (statuses.Contains(415))
            {
                using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
                (await owner.SendAsync(new HttpMethod(method), path, text)).Problem(HttpStatusCode.UnsupportedMediaType);
                using var empty = new StringContent("""{"what": 1}""", Encoding.UTF8, "application/json");
                (await owner.SendAsync(new HttpMethod(method), path, empty)).Problem(HttpStatusCode.BadRequest, "what");
                using var large = new StringContent(new string(' ', 70_000), Encoding.UTF8, "application/json");
                (await owner.SendAsync(new HttpMethod(method), path, large)).Problem(HttpStatusCode.RequestEntityTooLarge);
            }
        }
    }

    private async Task GiveTooManyAsync(ApiClient api)
    {
        var limiter = await app.ServiceAsync<RateLimiter>();
        var network = ClientNetwork.Of(api.Network, remote: null);
        foreach (var limit in new[] { RateLimit.AsksFromNetwork, RateLimit.TokensFromNetwork, RateLimit.PreviewsFromNetwork, RateLimit.PagesFromNetwork })
        {
            while (await limiter.TakeAsync(limit, network, TestContext.Current.CancellationToken) is null)
            {
                // Uses it up.
            }
        }

        foreach (var (method, path, statuses) in ApiDescription.Instance.Operations.Where(operation => operation.Statuses.Contains(429)))
        {
            Assert.NotNull((await api.SendAsync(new HttpMethod(method), path, null)).RetryAfter);
        }
    }

    private static JsonObject Object(string name, JsonNode value) => new() { [name] = value };
}
