using System.Text.Json.Serialization.Metadata;
using Alerts.Delivery;
using Alerts.Links;
using Alerts.Mail;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Subscribing;

/// <summary>Letters by what the provider answers and while sending is held.</summary>
public sealed class LetterServiceTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refused_letter_is_asked_for_again_and_given_up_after_a_while()
    {
        var reader = await app.AddAsync();
        var queues = new QueueSpy();
        var service = await ServiceAsync(new Provider(new SendOutcome.Refused(null, "greylisted") { ThisMailOnly = true }), queues);

        await service.SendAsync(new(LetterKind.SignIn, reader.Id, "m"), Cancellation);
        await service.SendAsync(new(LetterKind.SignIn, reader.Id, "m", Attempt: 3), Cancellation);
        await service.SendAsync(new(LetterKind.SignIn, reader.Id, "m", Attempt: 7), Cancellation);

        Assert.Equal([(1, TimeSpan.FromSeconds(20)), (4, TimeSpan.FromSeconds(160))], queues.Posted.Select(p => (p.Letter.Attempt, p.VisibleIn!.Value)));
        Assert.All(queues.Posted, posted => Assert.Equal("m", posted.Letter.MailId));
    }

    [Fact]
    public async Task Letter_of_unknown_fate_is_not_sent_twice()
    {
        var reader = await app.AddAsync();
        var queues = new QueueSpy();

        await (await ServiceAsync(new Provider(new SendOutcome.Unknown("timeout")), queues)).SendAsync(new(LetterKind.SignIn, reader.Id, "m"), Cancellation);
        await (await ServiceAsync(new Provider(new SendOutcome.Failed("no such mailbox")), queues)).SendAsync(new(LetterKind.SignIn, reader.Id, "m"), Cancellation);

        Assert.Empty(queues.Posted);
    }

    [Fact]
    public async Task Letter_waits_while_sending_is_held_and_goes_when_it_may()
    {
        var (reader, queues, provider, rig) = (await app.AddAsync(), new QueueSpy(), new Provider(new SendOutcome.Accepted(null)), await DeliveryRig.NewAsync());
        var letter = new LetterMessage(LetterKind.SignIn, reader.Id, "m", Attempt: 7);
        await Gates(rig).HoldAsync(provider.Name, rig.Time.GetUtcNow().AddMinutes(10), "429", Cancellation);
        var service = await ServiceAsync(provider, queues, rig);

        await service.SendAsync(letter, Cancellation);

        Assert.Equal(0, provider.Asked);
        Assert.Equal((letter, TimeSpan.FromMinutes(10)), Assert.Single(queues.Posted));
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await service.SendAsync(letter, Cancellation);
        Assert.Equal((1, 1), (provider.Asked, queues.Posted.Count));
    }

    [Fact]
    public async Task Letters_own_401_pauses_all_sending_and_a_later_letter_opens_it_again()
    {
        var (reader, queues, provider, rig) = (await app.AddAsync(), new QueueSpy(), new Provider(new SendOutcome.NotAuthorized("401")), await DeliveryRig.NewAsync());
        var letter = new LetterMessage(LetterKind.SignIn, reader.Id, "m", Attempt: 7);
        var service = await ServiceAsync(provider, queues, rig);
        await rig.DueAlertAsync();

        await service.SendAsync(letter, Cancellation);
        Assert.True((await Gates(rig).ReadAsync(provider.Name, Cancellation)).IsPaused);
        await service.SendAsync(letter, Cancellation);
        Assert.Equal(1, provider.Asked);

        provider.Outcome = new SendOutcome.Accepted(null);
        rig.Time.Advance(SendGateStore.ProbeEvery);
        await service.SendAsync(letter, Cancellation);
        Assert.Equal(2, provider.Asked);
        Assert.True((await Gates(rig).ReadAsync(provider.Name, Cancellation)).IsOpen(rig.Time.GetUtcNow()));
        Assert.Equal(1, queues.Rings);
        Assert.Equal([(letter, LetterGate.LongestWait), (letter, LetterGate.LongestWait)], queues.Posted.Select(posted => (posted.Letter, posted.VisibleIn!.Value)));
    }

    [Fact]
    public async Task Letters_own_429_holds_all_sending_until_the_provider_said()
    {
        var (reader, queues, provider, rig) = (await app.AddAsync(), new QueueSpy(), new Provider(new SendOutcome.Accepted(null)), await DeliveryRig.NewAsync());
        var until = rig.Time.GetUtcNow().AddMinutes(12);
        provider.Outcome = new SendOutcome.Refused(until, "429");

        await (await ServiceAsync(provider, queues, rig)).SendAsync(new(LetterKind.SignIn, reader.Id, "m", Attempt: 7), Cancellation);

        Assert.Equal(until, (await Gates(rig).ReadAsync(provider.Name, Cancellation)).NotBefore);
        Assert.Equal((7, TimeSpan.FromMinutes(12)), (Assert.Single(queues.Posted).Letter.Attempt, queues.Posted[0].VisibleIn!.Value));
    }

    [Fact]
    public async Task Letter_outlives_an_operators_pause_of_any_length_and_never_probes_it()
    {
        var (reader, queues, provider, rig) = (await app.AddAsync(), new QueueSpy(), new Provider(new SendOutcome.Accepted(null)), await DeliveryRig.NewAsync());
        await Gates(rig).HoldForOperatorAsync(provider.Name, "maintenance", Cancellation);
        var service = await ServiceAsync(provider, queues, rig);
        await service.SendAsync(new(LetterKind.SignIn, reader.Id, "m"), Cancellation);
        for (var day = 0; day < 20; day++)
        {
            rig.Time.Advance(TimeSpan.FromDays(1));
            await service.SendAsync(queues.Posted[^1].Letter, Cancellation);
        }

        Assert.Equal((0, 21), (provider.Asked, queues.Posted.Count));
        await Gates(rig).OpenAsync(provider.Name, Cancellation);
        await service.SendAsync(queues.Posted[^1].Letter, Cancellation);
        Assert.Equal((1, 21), (provider.Asked, queues.Posted.Count));
    }

    private static SendGateStore Gates(DeliveryRig rig) => new(rig.Tables, rig.Time);

    /// <summary>With a gate of its own, so that the other tests' letters go on.</summary>
    private async Task<LetterService> ServiceAsync(IMailSender sender, QueueSpy queues, DeliveryRig? rig = null)
    {
        rig ??= await DeliveryRig.NewAsync();
        return new(
            await app.ServiceAsync<ProfileStore>(),
            await app.ServiceAsync<SuppressionStore>(),
            await app.ServiceAsync<LinkTokens>(),
            await app.ServiceAsync<SiteLinks>(),
            await app.ServiceAsync<LetterMailComposer>(),
            sender,
            new LetterGate(Gates(rig), sender, new(rig.Slots, queues, rig.Time), rig.Time, NullLogger<LetterGate>.Instance),
            new LetterBox(queues),
            await app.ServiceAsync<MatchService>(),
            rig.Time,
            NullLogger<LetterService>.Instance);
    }

    private sealed class Provider(SendOutcome outcome) : IMailSender
    {
        public string Name => "Provider";

        public SendOutcome Outcome { get; set; } = outcome;

        public int Asked { get; private set; }

        public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Outcome);
        }
    }

    private sealed class QueueSpy : IQueueSender
    {
        public List<(LetterMessage Letter, TimeSpan? VisibleIn)> Posted { get; } = [];

        public int Rings { get; private set; }

        public Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan? visibleIn, CancellationToken cancellationToken)
        {
            if (message is LetterMessage letter)
            {
                Posted.Add((letter, visibleIn));
            }
            else
            {
                Rings++;
            }

            return Task.CompletedTask;
        }
    }
}
