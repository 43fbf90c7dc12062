using System.Globalization;
using System.Text.Json;
using Alerts.Functions.Hosts.Local.Node;
using MimeKit;

namespace Alerts.Servers;

/// <summary>A mail that the server took.</summary>
internal sealed record TakenMail(string Session, string? User, string From, IReadOnlyList<string> To, MimeMessage Message);

/// <summary>A real SMTP server from npm. Takes everything; knows the user <c>alerts</c> with the password <c>secret</c>.</summary>
internal sealed class SmtpTestServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly NodeProcess _node;

    private SmtpTestServer(DirectoryInfo folder, NodeProcess node, int port) => (_folder, _node, Port) = (folder, node, port);

    public int Port { get; }

    public static async Task<SmtpTestServer> StartAsync()
    {
        const string Listening = "listening on ";
        var folder = Directory.CreateTempSubdirectory("alerts-smtp-");
        var port = 0;
        var node = await NodeTools.StartAsync(
            "The SMTP server",
            Path.Combine(AppContext.BaseDirectory, "Servers", "smtp-server.js"),
            [folder.FullName],
            line => line.StartsWith(Listening, StringComparison.Ordinal)
                && int.TryParse(line.AsSpan(Listening.Length), CultureInfo.InvariantCulture, out port));
        return new(folder, node, port);
    }

    /// <summary>The mails taken so far, in order.</summary>
    public IReadOnlyList<TakenMail> Mails() =>
    [
        .. _folder.GetFiles("*.json").OrderBy(file => int.Parse(Path.GetFileNameWithoutExtension(file.Name), CultureInfo.InvariantCulture))
            .Select(file => Read(JsonDocument.Parse(File.ReadAllText(file.FullName)).RootElement)),
    ];

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static TakenMail Read(JsonElement mail) => new(
        mail.GetProperty("session").GetString()!,
        mail.GetProperty("user").GetString(),
        mail.GetProperty("from").GetString()!,
        [.. mail.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)],
        MimeMessage.Load(new MemoryStream(mail.GetProperty("data").GetBytesFromBase64())));
}
