using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.KeyPhrases;

public sealed class KeyPhraseServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hugging_face_papers_go_first_by_upvotes_and_the_local_extractor_does_the_rest()
    {
        await using var language = await LanguageService.StartAsync();
        var papers = new[]
        {
            SamplePapers.Of("1", "Graph kernels", "Short.", null, "arxiv"),
            SamplePapers.Of("2", "Graph flows", "Short.", 3, "hf"),
            SamplePapers.Of("3", "Graph grammars", "Short.", 40, "arxiv", "hf"),
            SamplePapers.Of("4", "Graph colours", "Short.", 7, "hf"),
        };

        var results = await language.Service(dailyRecords: 2).ExtractAsync(papers, Stop);

        Assert.Equal(["1", "2", "3", "4"], results.Select(result => result.PaperId));
        Assert.Equal(["local", "local", "azure", "azure"], results.Select(result => result.Extractor));
        Assert.Equal("Graph kernels", results[0].Phrases[0]);
    }

    [Fact]
    public async Task Record_is_a_thousand_characters_begun()
    {
        await using var language = await LanguageService.StartAsync();
        var papers = new[] { SamplePapers.Of("1", "", new string('a', 1001), 9, "hf"), SamplePapers.Of("2", "", "Graph kernels.", 1, "hf") };

        var results = await language.Service(dailyRecords: 2).ExtractAsync(papers, Stop);

        Assert.Equal(["azure", "local"], results.Select(result => result.Extractor));
    }

    [Fact]
    public async Task Cap_holds_over_the_runs_of_a_day()
    {
        await using var language = await LanguageService.StartAsync();
        var service = language.Service(new MemoryRecordBudget(), dailyRecords: 3);
        var papers = new[] { SamplePapers.Of("1", "Graph kernels", ""), SamplePapers.Of("2", "Graph flows", "") };

        var first = await service.ExtractAsync(papers, Stop);
        var second = await service.ExtractAsync(papers, Stop);

        Assert.Equal(["azure", "azure"], first.Select(result => result.Extractor));
        Assert.Equal(["azure", "local"], second.Select(result => result.Extractor));
    }

    [Fact]
    public async Task Local_extractor_takes_over_for_a_rejected_document_and_says_so()
    {
        await using var language = await LanguageService.StartAsync();
        language.Rejects = text => text.StartsWith("Graph flows", StringComparison.Ordinal);
        var log = new Lines<KeyPhraseService>();

        var results = await language.Service(logger: log)
            .ExtractAsync([SamplePapers.Of("1", "Graph kernels", ""), SamplePapers.Of("2", "Graph flows", "")], Stop);

        Assert.Equal(["azure", "local"], results.Select(result => result.Extractor));
        Assert.Equal("Graph flows", results[1].Phrases[0]);
        Assert.Contains(log.Written, line => line.Contains("InvalidDocument", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Local_extractor_takes_over_when_the_service_fails()
    {
        await using var language = await LanguageService.StartAsync();
        language.Trouble = (context, _) => LanguageService.RefuseAsync(context, 500, "InternalServerError", "No.");

        var results = await language.Service().ExtractAsync([SamplePapers.Of("1", "Graph kernels", "")], Stop);

        Assert.Equal(["Graph kernels"], Assert.Single(results).Phrases);
        Assert.Equal("local", results[0].Extractor);
    }

    [Fact]
    public async Task Local_extractor_takes_over_when_the_budget_cannot_be_read()
    {
        await using var language = await LanguageService.StartAsync();
        var log = new Lines<KeyPhraseService>();

        var results = await language.Service(new BrokenBudget(), logger: log).ExtractAsync([SamplePapers.Of("1", "Graph kernels", "")], Stop);

        Assert.Equal("local", Assert.Single(results).Extractor);
        Assert.Empty(language.Requests);
        Assert.Single(log.Written);
    }

    [Fact]
    public void Without_an_endpoint_the_local_extractor_does_all()
    {
        using var services = Services([]);

        Assert.IsType<LocalKeyPhraseExtractor>(services.GetRequiredService<IKeyPhraseExtractor>());
    }

    [Theory]
    [InlineData("KeyPhrases:Endpoint", "nonsense", "KeyPhrases__Endpoint")]
    [InlineData("KeyPhrases:Endpoint", "http://example.org", "KeyPhrases__Endpoint")]
    [InlineData("KeyPhrases:DailyRecords", "-1", "KeyPhrases__DailyRecords")]
    [InlineData("KeyPhrases:TimeoutSeconds", "0", "KeyPhrases__TimeoutSeconds")]
    [InlineData("KeyPhrases:DeadlineSeconds", "601", "KeyPhrases__DeadlineSeconds")]
    public void Wrong_setting_is_named(string setting, string value, string name)
    {
        using var services = Services(new() { [setting] = value });

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IKeyPhraseExtractor>());

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddKeyPhrases(configuration).BuildServiceProvider();
    }

    private sealed class BrokenBudget : IRecordBudget
    {
        public Task<int> TakeAsync(DateOnly day, int wanted, int limit, CancellationToken cancellationToken) =>
            throw new Azure.RequestFailedException(503, "The server is busy.");
    }
}
