using Alerts.Papers.Entries;

namespace Alerts.Papers.Sources;

/// <summary>
/// Files and folders with papers in any form the app knows (docs/decisions/0104). All papers are given whichever days are asked
/// for: who points the app at a file wants what is in it.
/// </summary>
internal sealed class FileSource(IReadOnlyList<string> paths, string name = SourceNames.File) : IPaperSource, ILatestListing
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>The files and folders.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken)
    {
        var all = await ReadLatestAsync(window.Today, cancellationToken);

        // Files may hold the papers of many days: each is told as the listing it was, so that its day can be looked at.
        return all.Outcome is SourceOutcome.Listed
            ? [.. all.Papers.GroupBy(paper => paper.Day).OrderBy(day => day.Key)
                .Select((day, i) => all with { Day = day.Key, Papers = [.. day], Skipped = i == 0 ? all.Skipped : [] })]
            : [all];
    }

    /// <inheritdoc/>
    public async Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var builder = new PaperBuilder(today);
        List<Paper> papers = [];
        foreach (var path in paths)
        {
            if (await ReadPathAsync(path, today, builder, papers, cancellationToken) is { } failed)
                return failed;
        }

        if (papers.Count > 0)
            return new SourceDay(today, SourceOutcome.Listed) { Papers = PaperMerger.MergeAll(papers), Skipped = builder.Skipped };
        if (builder.Entries > 0)
            return Listings.NoneUsable(today, string.Join(", ", paths.Select(Path.GetFileName)), builder);
        return builder.Skipped.Count > 0
            ? Failed(today, SourceOutcome.Unreadable, $"{string.Join(", ", paths)}: no file there holds papers.") with { Skipped = builder.Skipped }
            : new SourceDay(today, SourceOutcome.Empty) { Detail = $"{string.Join(", ", paths)}: nothing is listed there." };
    }

    private static async Task<SourceDay?> ReadPathAsync(
        string path, DateOnly today, PaperBuilder builder, List<Paper> papers, CancellationToken cancellationToken)
    {
        var folder = Directory.Exists(path);
        if (!folder && !File.Exists(path))
            return Failed(today, SourceOutcome.Unreachable, $"{path}: there is no such file or folder.");

        var file = path;
        try
        {
            foreach (var each in folder ? Files(path) : [path])
            {
                file = each;
                try
                {
                    await PaperFile.ReadAsync(each, today, builder, papers.Add, cancellationToken);
                }
                catch (UnreadablePapersException e) when (folder && !e.Recognised)
                {
                    // A folder may hold other things beside papers; what holds papers and is broken fails the whole.
                    builder.Skip(Path.GetRelativePath(path, each), e.Message);
                }
            }
        }
        catch (UnreadablePapersException e)
        {
            return Failed(today, SourceOutcome.Unreadable, $"{file}: {e.Message}.");
        }
        catch (UnauthorizedAccessException)
        {
            return Failed(today, SourceOutcome.Refused, $"{file}: we may not read it.");
        }
        catch (IOException e)
        {
            return Failed(today, SourceOutcome.Unreachable, $"{file}: {e.Message}");
        }

        return null;
    }

    /// <summary>The files of a folder in a stable order, without hidden ones.</summary>
    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System })
            .Order(StringComparer.Ordinal);

    private static SourceDay Failed(DateOnly day, SourceOutcome outcome, string detail) => new(day, outcome) { Detail = detail };
}
