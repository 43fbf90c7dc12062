using System.Globalization;

namespace Alerts.Delivery;

/// <summary>A minute at which the alerts of one shard are due: one partition of the Alerts table, one send message.</summary>
/// <param name="Shard">Two lower-case hex digits.</param>
/// <param name="Due">The due minute, UTC, seconds zero.</param>
public sealed record Slot(string Shard, DateTimeOffset Due)
{
    private const string Format = "yyyyMMdd'T'HHmm";

    /// <summary>The due minute as a key: <c>20261123T0230</c>.</summary>
    public string DueKey => Due.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The partition of the Alerts table: <c>3f_20261123T0230</c>.</summary>
    public string Partition => $"{Shard}_{DueKey}";

    /// <summary>Reads a slot back from its parts.</summary>
    /// <exception cref="FormatException">The key is not of the form <c>yyyyMMddTHHmm</c>.</exception>
    public static Slot Parse(string shard, string dueKey) => new(
        shard,
        DateTimeOffset.ParseExact(dueKey, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
