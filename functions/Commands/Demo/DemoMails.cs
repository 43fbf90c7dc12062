using Alerts.Delivery;
using MimeKit;

namespace Alerts.Functions.Commands.Demo;

/// <summary>Puts the day's mails where the person looks: <c>NAME.eml</c>, <c>NAME.html</c> and <c>NAME.txt</c>.</summary>
internal static class DemoMails
{
    /// <summary>Writes them.</summary>
    /// <param name="report">The day.</param>
    /// <param name="from">Where the folder sender put the mails.</param>
    /// <param name="to">Where they go; made when missing. Files of other names stay as they are.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How many mails there are.</returns>
    public static async Task<int> WriteAsync(DemoReport report, string from, string to, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(to);
        var written = 0;
        foreach (var (profile, _, alert) in report.Profiles)
        {
            var path = Path.Combine(to, profile.Name);
            foreach (var extension in new[] { ".eml", ".html", ".txt" })
            {
                // A profile that got a mail yesterday and none today must not seem to have one.
                File.Delete(path + extension);
            }

            if (alert is { State: AlertState.Accepted })
            {
                await WriteAsync(Path.Combine(from, alert.MailId + ".eml"), path, cancellationToken);
                written++;
            }
        }

        return written;
    }

    private static async Task WriteAsync(string mail, string path, CancellationToken cancellationToken)
    {
        File.Copy(mail, path + ".eml", overwrite: true);
        using var message = await MimeMessage.LoadAsync(mail, cancellationToken);
        await File.WriteAllTextAsync(path + ".html", message.HtmlBody, cancellationToken);
        await File.WriteAllTextAsync(path + ".txt", message.TextBody, cancellationToken);
    }
}
