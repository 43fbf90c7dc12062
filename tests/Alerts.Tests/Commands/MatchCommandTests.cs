using System.Text.Json;
using Alerts.EndToEnd;

namespace Alerts.Commands;

/// <summary>The command <c>match</c> as a process: its exit codes, and what it writes where.</summary>
public sealed class MatchCommandTests : IDisposable
{
    private const string Papers = """
        {"id":"2608.00001","title":"Robots that fold laundry","abstract":"Folding towels is hard. We train robots on towels.","day":"2026-08-19"}
        {"id":"2608.00002","title":"Quantum codes","abstract":"We study quantum codes.","day":"2026-08-19"}
        {"id":"2608.00003","title":"A survey of towels","abstract":"Cotton and linen compared.","day":"2026-08-19"}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-match-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Matches_are_json_lines_best_first_profiles_in_their_order()
    {
        var (exitCode, output, error) = await MatchAsync(
            """
            {"id":"weaver","keywords":["towels","-survey"]}
            {"id":"nobody","keywords":["volcanoes"]}
            {"profile":"physicist","keywords":["quantum code","robots^0.1"]}
            """,
            "--min-score", "0");

        Assert.Equal((0, ""), (exitCode, error));
        var matches = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(
            [("weaver", "2608.00001"), ("physicist", "2608.00002"), ("physicist", "2608.00001")],
            matches.Select(match => (match.GetProperty("profile").GetString(), match.GetProperty("paper").GetString())));
        Assert.True(matches[1].GetProperty("score").GetDouble() > matches[2].GetProperty("score").GetDouble());
        var hit = matches[1].GetProperty("hits")[0];
        Assert.Equal(
            ("quantum code", "title", 0, 13),
            (hit.GetProperty("keyword").GetString(), hit.GetProperty("field").GetString(), hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Top_and_least_score_bound_what_is_written_to_the_file()
    {
        var file = Path.Combine(_folder.FullName, "out.jsonl");
        const string Profile = """{"id":"all","keywords":["towels","quantum codes"]}""";

        Assert.Equal((0, "", ""), await MatchAsync(Profile, "--top", "1", "--out", file));
        Assert.Single(await File.ReadAllLinesAsync(file, Cancellation));
        Assert.Equal((0, "", ""), await MatchAsync(Profile, "--min-score", "100", "--out", file));
        Assert.Empty(await File.ReadAllLinesAsync(file, Cancellation));
    }

    [Fact]
    public async Task Bad_lines_are_named_by_line_and_column_and_the_good_ones_still_work()
    {
        var (exitCode, output, error) = await MatchAsync(
            """
            {"id":"a","keywords":["towels","\"open"]}
            {"id":"b", keywords}
            {"id":"c","keywords":"towels"}
            {"id":"d","keywords":["quantum codes"]}
            """,
            "--top", "1");

        Assert.Equal(0, exitCode);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var problems = error.Split('\n');
        Assert.Equal(3, problems.Length);
        Assert.StartsWith("profiles.jsonl, line 1, keyword 2: column 1: a quote that does not end", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("profiles.jsonl, line 2, column 12: no JSON", problems[1], StringComparison.Ordinal);
        Assert.StartsWith("profiles.jsonl, line 3, column 22: \"keywords\" is not an array", problems[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--top is a number from 1", "--top", "0")]
    [InlineData("--min-score is a number from 0 to 100", "--min-score", "101")]
    [InlineData("--colour", "--colour")]
    public async Task Wrong_use_is_one_line_on_standard_error(string says, params string[] arguments)
    {
        var (exitCode, output, error) = await MatchAsync("""{"id":"a","keywords":["towels"]}""", arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(says, Assert.Single(error.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_without_profiles_is_wrong_use()
    {
        var (exitCode, output, error) = await MatchAsync("\n\n");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("holds no profile", Assert.Single(error.Split('\n')), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> MatchAsync(string profiles, params string[] arguments)
    {
        var (papers, file) = (Path.Combine(_folder.FullName, "papers.jsonl"), Path.Combine(_folder.FullName, "profiles.jsonl"));
        await File.WriteAllTextAsync(papers, Papers, Cancellation);
        await File.WriteAllTextAsync(file, profiles, Cancellation);
        return await AppProcess.RunAsync(new Dictionary<string, string?>(), ["match", "--papers", papers, "--profiles", file, .. arguments]);
    }
}
