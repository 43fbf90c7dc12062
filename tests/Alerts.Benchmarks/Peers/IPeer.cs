using Alerts.Benchmarks.Workload;

namespace Alerts.Benchmarks.Peers;

/// <summary>Something that finds a day's papers for profiles; it has read the day already.</summary>
internal interface IPeer
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Reads profiles: this is not part of the matching time.</summary>
    IPreparedProfiles Prepare(IReadOnlyList<ProfileText> profiles);
}

/// <summary>Profiles that a peer has read.</summary>
internal interface IPreparedProfiles
{
    /// <summary>Finds the best ten papers of every profile; returns how many papers that are in all.</summary>
    long Match();
}
