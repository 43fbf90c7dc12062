using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Storage;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Delivery;

/// <summary>The stores of one process on a storage account; a second rig on the same account is the process started again.</summary>
internal sealed class DeliveryRig
{
    public static readonly DateTimeOffset Start = new(2026, 8, 19, 6, 0, 0, TimeSpan.Zero);

    public DeliveryRig(string account, FakeTimeProvider? time = null, params HttpPipelinePolicy[] faults)
    {
        Account = account;
        Time = time ?? new FakeTimeProvider(Start);
        Clients = new StorageClients(Options.Create(new StorageOptions { ConnectionString = account }), faults);
        Tables = new StorageTables(Clients);
        Matches = new MatchStore(Tables);
        Slots = new SlotStore(Tables);
        Alerts = new AlertStore(Tables, Time);
        Outbox = new Outbox(Matches, Slots, Alerts, Time);
    }

    public string Account { get; }

    public FakeTimeProvider Time { get; }

    public StorageClients Clients { get; }

    public StorageTables Tables { get; }

    public MatchStore Matches { get; }

    public SlotStore Slots { get; }

    public AlertStore Alerts { get; }

    public Outbox Outbox { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DeliveryRig> NewAsync() => new(await Azurite.NewAccountAsync());

    /// <summary>The same account and clock in another process, in which something may go wrong.</summary>
    public DeliveryRig Restart(params HttpPipelinePolicy[] faults) => new(Account, Time, faults);

    public static Subscriber Reader(string shard = "3f", DeliverySettings? delivery = null, int number = 1) => new()
    {
        Id = $"{shard}{number:x30}",
        Address = $"reader{number}@example.org",
        State = SubscriberState.Active,
        Delivery = delivery ?? new(),
    };

    public static Match A(string paperId, double score = 50) => new(
        new Paper { Id = paperId, Title = $"On {paperId}", Abstract = "We study things.", Day = new(2026, 8, 19) },
        score,
        [new Hit("things", PaperField.Abstract, 9, 6, HitForm.AsWritten)]);

    public Task<Slot?> FileAsync(Subscriber reader, string batch, params Match[] matches) =>
        Outbox.FileAsync(reader, batch, matches, batchEmpty: false, Cancellation);

    /// <summary>Files one paper and moves the clock to the minute it is due.</summary>
    public async Task<Alert> DueAlertAsync(Subscriber? reader = null, string batch = "b1")
    {
        reader ??= Reader();
        var slot = await FileAsync(reader, batch, A("2608.00001"));
        if (slot!.Due > Time.GetUtcNow())
        {
            Time.SetUtcNow(slot.Due);
        }

        return (await Alerts.FindAsync(slot, reader.Id, Cancellation))!;
    }

    public async Task<Alert> ReadAsync(Alert alert) => (await Alerts.FindAsync(alert.Slot, alert.SubscriberId, Cancellation))!;
}
