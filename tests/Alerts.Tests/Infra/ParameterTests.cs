using System.Text.Json.Nodes;

namespace Alerts.Infra;

public sealed class ParameterTests
{
    [Fact]
    public async Task Every_parameter_and_output_says_what_it_is()
    {
        foreach (var (path, template) in await CompiledTemplate.TemplatesAsync())
        {
            foreach (var (name, item) in All(template, "parameters").Concat(All(template, "outputs")))
            {
                Assert.False(string.IsNullOrWhiteSpace(item["metadata"]?["description"]?.ToString()), $"{path} {name}");
            }
        }
    }

    [Fact]
    public async Task Every_number_has_bounds()
    {
        foreach (var (path, template) in await CompiledTemplate.TemplatesAsync())
        {
            var numbers = All(template, "parameters")
                .Concat(All(template, "definitions").SelectMany(type => All(type.Item, "properties")))
                .Where(item => item.Item["type"]?.ToString() == "int" && item.Item["allowedValues"] is null);
            Assert.All(numbers, number => Assert.True(
                number.Item["minValue"] is not null && number.Item["maxValue"] is not null, $"{path} {number.Name}"));
        }
    }

    [Fact]
    public async Task Deployment_needs_nothing_but_a_name_from_whoever_has_a_resource_group()
    {
        var templates = await CompiledTemplate.TemplatesAsync();

        var needed = All(templates["/main"], "parameters").Where(item => item.Item["defaultValue"] is null).Select(item => item.Name);

        Assert.Equal(["environmentName"], needed);
    }

    [Fact]
    public async Task Defaults_mail_nobody_and_stay_small()
    {
        var templates = await CompiledTemplate.TemplatesAsync();
        var defaults = All(templates["/main"], "parameters").ToDictionary(item => item.Name, item => item.Item["defaultValue"]);

        Assert.Equal("Folder", defaults["mail"]!["sender"]!.ToString());
        Assert.Equal("S", defaults["languageSku"]!.ToString());
        Assert.Equal("false", defaults["privateNetwork"]!.ToString());
        Assert.InRange(defaults["languageDailyRecords"]!.GetValue<int>(), 1, 500);
        Assert.InRange(defaults["scale"]!["maximumInstanceCount"]!.GetValue<int>(), 1, 100);
        Assert.InRange(defaults["logs"]!["dailyCapMB"]!.GetValue<int>(), 23, 500);
    }

    [Fact]
    public async Task Flex_Consumption_gets_what_it_takes_and_nothing_it_refuses()
    {
        var (_, _, plan) = Assert.Single(await CompiledTemplate.ResourcesAsync("Microsoft.Web/serverfarms"));
        var (_, _, app) = Assert.Single(await CompiledTemplate.ResourcesAsync("Microsoft.Web/sites"));

        Assert.Equal("FC1", plan.Text("sku.name"));
        Assert.Equal("functionapp,linux", app.Text("kind"));
        Assert.Equal("dotnet-isolated", app.Text("properties.functionAppConfig.runtime.name"));
        Assert.Equal("10.0", app.Text("properties.functionAppConfig.runtime.version"));
        Assert.Equal("UserAssignedIdentity", app.Text("properties.functionAppConfig.deployment.storage.authentication.type"));
        var refused = new[] { "ftpsState", "use32BitWorkerProcess", "netFrameworkVersion", "linuxFxVersion", "appSettings", "alwaysOn" };
        Assert.All(refused, name => Assert.False(app["properties"]!["siteConfig"]!.AsObject().ContainsKey(name), name));
    }

    private static IEnumerable<(string Name, JsonObject Item)> All(JsonObject template, string section) =>
        template[section]?.AsObject().Select(item => (item.Key, item.Value!.AsObject())) ?? [];
}
