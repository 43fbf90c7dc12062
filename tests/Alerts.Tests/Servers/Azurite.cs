using Alerts.Functions.Hosts.Local.Azurite;

namespace Alerts.Servers;

/// <summary>One Azurite in memory for all tests of a run; every caller gets a storage account nobody else uses.</summary>
internal static class Azurite
{
    private const int AccountCount = 999;

    // The emulator is on this machine only and its accounts hold nothing but test data: any key will do.
    private static readonly string Key = Convert.ToBase64String("alerts-test-key!"u8);

    private static readonly StorageAccount[] Accounts =
        [.. Enumerable.Range(1, AccountCount).Select(i => new StorageAccount($"test{i:000}", Key))];

    private static readonly Lazy<Task<AzuriteProcess>> Shared = new(() => AzuriteProcess.StartAsync(
        new() { Accounts = Accounts },
        CancellationToken.None));

    private static int _taken;

    /// <summary>The connection string of a fresh, empty storage account.</summary>
    public static async Task<string> NewAccountAsync()
    {
        var index = Interlocked.Increment(ref _taken) - 1;
        return index < Accounts.Length
            ? (await Shared.Value).ConnectionString(Accounts[index])
            : throw new InvalidOperationException($"All {AccountCount} accounts of the test emulator are taken: raise the number.");
    }
}
