namespace Alerts.KeyPhrases;

/// <summary>Counts the text records that go to Azure AI Language in a day, over all instances of the app.</summary>
public interface IRecordBudget
{
    /// <summary>
    /// Takes up to <paramref name="wanted"/> records of a day's <paramref name="limit"/>. What is taken stays taken: a request that
    /// fails may have been billed.
    /// </summary>
    /// <returns>How many were granted: 0 when the day's are used up.</returns>
    Task<int> TakeAsync(DateOnly day, int wanted, int limit, CancellationToken cancellationToken);
}
