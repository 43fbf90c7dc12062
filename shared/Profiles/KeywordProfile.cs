namespace Alerts.Profiles;

/// <summary>A keyword profile ready for matching: its name and its parsed keywords.</summary>
/// <param name="Id">A name that comes back with every match.</param>
/// <param name="Keywords">The keywords in the order written.</param>
public sealed record KeywordProfile(string Id, IReadOnlyList<Keyword> Keywords);
