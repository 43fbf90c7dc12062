using Alerts.Papers.Entries;
using Alerts.Papers.Sources;

namespace Alerts.Papers;

/// <summary>
/// A day of papers inside the project, for when no source can be reached: real titles and ids, each summarised in our own words.
/// </summary>
public static class SampleDay
{
    private const string Day = "Alerts.Papers.Sample.sample-day.jsonl";

    private const string Profiles = "Alerts.Papers.Sample.sample-profiles.jsonl";

    /// <summary>The day as a source, whichever days are asked for. Its papers are listed on the day that is asked for.</summary>
    public static IPaperSource Source { get; } = new EmbeddedSource();

    /// <summary>Four keyword profiles that suit the day, as JSON lines: <c>{"id":…,"keywords":[…]}</c>. The caller disposes the stream.</summary>
    public static Stream OpenProfiles() => Open(Profiles);

    private static Stream Open(string resource) => typeof(SampleDay).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");

    private sealed class EmbeddedSource : IPaperSource, ILatestListing
    {
        public string Name => SourceNames.Sample;

        public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken) =>
            [await ReadLatestAsync(window.Today, cancellationToken)];

        public async Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var builder = new PaperBuilder(today);
            List<Paper> papers = [];
            await using var stream = Open(Day);
            await PaperFile.ReadAsync(stream, named: null, today, builder, papers.Add, cancellationToken);
            return new SourceDay(today, SourceOutcome.Listed) { Papers = papers, Skipped = builder.Skipped };
        }
    }
}
