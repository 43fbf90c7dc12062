using System.CommandLine;
using Alerts.Functions.Hosts.Local;
using Alerts.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Commands;

/// <summary>What commands that read papers and write JSON lines have in common.</summary>
internal static class PaperInput
{
    /// <summary>Where the papers come from.</summary>
    public static Option<string> Source { get; } = new("--papers")
    {
        Description = "Where the papers come from: hf, arxiv:cs.CL+cs.LG, sample, a file or a folder.",
        HelpName = "SOURCE",
        Required = true,
    };

    /// <summary>Where the lines go.</summary>
    public static Option<FileInfo?> Out { get; } = new("--out")
    {
        Description = "The file to write; standard output when left out.",
        HelpName = "FILE",
    };

    /// <summary>The papers of a source; what is to be said of them goes to standard error.</summary>
    /// <exception cref="CommandException">There is no such source, or it could not be read.</exception>
    public static async Task<IReadOnlyList<Paper>> ReadAsync(string source, CancellationToken cancellationToken)
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
        if (read.Summary is { } summary)
            await Console.Error.WriteLineAsync(summary);
        return read.Papers;
    }

    /// <summary>Opens what the option <see cref="Out"/> names.</summary>
    public static Stream Open(FileInfo? file) => file is null ? Console.OpenStandardOutput() : file.Create();
}
