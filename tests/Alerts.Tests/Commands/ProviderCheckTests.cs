using System.Text.Json.Nodes;
using Alerts.Delivery.Senders;
using Alerts.Functions.Commands.Doctor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Commands;

public sealed class ProviderCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "Good")]
    [InlineData(202, "Mind")]
    [InlineData(401, "Bad")]
    [InlineData(403, "Bad")]
    [InlineData(429, "Mind")]
    [InlineData(503, "Bad")]
    public async Task SendGrid_is_asked_in_sandbox_mode_with_the_key_and_its_answer_explained(int status, string severity)
    {
        JsonNode? asked = null;
        string? authorization = null;
        await using var server = await ServeAsync(async context =>
        {
            asked = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            authorization = context.Request.Headers.Authorization;
            context.Response.StatusCode = status;
        });
        using var http = new HttpClient();
        var check = new ProviderCheck(
            new SenderOptions { Sender = SenderKind.SendGrid, From = "alerts@example.org" },
            new SendGridOptions { ApiKey = "SG.key", Host = server.Urls.First() },
            new SmtpOptions(),
            http);

        var finding = await check.ExamineAsync(Cancellation);

        Assert.Equal(severity, $"{finding.Severity}");
        Assert.True(asked!["mail_settings"]!["sandbox_mode"]!["enable"]!.GetValue<bool>());
        Assert.Equal("Bearer SG.key", authorization);
        Assert.DoesNotContain("SG.key", $"{finding}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_a_finding_and_no_exception()
    {
        using var http = new HttpClient();

        var sendGrid = await new ProviderCheck(
            new SenderOptions { Sender = SenderKind.SendGrid }, new SendGridOptions { ApiKey = "k", Host = "http://127.0.0.1:1" }, new SmtpOptions(), http)
            .ExamineAsync(Cancellation);
        var smtp = await new ProviderCheck(
            new SenderOptions { Sender = SenderKind.Smtp }, new SendGridOptions(), new SmtpOptions { Host = "127.0.0.1", Port = 1, Security = SmtpSecurity.None }, http)
            .ExamineAsync(Cancellation);

        Assert.Equal((Severity.Bad, Severity.Bad), (sendGrid.Severity, smtp.Severity));
    }

    [Theory]
    [InlineData(0, "Good")]
    [InlineData(60, "Mind")]
    [InlineData(-60, "Mind")]
    [InlineData(400, "Bad")]
    public async Task Clock_is_compared_with_that_of_a_server(int seconds, string severity)
    {
        var now = new DateTimeOffset(2026, 8, 19, 6, 0, 0, TimeSpan.Zero);
        await using var server = await ServeAsync(context =>
        {
            context.Response.Headers.Date = now.ToString("R");
            return Task.CompletedTask;
        });
        using var http = new HttpClient();

        var finding = await new ClockCheck(http, new FakeTimeProvider(now.AddSeconds(seconds))).ExamineAsync(new Uri(server.Urls.First()), Cancellation);

        Assert.Equal(severity, $"{finding.Severity}");
    }

    private static async Task<WebApplication> ServeAsync(RequestDelegate answer)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(answer);
        await app.StartAsync(Cancellation);
        return app;
    }
}
