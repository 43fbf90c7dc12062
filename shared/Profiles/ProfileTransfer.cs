namespace Alerts.Profiles;

/// <summary>A line that could not be imported.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record BadLine(int Line, IReadOnlyList<string> Problems)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"line {Line}: {string.Join("; ", Problems)}";
}

/// <summary>What an import did.</summary>
/// <param name="Added">Subscribers that were not there.</param>
/// <param name="Changed">Subscribers that were there and are different now.</param>
/// <param name="Unchanged">Subscribers that were there just so.</param>
/// <param name="Bad">Lines left out.</param>
public sealed record ImportReport(int Added, int Changed, int Unchanged, IReadOnlyList<BadLine> Bad);

/// <summary>
/// Moves profiles in and out as JSON lines. Importing goes by address and is repeatable: the same file twice changes nothing. Somebody
/// who unsubscribed stays so unless the line itself gives a state.
/// </summary>
public sealed class ProfileTransfer(ProfileStore profiles, TimeProvider time)
{
    private const int AtOnce = 16;
    private const string FirstShard = "00";
    private const string LastShard = "ff";

    private enum Outcome
    {
        Added,
        Changed,
        Unchanged,
    }

    /// <summary>Reads profiles, one a line. A bad line never stops the others.</summary>
    /// <param name="lines">The lines; blank ones are skipped.</param>
    /// <param name="progress">Told the number of lines done.</param>
    /// <param name="cancellationToken">Ends the import; what is in stays in.</param>
    public async Task<ImportReport> ImportAsync(TextReader lines, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        List<BadLine> bad = [];
        List<(Subscriber Profile, bool StateGiven)> waiting = [];
        HashSet<string> addresses = new(StringComparer.Ordinal);
        var counts = new int[Enum.GetValues<Outcome>().Length];
        var number = 0;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var read = SubscriberJson.Read(line);
            if (read.Profile is null)
            {
                bad.Add(new(number, read.Problems));
                continue;
            }

            // Many at once, but of one address one after the other: the last line of an address is the one that counts.
            var key = EmailAddress.TryParse(read.Profile.Address, out var address) ? address!.Key : read.Profile.Address;
            if (waiting.Count == AtOnce || !addresses.Add(key))
            {
                await StoreAsync(waiting, counts, cancellationToken);
                progress?.Report(number);
                waiting.Clear();
                addresses.Clear();
                addresses.Add(key);
            }

            waiting.Add((read.Profile, read.StateGiven));
        }

        await StoreAsync(waiting, counts, cancellationToken);
        progress?.Report(number);
        return new(counts[(int)Outcome.Added], counts[(int)Outcome.Changed], counts[(int)Outcome.Unchanged], bad);
    }

    /// <summary>Writes all profiles, one a line.</summary>
    /// <returns>How many were written, and what is wrong with rows that could not be read.</returns>
    public async Task<(int Written, IReadOnlyList<string> Broken)> ExportAsync(
        TextWriter lines, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var written = 0;
        List<string> broken = [];
        await foreach (var row in profiles.ListAsync(FirstShard, LastShard, cancellationToken))
        {
            if (row.Subscriber is null)
            {
                broken.Add(row.Error!);
                continue;
            }

            await lines.WriteLineAsync(SubscriberJson.Write(row.Subscriber).AsMemory(), cancellationToken);
            written++;
            progress?.Report(written);
        }

        return (written, broken);
    }

    private async Task StoreAsync(
        List<(Subscriber Profile, bool StateGiven)> waiting, int[] counts, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, stop) => Interlocked.Increment(ref counts[(int)await StoreAsync(item.Profile, item.StateGiven, stop)]));

    private async Task<Outcome> StoreAsync(Subscriber wanted, bool stateGiven, CancellationToken cancellationToken)
    {
        var (stored, added) = await profiles.AddAsync(
            wanted with { Id = wanted.Id.Length > 0 ? wanted.Id : Subscriber.NewId(), Created = time.GetUtcNow(), Version = 1 },
            cancellationToken);
        if (added)
        {
            return Outcome.Added;
        }

        var changed = await profiles.ChangeAsync(stored.Id, there => Merge(there, wanted, stateGiven), cancellationToken);
        return changed is null || changed.Version == stored.Version ? Outcome.Unchanged : Outcome.Changed;
    }

    private static Subscriber? Merge(Subscriber there, Subscriber wanted, bool stateGiven)
    {
        var merged = there with
        {
            Address = wanted.Address,
            Keywords = wanted.Keywords,
            Delivery = wanted.Delivery,
            State = stateGiven ? wanted.State : there.State,
            PausedUntil = stateGiven ? wanted.PausedUntil : there.PausedUntil,
        };
        return SubscriberJson.Write(merged) == SubscriberJson.Write(there) ? null : merged;
    }
}
