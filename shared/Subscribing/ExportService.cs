using System.Text.Json.Serialization;
using Alerts.Delivery;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>Everything that is stored about a person.</summary>
/// <param name="Profile">The profile as one line of the import format holds it, and what else the row holds.</param>
/// <param name="Alerts">What matched in the last weeks, oldest first, with what became of the mail.</param>
/// <param name="Suppressed">Why the address gets no mail whatever the profile says; null when it does.</param>
public sealed record ExportedData(ExportedProfile Profile, IReadOnlyList<ExportedAlert> Alerts, string? Suppressed);

/// <summary>A profile.</summary>
public sealed record ExportedProfile(
    string Id,
    string Email,
    string? PendingEmail,
    SubscriberState State,
    DateTimeOffset? PausedUntil,
    DateTimeOffset Created,
    int Version,
    IReadOnlyList<string> Keywords,
    DeliverySettings Delivery,
    ExportedRequest? Request);

/// <summary>What somebody asked for at this address and nobody confirmed.</summary>
public sealed record ExportedRequest(DateTimeOffset At, string Email, IReadOnlyList<string> Keywords, DeliverySettings Delivery);

/// <summary>What a batch had for the person.</summary>
public sealed record ExportedAlert(string Batch, DateTimeOffset Due, string? Mail, IReadOnlyList<ExportedPaper> Papers);

/// <summary>A paper that matched.</summary>
public sealed record ExportedPaper(string Id, string? Title, double Score, IReadOnlyList<string> Keywords);

/// <summary>Gathers everything that is stored about a person.</summary>
public sealed class ExportService(MatchStore matches, AlertStore alerts, RecentPapers papers, SuppressionStore suppressions)
{
    /// <summary>The person's data.</summary>
    public async Task<ExportedData> ExportAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        List<ExportedAlert> told = [];
        await foreach (var filed in matches.ListAsync(subscriber.Id, cancellationToken))
        {
            var alert = await alerts.FindAsync(filed.Slot, subscriber.Id, cancellationToken);
            told.Add(new(filed.Batch, filed.Slot.Due, alert?.State.ToString(), await PapersAsync(filed, cancellationToken)));
        }

        var suppression = EmailAddress.TryParse(subscriber.Address, out var address)
            ? await suppressions.FindAsync(address!, cancellationToken)
            : null;
        return new(
            new(
                subscriber.Id,
                subscriber.Address,
                subscriber.PendingAddress,
                subscriber.State,
                subscriber.PausedUntil,
                subscriber.Created,
                subscriber.Version,
                subscriber.Keywords,
                subscriber.Delivery,
                subscriber.Request is { } asked ? new(asked.At, asked.Address, asked.Keywords, asked.Delivery) : null),
            told,
            suppression?.Reason);
    }

    private async Task<IReadOnlyList<ExportedPaper>> PapersAsync(FiledMatches filed, CancellationToken cancellationToken)
    {
        if (filed.Papers.Count == 0)
        {
            return [];
        }

        var titles = (await papers.ReadBatchAsync(filed.Batch, cancellationToken)).ToDictionary(paper => paper.Id, paper => paper.Title);
        return [.. filed.Papers.Select(paper => new ExportedPaper(
            paper.PaperId,
            titles.GetValueOrDefault(paper.PaperId),
            paper.Score,
            [.. paper.Hits.Select(hit => hit.Keyword).Distinct()]))];
    }
}

/// <summary>The export's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(ExportedData))]
public sealed partial class ExportJson : JsonSerializerContext;
