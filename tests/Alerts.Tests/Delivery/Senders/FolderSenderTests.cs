using MimeKit;

namespace Alerts.Delivery.Senders;

public sealed class FolderSenderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_is_a_file_named_by_its_id()
    {
        await using var rig = Rig();

        Assert.Equal(new SendOutcome.Accepted(null), await rig.SendAsync());

        var file = Assert.Single(_folder.GetFiles());
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736.eml", file.Name);
        var message = MimeMessage.Load(file.FullName, TestContext.Current.CancellationToken);
        Assert.Equal("reader@example.org", Assert.Single(message.To.Mailboxes).Address);
    }

    [Fact]
    public async Task A_second_try_leaves_the_first_mail_as_it_is()
    {
        await using var rig = Rig();
        await rig.SendAsync();

        Assert.Equal(new SendOutcome.Accepted(null), await rig.SendAsync(SenderRig.Mail(subject: "another")));

        var message = MimeMessage.Load(Assert.Single(_folder.GetFiles()).FullName, TestContext.Current.CancellationToken);
        Assert.Equal("3 papers: test-time scaling", message.Subject);
    }

    [Fact]
    public async Task Many_at_once_leave_one_file()
    {
        await using var rig = Rig();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.SendAsync()));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_refuses_for_now()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "not a folder", TestContext.Current.CancellationToken);
        await using var rig = new SenderRig(null, ("Mail__Folder", Path.Combine(file, "mails")));

        Assert.IsType<SendOutcome.Refused>(await rig.SendAsync());
    }

    private SenderRig Rig() => new(null, ("Mail__Folder", _folder.FullName));
}
