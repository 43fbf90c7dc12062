using System.Text.Json.Serialization;
using Alerts.Servers;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

public sealed partial class StorageQueuesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_json_in_base64_and_lives_for_ever()
    {
        var queues = new StorageQueues(new StorageClients(
            Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), []));

        await queues.SendAsync("bell", new Ring("é"), RingJson.Default.Ring, visibleIn: null, Cancellation);
        await queues.SendAsync("bell", new Ring("later"), RingJson.Default.Ring, TimeSpan.FromDays(30), Cancellation);

        var queue = await queues.OpenAsync("bell", Cancellation);
        Assert.Equal(2, (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
        var message = Assert.Single((await queue.ReceiveMessagesAsync(32, cancellationToken: Cancellation)).Value);
        Assert.Equal("""{"For":"é"}""", message.Body.ToString().Replace("\\u00E9", "é", StringComparison.Ordinal));
        Assert.True(message.ExpiresOn > DateTimeOffset.UtcNow.AddYears(10));
    }

    internal sealed record Ring(string For);

    [JsonSerializable(typeof(Ring))]
    internal sealed partial class RingJson : JsonSerializerContext;
}
