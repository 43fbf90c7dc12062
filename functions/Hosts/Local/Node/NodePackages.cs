using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Alerts.Functions.Hosts.Local.Node;

/// <summary>Installs what a folder's package-lock.json names, once, for all processes on this machine.</summary>
internal static class NodePackages
{
    private const string Stamp = "installed.sha256";

    private static readonly TimeSpan InstallDeadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Makes <paramref name="target"/> hold the packages of <paramref name="source"/>. Returns at once when it does; waits
    /// when another process is installing.
    /// </summary>
    /// <param name="source">A folder with package.json, package-lock.json and the local packages they name.</param>
    /// <param name="target">Where node_modules goes.</param>
    /// <param name="say">Told, in one line, that an installation begins.</param>
    /// <param name="cancellationToken">Ends the wait and the installation.</param>
    /// <exception cref="LocalException">Node or npm is missing, or the installation failed.</exception>
    public static async Task EnsureAsync(string source, string target, Action<string>? say, CancellationToken cancellationToken)
    {
        var wanted = Convert.ToHexStringLower(SHA256.HashData(
            await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancellationToken)));
        if (IsInstalled(target, wanted))
        {
            return;
        }

        Directory.CreateDirectory(target);
        await using var installing = await LockAsync(Path.Combine(target, "install.lock"), cancellationToken);
        if (IsInstalled(target, wanted))
        {
            return;
        }

        say?.Invoke($"Installing {Path.GetFileName(target)} from npm (once) …");
        Copy(source, target);
        await InstallAsync(target, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(target, Stamp), wanted, cancellationToken);
    }

    private static bool IsInstalled(string target, string wanted)
    {
        var stamp = Path.Combine(target, Stamp);
        return File.Exists(stamp) && File.ReadAllText(stamp) == wanted;
    }

    /// <summary>An exclusive handle is the lock: it goes with its process, so a crash leaves nothing locked.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < InstallDeadline)
            {
                await Task.Delay(LockPause, cancellationToken);
            }
            catch (IOException e)
            {
                throw new LocalException($"Another process has held {path} for {InstallDeadline.TotalMinutes:0} minutes.", e);
            }
        }
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is ".json" or ".js")
            {
                var copy = Path.Combine(target, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }
        }
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error" },
        };

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(InstallDeadline);
        using var npm = StartNpm(start);
        try
        {
            npm.StandardInput.Close();
            var output = npm.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = npm.StandardError.ReadToEndAsync(deadline.Token);
            await npm.WaitForExitAsync(deadline.Token);
            await output;
            if (npm.ExitCode != 0)
            {
                throw new LocalException($"`npm ci` in {folder} failed: {FirstLine(await errors)}");
            }
        }
        catch (OperationCanceledException e)
        {
            npm.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new LocalException($"`npm ci` in {folder} did not end within {InstallDeadline.TotalMinutes:0} minutes.", e);
        }
    }

    private static Process StartNpm(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalException("npm was not found: install Node.js 20 or later (https://nodejs.org), which brings it.", e);
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => !line.Contains("npm warn", StringComparison.OrdinalIgnoreCase)) ?? "npm gave no reason.";
}
