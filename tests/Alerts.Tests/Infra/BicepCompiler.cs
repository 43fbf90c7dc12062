using System.Diagnostics;

namespace Alerts.Infra;

/// <summary>The real Bicep compiler: from the package, or the one that <c>BICEP</c> names.</summary>
internal static class BicepCompiler
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Executable = Find();

    /// <summary>Runs the compiler in an environment without variables that parameter files could read.</summary>
    public static async Task<Answer> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(
            Executable.Length == 0,
            "No Bicep compiler for this machine comes with the packages. Install one and set BICEP to its path: https://aka.ms/bicep-install");
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = Repository.PathTo("infra"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = System.IO.Path.GetTempPath();
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "bicep");

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Answer(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("BICEP") is { Length: > 0 } named)
        {
            return named;
        }

        var packaged = System.IO.Path.Combine(Repository.Metadata("BicepFolder"), "tools", "bicep");
        return System.IO.Path.IsPathRooted(packaged) && File.Exists(packaged) ? packaged : "";
    }

    /// <summary>What the compiler said.</summary>
    internal sealed record Answer(int ExitCode, string Output, string Errors);
}
