using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.KeyPhrases;

public sealed class AzureKeyPhraseExtractorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_go_ten_a_request_and_come_back_in_their_order()
    {
        await using var service = await LanguageService.StartAsync();
        var papers = Enumerable.Range(0, 23).Select(i => SamplePapers.Of($"2608.{i:D5}", $"Title {i}", "Text.")).ToList();

        var results = await service.Extractor().ExtractAsync(papers, Stop);

        Assert.Equal([10, 10, 3], service.Texts.Select(texts => texts.Count));
        Assert.Equal(papers.Select(paper => paper.Id), results.Select(result => result.PaperId));
        Assert.Equal(papers.Select(paper => $"azure:{paper.Title}. Text."), results.Select(result => Assert.Single(result.Phrases)));
        Assert.All(results, result => Assert.Equal(("azure", null), (result.Extractor, result.Error)));
    }

    [Fact]
    public async Task Request_asks_for_english_key_phrases_and_no_copies_of_the_texts()
    {
        await using var service = await LanguageService.StartAsync();

        await service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);

        var request = Assert.Single(service.Requests);
        Assert.Equal("KeyPhraseExtraction", (string?)request["kind"]);
        Assert.True((bool)request["parameters"]!["loggingOptOut"]!);
        Assert.Equal("en", (string?)Assert.Single(LanguageService.Documents(request))["language"]);
    }

    [Fact]
    public async Task Long_text_is_cut_behind_its_last_whole_sentence()
    {
        await using var service = await LanguageService.StartAsync();
        var sentences = string.Concat(Enumerable.Repeat("Every sentence is this long, e\u0301t voila. ", 300));

        var results = await service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", sentences)], Stop);

        var sent = Assert.Single(Assert.Single(service.Texts));
        Assert.InRange(new StringInfo(sent).LengthInTextElements, 5050, 5120);
        Assert.EndsWith("voila.", sent, StringComparison.Ordinal);
        Assert.Null(results[0].Error);
    }

    [Fact]
    public async Task Requests_stay_below_a_megabyte()
    {
        await using var service = await LanguageService.StartAsync();
        var heavy = string.Concat(Enumerable.Repeat("a" + new string('\u0301', 40), 4000));
        var papers = Enumerable.Range(0, 5).Select(i => SamplePapers.Of($"{i}", "Title", heavy)).ToList();

        var results = await service.Extractor().ExtractAsync(papers, Stop);

        Assert.All(service.Requests, request => Assert.InRange(request.ToJsonString().Length, 1, 1_000_000));
        Assert.All(results, result => Assert.Null(result.Error));
    }

    [Fact]
    public async Task Rejected_document_fails_alone()
    {
        await using var service = await LanguageService.StartAsync();
        service.Rejects = text => text.Contains("bad", StringComparison.Ordinal);

        var results = await service.Extractor().ExtractAsync(
            [SamplePapers.Of("1", "good", ""), SamplePapers.Of("2", "bad", ""), SamplePapers.Of("3", "good too", ""), SamplePapers.Of("4", "", " ")], Stop);

        Assert.Equal([null, "InvalidDocument: The document is not for us.", null, "the paper has no text"], results.Select(result => result.Error));
        Assert.Equal(3, Assert.Single(service.Texts).Count);
    }

    [Fact]
    public async Task Document_that_the_service_leaves_out_has_an_error()
    {
        await using var service = await LanguageService.StartAsync();
        service.Trouble = async (context, _) =>
        {
            await context.Response.WriteAsync("""{"kind":"KeyPhraseExtractionResults","results":{"documents":[],"errors":[],"modelVersion":"1"}}""");
            return true;
        };

        var results = await service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);

        Assert.Equal("the service left the document out", Assert.Single(results).Error);
    }

    [Fact]
    public async Task Same_id_twice_and_strange_ids_do_no_harm()
    {
        await using var service = await LanguageService.StartAsync();

        var results = await service.Extractor().ExtractAsync(
            [SamplePapers.Of("a/\\#?", "One", ""), SamplePapers.Of("a/\\#?", "Two", "\uD800 lone")], Stop);

        Assert.Equal(["azure:One.", "azure:Two. \uFFFD lone"], results.SelectMany(result => result.Phrases));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_service_is_asked_again_when_it_says(int status)
    {
        await using var service = await LanguageService.StartAsync();
        service.Trouble = (context, number) =>
        {
            context.Response.Headers["retry-after-ms"] = "1";
            return number > 2 ? Task.FromResult(false) : LanguageService.RefuseAsync(context, status, "TooManyRequests", "Later.");
        };

        var results = await service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);

        Assert.Equal(3, service.Requests.Count);
        Assert.Null(Assert.Single(results).Error);
    }

    [Fact]
    public async Task Service_that_keeps_refusing_is_not_asked_for_the_next_papers()
    {
        await using var service = await LanguageService.StartAsync();
        service.Trouble = (context, _) => LanguageService.RefuseAsync(context, 403, "Forbidden", "No.");
        var papers = Enumerable.Range(0, 30).Select(i => SamplePapers.Of($"{i}", "Title", "Text.")).ToList();

        var results = await service.Extractor().ExtractAsync(papers, Stop);

        Assert.Single(service.Requests);
        Assert.All(results, result => Assert.StartsWith("the service refused: 403", result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_request_fails_with_its_documents_only()
    {
        await using var service = await LanguageService.StartAsync();
        service.Trouble = (context, number) =>
            number == 1 ? LanguageService.RefuseAsync(context, 400, "InvalidRequest", "No.") : Task.FromResult(false);
        var papers = Enumerable.Range(0, 12).Select(i => SamplePapers.Of($"{i}", "Title", "Text.")).ToList();

        var results = await service.Extractor().ExtractAsync(papers, Stop);

        Assert.Equal(10, results.Count(result => result.Error is not null));
        Assert.Null(results[11].Error);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("""{"results":{"documents":[{"id":"0","keyPh""")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"kind":"KeyPhraseExtractionResults"}""")]
    public async Task Unreadable_answer_is_an_error_of_its_papers(string answer)
    {
        await using var service = await LanguageService.StartAsync();
        service.Trouble = async (context, _) =>
        {
            await context.Response.WriteAsync(answer);
            return true;
        };

        var results = await service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);

        Assert.Equal("the service's answer cannot be read", Assert.Single(results).Error);
    }

    [Fact]
    public async Task Deadline_ends_the_waiting_and_keeps_what_came_before()
    {
        await using var service = await LanguageService.StartAsync();
        var time = new FakeTimeProvider();
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Trouble = async (context, number) =>
        {
            if (number == 1)
            {
                return false;
            }

            context.Response.Headers.RetryAfter = "3600";
            await LanguageService.RefuseAsync(context, 429, "TooManyRequests", "Later.");
            context.Response.OnCompleted(() =>
            {
                second.SetResult();
                return Task.CompletedTask;
            });
            return true;
        };
        var papers = Enumerable.Range(0, 11).Select(i => SamplePapers.Of($"{i}", "Title", "Text.")).ToList();

        var extracting = service.Extractor(time).ExtractAsync(papers, Stop);
        await second.Task.WaitAsync(Stop);
        time.Advance(TimeSpan.FromSeconds(121));
        var results = await extracting;

        Assert.All(results.Take(10), result => Assert.Null(result.Error));
        Assert.Equal("the service did not answer", results[10].Error);
    }

    [Fact]
    public async Task Silent_service_is_given_up_after_the_timeout()
    {
        await using var service = await LanguageService.StartAsync();
        var time = new FakeTimeProvider();
        service.Trouble = async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var extracting = service.Extractor(time).ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);
        await service.Asked.Task.WaitAsync(Stop);
        time.Advance(TimeSpan.FromSeconds(121));

        Assert.Equal("the service did not answer", Assert.Single(await extracting).Error);
    }

    [Fact]
    public async Task Unreachable_service_is_an_error_of_the_papers()
    {
        var service = await LanguageService.StartAsync();
        var extractor = service.Extractor();
        await service.DisposeAsync();

        var results = await extractor.ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], Stop);

        Assert.NotNull(Assert.Single(results).Error);
    }

    [Fact]
    public async Task Cancelling_stops_the_extraction()
    {
        await using var service = await LanguageService.StartAsync();
        using var cancel = new CancellationTokenSource();
        service.Trouble = async (context, _) =>
        {
            await cancel.CancelAsync();
            return await LanguageService.RefuseAsync(context, 429, "TooManyRequests", "Later.");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.Extractor().ExtractAsync([SamplePapers.Of("1", "Title", "Text.")], cancel.Token));
    }
}
