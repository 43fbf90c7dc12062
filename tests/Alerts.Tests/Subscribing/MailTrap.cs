using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Alerts.Delivery;

namespace Alerts.Subscribing;

/// <summary>Takes every mail and hands it to the test that waits for it.</summary>
public sealed partial class MailTrap : IMailSender
{
    private readonly ConcurrentDictionary<string, Channel<OutgoingMail>> _boxes = new(StringComparer.OrdinalIgnoreCase);

    public string Name => "Trap";

    /// <summary>What the provider answers; null accepts.</summary>
    public Func<OutgoingMail, SendOutcome?> Answer { get; set; } = _ => null;

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (Answer(mail) is { } other)
        {
            return other;
        }

        await Box(mail.To).Writer.WriteAsync(mail, cancellationToken);
        return new SendOutcome.Accepted(null);
    }

    /// <summary>The next mail to an address.</summary>
    public async Task<OutgoingMail> NextAsync(string address)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await Box(address).Reader.ReadAsync(patience.Token);
    }

    /// <summary>Whether a mail to the address has come that nobody took.</summary>
    public bool HasMore(string address) => Box(address).Reader.TryPeek(out _);

    /// <summary>The token in a letter's link.</summary>
    public static string TokenIn(OutgoingMail mail)
    {
        var match = Link().Match(mail.Text);
        Assert.True(match.Success, mail.Text);
        Assert.Contains(match.Value, mail.Html, StringComparison.Ordinal);
        return match.Groups[1].Value;
    }

    private Channel<OutgoingMail> Box(string address) => _boxes.GetOrAdd(address, _ => Channel.CreateUnbounded<OutgoingMail>());

    [GeneratedRegex(@"https://alerts\.example\.org/[a-z]+#([A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
