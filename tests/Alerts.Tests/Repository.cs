namespace Alerts;

/// <summary>Finds the repository that the tests were built from, and the data folder beside it where there is one.</summary>
public static class Repository
{
    /// <summary>The folder that holds Alerts.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// The folder of recorded days and judgements: <c>ALERTS_DATA</c>, or <c>shared/data</c> beside the repository; null where
    /// neither is there.
    /// </summary>
    public static string? Data { get; } = FindData();

    /// <summary>A path below the data folder; skips the test where there is none.</summary>
    public static string DataPath(params string[] parts)
    {
        Assert.SkipWhen(Data is null, "No data folder: set ALERTS_DATA to run this test.");
        return Path.Combine([Data!, .. parts]);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Alerts.sln")))
                return folder.FullName;

        throw new InvalidOperationException($"No Alerts.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }

    private static string? FindData()
    {
        if (Environment.GetEnvironmentVariable("ALERTS_DATA") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : throw new InvalidOperationException($"ALERTS_DATA names {given}, which is no folder.");

        var beside = Path.Combine(Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
