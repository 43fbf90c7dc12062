using Alerts.Functions.Hosts.Local;
using Alerts.Servers;

namespace Alerts.Hosts;

/// <summary>A local host for a test: a storage account and a folder of its own, a free port, no timers that run by themselves.</summary>
internal static class TestHost
{
    /// <summary>Options for a host that nobody else touches.</summary>
    public static async Task<LocalHostOptions> OptionsAsync(params (string Name, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-").FullName;
        Dictionary<string, string?> given = new()
        {
            ["AzureWebJobsStorage"] = await Azurite.NewAccountAsync(),
            ["Mail__Folder"] = Path.Combine(folder, "mails"),
            ["Papers__Sources"] = "sample",
        };
        foreach (var (name, value) in settings)
        {
            given[name] = value;
        }

        return new() { Port = 0, RunTimers = false, ReadEnvironment = false, LogToConsole = false, Folder = folder, Settings = given };
    }
}
