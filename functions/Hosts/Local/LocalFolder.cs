namespace Alerts.Functions.Hosts.Local;

/// <summary>Where the local host keeps what it makes: <c>.local</c> at the repository's root, which git ignores.</summary>
internal static class LocalFolder
{
    /// <summary>The repository's root: the folder of Alerts.sln above the binaries; the current folder where there is none.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    /// <summary>A path below <c>.local</c>.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => Path.Combine([Root, ".local", .. parts]);

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Alerts.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
