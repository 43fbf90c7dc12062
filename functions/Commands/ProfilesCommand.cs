using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Alerts.Functions.Hosts.Local;
using Alerts.Profiles;
using Alerts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Commands;

/// <summary><c>profiles import</c> and <c>profiles export</c>: subscribers as JSON lines, into the store and out of it.</summary>
internal static class ProfilesCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "JSON lines, one profile a line; gzipped when its name ends in .gz." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var import = new Command("import", "Put the profiles of FILE into the store. Goes by address and can be repeated; bad lines are named and left out.") { File };
        import.SetAction((parsed, cancellationToken) => ImportAsync(parsed.GetRequiredValue(File), cancellationToken));
        var export = new Command("export", "Write all profiles of the store to FILE.") { File };
        export.SetAction((parsed, cancellationToken) => ExportAsync(parsed.GetRequiredValue(File), cancellationToken));
        return new Command("profiles", "Move profiles into the store and out of it.") { import, export };
    }

    private static async Task<int> ImportAsync(FileInfo file, CancellationToken cancellationToken)
    {
        // The file first: a wrong name is told at once, before anything is started.
        using var reader = new StreamReader(Unpacked(file, file.OpenRead(), CompressionMode.Decompress));
        var report = await WithStoreAsync(
            transfer => WorkProgress.RunAsync("Importing profiles", _ => transfer.ImportAsync(reader, null, cancellationToken), cancellationToken),
            cancellationToken);
        foreach (var line in report.Bad)
        {
            await Console.Error.WriteLineAsync($"{file.Name}, {line}");
        }

        Console.WriteLine($"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Bad.Count} left out.");
        return report.Bad.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> ExportAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(
            Unpacked(file, file.Create(), CompressionMode.Compress), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        { NewLine = "\n" };
        var (written, broken) = await WithStoreAsync(
            transfer => WorkProgress.RunAsync("Exporting profiles", _ => transfer.ExportAsync(writer, null, cancellationToken), cancellationToken),
            cancellationToken);
        foreach (var problem in broken)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        Console.WriteLine($"{written} written, {broken.Count} left out.");
        return broken.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<T> WithStoreAsync<T>(Func<ProfileTransfer, Task<T>> work, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(AppContext.BaseDirectory, new Dictionary<string, string?>());
        await using var azurite = await DevelopmentStorage.EnsureAsync(
            settings[StorageOptions.Setting], LocalFolder.Combine("azurite-data"), Console.Error.WriteLine, cancellationToken);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(settings).AddProfiles();
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<StorageSetup>().EnsureAsync(cancellationToken);
        return await work(provider.GetRequiredService<ProfileTransfer>());
    }

    private static Stream Unpacked(FileInfo file, Stream stream, CompressionMode mode) =>
        file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, mode) : stream;
}
