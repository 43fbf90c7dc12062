using System.Net;
using System.Net.Sockets;
using Alerts.Servers;

namespace Alerts.EndToEnd;

public sealed class CommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alerts-").FullName;

    [Fact]
    public async Task A_demo_ends_with_a_summary_and_mails_on_disk()
    {
        var (exitCode, output, error) = await AppProcess.RunAsync(
            Nothing, "demo", "--papers", "sample", "--keywords", "reinforcement learning", "--keywords=-survey", "--out", _folder);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"^\d+ papers pulled from sample\.", output);
        Assert.Contains("‘reinforcement learning’ in the title", output, StringComparison.Ordinal);
        Assert.Equal(["you.eml", "you.html", "you.txt"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.StartsWith("<!", (await File.ReadAllTextAsync(Path.Combine(_folder, "you.html"), Cancellation)).TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_leaves_out_what_is_wrong_in_a_file_and_says_so()
    {
        var file = Path.Combine(_folder, "profiles.jsonl");
        await File.WriteAllTextAsync(
            file,
            """
            {"profile": "LLM", "keywords": ["language models", "\"open"]}
            {"id": "LLM", "keywords": ["reasoning"]}
            no JSON
            {"email": "ada@example.org", "keywords": ["robot*"], "delivery": {"hour": 7, "timeZone": "Europe/Berlin"}}
            """,
            Cancellation);

        var (exitCode, output, error) = await AppProcess.RunAsync(Nothing, "demo", "--papers", "sample", "--profiles", file, "--out", _folder);

        Assert.Equal(0, exitCode);
        Assert.Contains("llm-2: ", output, StringComparison.Ordinal);
        Assert.Contains("ada: ", output, StringComparison.Ordinal);
        Assert.Contains("profiles.jsonl line 1: a keyword is left out: line 2, column 1", error, StringComparison.Ordinal);
        Assert.Contains("profiles.jsonl line 3 is left out", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Unrecognized command or argument", "--nonsense")]
    [InlineData(2, "--port is a number from 0 to 65535", "--port", "70000")]
    [InlineData(2, "--keywords: line 1, column 7", "demo", "--keywords", "graph \"neural")]
    [InlineData(2, "is neither a source nor an existing file or folder", "demo", "--papers", "nowhere")]
    [InlineData(2, "was not found", "demo", "--profiles", "nowhere.jsonl")]
    public async Task Wrong_use_is_told_in_one_line(int expected, string message, params string[] arguments)
    {
        var (exitCode, _, error) = await AppProcess.RunAsync(Nothing, arguments);

        Assert.Equal(expected, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'));
    }

    [Fact]
    public async Task A_source_that_refuses_fails_the_demo_with_its_reason()
    {
        await using var site = await RecordedSite.StartAsync();
        site.Answer("/api/daily_papers", Reply.Status(403));

        var (exitCode, _, error) = await AppProcess.RunAsync(
            new Dictionary<string, string?> { ["Papers__HuggingFaceUrl"] = site.Url }, "demo", "--papers", "hf", "--out", _folder);

        Assert.Equal(1, exitCode);
        Assert.Contains("The source hf gave nothing (refused)", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'));
    }

    [Theory]
    [InlineData("nonsense", "AzureWebJobsStorage is not a storage connection string")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;TableEndpoint=http://127.0.0.1:9/x;QueueEndpoint=http://127.0.0.1:9/x", "AzureWebJobsStorage: the storage account at http://127.0.0.1:9/x does not answer")]
    public async Task A_wrong_connection_string_stops_the_start_and_names_the_setting(string connection, string message)
    {
        var (exitCode, _, error) = await AppProcess.RunAsync(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection }, "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'));
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_and_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, _, error) = await AppProcess.RunAsync(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = await Azurite.NewAccountAsync() }, "--port", $"{port}");

        Assert.Equal((1, $"Port {port} is taken: stop what listens there, or choose another with --port."), (exitCode, error));
    }

    [Fact]
    public async Task A_schedule_that_is_none_stops_the_start_and_is_named()
    {
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = await Azurite.NewAccountAsync(), ["PullSchedule"] = "daily" };

        var (exitCode, _, error) = await AppProcess.RunAsync(settings, "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The schedule \"daily\" of PullPapers is not NCRONTAB", error, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> Nothing => [];
}
