using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Senders;

/// <summary>A connection to the SMTP server, ready for a mail.</summary>
/// <param name="Client">The connected and authenticated client.</param>
/// <param name="IsFresh">Whether no mail went over it yet.</param>
/// <param name="Used">When it was returned.</param>
public sealed record SmtpConnection(SmtpClient Client, bool IsFresh, DateTimeOffset Used) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}

/// <summary>
/// Connections kept for the next mail: a slot's mails go over a few connections instead of one each. As many as mails are under
/// way at once (<c>Mail__Concurrency</c>).
/// </summary>
public sealed class SmtpConnections(IOptions<SmtpOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Servers close idle connections after minutes (RFC 5321, 4.5.3.2.7: at least five); older ones are not tried.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<SmtpConnection> _idle = [];

    /// <summary>A connection: one that was returned, or a fresh one.</summary>
    /// <exception cref="Exception">No connection could be made; MailKit's exceptions say why.</exception>
    public async Task<SmtpConnection> RentAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var idle))
        {
            if (idle.Client.IsConnected && time.GetUtcNow() - idle.Used < LongestIdle)
            {
                return idle;
            }

            idle.Dispose();
        }

        var client = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(options.Value.TimeoutSeconds).TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Value.Host!, options.Value.Port, Security(options.Value.Security), cancellationToken);
            if (!string.IsNullOrEmpty(options.Value.User))
            {
                await client.AuthenticateAsync(options.Value.User, options.Value.Password!, cancellationToken);
            }

            return new SmtpConnection(client, IsFresh: true, time.GetUtcNow());
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a connection over which a mail went well.</summary>
    public void Return(SmtpConnection connection) => _idle.Add(connection with { IsFresh = false, Used = time.GetUtcNow() });

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var idle))
        {
            idle.Dispose();
        }
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
