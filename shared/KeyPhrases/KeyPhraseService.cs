using Alerts.Papers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.KeyPhrases;

/// <summary>
/// Azure AI Language for as many papers as the day's records allow, Hugging Face's papers first, and the local extractor for
/// the others and for whatever failed. Every paper gets an answer; trouble with the service is a line in the log.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="local">The local extractor.</param>
/// <param name="azure">Azure AI Language.</param>
/// <param name="budget">Counts the day's records.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class KeyPhraseService(
    IOptions<KeyPhraseOptions> options,
    LocalKeyPhraseExtractor local,
    AzureKeyPhraseExtractor azure,
    IRecordBudget budget,
    TimeProvider time,
    ILogger<KeyPhraseService> logger) : IKeyPhraseExtractor
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<KeyPhraseResult>> ExtractAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var results = new KeyPhraseResult?[papers.Count];
        if (papers.Count > 0)
        {
            await AskAzureAsync(papers, results, cancellationToken);
        }

        var rest = Enumerable.Range(0, papers.Count).Where(index => results[index] is null).ToList();
        var phrases = await local.ExtractAsync([.. rest.Select(index => papers[index])], cancellationToken);
        foreach (var (index, result) in rest.Zip(phrases))
        {
            results[index] = result;
        }

        return results!;
    }

    private async Task AskAzureAsync(IReadOnlyList<Paper> papers, KeyPhraseResult?[] results, CancellationToken cancellationToken)
    {
        try
        {
            var chosen = await ChooseAsync(papers, cancellationToken);
            var answers = await azure.ExtractAsync([.. chosen.Select(index => papers[index])], cancellationToken);
            foreach (var (index, answer) in chosen.Zip(answers))
            {
                if (answer.Error is null && answer.Phrases.Count > 0)
                {
                    results[index] = answer;
                }
                else
                {
                    Log.PaperFailed(logger, answer.PaperId, answer.Error ?? "no phrases");
                }
            }

            Log.Asked(logger, chosen.Count, results.Count(result => result is not null), papers.Count);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Key phrases make a day better, they must not stop it: neither the service nor the budget's store.
            Log.Failed(logger, papers.Count, e);
        }
    }

    /// <summary>The papers the day's records allow, by index: Hugging Face's by upvotes, then the others as they come.</summary>
    private async Task<List<int>> ChooseAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var wanted = Enumerable.Range(0, papers.Count)
            .OrderByDescending(index => papers[index].Sources.Contains(SourceNames.HuggingFace, StringComparer.OrdinalIgnoreCase))
            .ThenByDescending(index => papers[index].Upvotes ?? 0)
            .Select(index => (Index: index, DocumentText.Of(papers[index]).Records))
            .Where(paper => paper.Records > 0)
            .ToList();
        var limit = options.Value.DailyRecords;
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var granted = await budget.TakeAsync(day, Math.Min(limit, wanted.Sum(paper => paper.Records)), limit, cancellationToken);
        var chosen = new List<int>();
        foreach (var (index, records) in wanted)
        {
            if (records <= granted)
            {
                chosen.Add(index);
                granted -= records;
            }
        }

        return chosen;
    }

    private static partial class Log
    {
        [LoggerMessage(300, LogLevel.Information, "Azure AI Language was asked for the key phrases of {Asked} papers and gave those of {Given}; all in all there are {Papers}")]
        public static partial void Asked(ILogger logger, int asked, int given, int papers);

        [LoggerMessage(301, LogLevel.Warning, "Azure AI Language gave no key phrases for {PaperId}: {Why}. The local extractor takes over")]
        public static partial void PaperFailed(ILogger logger, string paperId, string why);

        [LoggerMessage(302, LogLevel.Error, "Azure AI Language could not be asked; the local extractor takes over for all {Papers} papers")]
        public static partial void Failed(ILogger logger, int papers, Exception exception);
    }
}
