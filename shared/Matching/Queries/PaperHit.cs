namespace Alerts.Matching.Queries;

/// <summary>A paper that a keyword hits, in 8 bytes.</summary>
/// <param name="Paper">Its place in the index.</param>
/// <param name="Points">The evidence at weight 1, at least 1.</param>
/// <param name="Certain">Whether some hit is certain: neither only near nor only by an acronym the paper does not define.</param>
internal readonly record struct PaperHit(int Paper, ushort Points, bool Certain);
