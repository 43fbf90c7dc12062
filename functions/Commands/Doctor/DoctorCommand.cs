using System.CommandLine;
using Alerts.Delivery.Senders;
using Alerts.Functions.Hosts;
using Alerts.Functions.Hosts.Local;
using Alerts.Links;
using Alerts.Storage;
using DnsClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Alerts.Functions.Commands.Doctor;

/// <summary><c>doctor</c>: looks at settings, storage, the sender's domain, the provider and the clock, and says what to do.</summary>
internal static class DoctorCommand
{
    private static readonly Option<string?> Domain = new("--domain") { Description = "The sender's domain; without it that of Mail__From." };
    private static readonly Option<string[]> Selectors = new("--selector") { Description = "A DKIM selector of your provider (may be repeated); without it SendGrid's s1 and s2." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", "Looks at settings, storage, the sender's DNS records, the mail provider and the clock, and says what to do.") { Domain, Selectors };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(Domain), parsed.GetValue(Selectors) ?? [], AnsiConsole.Console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? domain, string[] selectors, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var settings = LocalHostBuilder.ReadSettings(new LocalHostOptions());
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddAlerts(settings)
            .BuildServiceProvider();
        var worst = Severity.Good;

        Say("Settings", Validate(services));
        if (worst is Severity.Bad)
        {
            // Everything else would only repeat it.
            return ExitCodes.Failed;
        }

        using var http = new HttpClient();
        var sender = services.GetRequiredService<IOptions<SenderOptions>>().Value;
        var sendGrid = services.GetRequiredService<IOptions<SendGridOptions>>().Value;
        var smtp = services.GetRequiredService<IOptions<SmtpOptions>>().Value;
        Say("Links", [Site(services.GetRequiredService<IOptions<SiteOptions>>().Value)]);
        Say("Storage", await StorageAsync(services.GetRequiredService<StorageClients>(), cancellationToken));
        Say("Sender's domain", await DomainAsync(domain ?? sender.From.Split('@')[^1], selectors, cancellationToken));
        Say("Mail provider", [await new ProviderCheck(sender, sendGrid, smtp, http).ExamineAsync(cancellationToken)]);
        Say("Clock", [await new ClockCheck(http, TimeProvider.System).ExamineAsync(new Uri(sendGrid.Host), cancellationToken)]);
        return worst is Severity.Bad ? ExitCodes.Failed : ExitCodes.Done;

        void Say(string title, IReadOnlyList<Finding> findings)
        {
            console.MarkupLineInterpolated($"[bold]{title}[/]");
            foreach (var finding in findings)
            {
                worst = finding.Severity > worst ? finding.Severity : worst;
                var (mark, colour) = finding.Severity switch { Severity.Good => ("ok", "green"), Severity.Mind => ("mind", "yellow"), _ => ("bad", "red") };
                console.MarkupLine($"  [{colour}]{mark,-4}[/] {Markup.Escape(finding.Text)}");
                if (finding.Advice is not null)
                {
                    console.MarkupLine($"       [grey]→ {Markup.Escape(finding.Advice)}[/]");
                }
            }
        }
    }

    private static IReadOnlyList<Finding> Validate(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [Finding.Good("All settings are as they should be.")];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures.Select(failure => Finding.Bad(failure, "docs/settings.md lists them all."))];
        }
        catch (AggregateException e)
        {
            return [.. e.InnerExceptions.SelectMany(inner => inner is OptionsValidationException wrong ? wrong.Failures : [inner.Message])
                .Select(failure => Finding.Bad(failure, "docs/settings.md lists them all."))];
        }
    }

    private static Finding Site(SiteOptions site) => new Uri(site.Url) is { } url && url.Scheme == Uri.UriSchemeHttps
        ? Finding.Good($"Links in mails lead to {site.Url}.")
        : Finding.Mind($"Links in mails lead to {site.Url}.", "For readers it must be an https address: Site__Url.");

    private static async Task<IReadOnlyList<Finding>> StorageAsync(StorageClients storage, CancellationToken cancellationToken) =>
    [
        await TryAsync("Tables", () => storage.Tables.GetTableClient(TableNames.Batches).CreateIfNotExistsAsync(cancellationToken)),
        await TryAsync("Queues", () => storage.Queues.GetQueueClient(Alerts.Pipeline.Queues.Match).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ];

    private static async Task<Finding> TryAsync(string what, Func<Task> ask)
    {
        try
        {
            await ask();
            return Finding.Good($"{what} can be reached and made.");
        }
        catch (Azure.RequestFailedException e)
        {
            return Finding.Bad(
                e.Status == 0 ? $"{what} cannot be reached." : $"{what} refuse with status {e.Status} ({e.ErrorCode}).",
                e.Status == 403 ? "Give the identity the roles of infra/modules/roles.bicep." : "Look at AzureWebJobsStorage; on a desk, start the app once: it starts Azurite.");
        }
        catch (AggregateException)
        {
            return Finding.Bad($"{what} cannot be reached.", "Look at AzureWebJobsStorage; on a desk, start the app once: it starts Azurite.");
        }
    }

    private static async Task<IReadOnlyList<Finding>> DomainAsync(string domain, string[] selectors, CancellationToken cancellationToken)
    {
        if (!domain.Contains('.', StringComparison.Ordinal))
        {
            return [Finding.Mind($"{domain} is no domain that mail can come from.", "Set Mail__From, or name the domain with --domain.")];
        }

        try
        {
            return await new MailDomain(new DnsRecords()).ExamineAsync(domain, selectors, cancellationToken);
        }
        catch (DnsResponseException e)
        {
            return [Finding.Mind($"No name server answered for {domain}: {e.Message}", "Try again where names can be looked up.")];
        }
    }
}
