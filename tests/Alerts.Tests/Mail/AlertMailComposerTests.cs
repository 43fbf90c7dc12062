using System.Text;
using System.Text.RegularExpressions;
using Alerts.Links;
using MimeKit;

namespace Alerts.Mail;

public sealed partial class AlertMailComposerTests : IAsyncDisposable
{
    private readonly MailRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Mail_says_why_each_paper_is_there_in_both_parts()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        foreach (var part in new[] { Visible(mail.Html), Flat(mail.Text) })
        {
            Assert.Contains("Graph neural networks for study 1", part, StringComparison.Ordinal);
            Assert.Contains("Ada Lovelace, Charles Babbage, Mary Somerville and 2 more", part, StringComparison.Ordinal);
            Assert.Contains("Hugging Face Daily Papers and arXiv cs.LG, 19 August 2026", part, StringComparison.Ordinal);
            Assert.Contains("Score 72", part, StringComparison.Ordinal);
            Assert.Contains("graph neural networks", part, StringComparison.Ordinal);
            Assert.Contains("in the title", part, StringComparison.Ordinal);
            Assert.Contains("Our graph neural networks do it quickly.", part, StringComparison.Ordinal);
            Assert.Contains("protein folding · graph neural networks · message passing", part, StringComparison.Ordinal);
            Assert.Contains("Alerts, 12 Example Street, Berlin", part, StringComparison.Ordinal);
            Assert.Contains("ada+papers@example.org", part, StringComparison.Ordinal);
            Assert.Contains("Thursday, 20 August 2026", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mail_links_to_the_papers_pages_in_both_parts()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        string[] urls =
        [
            "https://arxiv.org/abs/2608.00001", "https://arxiv.org/pdf/2608.00001", "https://huggingface.co/papers/2608.00001",
            "https://github.com/example/folding", "https://alerts.example.org/manage",
        ];
        Assert.All(urls, url => Assert.Contains($"href=\"{url}\"", mail.Html, StringComparison.Ordinal));
        Assert.All(urls, url => Assert.Contains(url, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hits_are_highlighted_in_title_and_abstract()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        var marks = Mark().Matches(mail.Html).Select(mark => mark.Groups[1].Value);
        Assert.Equal(["Graph neural networks", "graph neural networks"], marks);
    }

    [Fact]
    public async Task Unsubscribing_takes_one_click()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var url = mail.Headers["List-Unsubscribe"].Trim('<', '>');
        Assert.StartsWith("https://alerts.example.org/unsubscribe?token=", url, StringComparison.Ordinal);
        Assert.Contains($"href=\"{url}\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains(url, mail.Text, StringComparison.Ordinal);
        Assert.Equal(LinkTokenState.Valid, _rig.Tokens.Read(LinkPurpose.Unsubscribe, url.Split('=')[1], out var token));
        Assert.Equal(MailRig.Person, token!.SubscriberId);
    }

    [Fact]
    public async Task Headers_name_the_list_and_never_the_recipient()
    {
        var one = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())) with
        {
            Subscriber = MailRig.Reader with { Address = "lovelace@example.org" },
        });
        var other = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper(2))) with
        {
            Subscriber = MailRig.Reader with { Id = new string('b', 32), Address = "grace@example.org" },
        });

        Assert.Equal("\"Alerts\" <papers.alerts.example.org>", one.Headers["List-Id"]);
        Assert.Equal("list", one.Headers["Precedence"]);
        Assert.Equal(one.Headers["Feedback-ID"], other.Headers["Feedback-ID"]);
        Assert.All(one.Headers.Values, value => Assert.DoesNotContain("lovelace", value, StringComparison.OrdinalIgnoreCase));
        Assert.All(one.Headers.Values, value => Assert.DoesNotContain(value, char.IsControl));
    }

    [Fact]
    public async Task Feedback_links_carry_a_token_for_person_paper_and_action()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper(7))));

        var tokens = FeedbackLink().Matches(mail.Html).Select(link => link.Groups[1].Value).ToList();
        Assert.Equal(2, tokens.Count);
        var details = tokens.Select(text =>
        {
            Assert.Equal(LinkTokenState.Valid, _rig.Tokens.Read(LinkPurpose.Feedback, text, out var token));
            Assert.Equal(MailRig.Person, token!.SubscriberId);
            return token.Detail;
        });
        Assert.Equal(["0+2608.00007", "0-2608.00007"], details);
    }

    [Fact]
    public async Task No_link_to_the_profile_carries_a_token()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())));

        Assert.DoesNotContain("/manage#", mail.Html + mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/manage?", mail.Html + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cap_is_told_in_both_parts()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())) with { Remaining = 7 });

        Assert.Contains("and 7 more", Visible(mail.Html), StringComparison.Ordinal);
        Assert.Contains("and 7 more", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_matched_is_said_plainly()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail());

        Assert.Equal("Nothing matched your keywords today", mail.Subject);
        Assert.Contains("We read 98 new papers; none matched your 2 keywords.", Visible(mail.Html), StringComparison.Ordinal);
        Assert.Contains("We read 98 new papers; none matched your 2 keywords.", Flat(mail.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trending_papers_come_with_or_without_matches()
    {
        var trending = MailRig.Paper(9, "Everyone reads this");

        var alone = await _rig.ComposeAsync(MailRig.Mail() with { Trending = [trending] });
        var beside = await _rig.ComposeAsync(MailRig.Mail(MailRig.Match(MailRig.Paper())) with { Trending = [trending] });

        Assert.Equal("Trending today: Everyone reads this", alone.Subject);
        Assert.All([alone, beside], mail =>
        {
            Assert.Contains("Everyone reads this", Visible(mail.Html), StringComparison.Ordinal);
            Assert.Contains("Everyone reads this", mail.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(50, 1_500, 5)]
    [InlineData(50, 20_000, 60)]
    [InlineData(25, 1_500, 3)]
    public async Task Fifty_papers_fit_into_a_mail_that_readers_show_whole(int papers, int length, int authors)
    {
        var sentence = "Such graph neural networks are measured here, on many large tasks; and <b>nothing</b> else. ";
        var text = string.Concat(Enumerable.Repeat(sentence, (length / sentence.Length) + 1))[..length];
        var matches = Enumerable.Range(1, papers)
            .Select(i => MailRig.Match(MailRig.Paper(i, text: text) with { Authors = [.. Enumerable.Repeat("Someone Longname", authors)] }))
            .ToList();

        var mail = await _rig.ComposeAsync(MailRig.Mail(matches));

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1, AlertMailComposer.MostHtmlBytes);
        Assert.All(matches, match => Assert.Contains(match.Paper.Title, mail.Text, StringComparison.Ordinal));
        Assert.All(matches, match => Assert.Contains(match.Paper.Url!, mail.Html, StringComparison.Ordinal));
        Assert.Equal(papers, matches.Count(match => Flat(mail.Text).Contains($"{match.Paper.Title} Someone", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fifty_papers_of_endless_titles_still_fit_and_the_mail_says_what_it_left_out()
    {
        var matches = Enumerable.Range(1, 50)
            .Select(i => MailRig.Match(MailRig.Paper(i, title: string.Concat(Enumerable.Repeat("字", 5_000))) with
            {
                KeyPhrases = [.. Enumerable.Range(0, 9).Select(k => $"{k}{new string('語', 500)}")],
                Authors = [.. Enumerable.Range(0, 9).Select(k => $"{k}{new string('名', 500)}")],
            }))
            .ToList();

        var mail = await _rig.ComposeAsync(MailRig.Mail(matches));

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1, AlertMailComposer.MostHtmlBytes);
        Assert.Matches(@"and \d+ more matched", mail.Text);
    }

    [Fact]
    public async Task Mail_of_fifty_papers_is_read_by_a_mime_parser()
    {
        var mail = await _rig.ComposeAsync(MailRig.Mail([.. Enumerable.Range(1, 50).Select(i => MailRig.Match(MailRig.Paper(i)))]));
        using var message = new MimeMessage { Subject = mail.Subject, Body = new BodyBuilder { HtmlBody = mail.Html, TextBody = mail.Text }.ToMessageBody() };
        message.To.Add(MailboxAddress.Parse(mail.To));
        foreach (var (name, value) in mail.Headers)
        {
            message.Headers.Add(name, value);
        }

        using var wire = new MemoryStream();
        await message.WriteToAsync(wire, TestContext.Current.CancellationToken);
        wire.Position = 0;
        using var read = await MimeMessage.LoadAsync(wire, TestContext.Current.CancellationToken);

        Assert.Equal(mail.Subject, read.Subject);
        Assert.Equal(mail.Html, read.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Text, read.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Headers["List-Unsubscribe"], read.Headers["List-Unsubscribe"]);
        var html = read.BodyParts.OfType<TextPart>().Single(part => part.IsHtml);
        using var encoded = new MemoryStream();
        await html.WriteToAsync(encoded, TestContext.Current.CancellationToken);
        Assert.InRange(encoded.Length, 1, 102 * 1024);
    }

    /// <summary>What a person sees: no head, no tags, entities resolved, spaces single.</summary>
    internal static string Visible(string html) =>
        Flat(System.Net.WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], "")));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<b class=\"m\"[^>]*>([^<]*)</b>")]
    private static partial Regex Mark();

    [GeneratedRegex("href=\"https://alerts.example.org/feedback#([^\"]+)\"")]
    private static partial Regex FeedbackLink();
}
