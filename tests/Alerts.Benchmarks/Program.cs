using System.CommandLine;
using Alerts.Benchmarks.Comparison;
using Alerts.Benchmarks.Workload;
using BenchmarkDotNet.Running;

var papers = new Option<FileInfo?>("--papers") { Description = "JSON lines with papers; invented ones when not said." };
var days = new Option<int[]>("--days") { Description = "Papers a day.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [98, 2_000] };
var profiles = new Option<int[]>("--profiles")
{
    Description = "Numbers of profiles.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [1_000, 10_000, 100_000, 1_000_000],
};
var limit = new Option<int>("--limit") { Description = "Seconds for one peer and size; the rest is put in proportion.", DefaultValueFactory = _ => 10 };
var seed = new Option<int>("--seed") { Description = "The seed of what is invented.", DefaultValueFactory = _ => 1 };
var output = new Option<FileInfo?>("--out") { Description = "Writes the report there instead of printing it." };

var compare = new Command("compare", "The same workload through us and the peers, in one process, on one thread.") { papers, days, profiles, limit, seed, output };
compare.SetAction(arguments =>
{
    try
    {
        var given = arguments.GetValue(papers) is { } file ? PaperReader.Read(file) : [];
        var report = new CompareCommand(
            given, arguments.GetValue(days)!, arguments.GetValue(profiles)!, TimeSpan.FromSeconds(arguments.GetValue(limit)), arguments.GetValue(seed)).Run();
        if (arguments.GetValue(output) is { } target)
        {
            File.WriteAllText(target.FullName, report);
        }
        else
        {
            Console.Write(report);
        }

        return 0;
    }
    catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
});

var parts = new Command("parts", "The parts by themselves, by BenchmarkDotNet; further arguments are its own.") { TreatUnmatchedTokensAsErrors = false };
parts.SetAction(arguments => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. arguments.UnmatchedTokens]).Any() ? 0 : 1);

var command = new RootCommand("Measures the speed of matching.") { compare, parts };
var parsed = command.Parse(args);
return parsed.Errors.Count == 0 ? parsed.Invoke() : Math.Max(2, parsed.Invoke());
