using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd;

/// <summary>The app as a process of its own, as <c>dotnet run</c> starts it.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    /// <summary>How long a command may take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private AppProcess(Process process) => _process = process;

    /// <summary>What it writes to standard output.</summary>
    public HostLog Log { get; } = new();

    /// <summary>Starts it.</summary>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">The command line.</param>
    public static AppProcess Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Alerts.Functions.dll") },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var app = new AppProcess(new Process { StartInfo = start });
        app._process.OutputDataReceived += (_, e) => app.Log.Add(LogLevel.Information, e.Data ?? "");
        app._process.Start();
        app._process.BeginOutputReadLine();
        return app;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var app = Start(settings, arguments);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var error = await app._process.StandardError.ReadToEndAsync(patience.Token);
        await app._process.WaitForExitAsync(patience.Token);
        return (app._process.ExitCode, string.Join('\n', app.Log.Lines.Select(line => line.Line)).Trim(), error.Trim());
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Log.Dispose();
    }
}
