using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>The SendGates table: one gate a sender, shared by all instances, seen by the operator.</summary>
public sealed class SendGateStore(StorageTables tables, TimeProvider time)
{
    /// <summary>While paused, one mail an hour may try: the sweep's pace, and a little less so that every sweep finds it due.</summary>
    public static readonly TimeSpan ProbeEvery = TimeSpan.FromMinutes(50);

    /// <summary>No probe is ever due: an operator closed the gate, and an operator will open it.</summary>
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Partition = "sender";
    private const int MostRaces = 20;

    /// <summary>The gate of a sender as it stands.</summary>
    public async Task<SendGate> ReadAsync(string sender, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.SendGates, cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(Partition, sender, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? Read(row) : SendGate.Open;
    }

    /// <summary>Closes the gate until <paramref name="notBefore"/>, or longer if it was closed for longer.</summary>
    public Task<SendGate> HoldAsync(string sender, DateTimeOffset notBefore, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            sender,
            gate => gate.NotBefore >= notBefore ? gate : gate with { NotBefore = notBefore, Reason = gate.IsPaused ? gate.Reason : reason },
            cancellationToken);

    /// <summary>Closes the gate until a probe succeeds.</summary>
    public Task<SendGate> PauseAsync(string sender, string reason, CancellationToken cancellationToken) => ChangeAsync(
        sender,
        gate => gate with
        {
            PausedSince = gate.PausedSince ?? time.GetUtcNow(),
            NextProbe = gate.NextProbe == Never ? Never : time.GetUtcNow() + ProbeEvery,
            Reason = gate.NextProbe == Never ? gate.Reason : reason,
        },
        cancellationToken);

    /// <summary>Closes the gate until an operator opens it: no probe goes through.</summary>
    public Task<SendGate> HoldForOperatorAsync(string sender, string reason, CancellationToken cancellationToken) => ChangeAsync(
        sender,
        gate => gate with { PausedSince = gate.PausedSince ?? time.GetUtcNow(), NextProbe = Never, Reason = reason },
        cancellationToken);

    /// <summary>Opens the gate: a probe succeeded, or the operator says that the configuration is right.</summary>
    public Task<SendGate> OpenAsync(string sender, CancellationToken cancellationToken) =>
        ChangeAsync(sender, gate => gate with { PausedSince = null, NextProbe = null, NotBefore = null, Reason = null }, cancellationToken);

    /// <summary>Takes the probe that is due at a paused gate: one caller may then try one mail.</summary>
    /// <returns>Whether it is this caller.</returns>
    public async Task<bool> TryProbeAsync(string sender, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var gate = await ReadAsync(sender, cancellationToken);
        if (!gate.IsPaused || gate.NextProbe > now || gate.NotBefore > now)
        {
            return false;
        }

        var table = await tables.OpenAsync(TableNames.SendGates, cancellationToken);
        var claim = await Claims.ReplaceAsync(
            table, Write(sender, gate with { NextProbe = now + ProbeEvery }), new ETag(gate.ETag!), Claims.NewToken(), cancellationToken);
        return claim.Won;
    }

    private async Task<SendGate> ChangeAsync(string sender, Func<SendGate, SendGate> change, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.SendGates, cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            var gate = await ReadAsync(sender, cancellationToken);
            var next = change(gate);
            if (next == gate)
            {
                return gate;
            }

            var row = Write(sender, next);
            var claim = gate.ETag is { } etag
                ? await Claims.ReplaceAsync(table, row, new ETag(etag), Claims.NewToken(), cancellationToken)
                : await Claims.AddAsync(table, row, Claims.NewToken(), cancellationToken);
            if (claim.Won)
            {
                return Read(claim.Row!);
            }
        }

        throw new InvalidOperationException($"The gate of {sender} lost {MostRaces} races in a row.");
    }

    private static TableEntity Write(string sender, SendGate gate)
    {
        var row = new TableEntity(Partition, sender);
        Put(nameof(SendGate.NotBefore), gate.NotBefore);
        Put(nameof(SendGate.PausedSince), gate.PausedSince);
        Put(nameof(SendGate.NextProbe), gate.NextProbe);
        Put(nameof(SendGate.Reason), gate.Reason);
        return row;

        void Put(string name, object? value)
        {
            if (value is not null)
            {
                row[name] = value;
            }
        }
    }

    private static SendGate Read(TableEntity row) => new()
    {
        NotBefore = row.GetDateTimeOffset(nameof(SendGate.NotBefore)),
        PausedSince = row.GetDateTimeOffset(nameof(SendGate.PausedSince)),
        NextProbe = row.GetDateTimeOffset(nameof(SendGate.NextProbe)),
        Reason = row.GetString(nameof(SendGate.Reason)),
        ETag = row.ETag.ToString(),
    };
}
