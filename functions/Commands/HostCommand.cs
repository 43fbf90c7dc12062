using System.CommandLine;
using Alerts.Functions.Hosts.Local;

namespace Alerts.Functions.Commands;

/// <summary>Without a command: the app on a desk, until Ctrl-C.</summary>
internal static class HostCommand
{
    private static readonly Option<int> Port = new("--port", "-p")
    {
        Description = "Where the API, the pages and the inbox are served on this machine.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultPort,
    };

    /// <summary>The root command.</summary>
    public static RootCommand Create()
    {
        Port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port is a number from 0 to 65535.");
            }
        });
        var root = new RootCommand("Alerts mails each day's new research papers to whom they concern. Without a command it runs here.") { Port };
        root.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(Port), cancellationToken));
        return root;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        var options = new LocalHostOptions { Port = port, Say = Console.WriteLine };
        await using var host = await LocalHost.StartAsync(options, cancellationToken);
        Banner.Write(host);
        await host.WaitAsync(cancellationToken);
        Console.WriteLine("Stopping: what is under way comes to its end.");
        return ExitCodes.Done;
    }
}
