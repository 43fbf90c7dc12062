using System.Text.RegularExpressions;

namespace Alerts.Infra;

/// <summary>What must hold of the deployment whatever its parameters: read from the compiled template and from its snapshots.</summary>
public sealed partial class SecurityTests
{
    public static TheoryData<string> Snapshots => ["main.dev", "main.prod", "subscription", "snapshots/everything"];

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.allowCrossTenantReplication", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.isLocalUserEnabled", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "true")]
    [InlineData("Microsoft.Storage/storageAccounts", "properties.defaultToOAuthAuthentication", "true")]
    [InlineData("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enablePurgeProtection", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enableSoftDelete", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "properties.enabledForTemplateDeployment", "false")]
    [InlineData("Microsoft.KeyVault/vaults/keys", "properties.attributes.exportable", "false")]
    [InlineData("Microsoft.Insights/components", "properties.DisableLocalAuth", "true")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true")]
    [InlineData("Microsoft.CognitiveServices/accounts", "properties.disableLocalAuth", "true")]
    [InlineData("Microsoft.Web/sites", "properties.httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.scmMinTlsVersion", "1.2")]
    [InlineData("Microsoft.Web/sites", "properties.siteConfig.remoteDebuggingEnabled", "false")]
    [InlineData("Microsoft.Web/sites", "identity.type", "UserAssigned")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "false")]
    public async Task Property_is_a_literal_that_no_parameter_changes(string type, string path, string value)
    {
        var resources = await CompiledTemplate.ResourcesAsync(type);

        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(value, resource.Resource.Text(path)));
    }

    [Fact]
    public async Task No_key_is_ever_read()
    {
        var templates = await CompiledTemplate.TemplatesAsync();

        Assert.DoesNotMatch(KeyFunctions(), templates[""].ToJsonString());
    }

    [Fact]
    public async Task Secrets_are_secure_parameters_that_end_in_the_vault_and_nowhere_else()
    {
        var templates = await CompiledTemplate.TemplatesAsync();

        foreach (var (path, template) in templates)
        {
            var secure = template["parameters"]?.AsObject()
                .Where(parameter => parameter.Value!["type"]?.ToString() is "securestring" or "secureObject")
                .Select(parameter => parameter.Key)
                .ToList() ?? [];
            Assert.Equal(path is "" or "/main" or "/main/keyVault" ? ["sendGridApiKey", "smtpPassword"] : Array.Empty<string>(), secure);
            Assert.DoesNotContain(template["parameters"]?.AsObject() ?? [], parameter =>
                SecretName().IsMatch(parameter.Key) && !secure.Contains(parameter.Key));
        }

        var secrets = await CompiledTemplate.ResourcesAsync("Microsoft.KeyVault/vaults/secrets");
        Assert.Equal(
            ["[parameters('sendGridApiKey')]", "[parameters('smtpPassword')]"],
            secrets.Select(secret => secret.Resource.Text("properties.value")));
    }

    [Fact]
    public async Task Outputs_hold_no_secret()
    {
        foreach (var (path, template) in await CompiledTemplate.TemplatesAsync())
        {
            foreach (var (name, output) in template["outputs"]?.AsObject() ?? [])
            {
                var value = output!["value"]!.ToString();
                Assert.False(SecretName().IsMatch(name), $"{path} {name}");
                Assert.DoesNotMatch(KeyFunctions(), value);
                Assert.DoesNotContain("sendGridApiKey", value, StringComparison.Ordinal);
                Assert.DoesNotContain("smtpPassword", value, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Roles_are_held_by_the_app_alone_each_on_one_thing(string snapshot)
    {
        var roles = Snapshot.Read(snapshot).Where(resource => resource.Type() == "Microsoft.Authorization/roleAssignments").ToList();

        var expected = new Dictionary<string, string>
        {
            ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Microsoft.Storage/storageAccounts/",
            ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Microsoft.Storage/storageAccounts/",
            ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Microsoft.Storage/storageAccounts/",
            ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Microsoft.Insights/components/",
            ["4633458b-17de-408a-b874-0445c86b69e6"] = "/secrets/",
            ["12338af0-0e69-4776-bea7-57ae8d297424"] = "/keys/key-ring",
            ["a97b65f3-24c7-4388-baec-2e87135dc908"] = "Microsoft.CognitiveServices/accounts/",
        };
        Assert.NotEmpty(roles);
        Assert.All(roles, role =>
        {
            var definition = role.Text("properties.roleDefinitionId")!.Split('/')[^1];
            var scope = role.Id()[..role.Id().IndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal)];
            Assert.Contains(definition, expected.Keys);
            Assert.Contains(expected[definition], scope, StringComparison.Ordinal);
            Assert.Equal("ServicePrincipal", role.Text("properties.principalType"));
            Assert.Contains("identity", role.Text("properties.principalId"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Deploying_twice_names_everything_the_same(string snapshot)
    {
        var text = Repository.Read("infra", $"{snapshot}.snapshot.json");

        Assert.DoesNotContain("newGuid(", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("utcNow(", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            Snapshot.Read(snapshot).Count,
            Snapshot.Read(snapshot).Select(resource => resource.Id()).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Private_network_closes_storage_vault_and_language_to_the_world()
    {
        var closed = Snapshot.Read("snapshots/everything")
            .Where(resource => resource.Type() is "Microsoft.Storage/storageAccounts" or "Microsoft.KeyVault/vaults" or "Microsoft.CognitiveServices/accounts")
            .ToList();

        Assert.Equal(3, closed.Count);
        Assert.All(closed, resource => Assert.Equal("Disabled", resource.Text("properties.publicNetworkAccess")));
        Assert.All(closed, resource => Assert.Equal("Deny", resource.Text("properties.networkAcls.defaultAction")));
    }

    [GeneratedRegex(@"list(Keys|AccountSas|ServiceSas|Secrets)?\(", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunctions();

    [GeneratedRegex("key$|password|secret(?!Name)|token", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
