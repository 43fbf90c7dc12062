using Alerts.Papers;

namespace Alerts.Evaluation.Collections;

/// <summary>Papers, keyword profiles, and which papers are right for which profile.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Papers">The papers.</param>
/// <param name="Profiles">The profiles; each has at least one right paper.</param>
internal sealed record JudgedCollection(string Name, IReadOnlyList<Paper> Papers, IReadOnlyList<JudgedProfile> Profiles);

/// <summary>A profile whose right papers are known.</summary>
/// <param name="Name">A name.</param>
/// <param name="Keywords">The keyword lines.</param>
/// <param name="Relevant">The right papers, by index.</param>
internal sealed record JudgedProfile(string Name, IReadOnlyList<string> Keywords, IReadOnlySet<int> Relevant);
