using Alerts.Delivery.Senders;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Functions.Hosts.Local.Inbox;

/// <summary>A mail as the list shows it.</summary>
/// <param name="Id">Its file's name without <c>.eml</c>.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Written">When its file was written, UTC.</param>
internal sealed record InboxEntry(string Id, string To, string Subject, DateTimeOffset Written);

/// <summary>The mails that the folder sender wrote.</summary>
internal sealed class InboxFolder(IOptions<SenderOptions> options)
{
    /// <summary>The list shows this many, the newest ones.</summary>
    public const int MostListed = 200;

    /// <summary>Where the mails are.</summary>
    public string Folder => Path.GetFullPath(options.Value.Folder);

    /// <summary>Who sends, when it is not the folder sender: then nothing comes here.</summary>
    public SenderKind Sender => options.Value.Sender;

    /// <summary>The mails, newest first.</summary>
    public IReadOnlyList<InboxEntry> List(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        var newest = new DirectoryInfo(Folder).EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Take(MostListed);
        return [.. newest.Select(file => Read(file, cancellationToken)).OfType<InboxEntry>()];
    }

    /// <summary>One mail; null when there is none of that name.</summary>
    public async Task<MimeMessage?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        return path is not null && File.Exists(path) ? await MimeMessage.LoadAsync(path, cancellationToken) : null;
    }

    /// <summary>Where a mail's file is; null when <paramref name="id"/> cannot be a name of ours.</summary>
    public string? PathOf(string id) =>
        id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Path.Combine(Folder, id + ".eml") : null;

    private static InboxEntry? Read(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = file.OpenRead();
            var headers = new MimeParser(stream).ParseHeaders(cancellationToken);
            return new(
                Path.GetFileNameWithoutExtension(file.Name),
                headers[HeaderId.To] ?? string.Empty,
                headers[HeaderId.Subject] ?? string.Empty,
                file.LastWriteTimeUtc);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            // Deleted a moment ago, or not a mail.
            return null;
        }
    }
}
