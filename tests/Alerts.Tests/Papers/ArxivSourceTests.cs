using Alerts.Servers;

namespace Alerts.Papers;

public sealed class ArxivSourceTests : IAsyncLifetime
{
    private const string Feed = "/atom/cs.CL+cs.LG";
    private const string Search = "/api/query";
    private const string Source = "arxiv:cs.CL+cs.LG";
    private PapersHarness _papers = null!;

    /// <summary>Wednesday, 06:00 in New York: the listing of the day is out.</summary>
    public async ValueTask InitializeAsync() => _papers = await PapersHarness.StartAsync();

    public ValueTask DisposeAsync() => _papers.DisposeAsync();

    [Fact]
    public async Task New_and_cross_listed_papers_are_news_and_replacements_are_not()
    {
        _papers.Site.Answer(Feed, Reply.Xml(Atom(
            Listed("2608.00001v1", "new"), Listed("2608.00002v1", "cross"), Listed("2608.00003v4", "replace"), Listed("2608.00004v2", "replace-cross"))));

        var day = Assert.Single(await _papers.ReadAsync(Source, "2026-08-19"));

        Assert.Equal(SourceOutcome.Listed, day.Outcome);
        Assert.Equal(new DateOnly(2026, 8, 19), day.Day);
        Assert.Equal(["2608.00001", "2608.00002"], day.Papers.Select(paper => paper.Id));
        Assert.Equal(["Mar\u00eda L\u00f3pez", "Sam Hill, Jr.", "Bo Li"], day.Papers[0].Authors);
        Assert.Equal("We measure things.", day.Papers[0].Abstract);
        Assert.Equal(["cs.CL", "stat.ML"], day.Papers[0].Categories);
    }

    [Fact]
    public async Task Missed_days_come_from_the_search_each_paper_on_its_own_day()
    {
        _papers.Site.Answer(Feed, Reply.Xml(Atom(Listed("2608.00009v1", "new"))));
        _papers.Site.Answer(Search, Reply.Xml(Found(3,
            Submitted("2608.00001v1", "2026-08-13T15:00:00Z"), // Thursday 11:00 in New York: Friday's listing, held back
            Submitted("2608.00002v2", "2026-08-14T17:59:00Z"), // Friday 13:59: Monday
            Submitted("2608.00003v1", "2026-08-14T18:00:00Z")))); // Friday 14:00: Tuesday

        var days = await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-14");

        Assert.Equal(["2026-08-15", "2026-08-16", "2026-08-17", "2026-08-18", "2026-08-19"], days.Select(day => day.Day.ToString("yyyy-MM-dd")));
        Assert.Equal(
            [SourceOutcome.Empty, SourceOutcome.Empty, SourceOutcome.Listed, SourceOutcome.Listed, SourceOutcome.Listed], days.Select(day => day.Outcome));
        Assert.Equal(["2608.00001", "2608.00002"], days[2].Papers.Select(paper => paper.Id));
        Assert.Equal(["2026-08-14", "2026-08-17"], days[2].Papers.Select(paper => paper.Day.ToString("yyyy-MM-dd")));
        Assert.Equal(["2608.00003"], days[3].Papers.Select(paper => paper.Id));

        // Monday's window starts Thursday 14:00; three business days further back is Monday 14:00, 18:00 UTC in summer.
        var query = _papers.Site.Requests[^1].Query;
        Assert.Equal("(cat:cs.CL OR cat:cs.LG) AND submittedDate:[202608101800 TO 202608171800]", query["search_query"]);
        Assert.Equal(("submittedDate", "ascending"), (query["sortBy"], query["sortOrder"]));
    }

    [Fact]
    public async Task Search_is_paged_and_an_empty_page_is_asked_again()
    {
        _papers.Site.Answer(Feed, Reply.Xml(Atom(Listed("2608.00009v1", "new"))));
        _papers.Site.AnswerInTurn(Search,
            Reply.Xml(Found(2, Submitted("2608.00001v1", "2026-08-17T12:00:00Z"))),
            Reply.Xml(Found(2)),
            Reply.Xml(Found(2, Submitted("2608.00002v1", "2026-08-17T13:00:00Z"))));

        var days = await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-17");

        Assert.Equal(2, days[0].Papers.Count);
        Assert.Equal(["0", "1", "1"], _papers.Site.Requests.Where(request => request.Path == Search).Select(request => request.Query["start"]));
    }

    [Fact]
    public async Task Search_that_stops_giving_what_it_counts_is_unreadable()
    {
        _papers.Site.Answer(Feed, Reply.Xml(Atom(Listed("2608.00009v1", "new"))));
        _papers.Site.Answer(Search, Reply.Xml(Found(7)));

        var days = await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-17");

        Assert.Equal([SourceOutcome.Unreadable, SourceOutcome.Listed], days.Select(day => day.Outcome));
    }

