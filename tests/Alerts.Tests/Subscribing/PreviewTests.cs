using System.Net;
using System.Text.Json.Nodes;
using Alerts.Papers;

namespace Alerts.Subscribing;

public sealed class PreviewTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_shows_what_keywords_would_have_matched_day_by_day()
    {
        var preview = (await PostAsync("/api/preview", """{"keywords": ["graph neural networks", "\"open"]}""")).Ok();

        Assert.Equal(12, (int)preview["papersRead"]!);
        Assert.Equal(["2026-08-17", "2026-08-18", "2026-08-19"], preview["days"]!.AsArray().Select(day => (string)day!["day"]!));
        Assert.All(preview["days"]!.AsArray(), day => Assert.Equal(2, day!["scores"]!.AsArray().Count));
        var matches = preview["matches"]!.AsArray();
        Assert.Equal(6, matches.Count);
        Assert.Equal("2026-08-19", (string)matches[0]!["paper"]!["day"]!);
        Assert.All(matches, match =>
        {
            var span = match!["highlights"]!["title"]![0]!.AsArray().Select(n => (int)n!).ToArray();
            Assert.Equal("Graph neural networks", ((string)match["paper"]!["title"]!).Substring(span[0], span[1]));
            Assert.Contains("in the title", (string)match["reasons"]!, StringComparison.Ordinal);
        });
        var problem = Assert.Single(preview["problems"]!.AsArray())!;
        Assert.Equal(2, (int)problem["line"]!);
    }

    [Fact]
    public async Task Preview_keeps_to_days_and_filters()
    {
        var preview = (await PostAsync("/api/preview", """{"keywords": ["graph neural networks"], "days": 1, "categories": ["cs.CV"]}""")).Ok();

        Assert.Equal(1, (int)preview["papersRead"]!);
        Assert.Equal("2026-08-19", (string)Assert.Single(preview["days"]!.AsArray())!["day"]!);
        Assert.Equal("2608.19004", (string)Assert.Single(preview["matches"]!.AsArray())!["paper"]!["id"]!);
    }

    [Fact]
    public async Task Preview_advises_on_keywords_that_never_hit()
    {
        var preview = (await PostAsync("/api/preview", """{"keywords": ["quantum chromodynamics"]}""")).Ok();

        var advice = Assert.Single(preview["advice"]!.AsArray())!;
        Assert.Equal("neverHits", (string)advice["kind"]!);
        Assert.Empty(preview["matches"]!.AsArray());
    }

    [Fact]
    public async Task Advice_is_from_thirty_days_however_few_are_shown()
    {
        var tables = (await Alerts.Delivery.DeliveryRig.NewAsync()).Tables;
        var (batches, papers, newest) = (new BatchStore(tables), new PaperStore(tables), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1));
        foreach (var (ago, title) in new[] { (0, "Rain"), (1, "Rain"), (20, "Quantum chromodynamics"), (45, "Ocean currents") }
            .Concat(Enumerable.Range(2, 14).Select(ago => (ago, "Rain"))))
        {
            var day = newest.AddDays(-ago);
            var batch = new Batch
            {
                Id = Batch.NewId(new(day, new(6, 0), TimeSpan.Zero)),
                State = BatchState.Done,
                Papers = 1,
                Sources = [new("hf", day, [new(day, SourceOutcome.Listed, 1, 0, null)])],
            };
            await papers.PutAsync(batch.Id, [new(new() { Id = $"2608.{ago:00000}", Title = title, Abstract = "We report.", Day = day }, null)], Cancellation);
            await batches.AddAsync(batch, Cancellation);
        }

        using var index = new PreviewIndex(new(batches, papers, TimeProvider.System), new(tables), TimeProvider.System);
        await index.WarmAsync(Cancellation);
        var preview = await new PreviewService(index).TryAsync(
            new(["quantum chromodynamics", "ocean currents"], 3, new()), Cancellation);

        Assert.Equal(3, preview.Days.Count);
        Assert.Empty(preview.Matches);
        Assert.Equal("ocean currents", Assert.Single(preview.Advice).Keyword);
    }

    [Fact]
    public async Task Preview_leaves_out_more_beginnings_of_words_than_it_can_afford_and_says_which()
    {
        var lines = Enumerable.Range(0, PreviewService.MostStems + 2).Select(i => $"stem{(char)('a' + i)}*").Append("category:cs.*").Append("graph neural networks");

        var preview = (await PostAsync("/api/preview", System.Text.Json.JsonSerializer.Serialize(new { keywords = lines }))).Ok();

        Assert.Equal([PreviewService.MostStems + 1, PreviewService.MostStems + 2], preview["problems"]!.AsArray().Select(problem => (int)problem!["line"]!));
        Assert.NotEmpty(preview["matches"]!.AsArray());
    }

    [Fact]
    public async Task Preview_of_nothing_matches_nothing()
    {
        var preview = (await PostAsync("/api/preview", """{"keywords": []}""")).Ok();

        Assert.Empty(preview["matches"]!.AsArray());
        Assert.Empty(preview["advice"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"keywords": ["a"], "days": 15}""", "days")]
    [InlineData("""{"keywords": ["a"], "days": 0}""", "days")]
    [InlineData("""{"keywords": "a"}""", "keywords")]
    [InlineData("""{"keywords": ["a"], "categories": ["not a category, surely"]}""", "categories")]
    public async Task Preview_beyond_its_bounds_is_refused(string body, string field)
    {
        (await PostAsync("/api/preview", body)).Problem(HttpStatusCode.BadRequest, field);
    }

    [Fact]
    public async Task Strangers_text_gives_keyword_lines()
    {
        var text = "We study graph neural networks for weather. Graph neural networks with message passing forecast rain better than numerical models.";

        var keywords = (await (await app.ClientAsync()).PostAsync("/api/suggest", new JsonObject { ["text"] = text })).Ok()["keywords"]!.AsArray();

        Assert.NotEmpty(keywords);
        Assert.All(keywords, line => Assert.True(Alerts.Profiles.Keyword.TryParse((string)line!, out _, out _)));
    }

    [Fact]
    public async Task Day_has_its_papers_and_its_neighbours()
    {
        var day = (await (await app.ClientAsync()).GetAsync("/api/days/2026-08-18")).Ok();

        Assert.Equal(("2026-08-17", "2026-08-19"), ((string)day["previous"]!, (string)day["next"]!));
        Assert.Equal(4, day["papers"]!.AsArray().Count);
        var paper = day["papers"]![0]!;
        Assert.Equal("A <b>study</b> of weather, note 18-1", (string)paper["title"]!);
        Assert.Null(paper["codeUrl"]);
    }

    [Fact]
    public async Task Latest_day_is_a_day_and_unchanged_days_are_not_sent_again()
    {
        var api = await app.ClientAsync();

        var latest = await api.GetAsync("/api/days/latest");
        var again = await api.GetAsync("/api/days/2026-08-19", latest.ETag);

        Assert.Equal("2026-08-19", (string)latest.Ok()["day"]!);
        Assert.Null(latest.Json["next"]);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("", again.Text);
    }

    [Theory]
    [InlineData("2026-08-20")]
    [InlineData("yesterday")]
    [InlineData("2026-8-19")]
    [InlineData("%2e%2e%2f")]
    public async Task Day_without_papers_is_not_found(string day)
    {
        (await (await app.ClientAsync()).GetAsync($"/api/days/{day}")).Problem(HttpStatusCode.NotFound);
    }

    private async Task<Answer> PostAsync(string path, string body) => await (await app.ClientAsync()).PostAsync(path, JsonNode.Parse(body));
}
