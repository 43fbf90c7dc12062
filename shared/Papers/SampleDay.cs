using Alerts.Papers.Entries;
using Alerts.Papers.Sources;

namespace Alerts.Papers;

/// <summary>
/// A day of papers inside the project, for when no source can be reached: real titles and ids, each summarised in our own words.
/// </summary>
public static class SampleDay
{
    private const string Resource = "Alerts.Papers.Sample.sample-day.jsonl";

    /// <summary>The day as a source, whichever days are asked for.</summary>
    public static IPaperSource Source { get; } = new EmbeddedSource();

    private sealed class EmbeddedSource : IPaperSource, ILatestListing
    {
        public string Name => SourceNames.Sample;

        public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken) =>
            [await ReadLatestAsync(window.Today, cancellationToken)];

        public async Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var builder = new PaperBuilder(today);
            List<Paper> papers = [];
            await using var stream = typeof(SampleDay).Assembly.GetManifestResourceStream(Resource)
                ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
            await PaperFile.ReadAsync(stream, named: null, today, builder, papers.Add, cancellationToken);
            return new SourceDay(today, SourceOutcome.Listed) { Papers = papers, Skipped = builder.Skipped };
        }
    }
}
