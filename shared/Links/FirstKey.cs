using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alerts.Links;

/// <summary>
/// Makes the ring's first key before the app serves anything. Instances that start together agree by a lease, a row that
/// only one of them can add: otherwise each would make a key of its own and refuse the others' links for a while.
/// </summary>
public sealed partial class FirstKey(
    StorageSetup storage, StorageTables tables, TableKeyRepository repository, KeyRing ring, TimeProvider time, ILogger<FirstKey> log)
    : IHostedLifecycleService
{
    private const string Partition = "lease";
    private const string Row = "first-key";
    private const string Until = "Until";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // This runs before the other services start: the account may not have been looked at yet.
        await storage.EnsureAsync(cancellationToken);
        var table = await tables.OpenAsync(TableNames.DataProtectionKeys, cancellationToken);
        while (repository.GetAllElements().Count == 0)
        {
            if (await TakeAsync(table, cancellationToken))
            {
                ring.CreateKey();
                Log.Made(log);
            }
            else
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> TakeAsync(TableClient table, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mine = new TableEntity(Partition, Row) { [Until] = now + Lease };
        var claim = await Claims.AddAsync(table, mine, Claims.NewToken(), cancellationToken);
        if (!claim.Won && claim.Row is { } held && held.GetDateTimeOffset(Until) <= now)
        {
            // Its holder died between taking the lease and making the key.
            claim = await Claims.ReplaceAsync(table, mine, held.ETag, Claims.NewToken(), cancellationToken);
        }

        return claim.Won;
    }

    private static partial class Log
    {
        [LoggerMessage(700, LogLevel.Information, "Made the first key of the key ring")]
        public static partial void Made(ILogger logger);
    }
}
