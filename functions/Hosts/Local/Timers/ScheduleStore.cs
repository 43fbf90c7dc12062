using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Hosts.Local.Timers;

/// <summary>Remembers over restarts when each timer last ran and was to run next: one small file a timer.</summary>
/// <param name="folder">Where the files are.</param>
internal sealed class ScheduleStore(string folder)
{
    /// <summary>What is remembered of a timer; null when it never ran here, or its file was damaged.</summary>
    public ScheduleStatus? Read(string function)
    {
        try
        {
            return JsonSerializer.Deserialize<ScheduleStatus>(File.ReadAllBytes(PathOf(function)));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Remembers; a crash leaves the old file or the new one.</summary>
    public void Write(string function, ScheduleStatus status)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(function);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(status));
        File.Move(path + ".new", path, overwrite: true);
    }

    private string PathOf(string function) => Path.Combine(folder, function + ".json");
}
