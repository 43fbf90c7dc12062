using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alerts.Delivery;
using Alerts.Links;
using Alerts.Mail;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Storage;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Subscribing;

public sealed class LettersTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_that_no_longer_applies_is_not_sent()
    {
        var reader = await app.AddAsync();
        foreach (var kind in new[] { LetterKind.Confirm, LetterKind.Address, LetterKind.AddressNotice, LetterKind.Goodbye })
        {
            await SendAsync(kind, reader.Id);
        }

        await SendAsync(LetterKind.SignIn, Subscriber.NewId());

        Assert.False(await app.GetsMoreAsync(reader.Address));
    }

    [Fact]
    public async Task Suppressed_address_gets_no_letter()
    {
        var reader = await app.AddAsync();
        Assert.True(EmailAddress.TryParse(reader.Address, out var address));
        await (await app.ServiceAsync<SuppressionStore>()).AddAsync(address!, "spamreport", Cancellation);

        await SendAsync(LetterKind.SignIn, reader.Id);

        Assert.False(await app.GetsMoreAsync(reader.Address));
    }

    [Fact]
    public async Task Sign_in_letter_holds_one_token_for_signing_in_alone()
    {
        var reader = await app.AddAsync();

        await SendAsync(LetterKind.SignIn, reader.Id);

        var mail = await app.Mails.NextAsync(reader.Address);
        var tokens = await app.ServiceAsync<LinkTokens>();
        Assert.Equal(LinkTokenState.Valid, tokens.Read(LinkPurpose.SignIn, MailTrap.TokenIn(mail), out var link));
        Assert.Equal(reader.Id, link!.SubscriberId);
        Assert.DoesNotContain(mail.Headers.Keys, name => name.StartsWith("List-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Sending_a_letter_joins_the_trace_of_the_request_that_asked_for_it()
    {
        var reader = await app.AddAsync();
        var trace = ActivityTraceId.CreateRandom();
        var steps = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AlertsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = step => steps.Enqueue($"{step.OperationName} {step.TraceId}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new Activity("request").SetParentId(trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();

        await (await app.ServiceAsync<LetterBox>()).PostAsync(LetterKind.SignIn, reader.Id, Cancellation);
        await app.Mails.NextAsync(reader.Address);

        Assert.False(await app.GetsMoreAsync(reader.Address));
        Assert.Contains($"letter {trace}", steps);
    }

    [Fact]
    public async Task Hostile_keywords_are_text_in_the_confirm_letter()
    {
        var reader = await app.AddAsync(SubscriberState.Pending, "<script>alert(1)</script>", "a \u202Eb");

        await SendAsync(LetterKind.Confirm, reader.Id);

        var mail = await app.Mails.NextAsync(reader.Address);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', mail.Html + mail.Text);
    }

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

    [Fact]
    public void Message_is_keys_only_and_reads_back()
    {
        var letter = new LetterMessage(LetterKind.SignIn, new string('a', 32), "m", 2);

        var json = JsonSerializer.Serialize(letter, LettersJson.Default.LetterMessage);

        Assert.Contains("\"SignIn\"", json, StringComparison.Ordinal);
        Assert.Equal(letter, JsonSerializer.Deserialize<LetterMessage>(json, JsonSerializerOptions.Web));
    }

    [Theory]
    [InlineData("2026-08-19", "Europe/Berlin", "2026-08-18T22:00:00Z")]
    [InlineData("2026-08-19", "UTC", "2026-08-19T00:00:00Z")]
    [InlineData("2026-09-06", "America/Santiago", "2026-09-06T04:00:00Z")]
    [InlineData("2026-08-19", "Mars/Olympus", "2026-08-19T00:00:00Z")]
    public void Local_day_begins_at_midnight_or_after_the_hour_that_is_skipped(string day, string zone, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant), LocalDay.Begin(DateOnly.Parse(day), zone));
    }

    private async Task SendAsync(LetterKind kind, string id) =>
        await (await app.ServiceAsync<LetterService>()).SendAsync(new(kind, id, Guid.NewGuid().ToString("n")), Cancellation);

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
