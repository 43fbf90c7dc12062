using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Alerts.Telemetry;

namespace Alerts.Infra;

public sealed partial class MonitoringTests
{
    // Kinds that have no diagnostic settings of their own, each with the reason.
    private static readonly Dictionary<string, string> WithoutDiagnostics = new()
    {
        ["Microsoft.Resources/resourceGroups"] = "the activity log has it",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "sign-ins are in Entra's logs",
        ["Microsoft.Insights/components"] = "its data is in the workspace already",
        ["Microsoft.Authorization/roleAssignments"] = "the activity log has it",
        ["Microsoft.Insights/diagnosticSettings"] = "is one",
        ["Microsoft.Insights/actionGroups"] = "the activity log has it",
        ["Microsoft.Insights/scheduledQueryRules"] = "the activity log has it",
        ["Microsoft.Insights/metricAlerts"] = "the activity log has it",
        ["Microsoft.Consumption/budgets"] = "the activity log has it",
        ["Microsoft.Network/privateDnsZones"] = "metrics only, of no use",
        ["Microsoft.Network/privateEndpoints"] = "metrics only, of no use",
    };

    public static TheoryData<string> Queries =>
        [.. Directory.EnumerateFiles(Repository.PathTo("infra", "queries"), "*.kql").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [InlineData("main.prod")]
    [InlineData("snapshots/everything")]
    public void Everything_that_can_sends_its_diagnostics_to_the_workspace(string snapshot)
    {
        var resources = Snapshot.Read(snapshot);
        var watched = resources.Where(resource => resource.Type() == "Microsoft.Insights/diagnosticSettings").Select(resource => resource.Id()).ToList();

        // A child is covered by its parent, but each service of a storage account has logs of its own.
        var need = resources.Where(resource =>
            !WithoutDiagnostics.ContainsKey(resource.Type())
            && (resource.Type().Split('/').Length == 2 || resource.Type().EndsWith("Services", StringComparison.Ordinal)));

        Assert.All(need, resource => Assert.Contains(
            watched,
            id => id.StartsWith($"{resource.Id()}/providers/Microsoft.Insights/", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_rule_links_to_a_paragraph_of_the_runbook_and_tells_the_operators()
    {
        var headings = RunbookHeading().Matches(Repository.Read("docs", "runbook.md")).Select(match => match.Groups[1].Value).ToHashSet();
        var rules = Snapshot.Read("main.prod")
            .Where(resource => resource.Type() is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts")
            .ToList();

        Assert.True(rules.Count >= 8, $"{rules.Count} rules");
        Assert.All(rules, rule =>
        {
            var anchor = rule.Text("properties.description")!.Split('#')[^1];
            Assert.Contains(anchor, headings);
            Assert.Contains("alerts-prod-operators", rule.Properties()["actions"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal("true", rule.Text("properties.enabled"));
        });
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_is_a_rule_and_asks_for_metrics_that_the_app_sends(string name)
    {
        var query = Repository.Read("infra", "queries", $"{name}.kql");

        Assert.Contains(Snapshot.Read("main.prod"), resource => resource.Text("properties.criteria.allOf") is { } && resource.Id().EndsWith(name, StringComparison.Ordinal));
        Assert.Empty(MetricName().Matches(query).Select(match => match.Groups[1].Value).Except(Metrics()));
    }

    private static HashSet<string> Metrics()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == AlertsTelemetry.Name)
            {
                names.Add(instrument.Name);
            }
        };
        AlertsTelemetry.AlertsDue(0);
        listener.Start();
        return names;
    }

    [GeneratedRegex(@"^<a id=""([a-z-]+)""></a>", RegexOptions.Multiline)]
    private static partial Regex RunbookHeading();

    [GeneratedRegex("'(alerts\\.[a-z_.]+)'")]
    private static partial Regex MetricName();
}
