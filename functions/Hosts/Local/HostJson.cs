using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Alerts.Functions.Hosts.Local;

/// <summary>
/// What the local host takes from host.json, under the names and defaults of
/// https://learn.microsoft.com/azure/azure-functions/functions-host-json. As on the Functions host, a setting
/// <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> goes before the file.
/// </summary>
internal sealed record HostJson
{
    /// <summary>How long a function may run.</summary>
    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What every route begins with, without slashes.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Messages fetched at once, 1–32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>More are fetched when no more than this many are being worked on, 0–1,000.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>A message that failed so often goes to the poison queue, 1–100.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message that failed is hidden before it comes again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether message bodies are base64.</summary>
    public bool Base64 { get; init; } = true;

    /// <summary>The least level logged, by the beginning of the category; <c>default</c> for all others.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the file and the settings that go before it.</summary>
    /// <exception cref="LocalException">The file is missing or no JSON, or a value is not what it should be.</exception>
    public static HostJson Read(string path, IConfiguration settings)
    {
        IConfiguration file;
        try
        {
            file = new ConfigurationBuilder()
                .AddJsonFile(path, optional: false)
                .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
                .Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or FileNotFoundException)
        {
            throw new LocalException($"host.json cannot be read: {e.InnerException?.Message ?? e.Message}", e);
        }

        var defaults = new HostJson();
        return new()
        {
            FunctionTimeout = Span(file, "functionTimeout", defaults.FunctionTimeout),
            RoutePrefix = (file["extensions:http:routePrefix"] ?? defaults.RoutePrefix).Trim('/'),
            BatchSize = Number(file, "extensions:queues:batchSize", 1, 32, defaults.BatchSize),
            NewBatchThreshold = Number(file, "extensions:queues:newBatchThreshold", 0, 1000, defaults.NewBatchThreshold),
            MaxDequeueCount = Number(file, "extensions:queues:maxDequeueCount", 1, 100, defaults.MaxDequeueCount),
            VisibilityTimeout = Span(file, "extensions:queues:visibilityTimeout", defaults.VisibilityTimeout),
            MaxPollingInterval = Span(file, "extensions:queues:maxPollingInterval", defaults.MaxPollingInterval),
            Base64 = OneOf(file, "extensions:queues:messageEncoding", "base64", "none") == "base64",
            LogLevels = file.GetSection("logging:logLevel").GetChildren().ToDictionary(level => level.Key, level => level.Value ?? string.Empty),
        };
    }

    private static int Number(IConfiguration file, string key, int least, int most, int otherwise) => file[key] switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most => number,
        var text => throw Wrong(key, text, $"a whole number from {least} to {most}"),
    };

    private static TimeSpan Span(IConfiguration file, string key, TimeSpan otherwise) => file[key] switch
    {
        null => otherwise,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero => span,
        var text => throw Wrong(key, text, "a time as hh:mm:ss"),
    };

    private static string OneOf(IConfiguration file, string key, params string[] values) => file[key]?.ToLowerInvariant() switch
    {
        null => values[0],
        var text when values.Contains(text) => text,
        var text => throw Wrong(key, text, string.Join(" or ", values)),
    };

    private static LocalException Wrong(string key, string value, string should) =>
        new($"host.json: {key.Replace(':', '.')} is \"{value}\" and should be {should}.");
}