    [Fact]
    public async Task Empty_listing_on_a_business_day_needs_the_search_to_agree()
    {
        _papers.Site.Answer(Feed, Reply.Xml(Atom()));
        _papers.Site.Answer(Search, Reply.Xml(Found(0)));
        var holiday = (await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-18"))[^1];
        Assert.Equal(SourceOutcome.Empty, holiday.Outcome);

        _papers.Site.Answer(Search, Reply.Xml(Found(1, Submitted("2608.00001v1", "2026-08-18T12:00:00Z"))));
        var fault = (await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-18"))[^1];
        Assert.Equal((SourceOutcome.Listed, "2608.00001"), (fault.Outcome, Assert.Single(fault.Papers).Id));

        _papers.Site.Answer(Search, Reply.Html());
        var unknown = (await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-18"))[^1];
        Assert.Equal(SourceOutcome.Unreadable, unknown.Outcome);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Weekend_is_empty_and_not_asked_about_twice(int status)
    {
        await using var saturday = await PapersHarness.StartAsync("2026-08-22T10:00:00Z");
        saturday.Site.Answer(Feed, status == 200 ? Reply.Xml(Empty("2026-08-22T04:00:00Z")) : Reply.Status(404));

        var day = Assert.Single(await saturday.ReadAsync(Source, "2026-08-22", last: "2026-08-21"));

        Assert.Equal((SourceOutcome.Empty, "arXiv lists nothing on a Saturday."), (day.Outcome, day.Detail));
        Assert.Single(saturday.Site.Requests);
    }

    [Fact]
    public async Task Before_midnight_in_New_York_the_listing_is_yesterdays()
    {
        await using var night = await PapersHarness.StartAsync("2026-08-19T03:00:00Z");
        night.Site.Answer(Feed, Reply.Xml(Atom(Listed("2608.00001v1", "new", "2026-08-18T00:00:00-04:00"))));

        Assert.Equal(new DateOnly(2026, 8, 18), Assert.Single(await night.ReadAsync(Source, "2026-08-19", last: "2026-08-18")).Day);
    }

    [Fact]
    public async Task Requests_keep_three_seconds_between_them()
    {
        _papers.Site.AnswerInTurn(Feed, Reply.Status(406), Reply.Xml(Atom(Listed("2608.00009v1", "new"))));
        _papers.Site.Answer(Search, Reply.Xml(Found(0)));

        await _papers.ReadAsync(Source, "2026-08-19", last: "2026-08-17");

        Assert.Equal(3, _papers.Site.Requests.Count);
        Assert.Contains(TimeSpan.FromSeconds(3), _papers.Time.Waits);
        Assert.True(_papers.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) >= TimeSpan.FromSeconds(6));
    }

    [Theory]
    [InlineData("<html><body>Busy</body></html>", "a <html> where an Atom <feed> should be")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x", "breaks off")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><feed/>", "is no XML")]
    public async Task Listing_that_is_no_feed_is_unreadable(string body, string says)
    {
        _papers.Site.Answer(Feed, Reply.Xml(body));

        var day = Assert.Single(await _papers.ReadAsync(Source, "2026-08-19"));

        Assert.Equal(SourceOutcome.Unreadable, day.Outcome);
        Assert.Contains(says, day.Detail, StringComparison.Ordinal);
    }

    private static string Atom(params string[] entries) => Atom(entries, "2026-08-19T04:00:19Z");

    private static string Empty(string updated) => Atom([], updated);

    private static string Atom(string[] entries, string updated) => $"""
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
          <id>http://rss.arxiv.org/atom/cs.CL+cs.LG</id><updated>{updated}</updated>{string.Concat(entries)}
        </feed>
        """;

    private static string Listed(string id, string type, string published = "2026-08-19T00:00:00-04:00") => $"""
        <entry><id>oai:arXiv.org:{id}</id><title>Paper {id}</title><summary>arXiv:{id} Announce Type: {type}
        Abstract: We measure
          things.</summary><category term="cs.CL"/><category term="stat.ML"/><published>{published}</published>
        <arxiv:announce_type>{type}</arxiv:announce_type><dc:creator>Mar\'ia L\'opez (Lab A, B), Sam Hill, Jr., Bo Li</dc:creator></entry>
        """;

    private static string Found(int total, params string[] entries) => $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{total}</opensearch:totalResults>
        {string.Concat(entries)}</feed>
        """;

    private static string Submitted(string id, string published) => $"""
        <entry><id>http://arxiv.org/abs/{id}</id><published>{published}</published><title>Paper {id}</title><summary>Text.</summary>
        <author><name>Ada Byron</name></author><category term="cs.LG"/></entry>
        """;
}
