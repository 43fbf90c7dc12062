using System.ComponentModel;
using System.Diagnostics;

namespace Alerts.Functions.Hosts.Local.Node;

/// <summary>A server written for Node that lives no longer than this process, however this process ends.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private const int LinesKept = 20;

    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(6);

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<string, bool> _isReady;

    private NodeProcess(ProcessStartInfo start, Func<string, bool> isReady)
    {
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _isReady = isReady;
    }

    /// <summary>The server's process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a script and waits until it says that it is ready.</summary>
    /// <param name="name">What the server is called in errors.</param>
    /// <param name="script">The script's path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside our own.</param>
    /// <param name="isReady">Is given every line of output until it answers true.</param>
    /// <param name="deadline">How long that may take.</param>
    /// <param name="cancellationToken">Ends the wait and the process.</param>
    /// <exception cref="LocalException">Node is missing, the script ended, or it was not ready in time.</exception>
    public static async Task<NodeProcess> StartAsync(
        string name,
        string script,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        Func<string, bool> isReady,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        var node = new NodeProcess(Describe(script, arguments, environment), isReady);
        try
        {
            node.Launch(name);
            await node._ready.Task.WaitAsync(deadline, cancellationToken);
            return node;
        }
        catch (TimeoutException e)
        {
            await node.DisposeAsync();
            throw new LocalException($"{name} was not ready within {deadline.TotalSeconds:0} s. {node.LastLine()}".TrimEnd(), e);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(EndDeadline);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(
        string script,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--require", Path.Combine(AppContext.BaseDirectory, "Hosts", "Local", "Node", "end-with-parent.js"), script },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        return start;
    }

    private void Launch(string name)
    {
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Exited += (_, _) =>
        {
            // The pipes may still hold the reason.
            _process.WaitForExit();
            _ready.TrySetException(new LocalException($"{name} did not start. {LastLine()}".TrimEnd()));
        };
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            throw new LocalException($"{name} needs Node.js 20 or later, which was not found: see https://nodejs.org.", e);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }

            if (!_ready.Task.IsCompleted && _isReady(line))
            {
                _ready.TrySetResult();
            }
        }
    }

    /// <summary>The line that most likely says what is wrong: the last that speaks of an error, else the last one.</summary>
    private string LastLine()
    {
        lock (_lines)
        {
            return (_lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
                ?? _lines.LastOrDefault()
                ?? string.Empty).Trim();
        }
    }
}
