using Alerts.Servers;

namespace Alerts.Papers;

public sealed class HuggingFaceSourceTests : IAsyncLifetime
{
    private const string Path = "/api/daily_papers";
    private PapersHarness _papers = null!;

    public async ValueTask InitializeAsync() => _papers = await PapersHarness.StartAsync();

    public ValueTask DisposeAsync() => _papers.DisposeAsync();

    [Fact]
    public async Task Every_day_of_the_window_is_read_with_all_its_pages()
    {
        _papers.Site.Answer(Path, request => Reply.Json((request.Query["date"], request.Query["p"]) switch
        {
            ("2026-08-18", "0") => List(Entry("2608.00001"), Entry("2608.00002")),
            ("2026-08-18", "1") => List(Entry("2608.00003")),
            ("2026-08-19", "0") => List(Entry("2608.00004")),
            _ => "[]",
        }));

        var days = await _papers.ReadAsync("hf", "2026-08-19");

        Assert.Equal(["2026-08-17", "2026-08-18", "2026-08-19"], days.Select(day => day.Day.ToString("yyyy-MM-dd")));
        Assert.Equal([SourceOutcome.Empty, SourceOutcome.Listed, SourceOutcome.Listed], days.Select(day => day.Outcome));
        Assert.Equal([0, 3, 1], days.Select(day => day.Papers.Count));
        Assert.All(_papers.Site.Requests, request => Assert.Matches(@"^Alerts/\d+\.\d+\.\d+ \(operator@example\.org\)$", request.Headers["User-Agent"]));
    }

    [Fact]
    public async Task Entry_is_read_with_everything_it_says()
    {
        _papers.Site.Answer(Path, Reply.Json(List("""
            {"paper":{"id":"2608.00001v2","title":"Learning to\n  Wait","summary":"We wait.\nAnd  learn.","upvotes":12,"submittedOnDailyAt":"2026-08-19T01:02:03.000Z",
             "authors":[{"name":"Zo\u00eb Kr\\\"uger","hidden":false},{"name":"Hidden Hand","hidden":true}],"githubRepo":"https://github.com/example/wait",
             "projectPage":"javascript:alert(1)","organization":{"name":"example","fullname":"Example Lab"}},"title":"Learning to Wait"}
            """)));

        var paper = (await _papers.ReadAsync("hf", "2026-08-19"))[^1].Papers[0];

        Assert.Equal("2608.00001", paper.Id);
        Assert.Equal(("Learning to Wait", "We wait. And learn."), (paper.Title, paper.Abstract));
        Assert.Equal(["Zoë Krüger"], paper.Authors);
        Assert.Equal(["Example Lab"], paper.Organizations);
        Assert.Equal((12, "https://github.com/example/wait", null), (paper.Upvotes, paper.CodeUrl, paper.ProjectUrl));
        Assert.Equal("https://huggingface.co/papers/2608.00001", paper.HuggingFaceUrl);
    }

    [Fact]
    public async Task Server_that_ignores_the_page_number_is_not_read_for_ever()
    {
        _papers.Site.Answer(Path, Reply.Json(List(Entry("2608.00001"))));

        var days = await _papers.ReadAsync("hf", "2026-08-19");

        Assert.All(days, day => Assert.Single(day.Papers));
        Assert.Equal(6, _papers.Site.Requests.Count);
    }

    [Fact]
    public async Task Bad_entries_are_counted_and_stop_nothing()
    {
        _papers.Site.Answer(Path, request => Reply.Json(request.Query["p"] == "0"
            ? List(
                "\"a string\"", "{\"paper\":\"another\"}", "null", Entry("2608.00001"),
                """{"paper":{"id":"2608.00002","summary":"No title."}}""",
                """{"paper":{"id":"2608.00003","title":"No abstract"}}""",
                """{"paper":{"title":"No id","summary":"Text."}}""",
                """{"paper":{"id":{"x":1},"title":["list"],"summary":7}}""",
                """{"paper":{"id":"2608.00004","title":"\ud800 Half\u0000 a pair \u200b","summary":"Control \u0007 and \udc00 lone."}}""",
                $$$"""{"paper":{"id":"2608.00005","title":"Endless","summary":"{{{new string('x', 5_000_000)}}}"}}""",
                """{"paper":{"id":"odd/id\\with#all?of them","title":"Odd id","summary":"Text."}}""")
            : "[]"));

        var day = (await _papers.ReadAsync("hf", "2026-08-19"))[^1];

        Assert.Equal(["2608.00001", "2608.00004", "odd/id\\with#all?of them"], day.Papers.Select(p => p.Id));
        Assert.Equal(("Half a pair", "Control and lone."), (day.Papers[1].Title, day.Papers[1].Abstract));
        Assert.Equal(8, day.Skipped.Count);
        Assert.Contains(day.Skipped, skipped => skipped is { Entry: "2608.00005", Reason: "abstract of 5,000,000 characters, more than 100,000" });
        Assert.Contains(day.Skipped, skipped => skipped is { Entry: "2608.00002", Reason: "no title" });
    }

