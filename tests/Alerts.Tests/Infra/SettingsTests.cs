using System.Reflection;
using System.Text.RegularExpressions;
using Alerts.Pipeline;

namespace Alerts.Infra;

/// <summary>What the Bicep writes, what the app reads and what docs/settings.md lists are one list.</summary>
public sealed partial class SettingsTests
{
    private static readonly string[] RefusedByFlexConsumption =
        ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE", "TZ", "AzureWebJobsStorage"];

    [Fact]
    public async Task Bicep_writes_every_setting_that_the_list_gives_to_Azure()
    {
        var written = await WrittenAsync();

        Assert.Equal(Listed("In Azure and on a desk").Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bicep_writes_no_setting_that_Flex_Consumption_refuses()
    {
        var written = await WrittenAsync();

        Assert.Empty(written.Intersect(RefusedByFlexConsumption));
        Assert.All(written, name => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", name));
    }

    [Fact]
    public async Task Settings_in_the_functions_attributes_are_written()
    {
        var named = FunctionAttributes()
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Select(argument => argument.Value as string ?? "")
            .SelectMany(text => PercentName().Matches(text))
            .Select(match => match.Groups[1].Value)
            .Distinct();

        Assert.Empty(named.Except(await WrittenAsync()));
    }

    [Fact]
    public void Queues_of_the_code_are_the_queues_of_the_Bicep()
    {
        var made = Snapshot.Read("main.prod")
            .Where(resource => resource.Type() == "Microsoft.Storage/storageAccounts/queueServices/queues")
            .Select(resource => resource.Id().Split('/')[^1])
            .ToList();
        string[] queues = [Queues.Match, Queues.Send, Queues.Letters];

        Assert.Equal(queues.Concat(queues.Select(queue => queue + Queues.PoisonSuffix)).Order(), made.Order());
        Assert.Empty(QueueTriggers().Except(made));
    }

    [Fact]
    public void Host_reads_base64_as_the_queue_clients_write_and_serves_the_root()
    {
        var host = System.Text.Json.Nodes.JsonNode.Parse(Repository.Read("host.json"))!;

        Assert.Equal("OpenTelemetry", host["telemetryMode"]!.ToString());
        Assert.Equal("base64", host["extensions"]!["queues"]!["messageEncoding"]!.ToString());
        Assert.Equal("", host["extensions"]!["http"]!["routePrefix"]!.ToString());
        Assert.InRange(host["extensions"]!["queues"]!["batchSize"]!.GetValue<int>(), 1, 32);
        Assert.InRange(TimeSpan.Parse(host["extensions"]!["queues"]!["visibilityTimeout"]!.ToString()), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Smoke_test_waits_for_functions_that_there_are()
    {
        var wanted = Regex.Match(Repository.Read("infra", "smoke.sh"), "^wanted=\"([^\"]+)\"$", RegexOptions.Multiline).Groups[1].Value.Split(' ');
        var made = Assembly.Load("Alerts.Functions").GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "FunctionAttribute")
            .Select(attribute => attribute.ConstructorArguments[0].Value as string);

        Assert.True(wanted.Length >= 6);
        Assert.Empty(wanted.Except(made));
    }

    internal static async Task<IReadOnlyList<string>> WrittenAsync()
    {
        var (_, _, settings) = Assert.Single(await CompiledTemplate.ResourcesAsync("Microsoft.Web/sites/config"));
        return [.. settings.Properties().Select(setting => setting.Key)];
    }

    /// <summary>The settings of one section of the list; a name that starts with <c>__</c> continues the first of its row.</summary>
    private static IEnumerable<string> Listed(string section)
    {
        var text = Repository.Read("docs", "settings.md");
        var start = text.IndexOf($"## {section}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/settings.md has no section '{section}'");
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        foreach (var row in text[start..(end < 0 ? text.Length : end)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var first = "";
            foreach (Match match in CodeName().Matches(row.Split('|')[1]))
            {
                var name = match.Groups[1].Value;
                first = name.StartsWith("__", StringComparison.Ordinal) ? first : name.Split("__")[0];
                yield return name.StartsWith("__", StringComparison.Ordinal) ? first + name : name;
            }
        }
    }

    private static IEnumerable<string> QueueTriggers() => FunctionAttributes()
        .Where(attribute => attribute.AttributeType.Name == "QueueTriggerAttribute")
        .Select(attribute => attribute.ConstructorArguments[0].Value as string ?? "");

    private static IEnumerable<CustomAttributeData> FunctionAttributes() => Assembly.Load("Alerts.Functions")
        .GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetParameters())
        .SelectMany(parameter => parameter.GetCustomAttributesData());

    [GeneratedRegex("`([A-Za-z_0-9]+)`")]
    private static partial Regex CodeName();

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex PercentName();
}
