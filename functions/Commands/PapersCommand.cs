using System.CommandLine;
using Alerts.Papers;

namespace Alerts.Functions.Commands;

/// <summary><c>papers</c>: what a source yields, normalised, as JSON lines.</summary>
internal static class PapersCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("papers", "Write what a source yields as JSON lines: id, title, abstract, authors, categories, day, url and more.")
        {
            PaperInput.Source, PaperInput.Out,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(PaperInput.Source), parsed.GetValue(PaperInput.Out), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string source, FileInfo? file, CancellationToken cancellationToken)
    {
        var papers = await PaperInput.ReadAsync(source, cancellationToken);
        await using var output = PaperInput.Open(file);
        await using var buffered = new BufferedStream(output, 64 * 1024);
        foreach (var paper in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PaperJson.WriteLine(buffered, paper);
        }

        await buffered.FlushAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
