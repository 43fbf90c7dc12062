using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Alerts.Delivery;
using Alerts.Links;
using Alerts.Profiles;
using Alerts.Telemetry;

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
}
