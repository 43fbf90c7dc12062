using System.Net;
using System.Text.Json.Nodes;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class FeedbackTests(App app)
{
    private const string Paper = "2608.19002";

    [Fact]
    public async Task More_like_this_says_what_changes_does_it_and_takes_it_back()
    {
        var (api, reader, token) = await LinkAsync(more: true, "graph neural networks", "-survey");

        var offer = (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Ok();
        Assert.Equal("more", (string)offer["action"]!);
        Assert.Equal(Paper, (string)offer["paper"]!["id"]!);
        Assert.Equal(reader.Version, (await app.ReadAsync(reader))!.Version);
        var raise = offer["options"]!.AsArray().Single(option => (string)option!["id"]! == "raise")!;
        Assert.Equal("graph neural networks^1.5", (string)raise["changes"]![0]!["after"]!);

        var done = (await ApplyAsync(api, token, "raise", (int)offer["version"]!)).Ok();
        Assert.Equal(["graph neural networks^1.5", "-survey"], (await app.ReadAsync(reader))!.Keywords);

        (await api.PostAsync("/api/feedback/undo", SubscribeTests.Token((string)done["undo"]!))).Ok();
        Assert.Equal(["graph neural networks", "-survey"], (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Longest_change_is_taken_back_too()
    {
        string[] lines = [.. Enumerable.Range(0, 12).Select(i => $"graph neural networks | {new string((char)('一' + i), 170)}")];
        Assert.True(KeywordProfile.Parse("", lines).Errors.Count == 0);
        var (api, reader, token) = await LinkAsync(more: true, lines);
        var offer = (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Ok();

        var done = (await ApplyAsync(api, token, "raise", (int)offer["version"]!)).Ok();

        Assert.Equal(5, done["changes"]!.AsArray().Count);
        Assert.Equal(5, (await app.ReadAsync(reader))!.Keywords.Count(line => line.EndsWith("^1.5", StringComparison.Ordinal)));
        (await api.PostAsync("/api/feedback/undo", SubscribeTests.Token((string)done["undo"]!))).Ok();
        Assert.Equal(lines, (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Not_for_me_lowers_excludes_or_stops()
    {
        var (api, reader, token) = await LinkAsync(more: false, "graph neural networks", "rain");

        var offer = (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Ok();
        var options = offer["options"]!.AsArray().Select(option => (string)option!["id"]!).ToList();
        Assert.Equal("lower", options[0]);
        Assert.Contains("exclude-1", options);
        Assert.Contains("remove", options);

        (await ApplyAsync(api, token, "exclude-1", (int)offer["version"]!)).Ok();
        Assert.Equal(["graph neural networks", "rain", "-\"message passing\""], (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Change_is_refused_when_the_profile_changed_since_it_was_offered()
    {
        var (api, reader, token) = await LinkAsync(more: true, "graph neural networks");
        var offer = (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Ok();
        await app.ChangeAsync(reader, s => s with { Keywords = ["something else", "graph neural networks"] });

        (await ApplyAsync(api, token, "raise", (int)offer["version"]!)).Problem(HttpStatusCode.Conflict);
        (await ApplyAsync(api, token, "no such option", reader.Version + 1)).Problem(HttpStatusCode.Conflict);

        Assert.Equal(["something else", "graph neural networks"], (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Undo_is_refused_when_the_profile_changed_since()
    {
        var (api, reader, token) = await LinkAsync(more: true, "graph neural networks");
        var undo = (string)(await ApplyAsync(api, token, "raise", reader.Version)).Ok()["undo"]!;
        await app.ChangeAsync(reader, s => s with { Keywords = ["something else"] });

        (await api.PostAsync("/api/feedback/undo", SubscribeTests.Token(undo))).Problem(HttpStatusCode.Conflict);

        Assert.Equal(["something else"], (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Link_from_before_a_new_address_is_gone()
    {
        var (api, reader, token) = await LinkAsync(more: true, "graph neural networks");
        await app.ChangeAsync(reader, s => s with { LinksVersion = 1 });

        (await api.PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Problem(HttpStatusCode.Gone);
        (await ApplyAsync(api, token, "raise", reader.Version)).Problem(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Paper_that_is_not_kept_any_more_is_gone()
    {
        var reader = await app.AddAsync();
        var token = await app.TokenAsync(LinkPurpose.Feedback, reader.Id, new FeedbackDetail(0, true, "1901.00001").ToString());

        (await (await app.ClientAsync()).PostAsync("/api/feedback/preview", SubscribeTests.Token(token))).Problem(HttpStatusCode.Gone);
    }

    private async Task<(ApiClient Api, Subscriber Reader, string Token)> LinkAsync(bool more, params string[] keywords)
    {
        var reader = await app.AddAsync(SubscriberState.Active, keywords);
        var token = await app.TokenAsync(LinkPurpose.Feedback, reader.Id, new FeedbackDetail(0, more, Paper).ToString());
        return (await app.ClientAsync(), reader, token);
    }

    private static Task<Answer> ApplyAsync(ApiClient api, string token, string option, int version) => api.PostAsync(
        "/api/feedback", new JsonObject { ["token"] = token, ["option"] = option, ["version"] = version });
}
