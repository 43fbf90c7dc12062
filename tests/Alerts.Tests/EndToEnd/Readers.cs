using Alerts.Profiles;
using MimeKit;

namespace Alerts.EndToEnd;

/// <summary>People who follow something, and the mails they got.</summary>
internal static class Readers
{
    /// <summary>An active reader who gets mail at eight, UTC.</summary>
    public static Subscriber Of(string name, params string[] keywords) => new()
    {
        Id = Subscriber.NewId(),
        Address = $"{name}@example.org",
        State = SubscriberState.Active,
        Keywords = keywords,
        Created = DateTimeOffset.UtcNow,
        Version = 1,
    };

    /// <summary>The mails in a folder, by recipient.</summary>
    public static ILookup<string, MimeMessage> Mails(string folder) => (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
        .Select(file => MimeMessage.Load(file))
        .ToLookup(mail => mail.To.Mailboxes.Single().Address);
}
