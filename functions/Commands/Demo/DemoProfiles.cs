using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Functions.Commands.Demo;

/// <summary>
/// The demo's profiles: those of <c>--keywords</c>, and those of a file, each line <c>{"id"|"profile","keywords"}</c> or, with
/// <c>"email"</c>, as <c>profiles export</c> writes it.
/// </summary>
internal sealed class DemoProfiles
{
    private const int LongestName = 40;

    private readonly List<DemoProfile> _profiles = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The profiles so far.</summary>
    public IReadOnlyList<DemoProfile> All => _profiles;

    /// <summary>What of a file was left out, each in one line.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Adds the profile of keyword lines.</summary>
    /// <exception cref="CommandException">A line is wrong: the message names line and column.</exception>
    public void AddKeywords(IReadOnlyList<string> lines)
    {
        var parsed = KeywordProfile.Parse("you", lines);
        if (parsed.Errors.Count > 0)
        {
            throw new CommandException($"--keywords: {parsed.Errors[0]}.", ExitCodes.WrongUse);
        }

        if (parsed.Profile.Keywords.Count == 0)
        {
            throw new CommandException("--keywords: there is no keyword in it.", ExitCodes.WrongUse);
        }

        _profiles.Add(DemoProfile.Make(NameOf("you"), lines));
    }

    /// <summary>Adds the profiles of a file, plain or .gz. A bad line or keyword is left out and stops nothing.</summary>
    /// <exception cref="CommandException">There is no such file, or no profile in it.</exception>
    public async Task AddFileAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"--profiles: {path} was not found.", ExitCodes.WrongUse);
        }

        await using var file = File.OpenRead(path);
        await using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        await AddLinesAsync(stream, Path.GetFileName(path), cancellationToken);
        if (_profiles.Count == 0)
        {
            throw new CommandException($"--profiles: there is no usable profile in {path}. {Problems.FirstOrDefault()}".TrimEnd(), ExitCodes.WrongUse);
        }
    }

    /// <summary>Adds the project's own profiles: for a demo that is given none.</summary>
    public async Task AddSamplesAsync(CancellationToken cancellationToken)
    {
        await using var stream = SampleDay.OpenProfiles();
        await AddLinesAsync(stream, "sample profiles", cancellationToken);
    }

    private async Task AddLinesAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                AddLine(line, $"{name} line {number.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    private void AddLine(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("email", out _))
            {
                AddSubscriber(line, where);
            }
            else
            {
                AddProfile(json.RootElement, where);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Problems.Add($"{where} is left out: it is not a JSON object.");
        }
    }

    private void AddSubscriber(string line, string where)
    {
        var read = SubscriberJson.Read(line);
        if (read.Profile is not { } subscriber)
        {
            Problems.Add($"{where} is left out: {string.Join("; ", read.Problems)}.");
            return;
        }

        var name = NameOf(subscriber.Address.Split('@')[0]);
        _profiles.Add(new(name, subscriber with { Id = subscriber.Id.Length > 0 ? subscriber.Id : Subscriber.NewId(), Version = 1 }));
    }

    private void AddProfile(JsonElement json, string where)
    {
        var title = json.TryGetProperty("id", out var id) || json.TryGetProperty("profile", out id) ? id.ToString() : "profile";
        string[] lines = json.TryGetProperty("keywords", out var keywords) && keywords.ValueKind is JsonValueKind.Array
            ? [.. keywords.EnumerateArray().Select(keyword => keyword.ToString())]
            : [];
        var parsed = KeywordProfile.Parse(title, lines);
        Problems.AddRange(parsed.Errors.Select(error => $"{where}: a keyword is left out: {error}."));
        if (parsed.Profile.Keywords.Count == 0)
        {
            Problems.Add($"{where} is left out: it holds no usable keyword.");
            return;
        }

        _profiles.Add(DemoProfile.Make(NameOf(title), [.. parsed.Profile.Keywords.Select(keyword => keyword.Source)]));
    }

    /// <summary>A name that is a file's name and an address everywhere, and that no other profile has.</summary>
    private string NameOf(string title)
    {
        var plain = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain.Append(c);
            }
            else if (plain.Length > 0 && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        var stem = plain.Length > LongestName ? plain.ToString(0, LongestName) : plain.ToString();
        stem = stem.Trim('-') is { Length: > 0 } trimmed ? trimmed : "profile";
        var name = stem;
        for (var i = 2; !_names.Add(name); i++)
        {
            name = $"{stem}-{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }
}