    [Fact]
    public async Task Listing_without_one_usable_entry_is_unreadable()
    {
        _papers.Site.Answer(Path, Reply.Json("""[{"paper":{"name":"new form"}}]"""));

        var day = (await _papers.ReadAsync("hf", "2026-08-19"))[^1];

        Assert.Equal(SourceOutcome.Unreadable, day.Outcome);
        Assert.Contains("None of Hugging Face's 2 entries could be used", day.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After", "17", 17)]
    [InlineData("Retry-After", "Wed, 19 Aug 2026 10:00:20 GMT", 20)]
    [InlineData("RateLimit", "\"api\";r=0;t=23", 23)]
    [InlineData("RateLimit", "limit=500, remaining=0, reset=29", 29)]
    [InlineData("RateLimit-Reset", "31", 31)]
    public async Task Too_many_requests_waits_as_long_as_asked(string header, string value, double seconds)
    {
        _papers.Site.AnswerInTurn(Path, Reply.Status(429, (header, value)), Reply.Json(List(Entry("2608.00001"))));

        var days = await _papers.ReadAsync("hf", "2026-08-19");

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(_papers.Time.Waits));
        Assert.Equal(SourceOutcome.Listed, days[0].Outcome);
    }

    [Fact]
    public async Task Wait_beyond_our_patience_is_a_refusal_and_the_other_days_are_not_asked()
    {
        _papers.Site.Answer(Path, Reply.Status(429, ("Retry-After", "3600")));

        var days = await _papers.ReadAsync("hf", "2026-08-19");

        Assert.All(days, day => Assert.Equal(SourceOutcome.Refused, day.Outcome));
        Assert.Contains("429", days[0].Detail, StringComparison.Ordinal);
        Assert.Contains("asks to wait 3,600 s", days[0].Detail, StringComparison.Ordinal);
        Assert.Single(_papers.Site.Requests);
    }

    [Fact]
    public async Task Server_error_that_passes_is_tried_again()
    {
        _papers.Site.AnswerInTurn(Path, Reply.Status(500), Reply.Status(503), Reply.Json(List(Entry("2608.00001"))));

        Assert.Equal(SourceOutcome.Listed, (await _papers.ReadAsync("hf", "2026-08-19"))[0].Outcome);
    }

    [Fact]
    public async Task Half_an_answer_is_tried_again_and_then_given_up()
    {
        _papers.Site.AnswerInTurn(Path, Reply.CutOff(List(Entry("2608.00001"))), Reply.Json(List(Entry("2608.00001"))));
        Assert.Equal(SourceOutcome.Listed, (await _papers.ReadAsync("hf", "2026-08-19"))[0].Outcome);

        _papers.Site.Answer(Path, Reply.CutOff(List(Entry("2608.00001"))));
        var day = (await _papers.ReadAsync("hf", "2026-08-19"))[0];
        Assert.Equal(SourceOutcome.Unreachable, day.Outcome);
        Assert.Contains("broke its answer off", day.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, SourceOutcome.Refused)]
    [InlineData(406, SourceOutcome.Refused)]
    [InlineData(500, SourceOutcome.Unreachable)]
    [InlineData(404, SourceOutcome.Unreadable)]
    public async Task Status_that_stays_has_its_outcome(int status, SourceOutcome outcome)
    {
        _papers.Site.Answer(Path, Reply.Status(status));

        var day = (await _papers.ReadAsync("hf", "2026-08-19"))[0];

        Assert.Equal(outcome, day.Outcome);
        Assert.Contains($"{status}", day.Detail, StringComparison.Ordinal);
        Assert.True(_papers.Site.Requests.Count <= 12);
    }

    [Theory]
    [InlineData("<!doctype html><p>Please sign in", "a web page")]
    [InlineData("[{\"paper\":{\"id\":\"1\"", "breaks off")]
    [InlineData("{\"error\":\"Invalid date\"}", "Invalid date")]
    [InlineData("", "an empty answer")]
    public async Task Answer_that_is_no_listing_is_unreadable(string body, string says)
    {
        _papers.Site.Answer(Path, Reply.Content("text/html", body));

        var day = (await _papers.ReadAsync("hf", "2026-08-19"))[0];

        Assert.Equal(SourceOutcome.Unreadable, day.Outcome);
        Assert.Contains(says, day.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_body_ends_as_unreadable()
    {
        _papers.Site.Answer(Path, Reply.Endless());

        var latest = await PaperListing.ReadLatestAsync(_papers.Source("hf"), new DateOnly(2026, 8, 19), TestContext.Current.CancellationToken);

        Assert.Equal(SourceOutcome.Unreadable, latest.Outcome);
        Assert.Contains("more than 32 MB", latest.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_never_comes_ends_at_the_deadline()
    {
        var asked = new SemaphoreSlim(0);
        _papers.Site.Answer(Path, _ =>
        {
            asked.Release();
            return Reply.Never();
        });

        var reading = _papers.ReadAsync("hf", "2026-08-19");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            _papers.Time.PassDeadlines();
        }

        var days = await reading;
        Assert.All(days, day => Assert.Equal(SourceOutcome.Unreachable, day.Outcome));
        Assert.Equal("Hugging Face did not answer within 37 s.", days[0].Detail);
        Assert.Equal(4, _papers.Site.Requests.Count);
    }

    [Fact]
    public async Task Latest_listing_looks_back_over_empty_days()
    {
        _papers.Site.Answer(Path, request => Reply.Json(request.Query is { } q && q["date"] == "2026-08-14" && q["p"] == "0" ? List(Entry("2608.00001")) : "[]"));

        var result = await _papers.Listing.ReadAsync("hf", TestContext.Current.CancellationToken);

        Assert.Equal(new DateOnly(2026, 8, 14), Assert.Single(result.Papers).Day);
    }

    private static string List(params string[] entries) => $"[{string.Join(',', entries)}]";

    private static string Entry(string id) => $$$"""{"paper":{"id":"{{{id}}}","title":"Paper {{{id}}}","summary":"About {{{id}}}.","upvotes":1,"authors":[]}}""";
}
