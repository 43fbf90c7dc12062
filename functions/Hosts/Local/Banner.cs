using Alerts.Functions.Hosts.Local.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Alerts.Functions.Hosts.Local;

/// <summary>What a person sees when the local host has started: where things are and what happens next.</summary>
internal static class Banner
{
    /// <summary>Writes it to standard output.</summary>
    public static void Write(LocalHost host)
    {
        var url = host.Url.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal).TrimEnd('/');
        var lines = new Grid().AddColumn(new GridColumn().PadLeft(2).PadRight(3).NoWrap()).AddColumn();
        lines.AddRow("[bold]Alerts[/]", $"[link]{url}[/]");
        lines.AddRow("Inbox", $"[link]{url}/inbox[/]");
        foreach (var timer in host.Timers)
        {
            lines.AddRow(Markup.Escape(timer.Name), $"next {timer.Next:ddd d MMM HH:mm} UTC");
        }

        lines.AddRow("By hand", Markup.Escape($"curl -X POST {url}/admin/functions/{host.Functions.With<TimerTriggerAttribute>().FirstOrDefault().Function?.Name}"));
        lines.AddRow("Function key", host.Services.GetRequiredService<FunctionKeys>().Function);

        // In one piece: the log writes from a thread of its own, and would stand in the middle of a line.
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text) });
        console.Profile.Capabilities = AnsiConsole.Profile.Capabilities;
        console.Profile.Width = AnsiConsole.Profile.Width;
        console.WriteLine();
        console.Write(lines);
        console.WriteLine();
        console.MarkupLine("  [grey]Ctrl-C stops it.[/]");
        Console.Out.Write(text);
    }
}
