using System.Runtime.CompilerServices;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Profiles;

/// <summary>A row of the table Profiles: a subscriber, or why it could not be read.</summary>
/// <param name="Id">The subscriber's id.</param>
/// <param name="Subscriber">The subscriber; null when the row is broken.</param>
/// <param name="Error">What is wrong with the row; null when it is fine.</param>
public sealed record ProfileRow(string Id, Subscriber? Subscriber, string? Error);

/// <summary>The subscribers. Every change is made under the ETag that was read, so that none is lost.</summary>
public sealed class ProfileStore(StorageTables tables, AddressStore addresses)
{
    private const int MostTries = 20;

    /// <summary>The subscriber called <paramref name="id"/>, or null.</summary>
    /// <exception cref="FormatException">The row is broken.</exception>
    public async Task<Subscriber?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.Shard(id), id, cancellationToken: cancellationToken);
        return row.HasValue ? SubscriberRow.Read(row.Value!) : null;
    }

    /// <summary>The subscriber who has the address, or null.</summary>
    public async Task<Subscriber?> FindByAddressAsync(EmailAddress address, CancellationToken cancellationToken) =>
        await addresses.FindAsync(address, cancellationToken) is { } id
        && await FindAsync(id, cancellationToken) is { } subscriber
        && Has(subscriber, address)
            ? subscriber
            : null;

    /// <summary>Adds a subscriber whose address nobody has yet. Repeatable: a rerun finishes what was begun.</summary>
    /// <param name="subscriber">The subscriber, with an id of its own (<see cref="Subscriber.NewId"/>).</param>
    /// <param name="cancellationToken">Ends the adding, maybe half way.</param>
    /// <returns>The subscriber as stored and true, or the one who has the address already and false.</returns>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public async Task<(Subscriber Subscriber, bool Added)> AddAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var address = Parse(subscriber.Address);
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Whoever claims the address first gives the id. One who died before adding the row leaves an id that the next one uses.
            var id = await addresses.ClaimAsync(address, subscriber.Id, cancellationToken);
            var claim = await Claims.AddAsync(
                table, SubscriberRow.Write(subscriber with { Id = id }), Claims.NewToken(), cancellationToken);
            var there = claim.Row is null ? null : SubscriberRow.Read(claim.Row);
            if (there is not null && Has(there, address))
            {
                return (there, claim.Won);
            }

            // The address belongs to one who has another by now: a change of address that ended half way.
            if (there is not null)
            {
                await addresses.HandOverAsync(address, id, subscriber.Id, cancellationToken);
            }
        }

        throw new InvalidOperationException("The address changed hands too often while it was being added.");
    }

    /// <summary>Stores a changed subscriber, unless somebody changed them since they were read. The address must be the same.</summary>
    /// <returns>The subscriber as stored, the version counted up; null when there was another change, or they are gone.</returns>
    public async Task<Subscriber?> PutAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        var next = subscriber with { Version = subscriber.Version + 1 };
        var etag = new ETag(subscriber.ETag ?? throw new ArgumentException("Not read from the store.", nameof(subscriber)));
        var claim = await Claims.ReplaceAsync(table, SubscriberRow.Write(next), etag, Claims.NewToken(), cancellationToken);
        return claim.Won ? next with { ETag = claim.Row!.ETag.ToString() } : null;
    }

    /// <summary>Reads, changes and stores, again when somebody else was faster.</summary>
    /// <param name="id">The subscriber.</param>
    /// <param name="change">The change; null leaves the subscriber alone. May be called more than once.</param>
    /// <param name="cancellationToken">Ends the changing.</param>
    /// <returns>The subscriber as they stand in the end, or null when there is none.</returns>
    public async Task<Subscriber?> ChangeAsync(string id, Func<Subscriber, Subscriber?> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await FindAsync(id, cancellationToken) is not { } subscriber)
            {
                return null;
            }

            if (change(subscriber) is not { } changed)
            {
                return subscriber;
            }

            if (await PutAsync(changed, cancellationToken) is { } stored)
            {
                return stored;
            }
        }

        throw new InvalidOperationException($"Subscriber {id} is changed by others all the time.");
    }

    /// <summary>Gives a subscriber another address. Repeatable.</summary>
    /// <returns>The subscriber as stored, or null when somebody else has the address, or the subscriber is gone.</returns>
    public async Task<Subscriber?> MoveAsync(string id, EmailAddress address, CancellationToken cancellationToken)
    {
        if (await addresses.ClaimAsync(address, id, cancellationToken) != id)
        {
            return null;
        }

        EmailAddress? left = null;
        var moved = await ChangeAsync(
            id,
            subscriber =>
            {
                left = Parse(subscriber.Address);
                return subscriber.Address == address.Sending ? null : subscriber with { Address = address.Sending };
            },
            cancellationToken);
        if (left is not null && left.Key != address.Key)
        {
            await addresses.ReleaseAsync(left, id, cancellationToken);
        }
        else if (moved is null)
        {
            await addresses.ReleaseAsync(address, id, cancellationToken);
        }

        return moved;
    }

    /// <summary>Deletes the profile and the claim on the address. Repeatable; what other tables hold is theirs to erase.</summary>
    public async Task EraseAsync(string id, CancellationToken cancellationToken)
    {
        // Silent first, gone last: a rerun still finds the address by the profile.
        var subscriber = await ChangeAsync(
            id, s => s.State is SubscriberState.Unsubscribed ? null : s with { State = SubscriberState.Unsubscribed }, cancellationToken);
        if (subscriber is not null)
        {
            await addresses.ReleaseAsync(Parse(subscriber.Address), id, cancellationToken);
            var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
            await table.DeleteEntityAsync(TableKeys.Shard(id), id, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Deletes a profile that nobody ever confirmed, with the claim on its address, unless it changed since it was read.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> ForgetAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var address = Parse(subscriber.Address);
        await addresses.ReleaseAsync(address, subscriber.Id, cancellationToken);
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        var etag = new ETag(subscriber.ETag ?? throw new ArgumentException("Not read from the store.", nameof(subscriber)));
        try
        {
            await table.DeleteEntityAsync(subscriber.Shard, subscriber.Id, etag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 412)
        {
            // Somebody asked for it again just now: it stays, and has its address.
            await addresses.ClaimAsync(address, subscriber.Id, cancellationToken);
            return false;
        }
    }

    /// <summary>Streams those of a shard whose subscription, or a request kept aside, was asked for before an instant and never confirmed.</summary>
    public async IAsyncEnumerable<ProfileRow> ListUnconfirmedAsync(
        string shard, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        var pending = TableClient.CreateQueryFilter($"State eq {nameof(SubscriberState.Pending)} and Created lt {before}");
        var aside = TableClient.CreateQueryFilter($"RequestAt lt {before}");
        var filter = $"{TableClient.CreateQueryFilter($"PartitionKey eq {shard}")} and (({pending}) or ({aside}))";
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    /// <summary>Streams the subscribers of some shards, page by page, in the order of their ids.</summary>
    /// <param name="firstShard">Two hex digits.</param>
    /// <param name="lastShard">Two hex digits, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ProfileRow> ListAsync(
        string firstShard, string lastShard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {firstShard} and PartitionKey le {lastShard}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    private static ProfileRow Read(TableEntity row)
    {
        try
        {
            return new(row.RowKey, SubscriberRow.Read(row), null);
        }
        catch (FormatException e)
        {
            return new(row.RowKey, null, e.Message);
        }
    }

    private static bool Has(Subscriber subscriber, EmailAddress address) =>
        EmailAddress.TryParse(subscriber.Address, out var own) && own!.Key == address.Key;

    private static EmailAddress Parse(string address) =>
        EmailAddress.TryParse(address, out var parsed) ? parsed! : throw new ArgumentException("Not a mail address.", nameof(address));
}
