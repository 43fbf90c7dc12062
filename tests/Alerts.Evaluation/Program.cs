using System.CommandLine;
using Alerts.Evaluation;

var data = new Option<DirectoryInfo>("--data") { Description = "The data folder: papers, profiles, relevance.", Required = true };
var output = new Option<FileInfo?>("--out") { Description = "Writes the report there instead of printing it." };
var split = new Option<DateOnly>("--split")
{
    Description = "The first reported day; the days before were for tuning.",
    DefaultValueFactory = _ => new DateOnly(2025, 10, 1),
};
var command = new RootCommand("Measures matching, ranking and key phrases beside simple and well-known methods.") { data, output, split };
command.SetAction(arguments =>
{
    var folder = arguments.GetRequiredValue(data);
    if (!folder.Exists)
    {
        Console.Error.WriteLine($"There is no folder {folder.FullName}.");
        return 2;
    }

    try
    {
        var report = Evaluation.Run(folder.FullName, arguments.GetValue(split), line => Console.Error.WriteLine($"measuring {line} …"));
        if (arguments.GetValue(output) is { } file)
        {
            File.WriteAllText(file.FullName, report);
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

var parsed = command.Parse(args);
return parsed.Errors.Count == 0 ? parsed.Invoke() : Math.Max(2, parsed.Invoke());
