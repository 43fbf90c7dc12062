using System.CommandLine;
using Alerts.Functions.Hosts.Local;
using Alerts.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Commands;

/// <summary><c>papers</c>: what a source yields, normalised, as JSON lines.</summary>
internal static class PapersCommand
{
    private static readonly Option<string> Source = new("--papers")
    {
        Description = "Where the papers come from: hf, arxiv:cs.CL+cs.LG, sample, a file or a folder.",
        HelpName = "SOURCE",
        Required = true,
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "The file to write; standard output when left out.",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("papers", "Write what a source yields as JSON lines: id, title, abstract, authors, categories, day, url and more.") { Source, Out };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(Source), parsed.GetValue(Out), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string source, FileInfo? file, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPapers(Settings.Read(AppContext.BaseDirectory, new Dictionary<string, string?>()));
        await using var provider = services.BuildServiceProvider();
        var listing = provider.GetRequiredService<PaperListing>();

        PaperListingResult read;
        try
        {
            read = await WorkProgress.RunAsync("Reading papers", _ => listing.ReadAsync(source, cancellationToken), cancellationToken);
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message, ExitCodes.WrongUse);
        }

        if (read.Problem is { } problem)
            throw new CommandException(problem, ExitCodes.Failed);

        await WriteAsync(read.Papers, file, cancellationToken);
        if (read.Summary is { } summary)
            await Console.Error.WriteLineAsync(summary);
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(IReadOnlyList<Paper> papers, FileInfo? file, CancellationToken cancellationToken)
    {
        await using var output = file is null ? Console.OpenStandardOutput() : file.Create();
        await using var buffered = new BufferedStream(output, 64 * 1024);
        foreach (var paper in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PaperJson.WriteLine(buffered, paper);
        }

        await buffered.FlushAsync(cancellationToken);
    }
}
