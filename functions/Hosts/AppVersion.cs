using System.Reflection;

namespace Alerts.Functions.Hosts;

/// <summary>What runs: for telemetry, the status page and problem reports.</summary>
public static class AppVersion
{
    /// <summary>The version, with the commit where the build knew it: <c>0.1.0+1a2b3c4</c>.</summary>
    public static string Number { get; } = Short(
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    private static string Short(string version)
    {
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..Math.Min(version.Length, plus + 8)];
    }
}
