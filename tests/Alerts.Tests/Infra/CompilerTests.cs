using System.Text.Json;

namespace Alerts.Infra;

public sealed class CompilerTests
{
    public static TheoryData<string> ParameterFiles =>
        [.. Directory.EnumerateFiles(Repository.PathTo("infra"), "*.bicepparam", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathTo("infra"), file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("**/*.bicep")]
    [InlineData("**/*.bicepparam")]
    public async Task Linter_has_nothing_to_say(string pattern)
    {
        var answer = await BicepCompiler.RunAsync("lint", "--pattern", pattern);

        // The one rule that depends on the day's date may speak up as the years pass; nothing else may.
        var said = $"{answer.Output}\n{answer.Errors}".Split('\n')
            .Where(line => line.Length > 0 && !line.Contains("use-recent-api-versions", StringComparison.Ordinal));
        Assert.Empty(said);
        Assert.Equal(0, answer.ExitCode);
    }

    [Fact]
    public void Every_rule_of_the_linter_is_an_error_but_the_one_that_depends_on_the_date()
    {
        using var config = JsonDocument.Parse(Repository.Read("infra", "bicepconfig.json"), new() { CommentHandling = JsonCommentHandling.Skip });
        var rules = config.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject().ToList();

        var lenient = rules.Where(rule => rule.Value.GetProperty("level").GetString() != "error").Select(rule => rule.Name);

        Assert.Equal(["use-recent-api-versions"], lenient);
        Assert.True(rules.Count >= 55, $"{rules.Count} rules");
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Deployment_is_the_one_in_the_committed_snapshot(string file)
    {
        var group = file.StartsWith("main.", StringComparison.Ordinal) ? ["--resource-group", "rg-alerts"] : Array.Empty<string>();

        var answer = await BicepCompiler.RunAsync(
            ["snapshot", file, "--mode", "validate", "--subscription-id", "00000000-0000-0000-0000-000000000001", "--location", "westeurope", .. group]);

        Assert.True(
            answer.ExitCode == 0,
            $"infra/{file} deploys something else than its snapshot says. Look at the difference, then run infra/snapshots.sh.\n{answer.Output}{answer.Errors}");
    }

    [Fact]
    public async Task Sources_are_formatted()
    {
        // The formatter writes: it gets a copy, and the copy must stay as it is.
        var copy = Directory.CreateTempSubdirectory("alerts-bicep-");
        try
        {
            var sources = Directory.EnumerateFiles(Repository.PathTo("infra"), "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
                .Select(file => Path.GetRelativePath(Repository.PathTo("infra"), file))
                .ToList();
            foreach (var file in sources.Append("bicepconfig.json"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy.FullName, file))!);
                File.Copy(Repository.PathTo("infra", file), Path.Combine(copy.FullName, file));
            }

            foreach (var pattern in new[] { "**/*.bicep", "**/*.bicepparam" })
            {
                var answer = await BicepCompiler.RunAsync("format", "--pattern", Path.Combine(copy.FullName, pattern));
                Assert.True(answer.ExitCode == 0, answer.Errors);
            }

            Assert.All(sources, file => Assert.Equal(Repository.Read("infra", file), File.ReadAllText(Path.Combine(copy.FullName, file))));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
