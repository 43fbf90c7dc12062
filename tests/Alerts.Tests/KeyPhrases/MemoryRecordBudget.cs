namespace Alerts.KeyPhrases;

/// <summary>Keeps the count in memory, for tests of what is done with the records.</summary>
internal sealed class MemoryRecordBudget : IRecordBudget
{
    private readonly Lock _lock = new();
    private DateOnly _day;
    private int _taken;

    public Task<int> TakeAsync(DateOnly day, int wanted, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _taken = day == _day ? _taken : 0;
            _day = day;
            var granted = Math.Clamp(limit - _taken, 0, wanted);
            _taken += granted;
            return Task.FromResult(granted);
        }
    }
}
