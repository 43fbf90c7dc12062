using Alerts.Delivery;
using Alerts.Papers;

namespace Alerts.Subscribing;

/// <summary>Finds a paper that a person was told of, by what was filed for them.</summary>
public sealed class PaperFinder(MatchStore matches, PaperStore papers, RecentPapers recent)
{
    /// <summary>The paper, or null when it is not kept any more.</summary>
    public async Task<Paper?> FindAsync(string subscriberId, string paperId, CancellationToken cancellationToken)
    {
        await foreach (var filed in matches.ListAsync(subscriberId, cancellationToken))
        {
            if (filed.Papers.Any(paper => paper.PaperId == paperId))
            {
                return (await papers.FindAsync(filed.Batch, paperId, cancellationToken))?.Paper;
            }
        }

        // Told of in the trending section, where nothing is filed.
        foreach (var day in (await recent.DaysAsync(cancellationToken)).Reverse())
        {
            if ((await recent.ReadAsync(day, cancellationToken)).FirstOrDefault(paper => paper.Id == paperId) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
