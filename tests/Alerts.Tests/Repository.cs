using System.Reflection;

namespace Alerts;

/// <summary>Finds the repository that the tests were built from, and the data folder beside it where there is one.</summary>
public static class Repository
{
    /// <summary>The folder that holds Alerts.sln.</summary>
    public static string Root { get; } = Metadata("RepositoryFolder");

    /// <summary>
    /// The folder of recorded days and judgements: <c>ALERTS_DATA</c>, or <c>shared/data</c> beside the repository; null where
    /// neither is there.
    /// </summary>
    public static string? Data { get; } = FindData();

    /// <summary>A path below the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The text of a file of the repository.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathTo(parts));

    /// <summary>What the build wrote into this assembly.</summary>
    public static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? "";

    /// <summary>A path below the data folder; skips the test where there is none.</summary>
    public static string DataPath(params string[] parts)
    {
        Assert.SkipWhen(Data is null, "No data folder: set ALERTS_DATA to run this test.");
        return Path.Combine([Data!, .. parts]);
    }

    private static string? FindData()
    {
        if (Environment.GetEnvironmentVariable("ALERTS_DATA") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : throw new InvalidOperationException($"ALERTS_DATA names {given}, which is no folder.");

        var beside = Path.Combine(Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
