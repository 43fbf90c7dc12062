using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Delivery.Senders;

/// <summary>
/// Writes each mail as an .eml file named by its mail id. A second try finds the file of the first: every mail exactly once.
/// </summary>
public sealed class FolderSender(IOptions<SenderOptions> options, MimeMessageBuilder builder) : IMailSender
{
    private static readonly FileStreamOptions ToDisk = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 64 * 1024,
        Options = FileOptions.Asynchronous | FileOptions.WriteThrough,
    };

    /// <inheritdoc/>
    public string Name => nameof(SenderKind.Folder);

    /// <summary>Where a mail is, or will be.</summary>
    public string PathOf(string mailId) => Path.Combine(Path.GetFullPath(options.Value.Folder), $"{mailId}.eml");

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = builder.Build(mail);
            return await WriteAsync(message, PathOf(mail.MailId), cancellationToken);
        }
        catch (FormatException e)
        {
            return new SendOutcome.Failed(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome.Refused(null, $"The folder cannot be written: {e.GetType().Name}.");
        }
    }

    private static async Task<SendOutcome> WriteAsync(MimeMessage message, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            await using (var file = new FileStream(half, ToDisk))
            {
                await message.WriteToAsync(file, cancellationToken);
            }

            // Whoever looks sees the whole mail or none. The first mail stays as it is: it may have been read.
            File.Move(half, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
        finally
        {
            File.Delete(half);
        }

        return new SendOutcome.Accepted(null);
    }
}
