using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Alerts.Functions.Hosts.Local;

/// <summary>
/// The settings of a local run, later ones first: those given by the caller, environment variables, the <c>Values</c> of
/// local.settings.json, and what holds when nobody says anything.
/// </summary>
internal static partial class Settings
{
    /// <summary>What holds on a desk when nobody says anything else.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["PullSchedule"] = "0 0 6,18 * * *",
        ["Mail:Sender"] = "Folder",
        ["Mail:Folder"] = LocalFolder.Combine("mails"),
    };

    /// <summary>Reads them.</summary>
    /// <param name="folder">Where local.settings.json is; it may be missing.</param>
    /// <param name="given">The caller's, which go before all others.</param>
    /// <param name="environment">Whether environment variables count.</param>
    /// <exception cref="LocalException">local.settings.json is no JSON.</exception>
    public static IConfigurationRoot Read(string folder, IReadOnlyDictionary<string, string?> given, bool environment = true)
    {
        var builder = new ConfigurationBuilder()
            .AddInMemoryCollection(Defaults)
            .AddInMemoryCollection(ReadFile(Path.Combine(folder, "local.settings.json")));
        if (environment)
        {
            builder.AddEnvironmentVariables();
        }

        return builder.AddInMemoryCollection(given.Select(s => KeyValuePair.Create(Key(s.Key), s.Value))).Build();
    }

    /// <summary>Puts settings where <c>%Name%</c> stands in an attribute's text.</summary>
    /// <exception cref="LocalException">There is no such setting.</exception>
    public static string Resolve(this IConfiguration settings, string text) => Name().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return settings[Key(name)] is { Length: > 0 } value
            ? value
            : throw new LocalException($"The setting {name} is missing: a trigger is bound to %{name}%.");
    });

    private static Dictionary<string, string?> ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.TryGetProperty("Values", out var values)
                ? values.EnumerateObject().ToDictionary(value => Key(value.Name), value => (string?)value.Value.ToString())
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new LocalException($"{path} is not JSON as Functions Core Tools write it: {e.Message}", e);
        }
    }

    private static string Key(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Name();
}
