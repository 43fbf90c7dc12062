namespace Alerts.Functions.Commands.Doctor;

/// <summary>Whether this machine's clock is right: signatures, tokens and due times depend on it. The time comes with any HTTP answer.</summary>
internal sealed class ClockCheck(HttpClient http, TimeProvider time)
{
    /// <summary>SendGrid's events may be five minutes ahead of us; half of that is where it gets close.</summary>
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan Tolerable = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Compares with the clock of a server.</summary>
    public async Task<Finding> ExamineAsync(Uri server, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, server);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.Headers.Date is not { } theirs)
            {
                return Finding.Mind($"{server.Host} does not tell the time.", "Compare the clock yourself.");
            }

            var off = (time.GetUtcNow() - theirs).Duration();
            var text = $"The clock differs from {server.Host}'s by {off.TotalSeconds:0} seconds.";
            return off <= Tolerable ? Finding.Good(text)
                : off <= Close ? Finding.Mind(text, "Turn on time synchronisation.")
                : Finding.Bad(text, "Turn on time synchronisation: events and tokens are refused by their time.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Mind($"{server.Host} could not be asked for the time.", "Compare the clock yourself.");
        }
    }
}
