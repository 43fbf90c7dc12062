namespace Alerts.Matching.Queries;

/// <summary>A paper that a keyword hits.</summary>
/// <param name="Paper">Its place in the index.</param>
/// <param name="Points">The evidence at weight 1, at least 1.</param>
/// <param name="First">Its first place among the keyword's; the next paper's is behind its last.</param>
/// <param name="Certain">Whether some hit is certain: neither only near nor only by an acronym the paper does not define.</param>
internal readonly record struct PaperHit(int Paper, int Points, int First, bool Certain);
