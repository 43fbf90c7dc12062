using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd;

/// <summary>Keeps what a host logs, and lets a test wait for a line.</summary>
internal sealed class HostLog : ILoggerProvider
{
    private readonly List<(LogLevel Level, string Line)> _lines = [];
    private readonly ConcurrentDictionary<TaskCompletionSource<string>, string> _waiting = new();

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<(LogLevel Level, string Line)> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits for a line, from now on, that contains <paramref name="text"/>.</summary>
    public Task<string> NextAsync(string text)
    {
        var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[line] = text;
        return line.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    /// <summary>Takes a line.</summary>
    public void Add(LogLevel level, string line)
    {
        lock (_lines)
        {
            _lines.Add((level, line));
        }

        foreach (var (waiting, text) in _waiting)
        {
            if (line.Contains(text, StringComparison.Ordinal) && _waiting.TryRemove(waiting, out _))
            {
                waiting.TrySetResult(line);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // Nothing is held but lines.
    }

    private sealed class Logger(HostLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(logLevel, formatter(state, exception));
    }
}
