using System.Text.RegularExpressions;

namespace Alerts.Architecture;

/// <summary>Holds the source to the floors of docs/architecture.md: a folder uses only those below it.</summary>
public sealed partial class FloorsTests
{
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Storage"] = 0,
        ["Telemetry"] = 0,
        ["Papers"] = 1,
        ["Profiles"] = 1,
        ["Matching"] = 2,
        ["KeyPhrases"] = 2,
        ["Delivery"] = 3,
        ["Links"] = 3,
        ["Mail"] = 4,
        ["Pipeline"] = 5,
        ["Subscribing"] = 5,
        ["Functions"] = 6,
    };

    [Fact]
    public void Every_folder_uses_only_the_floors_below_or_beside_it()
    {
        var upward = Uses().Where(use => Floors[use.From] < Floors[use.To]).Select(use => $"{use.File}: {use.From} uses {use.To}");

        Assert.Empty(upward);
    }

    [Fact]
    public void No_two_folders_import_each_other()
    {
        var edges = Uses().Select(use => (use.From, use.To)).ToHashSet();

        Assert.DoesNotContain(edges, edge => edges.Contains((edge.To, edge.From)));
    }

    [Fact]
    public void Every_folder_of_shared_has_its_floor()
    {
        var folders = Directory.GetDirectories(Repository.PathTo("shared"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj" or "StandIns"));

        Assert.All(folders, folder => Assert.Contains(folder!, Floors.Keys));
    }

    [Fact]
    public void Shared_knows_nothing_of_the_functions_worker()
    {
        var files = SourceFiles("shared").Where(file => File.ReadAllText(file).Contains("Microsoft.Azure.Functions", StringComparison.Ordinal));

        Assert.Empty(files);
    }

    private static IEnumerable<(string File, string From, string To)> Uses() =>
        from file in SourceFiles("shared")
        let text = File.ReadAllText(file)
        let folder = Path.GetRelativePath(Repository.PathTo("shared"), file).Split(Path.DirectorySeparatorChar)[0]
        where Floors.ContainsKey(folder)
        from System.Text.RegularExpressions.Match match in Import().Matches(text)
        let to = match.Groups["folder"].Value
        where to != folder && Floors.ContainsKey(to)
        select (Path.GetRelativePath(Repository.Root, file), folder, to);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Repository.PathTo(folder), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>A using directive or a qualified name: <c>using Alerts.Papers;</c>, <c>@using Alerts.Papers</c>, <c>Alerts.Papers.Paper</c>.</summary>
    [GeneratedRegex(@"\bAlerts\.(?<folder>[A-Z]\w+)\b(?!\.csproj)", RegexOptions.CultureInvariant)]
    private static partial Regex Import();
}
