using System.Text.Json;
using Alerts.EndToEnd;

namespace Alerts.Commands;

/// <summary>The command <c>papers</c> as a process: its exit codes, and what it writes where.</summary>
public sealed class PapersCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-papers-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Papers_are_json_lines_on_standard_output_and_nothing_else_is()
    {
        var (exitCode, output, error) = await RunAsync("--papers", "sample");

        Assert.Equal((0, ""), (exitCode, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(45, lines.Length);
        Assert.All(lines, line =>
        {
            using var paper = JsonDocument.Parse(line);
            foreach (var text in new[] { "id", "title", "abstract", "day", "url" })
            {
                Assert.NotEqual("", paper.RootElement.GetProperty(text).GetString());
            }

            Assert.Equal(JsonValueKind.Array, paper.RootElement.GetProperty("authors").ValueKind);
            Assert.Equal(JsonValueKind.Array, paper.RootElement.GetProperty("categories").ValueKind);
        });
        Assert.Equal(45, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Papers_go_to_a_file_that_is_a_source_again_and_what_was_left_out_is_said_in_one_line()
    {
        var (first, second) = (Path.Combine(_folder.FullName, "first.jsonl"), Path.Combine(_folder.FullName, "second.jsonl"));
        Assert.Equal((0, "", ""), await RunAsync("--papers", "sample", "--out", first));
        await File.AppendAllTextAsync(first, """{"id":"2608.00001"}""" + "\n", Cancellation);

        var (exitCode, output, error) = await RunAsync("--papers", first, "--out", second);

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Single(error.Split('\n'));
        Assert.Contains("1", error, StringComparison.Ordinal);
        Assert.Equal((await File.ReadAllLinesAsync(first, Cancellation))[..^1], await File.ReadAllLinesAsync(second, Cancellation));
    }

    [Theory]
    [InlineData(2, "neither a source nor an existing file or folder", "--papers", "nowhere")]
    [InlineData(2, "does not name arXiv categories", "--papers", "arxiv:")]
    [InlineData(2, "'--papers' is required")]
    [InlineData(2, "--colour", "--papers", "sample", "--colour")]
    [InlineData(1, "cannot be reached at 127.0.0.1", "--papers", "hf")]
    public async Task What_goes_wrong_is_one_line_on_standard_error(int exitCode, string says, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((exitCode, ""), (code, output));
        Assert.Contains(says, Assert.Single(error.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_without_papers_fails_and_is_named()
    {
        var file = Path.Combine(_folder.FullName, "notes.txt");
        await File.WriteAllTextAsync(file, "Nothing of this is a paper.", Cancellation);

        var (exitCode, output, error) = await RunAsync("--papers", file);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("notes.txt", Assert.Single(error.Split('\n')), StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => AppProcess.RunAsync(
        new Dictionary<string, string?> { ["Papers__HuggingFaceUrl"] = "http://127.0.0.1:1" }, ["papers", .. arguments]);
}
