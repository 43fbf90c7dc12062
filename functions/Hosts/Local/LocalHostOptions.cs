using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Hosts.Local;

/// <summary>How a local host is to run. The defaults are those of <c>dotnet run</c>.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>The port Functions Core Tools use too.</summary>
    public const int DefaultPort = 7071;

    /// <summary>Where it listens on this machine; 0 takes a free port, null serves no HTTP.</summary>
    public int? Port { get; init; } = DefaultPort;

    /// <summary>Whether timers run by themselves; by hand they always can.</summary>
    public bool RunTimers { get; init; } = true;

    /// <summary>Where the host keeps its keys and schedules, and its Azurite's data.</summary>
    public string Folder { get; init; } = LocalFolder.Combine();

    /// <summary>Settings that go before all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether environment variables count as settings.</summary>
    public bool ReadEnvironment { get; init; } = true;

    /// <summary>The classes among which functions are looked for.</summary>
    public IEnumerable<Type> FunctionTypes { get; init; } = typeof(LocalHostOptions).Assembly.GetExportedTypes();

    /// <summary>Further services; those registered here go before the app's.</summary>
    public Action<IServiceCollection> Configure { get; init; } = static _ => { };

    /// <summary>Whether the log goes to the console.</summary>
    public bool LogToConsole { get; init; } = true;

    /// <summary>Told what takes time, in one line.</summary>
    public Action<string> Say { get; init; } = static _ => { };
}
