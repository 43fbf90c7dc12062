[assembly: AssemblyFixture(typeof(Alerts.Web.SharedSite))]

namespace Alerts.Web;

/// <summary>One site for the tests that change nothing on it.</summary>
public sealed class SharedSite : IAsyncDisposable
{
    private readonly Lazy<Task<WebSite>> _site = new(() => WebSite.StartAsync());

    public Task<WebSite> SiteAsync() => _site.Value;

    public async ValueTask DisposeAsync()
    {
        if (_site.IsValueCreated)
        {
            await (await _site.Value).DisposeAsync();
        }
    }
}
