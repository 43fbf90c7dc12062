using System.CommandLine;
using Alerts.Functions.Commands.Demo;
using Alerts.Functions.Commands.Doctor;

namespace Alerts.Functions.Commands;

/// <summary>All commands of the app. A new one is a file of its own with a <c>Create</c> method, and a line here.</summary>
internal static class AlertsCommands
{
    /// <summary>The commands; without one the local host runs.</summary>
    public static RootCommand Create()
    {
        var root = HostCommand.Create();
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(PapersCommand.Create());
        root.Subcommands.Add(ProfilesCommand.Create());
        root.Subcommands.Add(MatchCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        return root;
    }
}
