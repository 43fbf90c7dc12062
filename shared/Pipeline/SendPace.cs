using Alerts.Delivery.Senders;
using Microsoft.Extensions.Options;

namespace Alerts.Pipeline;

/// <summary>Holds the mails under way at once in one instance to <c>Mail__Concurrency</c>, over all messages it works on.</summary>
public sealed class SendPace(IOptions<SenderOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.Concurrency);

    /// <summary>How many mails may be under way at once.</summary>
    public int Most { get; } = options.Value.Concurrency;

    /// <summary>Runs <paramref name="work"/> when there is room.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
