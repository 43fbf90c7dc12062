using System.Diagnostics;
using OpenTelemetry;

namespace Alerts.Functions.Hosts;

/// <summary>Takes query strings out of traces: the unsubscribe link carries its token there, and a function key might.</summary>
internal sealed class QueryRemover : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.full", "http.url", "http.target", "http.route", "url.path"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        data.SetTag("url.query", null);
        foreach (var name in Addresses)
        {
            if (data.GetTagItem(name) is string address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at)
            {
                data.SetTag(name, address[..at]);
            }
        }

        if (data.DisplayName.IndexOf('?', StringComparison.Ordinal) is >= 0 and var end)
        {
            data.DisplayName = data.DisplayName[..end];
        }
    }
}
