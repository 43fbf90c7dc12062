using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alerts.Servers;

/// <summary>
/// An SMTP server that goes wrong where it is told: a reply of its own to a command, a connection that breaks, silence. Commands are
/// their first word; <c>.</c> is the end of the message, <c>CONNECT</c> the connection itself.
/// </summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    public const string Break = "break";
    public const string Silence = "silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, string> _replies;
    private readonly Task _serving;
    private int _connections;

    public ScriptedSmtp(params (string Command, string Reply)[] replies)
    {
        _replies = replies.ToDictionary(reply => reply.Command, reply => reply.Reply);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>The commands it was given.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Set when the server falls silent.</summary>
    public TaskCompletionSource IsSilent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From the second connection on all is well.</summary>
    public bool OnlyTheFirst { get; init; }

    /// <summary>Goes wrong only after so many mails were taken on the connection.</summary>
    public int AfterMails { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stopping.Token), ++_connections));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client, int number)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                var mails = 0;
                for (var (command, inMessage) = ("CONNECT", false); command is not null;)
                {
                    var word = inMessage ? command : command.Split(' ')[0].ToUpperInvariant();
                    if (!inMessage || word == ".")
                    {
                        Commands.Enqueue(command);
                        var wrong = (!OnlyTheFirst || number == 1) && mails >= AfterMails;
                        var reply = wrong && _replies.TryGetValue(word, out var told) ? told : Usual(word);
                        if (reply == Break)
                        {
                            client.LingerState = new LingerOption(true, 0);
                            return;
                        }

                        if (reply == Silence)
                        {
                            IsSilent.TrySetResult();
                            await Task.Delay(Timeout.Infinite, _stopping.Token);
                        }

                        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{reply}\r\n"), _stopping.Token);
                        inMessage = word == "DATA" && reply.StartsWith("354", StringComparison.Ordinal);
                        mails += word == "." ? 1 : 0;
                    }

                    command = await reader.ReadLineAsync(_stopping.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
            }
        }
    }

    private static string Usual(string word) => word switch
    {
        "CONNECT" => "220 ready",
        "EHLO" => "250-localhost\r\n250 8BITMIME",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };
}
