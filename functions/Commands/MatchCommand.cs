using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Alerts.Matching;
using Alerts.Profiles;

namespace Alerts.Functions.Commands;

/// <summary><c>match</c>: scoring alone, no storage: profiles in, matches out, both as JSON lines.</summary>
internal static class MatchCommand
{
    /// <summary>After so many problems only their number is told.</summary>
    private const int MostProblems = 20;

    private static readonly Option<FileInfo> Profiles = new("--profiles")
    {
        Description = "JSON lines {\"id\": …, \"keywords\": […]}, plain or .gz.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "At most this many papers a profile, best first.",
        HelpName = "N",
        DefaultValueFactory = _ => new DeliverySettings().Cap,
    };

    private static readonly Option<double> MinScore = new("--min-score")
    {
        Description = "The least score, 0 to 100; 0 gives everything that matches at all.",
        HelpName = "S",
        DefaultValueFactory = _ => new DeliverySettings().Threshold,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Top.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var top) && top < 1)
                result.AddError("--top is a number from 1.");
        });
        MinScore.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var score) && score is not (>= 0 and <= 100))
                result.AddError("--min-score is a number from 0 to 100.");
        });
        var command = new Command("match", "Score papers against profiles and write the matches as JSON lines: profile, paper, score and hits.")
        {
            PaperInput.Source, Profiles, Top, MinScore, PaperInput.Out,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(PaperInput.Source), parsed.GetRequiredValue(Profiles),
            new MatchOptions(parsed.GetValue(MinScore), parsed.GetValue(Top)), parsed.GetValue(PaperInput.Out), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string source, FileInfo profiles, MatchOptions options, FileInfo? file, CancellationToken cancellationToken)
    {
        if (!profiles.Exists)
            throw new CommandException($"{profiles.FullName} was not found.", ExitCodes.WrongUse);

        var papers = await PaperInput.ReadAsync(source, cancellationToken);
        var problems = 0L;
        var summary = await WorkProgress.RunAsync("Matching profiles", progress => MatchAsync(progress), cancellationToken);
        if (problems > MostProblems)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {problems - MostProblems} more."));
        if (summary.Profiles == 0)
            throw new CommandException($"{profiles.FullName} holds no profile: lines such as {{\"id\": \"me\", \"keywords\": [\"graph neural networks\"]}}.", ExitCodes.WrongUse);
        return ExitCodes.Done;

        async Task<MatchRunSummary> MatchAsync(WorkProgress progress)
        {
            var index = PaperIndex.Build(papers, RarityStatistic.Of(papers));
            await using var input = profiles.OpenRead();
            await using Stream lines = profiles.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(input, CompressionMode.Decompress) : input;
            await using var output = PaperInput.Open(file);
            try
            {
                return await new MatchRun(index, options).RunAsync(lines, output, Tell, progress.Add, cancellationToken);
            }
            catch (InvalidDataException e)
            {
                throw new CommandException($"{profiles.FullName}: {e.Message}", ExitCodes.WrongUse);
            }
        }

        void Tell(string problem)
        {
            if (problems++ < MostProblems)
                Console.Error.WriteLine($"{profiles.Name}, {problem}");
        }
    }
}
