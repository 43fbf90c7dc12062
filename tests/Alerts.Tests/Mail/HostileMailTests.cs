namespace Alerts.Mail;

/// <summary>What strangers write into papers, in a mail.</summary>
public sealed class HostileMailTests : IAsyncDisposable
{
    private readonly MailRig _rig = new();

    [Fact]
    public async Task Strangers_markup_is_text_everywhere()
    {
        const string Evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3)";
        var paper = MailRig.Paper(title: Evil, text: Evil) with
        {
            Authors = [Evil],
            KeyPhrases = [Evil],
            Categories = [Evil],
            Url = "javascript:alert(4)",
            PdfUrl = "data:text/html,<script>alert(5)</script>",
            CodeUrl = "https://example.org/\"><script>alert(6)</script>",
        };
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(paper, keyword: "script")) with
        {
            Subscriber = MailRig.Reader with { Address = "\"<script>\"@example.org" },
            Trending = [paper],
        });

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("data:text", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onmouseover=\"", mail.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reading_direction_and_lines_cannot_be_changed_by_a_title()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(
            MailRig.Paper(title: "Safe\u202Eevil\u2066x\u200F graph neural networks\r\nBcc: all@example.org\0"), keyword: "networks\r\nBcc: x@y")));

        Assert.DoesNotContain(mail.Subject, char.IsControl);
        Assert.All(new[] { mail.Subject, mail.Html, mail.Text }, part =>
            Assert.DoesNotContain(part, c => c is '\u202E' or '\u2066' or '\u200F' or '\0' or '\r'));
        Assert.Contains("Safeevilx", AlertMailComposerTests.Visible(mail.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_of_all_scripts_stay_letters()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper(title: "图神经网络 и العربية für graph neural networks"))));

        Assert.Contains("图神经网络 и العربية für ", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_needs_no_images_scripts_or_strangers_servers()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        Assert.DoesNotMatch("<(img|script|link|iframe|form|input|object|video)\\b", mail.Html);
        Assert.DoesNotContain("url(", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", mail.Html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_without_any_page_is_shown_without_links()
    {
        var paper = MailRig.Paper() with { Url = null, PdfUrl = null, HuggingFaceUrl = null, CodeUrl = null, Authors = [], KeyPhrases = [], Upvotes = null };

        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(paper)));

        Assert.Contains("Graph neural networks for study 1", AlertMailComposerTests.Visible(mail.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"\"", mail.Html, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();
}
