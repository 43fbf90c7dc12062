namespace Alerts.Functions.Hosts.Local.Azurite;

/// <summary>How an Azurite of our own is to run.</summary>
internal sealed record AzuriteOptions
{
    /// <summary>Where its data is kept; null keeps it in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The ports of the blob, queue and table service; 0 takes free ones.</summary>
    public (int Blob, int Queue, int Table) Ports { get; init; }

    /// <summary>The accounts it serves; empty for the well-known development account alone.</summary>
    public IReadOnlyList<StorageAccount> Accounts { get; init; } = [];

    /// <summary>How long it may take until it listens.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where its packages are installed.</summary>
    public string InstallFolder { get; init; } = LocalFolder.Combine("azurite");

    /// <summary>Told what takes time, in one line.</summary>
    public Action<string>? Say { get; init; }
}

/// <summary>A storage account of the emulator.</summary>
/// <param name="Name">3–24 lower-case letters and digits.</param>
/// <param name="Key">Base64.</param>
internal sealed record StorageAccount(string Name, string Key)
{
    /// <summary>
    /// The development account every emulator has; its key is public:
    /// https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key.
    /// </summary>
    public static StorageAccount Development { get; } = new(
        "devstoreaccount1",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");
}
