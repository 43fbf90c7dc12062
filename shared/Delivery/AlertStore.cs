using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>
/// The Alerts table: every change is one transition of <see cref="AlertMachine"/> under If-Match. On 412 the row is read again
/// and the transition tried again; a write whose answer was lost is then found done, and an attempt by its token.
/// </summary>
public sealed class AlertStore(StorageTables tables, TimeProvider time)
{
    /// <summary>A row changes hands a few times in its life; losing so many races in a row is a bug, not bad luck.</summary>
    private const int MostRaces = 20;

    private readonly MailIdIndex _mailIds = new(tables);

    /// <summary>Reads one alert; null when there is none.</summary>
    public async Task<Alert?> FindAsync(Slot slot, string subscriberId, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(slot.Partition, subscriberId, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? AlertEntity.Read(row) : null;
    }

    /// <summary>All alerts of a slot, whatever their state.</summary>
    public async IAsyncEnumerable<Alert> ListAsync(Slot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = slot.Partition;
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancellationToken))
        {
            yield return AlertEntity.Read(row);
        }
    }

    /// <summary>
    /// Lists <paramref name="batch"/> in the subscriber's alert of <paramref name="slot"/>. The answer is the alert as it stands
    /// now: it may be closed and not list the batch, which then belongs into the next slot.
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="subscriberId">The subscriber.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="mayAdd">Whether the alert is made where there is none; otherwise the answer is then null.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Alert?> FileAsync(Slot slot, string subscriberId, string batch, bool mayAdd, CancellationToken cancellationToken)
    {
        if (mayAdd)
        {
            var alert = new Alert
            {
                Slot = slot,
                SubscriberId = subscriberId,
                Batches = [batch],
                MailId = RandomId(),
                Since = time.GetUtcNow(),
            };
            try
            {
                var table = await OpenAsync(cancellationToken);
                var added = await table.AddEntityAsync(AlertEntity.Write(alert), cancellationToken);
                return alert with { ETag = added.Headers.ETag?.ToString() };
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // There is one already, or this very write came through and its answer was lost.
            }
        }

        return await FindAsync(slot, subscriberId, cancellationToken) is { } found
            ? await ApplyAsync(found, new AlertEvent.BatchFiled(batch), cancellationToken)
            : null;
    }

    /// <summary>
    /// Begins an attempt: Waiting → Submitting, if the alert still is as it was read and rendered; a batch that joined since would
    /// otherwise be lost. The mail id can be looked up from before this on, so that no webhook is too early.
    /// </summary>
    /// <returns>The alert with the attempt's token; null when it changed since it was read, or is not due.</returns>
    public async Task<Alert?> BeginAsync(Alert alert, CancellationToken cancellationToken)
    {
        var begun = AlertMachine.Next(alert, new AlertEvent.AttemptBegun(RandomId()), time.GetUtcNow());
        if (ReferenceEquals(begun, alert))
        {
            return null;
        }

        await _mailIds.PutAsync(alert, cancellationToken);
        var table = await OpenAsync(cancellationToken);
        try
        {
            var answer = await table.UpdateEntityAsync(
                AlertEntity.Write(begun), new ETag(alert.ETag!), TableUpdateMode.Replace, cancellationToken);
            return begun with { ETag = answer.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Our own write may have come through and its answer been lost.
            var there = await FindAsync(alert.Slot, alert.SubscriberId, cancellationToken);
            return there?.AttemptToken == begun.AttemptToken ? there : null;
        }
    }

    /// <summary>
    /// Applies an event to the alert, beginning with it as it was read. The answer is the alert as it stands afterwards, null when it was erased.
    /// </summary>
    /// <exception cref="InvalidOperationException">Too many races lost in a row.</exception>
    public async Task<Alert?> ApplyAsync(Alert alert, AlertEvent happened, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            var next = AlertMachine.Next(alert, happened, time.GetUtcNow());
            if (ReferenceEquals(next, alert))
            {
                return alert;
            }

            try
            {
                var answer = await table.UpdateEntityAsync(
                    AlertEntity.Write(next), new ETag(alert.ETag!), TableUpdateMode.Replace, cancellationToken);
                return next with { ETag = answer.Headers.ETag?.ToString() };
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                if (await FindAsync(alert.Slot, alert.SubscriberId, cancellationToken) is not { } again)
                {
                    return null;
                }

                alert = again;
            }
        }

        throw new InvalidOperationException($"Alert {alert.Slot.Partition}/{alert.SubscriberId} lost {MostRaces} races in a row.");
    }

    /// <summary>Applies what the provider's webhook tells of a mail; null when the mail is not one of ours.</summary>
    /// <param name="mailId">The mail id that came back in the event.</param>
    /// <param name="kind">What happened to the mail.</param>
    /// <param name="reason">The provider's reason, where it gives one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Alert?> ApplyEventAsync(string mailId, MailEventKind kind, string? reason, CancellationToken cancellationToken) =>
        await FindByMailIdAsync(mailId, cancellationToken) is { } alert
            ? await ApplyAsync(alert, new AlertEvent.WebhookTold(kind, reason), cancellationToken)
            : null;

    /// <summary>The alert that a mail id belongs to; null when there is none (any more).</summary>
    public async Task<Alert?> FindByMailIdAsync(string mailId, CancellationToken cancellationToken) =>
        await _mailIds.FindAsync(mailId, cancellationToken) is var (slot, subscriberId)
            ? await FindAsync(slot, subscriberId, cancellationToken)
            : null;

    /// <summary>Removes an alert whatever its state, for erasing a person and for retention. Removing what is gone is no error.</summary>
    public async Task DeleteAsync(Alert alert, CancellationToken cancellationToken)
    {
        await _mailIds.DeleteAsync(alert.MailId, cancellationToken);
        var table = await OpenAsync(cancellationToken);
        await table.DeleteEntityAsync(alert.Slot.Partition, alert.SubscriberId, ETag.All, cancellationToken);
    }

    /// <summary>The alerts of one shard that were due before <paramref name="due"/>.</summary>
    public async IAsyncEnumerable<Alert> ListDueBeforeAsync(
        string shard, DateTimeOffset due, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = ($"{shard}_", new Slot(shard, due).Partition);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}");
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return AlertEntity.Read(row);
        }
    }

    /// <summary>The alerts of one shard that failed and were due at or after <paramref name="from"/>.</summary>
    public async IAsyncEnumerable<Alert> ListFailedAsync(
        string shard, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, end) = (new Slot(shard, from).Partition, TableKeys.After($"{shard}_"));
        var failed = nameof(AlertState.Failed);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and State eq {failed}");
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return AlertEntity.Read(row);
        }
    }

    private Task<TableClient> OpenAsync(CancellationToken cancellationToken) => tables.OpenAsync(TableNames.Alerts, cancellationToken);

    private static string RandomId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
