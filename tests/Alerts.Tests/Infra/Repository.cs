using System.Reflection;

namespace Alerts.Infra;

/// <summary>Files of this repository, as the tests of what ships beside the code read them.</summary>
internal static class Repository
{
    public static string Folder { get; } = Metadata("RepositoryFolder");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    public static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? "";
}
