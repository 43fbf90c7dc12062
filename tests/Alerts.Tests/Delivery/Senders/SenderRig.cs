using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Delivery.Senders;

/// <summary>The sender that given settings choose, registered as in the app.</summary>
internal sealed class SenderRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SenderRig(TimeProvider? time, params (string Name, string Value)[] settings)
        : this(time, _ => { }, settings)
    {
    }

    public SenderRig(TimeProvider? time, Action<IServiceCollection> change, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), string? (setting) => setting.Value))
            .Build();
        var services = new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddStorage(configuration)
            .AddDelivery(configuration);
        change(services);
        _services = services.BuildServiceProvider();
    }

    public IMailSender Sender => _services.GetRequiredService<IMailSender>();

    public static OutgoingMail Mail(string to = "reader@example.org", string subject = "3 papers: test-time scaling", string? header = null) => new(
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "4bf92f3577b34da6a3ce929d0e0e4736@example.org",
        to,
        subject,
        "<p>Über <b>graphs</b> 図</p>",
        "Über graphs 図\n.\nafter a dot\n",
        new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = header ?? "<https://alerts.example.org/unsubscribe?token=abc>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            ["List-Id"] = "Alerts <alerts.example.org>",
        });

    public Task<SendOutcome> SendAsync(OutgoingMail? mail = null) => Sender.SendAsync(mail ?? Mail(), TestContext.Current.CancellationToken);

    /// <summary>Checks the settings as the start of the app does.</summary>
    public void Validate() => _services.GetRequiredService<Microsoft.Extensions.Options.IStartupValidator>().Validate();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
