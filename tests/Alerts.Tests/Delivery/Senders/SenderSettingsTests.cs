using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Senders;

public sealed class SenderSettingsTests
{
    [Theory]
    [InlineData("Mail__Concurrency", "Mail__Concurrency", "0")]
    [InlineData("Mail__Concurrency", "Mail__Concurrency", "65")]
    [InlineData("Mail__From", "Mail__From", "nobody")]
    [InlineData("Mail__From", "Mail__From", "a@example.org, b@example.org")]
    [InlineData("SendGrid__ApiKey", "Mail__Sender", "SendGrid")]
    [InlineData("SendGrid__Host", "SendGrid__Host", "api.sendgrid.com")]
    [InlineData("SendGrid__TimeoutSeconds", "SendGrid__TimeoutSeconds", "0")]
    [InlineData("Smtp__Host", "Mail__Sender", "Smtp")]
    [InlineData("Smtp__Port", "Smtp__Port", "0")]
    public async Task A_wrong_setting_stops_the_start_by_its_name(string named, string setting, string value)
    {
        await using var rig = new SenderRig(null, ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), (setting, value));

        var error = Record.Exception(rig.Validate);

        Assert.NotNull(error);
        Assert.Contains(named, string.Join('\n', Messages(error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.org", "None", true)]
    [InlineData("127.0.0.1", "None", false)]
    [InlineData("localhost", "None", false)]
    [InlineData("mail.example.org", "StartTls", false)]
    public async Task A_password_does_not_leave_the_machine_in_the_clear(string host, string security, bool stops)
    {
        await using var rig = new SenderRig(
            null,
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Mail__Sender", "Smtp"),
            ("Smtp__Host", host),
            ("Smtp__User", "alerts"),
            ("Smtp__Password", "hunter2"),
            ("Smtp__Security", security));

        var error = Record.Exception(rig.Validate);

        Assert.Equal(stops, error is not null);
        Assert.DoesNotContain("hunter2", error?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Folder", typeof(FolderSender))]
    [InlineData("smtp", typeof(SmtpSender))]
    [InlineData("SendGrid", typeof(SendGridSender))]
    public async Task A_word_chooses_the_sender(string word, Type sender)
    {
        await using var rig = new SenderRig(null, ("Mail__Sender", word), ("SendGrid__ApiKey", "SG.test"), ("Smtp__Host", "localhost"));

        Assert.IsType(sender, rig.Sender);
        Assert.Equal(word, rig.Sender.Name, ignoreCase: true);
    }

    private static IEnumerable<string> Messages(Exception e) => e is AggregateException many
        ? many.InnerExceptions.SelectMany(Messages)
        : e is OptionsValidationException options ? options.Failures : [e.Message];
}
