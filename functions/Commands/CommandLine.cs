using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using Alerts.Functions.Hosts.Local;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Commands;

/// <summary>
/// What all commands have in common: 0, 1 or 2 at the end, one clear line on standard error when something is wrong, and
/// Ctrl-C ends the work in good order.
/// </summary>
internal static class CommandLine
{
    /// <summary>Runs the command that <paramref name="args"/> names and returns the exit code.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await FailAsync($"{parsed.Errors[0].Message} See --help.", ExitCodes.WrongUse);
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return await FailAsync("Stopped.", ExitCodes.Failed);
        }
        catch (Exception e)
        {
            var (message, exitCode) = Explain(e);
            return await FailAsync(message, exitCode);
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        // A second Ctrl-C ends the process at once.
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }

    private static (string Message, int ExitCode) Explain(Exception e) => e switch
    {
        CommandException wrong => (wrong.Message, wrong.ExitCode),
        LocalException or StorageUnavailableException => (e.Message, ExitCodes.Failed),
        OptionsValidationException settings => (string.Join(' ', settings.Failures), ExitCodes.Failed),
        FileNotFoundException { FileName: { } file } => ($"{file} was not found.", ExitCodes.WrongUse),
        DirectoryNotFoundException or UnauthorizedAccessException => (e.Message, ExitCodes.WrongUse),
        _ => ($"{e.GetType().Name}: {e.Message}", ExitCodes.Failed),
    };

    private static async Task<int> FailAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync(message.ReplaceLineEndings(" "));
        return exitCode;
    }
}
