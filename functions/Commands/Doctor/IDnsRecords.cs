using DnsClient;

namespace Alerts.Functions.Commands.Doctor;

/// <summary>Looks names up.</summary>
internal interface IDnsRecords
{
    /// <summary>The TXT records of a name, the parts of each joined; none when there is no such name.</summary>
    /// <exception cref="DnsResponseException">No server answered.</exception>
    Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Whether a name has a CNAME record.</summary>
    /// <exception cref="DnsResponseException">No server answered.</exception>
    Task<bool> IsAliasAsync(string name, CancellationToken cancellationToken);
}

/// <summary>The real ones, from the machine's name servers.</summary>
internal sealed class DnsRecords : IDnsRecords
{
    private readonly LookupClient _client = new(new LookupClientOptions { Timeout = TimeSpan.FromSeconds(5), Retries = 2, UseCache = true });

    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellationToken) =>
        [.. (await _client.QueryAsync(name, QueryType.TXT, cancellationToken: cancellationToken)).Answers.TxtRecords().Select(record => string.Concat(record.Text))];

    public async Task<bool> IsAliasAsync(string name, CancellationToken cancellationToken) =>
        (await _client.QueryAsync(name, QueryType.CNAME, cancellationToken: cancellationToken)).Answers.CnameRecords().Any();
}
