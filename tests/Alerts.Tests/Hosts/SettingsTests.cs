using Alerts.Functions.Hosts.Local;

namespace Alerts.Hosts;

public sealed class SettingsTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alerts-").FullName;

    [Fact]
    public void The_file_goes_before_the_defaults_and_the_caller_before_the_file()
    {
        Write("""{ "Values": { "PullSchedule": "0 0 1 * * *", "Mail__Sender": "Smtp", "Mail__Concurrency": 3 } }""");

        var settings = Settings.Read(_folder, new Dictionary<string, string?> { ["Mail__Sender"] = "SendGrid" }, environment: false);

        Assert.Equal("0 0 1 * * *", settings["PullSchedule"]);
        Assert.Equal("SendGrid", settings["Mail:Sender"]);
        Assert.Equal("3", settings["Mail:Concurrency"]);
        Assert.Equal("UseDevelopmentStorage=true", settings["AzureWebJobsStorage"]);
    }

    [Fact]
    public void A_name_between_percent_signs_is_replaced_by_its_setting()
    {
        var settings = Settings.Read(_folder, new Dictionary<string, string?> { ["Queue__Name"] = "match" }, environment: false);

        Assert.Equal("match-x", settings.Resolve("%Queue__Name%-x"));
        var e = Assert.Throws<LocalException>(() => settings.Resolve("%Nobody%"));
        Assert.Contains("The setting Nobody is missing", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        Write("{ \"Values\": ");

        var e = Assert.Throws<LocalException>(() => Settings.Read(_folder, new Dictionary<string, string?>()));

        Assert.Contains("local.settings.json is not JSON", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_in_the_repository_are_safe_development_values()
    {
        var settings = Settings.Read(AppContext.BaseDirectory, new Dictionary<string, string?>(), environment: false);

        Assert.Equal("UseDevelopmentStorage=true", settings["AzureWebJobsStorage"]);
        Assert.Equal("Folder", settings["Mail:Sender"]);
        Assert.Null(settings["SendGrid:ApiKey"]);
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder, "local.settings.json"), json);
}
