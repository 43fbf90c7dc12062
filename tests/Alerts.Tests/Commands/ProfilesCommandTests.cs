using Alerts.EndToEnd;
using Alerts.Servers;

namespace Alerts.Commands;

public sealed class ProfilesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-profiles-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_names_bad_lines_and_export_gives_back_the_good_ones()
    {
        var account = await Azurite.NewAccountAsync();
        var file = Path.Combine(_folder.FullName, "in.jsonl");
        await File.WriteAllLinesAsync(
            file,
            [
                """{"email":"ada@example.org","keywords":["graphs"]}""",
                """{"email":"bob@example.org","keywords":["trees"],"delivery":{"timeZone":"Nowhere/Land"}}""",
            ],
            Cancellation);

        var import = await RunAsync(account, "import", file);
        var export = await RunAsync(account, "export", Path.Combine(_folder.FullName, "out.jsonl.gz"));
        var again = await RunAsync(account, "import", Path.Combine(_folder.FullName, "out.jsonl.gz"));

        Assert.Equal((1, "1 added, 0 changed, 0 unchanged, 1 left out."), (import.ExitCode, import.Output));
        Assert.StartsWith("in.jsonl, line 2: delivery.timeZone: is no time zone known here", import.Error, StringComparison.Ordinal);
        Assert.Equal((0, "1 written, 0 left out.", ""), export);
        Assert.Equal((0, "0 added, 0 changed, 1 unchanged, 0 left out.", ""), again);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_use()
    {
        var result = await RunAsync("UseDevelopmentStorage=true", "import", Path.Combine(_folder.FullName, "none.jsonl"));

        Assert.Equal(2, result.ExitCode);
        Assert.EndsWith("was not found.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_connection_string_names_its_setting()
    {
        var file = Path.Combine(_folder.FullName, "in.jsonl");
        await File.WriteAllTextAsync(file, "", Cancellation);

        var result = await RunAsync("nonsense", "import", file);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("AzureWebJobsStorage is not a storage connection string", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string account, params string[] arguments) =>
        AppProcess.RunAsync(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = account }, ["profiles", .. arguments]);
}
