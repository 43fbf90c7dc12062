using Alerts.Delivery;
using Alerts.Delivery.Senders;
using Alerts.Mail;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Storage;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Pipeline;

/// <summary>Everything that sends, of one process; <see cref="Restart"/> is the process started again.</summary>
internal sealed class SendingRig : IAsyncDisposable
{
    public const string Batch = "20260819T060012-7f3a";

    private readonly MailRig _mail = new();
    private readonly SendPace _pace;

    public SendingRig(DeliveryRig delivery, IMailSender sender)
    {
        Delivery = delivery;
        Sender = sender;
        var options = Options.Create(new SenderOptions { From = "alerts@example.org", Concurrency = 4 });
        var addresses = new AddressStore(delivery.Tables);
        Profiles = new ProfileStore(delivery.Tables, addresses);
        Suppressions = new SuppressionStore(delivery.Tables, addresses, delivery.Time);
        Papers = new PaperStore(delivery.Tables);
        Gates = new SendGateStore(delivery.Tables, delivery.Time);
        Queues = new StorageQueues(delivery.Clients);
        Bell = new SlotBell(delivery.Slots, Queues, delivery.Time);
        _pace = new SendPace(options);
        var renderer = new AlertRenderer(
            Profiles, Suppressions, delivery.Matches, new BatchPapersCache(Papers, delivery.Time), _mail.Composer, options, delivery.Time);
        var sending = new AlertSender(delivery.Alerts, renderer, sender, Gates, delivery.Time, NullLogger<AlertSender>.Instance);
        Send = new SendService(
            delivery.Alerts, delivery.Slots, Gates, sending, sender, Bell, _pace, delivery.Time, NullLogger<SendService>.Instance);
        var retention = new DeliveryRetention(delivery.Alerts, delivery.Matches, delivery.Tables, delivery.Time);
        Retention = retention;
        Sweep = new SweepService(
            delivery.Slots, delivery.Alerts, Gates, sender, Bell, retention, delivery.Time, NullLogger<SweepService>.Instance);
        Desk = new DeliveryDesk(delivery.Alerts, delivery.Slots, Gates, sender, Bell, delivery.Time);
    }

    public DeliveryRig Delivery { get; }

    public IMailSender Sender { get; }

    public ScriptedSender Script => (ScriptedSender)Sender;

    public FakeTimeProvider Time => Delivery.Time;

    public ProfileStore Profiles { get; }

    public SuppressionStore Suppressions { get; }

    public PaperStore Papers { get; }

    public SendGateStore Gates { get; }

    public StorageQueues Queues { get; }

    public SlotBell Bell { get; }

    public SendService Send { get; }

    public SweepService Sweep { get; }

    public DeliveryRetention Retention { get; }

    public DeliveryDesk Desk { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A fresh account with a batch of ten papers.</summary>
    public static async Task<SendingRig> NewAsync(IMailSender? sender = null)
    {
        var rig = new SendingRig(new DeliveryRig(await Azurite.NewAccountAsync()), sender ?? new ScriptedSender());
        await rig.AddBatchAsync(Batch);
        return rig;
    }

    public SendingRig Restart(params HttpPipelinePolicy[] faults) => new(Delivery.Restart(faults), Sender);

    public static Paper Paper(int number) => MailRig.Paper(number) with { Upvotes = number };

    public async Task AddBatchAsync(string batch, int first = 1, int count = 10) => await Papers.PutAsync(
        batch, [.. Enumerable.Range(first, count).Select(i => new BatchPaper(Paper(i), null))], Cancellation);

    public async Task<Subscriber> SubscribeAsync(int number = 1, DeliverySettings? delivery = null) =>
        (await Profiles.AddAsync(DeliveryRig.Reader(delivery: delivery, number: number), Cancellation)).Subscriber;

    public Task<Slot?> FileAsync(Subscriber reader, string batch, params int[] papers) => Delivery.Outbox.FileAsync(
        reader, batch, [.. papers.Select(i => MailRig.Match(Paper(i), score: 100 - i))], batchEmpty: false, Cancellation);

    /// <summary>Subscribes somebody, files one paper for them and moves the clock to the due minute.</summary>
    public async Task<Alert> DueAlertAsync(int number = 1, DeliverySettings? delivery = null)
    {
        var reader = await SubscribeAsync(number, delivery);
        var slot = (await FileAsync(reader, Batch, 1))!;
        if (Time.GetUtcNow() < slot.Due)
        {
            Time.SetUtcNow(slot.Due);
        }

        return (await Delivery.Alerts.FindAsync(slot, reader.Id, Cancellation))!;
    }

    public Task SendAsync(Slot slot) => Send.SendAsync(new SendMessage(slot.Shard, slot.DueKey), Cancellation);

    public Task<Alert> ReadAsync(Alert alert) => Delivery.ReadAsync(alert);

    /// <summary>The send messages on the queue, seen or hidden, by their visibility: how many, and when the last becomes visible is the server's to know.</summary>
    public async Task<int> RungAsync()
    {
        var queue = await Queues.OpenAsync(Pipeline.Queues.Send, Cancellation);
        QueueProperties properties = await queue.GetPropertiesAsync(Cancellation);
        return properties.ApproximateMessagesCount;
    }

    public async ValueTask DisposeAsync()
    {
        _pace.Dispose();
        await _mail.DisposeAsync();
    }
}
