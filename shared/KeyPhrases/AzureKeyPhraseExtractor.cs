using System.Globalization;
using System.Text.Json;
using Alerts.Papers;
using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;

namespace Alerts.KeyPhrases;

/// <summary>
/// Extracts key phrases by Azure AI Language: ten documents a request, one request after the other. A document that the service
/// rejects fails alone; a request that the service rejects fails with its documents. Retries, and waiting when the service asks for
/// it, are the client's pipeline's; all requests together end at a deadline, and what came before it stays.
/// </summary>
/// <param name="client">The client, with its retries and time limits.</param>
/// <param name="deadline">How long all requests of one call may take together.</param>
/// <param name="time">The clock of the deadline.</param>
/// <param name="logger">Gets a line for every request that failed.</param>
public sealed partial class AzureKeyPhraseExtractor(
    TextAnalyticsClient client, TimeSpan deadline, TimeProvider time, ILogger<AzureKeyPhraseExtractor> logger) : IKeyPhraseExtractor
{
    /// <summary>The name that results carry.</summary>
    public const string Name = "azure";

    /// <summary>The most documents in a request.</summary>
    public const int MaxDocuments = 10;

    /// <summary>The most bytes in a request: the service takes 1 MB; the JSON around the texts needs little.</summary>
    public const int MaxBytes = 900_000;

    private static readonly TextAnalyticsRequestOptions Request = new() { DisableServiceLogs = true };

    /// <inheritdoc />
    public async Task<IReadOnlyList<KeyPhraseResult>> ExtractAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var results = new KeyPhraseResult[papers.Count];
        string? unavailable = null;
        foreach (var batch in Batches(papers, results))
        {
            unavailable ??= await AskAsync(batch, papers, results, either.Token);
            cancellationToken.ThrowIfCancellationRequested();
            if (unavailable is not null)
            {
                Fail(batch, papers, results, unavailable);
            }
        }

        return results;
    }

    /// <summary>Sends one request; says why no further one should be sent, if so.</summary>
    private async Task<string?> AskAsync(
        List<(int Index, string Text)> batch, IReadOnlyList<Paper> papers, KeyPhraseResult[] results, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = batch.Select(document => new TextDocumentInput(Key(document.Index), document.Text) { Language = "en" });
            var answers = await client.ExtractKeyPhrasesBatchAsync(inputs, Request, cancellationToken);
            var byId = answers.Value.GroupBy(answer => answer.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
            foreach (var (index, _) in batch)
            {
                results[index] = Read(papers[index].Id, byId.GetValueOrDefault(Key(index)));
            }

            return null;
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413)
        {
            // About these documents; the next may be well.
            Log.RequestRefused(logger, batch.Count, e.Status, e.ErrorCode);
            Fail(batch, papers, results, $"the request was refused: {e.Status} {e.ErrorCode}".TrimEnd());
            return null;
        }
        catch (RequestFailedException e)
        {
            Log.ServiceRefused(logger, batch.Count, e.Status, e.ErrorCode, e);
            return e.Status == 0 ? "the service cannot be reached" : $"the service refused: {e.Status} {e.ErrorCode}".TrimEnd();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            Log.AnswerUnreadable(logger, batch.Count, e);
            return "the service's answer cannot be read";
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or IOException)
        {
            Log.NoAnswer(logger, batch.Count, e);
            return "the service did not answer";
        }
    }

    private static KeyPhraseResult Read(string paperId, ExtractKeyPhrasesResult? answer)
    {
        if (answer is null)
        {
            return new KeyPhraseResult(paperId, [], Name, "the service left the document out");
        }

        return answer.HasError
            ? new KeyPhraseResult(paperId, [], Name, $"{answer.Error.ErrorCode}: {answer.Error.Message}")
            : new KeyPhraseResult(paperId, [.. answer.KeyPhrases], Name);
    }

    private static void Fail(List<(int Index, string Text)> batch, IReadOnlyList<Paper> papers, KeyPhraseResult[] results, string why)
    {
        foreach (var (index, _) in batch)
        {
            results[index] = new KeyPhraseResult(papers[index].Id, [], Name, why);
        }
    }

    /// <summary>Cuts the papers into requests; a paper without text is answered here.</summary>
    private static IEnumerable<List<(int Index, string Text)>> Batches(IReadOnlyList<Paper> papers, KeyPhraseResult[] results)
    {
        var batch = new List<(int, string)>(MaxDocuments);
        var bytes = 0;
        for (var i = 0; i < papers.Count; i++)
        {
            var text = DocumentText.Of(papers[i]).Text;
            if (text.Length == 0)
            {
                results[i] = new KeyPhraseResult(papers[i].Id, [], Name, "the paper has no text");
                continue;
            }

            var size = JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length;
            if (batch.Count == MaxDocuments || (batch.Count > 0 && bytes + size > MaxBytes))
            {
                yield return batch;
                batch = new List<(int, string)>(MaxDocuments);
                bytes = 0;
            }

            batch.Add((i, text));
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>A document's name in a request: our own count, because a paper's id may come twice and hold any character.</summary>
    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(310, LogLevel.Warning, "Azure AI Language refused a request of {Documents} documents: {Status} {Code}")]
        public static partial void RequestRefused(ILogger logger, int documents, int status, string? code);

        [LoggerMessage(311, LogLevel.Error, "Azure AI Language refused, and is not asked again in this run, at {Documents} documents: {Status} {Code}")]
        public static partial void ServiceRefused(ILogger logger, int documents, int status, string? code, Exception exception);

        [LoggerMessage(312, LogLevel.Error, "Azure AI Language's answer to {Documents} documents cannot be read")]
        public static partial void AnswerUnreadable(ILogger logger, int documents, Exception exception);

        [LoggerMessage(313, LogLevel.Error, "Azure AI Language did not answer a request of {Documents} documents")]
        public static partial void NoAnswer(ILogger logger, int documents, Exception exception);
    }
}
