using System.Globalization;
using System.Text.Json.Nodes;

namespace Alerts.Infra.Scale;

public sealed class CostModelTests
{
    private const string Begin = "<!-- model: written by CostModelTests, from docs/scale/inputs.csv -->";
    private const string End = "<!-- end of model -->";

    private static CostModel Model => new(Repository.Read("docs", "scale", "inputs.csv"));

    private static IReadOnlyList<Month> Months => [Model.Of(100, 16), Model.Of(10_000, 16), Model.Of(1_000_000, 64), Model.Of(10_000_000, 256)];

    [Fact]
    public void Page_shows_what_the_model_says()
    {
        var path = Repository.PathTo("docs", "scale.md");
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        var wanted = $"{page[..begin]}{Begin}\n\n{CostModel.Table(Months)}\n\n{page[end..]}";
        if (Environment.GetEnvironmentVariable("ALERTS_WRITE") == "1")
        {
            File.WriteAllText(path, wanted);
        }

        Assert.True(wanted == page, "docs/scale.md is not what the inputs give: run this test with ALERTS_WRITE=1 and commit the page.");
    }

    [Fact]
    public void Inputs_are_named_once_with_their_source_and_prices_with_their_date()
    {
        var lines = Repository.Read("docs", "scale", "inputs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.All(lines, cells => Assert.Equal(5, cells.Length));
        Assert.Equal(lines.Count, lines.Select(cells => cells[0]).Distinct().Count());
        Assert.All(lines.Where(cells => cells[0].StartsWith("price_", StringComparison.Ordinal)), cells => Assert.Matches(@"20\d\d-\d\d", cells[4]));
        Assert.All(lines, cells => Assert.True(double.Parse(cells[1], CultureInfo.InvariantCulture) >= 0));
    }

    [Fact]
    public void Cost_grows_with_readers_and_never_faster_than_they_do()
    {
        for (var i = 1; i < Months.Count; i++)
        {
            var (before, after) = (Months[i - 1], Months[i]);
            Assert.True(after.All > before.All);

            // A percent of patience: the grants that make small sizes free are used up somewhere.
            Assert.True(after.All / after.Subscribers < 1.01 * before.All / before.Subscribers);
        }
    }

    [Fact]
    public void Budget_and_cap_of_the_deployment_hold_for_ten_thousand_readers()
    {
        var month = Model.Of(10_000, 16);
        var logs = Snapshot.Read("main.prod").Single(resource => resource.Type() == "Microsoft.OperationalInsights/workspaces");
        var cap = ((JsonValue)logs["properties"]!["workspaceCapping"]!["dailyQuotaGb"]!).GetValue<double>();

        Assert.True(month.LogGb / 30 < cap, $"{month.LogGb / 30} GB a day");
        Assert.True(Model.Of(100, 16).All < 50);
    }
}
