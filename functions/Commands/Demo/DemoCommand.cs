using System.CommandLine;

namespace Alerts.Functions.Commands.Demo;

/// <summary><c>demo</c>: one whole day, from papers to mails.</summary>
internal static class DemoCommand
{
    private static readonly Option<string?> Papers = new("--papers")
    {
        Description = "Where the papers come from: hf, arxiv:cs.CL+cs.LG, sample, a file or a folder. Left out: hf, or the sample day without a network.",
        HelpName = "SOURCE",
    };

    private static readonly Option<string[]> Keywords = new("--keywords")
    {
        Description = "A keyword line, as \"graph neural networks\" or, with a sign, --keywords=-survey. Can be given several times.",
        HelpName = "LINE",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Profiles = new("--profiles")
    {
        Description = "Profiles as JSON lines, {\"id\": …, \"keywords\": […]} or as `profiles export` writes them; may be .gz.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Where the mails go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "demo-mails",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("demo", "Live through one whole day: pull papers, match profiles, write the mails. In a store of its own, fresh each time.")
        {
            Papers, Keywords, Profiles, Out,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(Papers), parsed.GetValue(Keywords) ?? [], parsed.GetValue(Profiles), parsed.GetRequiredValue(Out), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? papers, string[] keywords, string? profileFile, string folder, CancellationToken cancellationToken)
    {
        var profiles = new DemoProfiles();
        if (keywords.Length > 0)
        {
            profiles.AddKeywords(keywords);
        }

        var mailFolder = Directory.CreateTempSubdirectory("alerts-demo-").FullName;
        try
        {
            var report = await WorkProgress.RunAsync(
                "One day",
                progress => DemoDay.RunAsync(papers, ReadProfilesAsync, mailFolder, progress, cancellationToken),
                cancellationToken);
            var mails = await DemoMails.WriteAsync(report, mailFolder, folder, cancellationToken);
            profiles.Problems.ForEach(Console.Error.WriteLine);
            new DemoSummary(Console.Out, !Console.IsOutputRedirected).Write(report, mails, folder);
            return ExitCodes.Done;
        }
        finally
        {
            Directory.Delete(mailFolder, recursive: true);
        }

        async Task<IReadOnlyList<DemoProfile>> ReadProfilesAsync()
        {
            if (profileFile is not null)
            {
                await profiles.AddFileAsync(profileFile, cancellationToken);
            }

            if (profiles.All.Count == 0)
            {
                await profiles.AddSamplesAsync(cancellationToken);
            }

            return profiles.All;
        }
    }
}
