using System.Globalization;
using Alerts.Matching;

namespace Alerts.Mail;

public sealed class SubjectLineTests
{
    [Fact]
    public void Subject_says_how_many_papers_and_about_what()
    {
        var mail = MailRig.Mail(
            MailRig.Match(MailRig.Paper(1, "Test-time scaling of GRPO"), "\"test-time scaling\"^2", 80),
            MailRig.Match(MailRig.Paper(2, "Test-time scaling again"), "\"test-time scaling\"^2", 60),
            MailRig.Match(MailRig.Paper(3, "GRPO without tears"), "+title:GRPO", 90));

        Assert.Equal("3 papers: test-time scaling, GRPO", SubjectLine.Of(mail));
    }

    [Fact]
    public void One_paper_is_singular()
    {
        Assert.Equal("1 paper: graph neural networks", SubjectLine.Of(MailRig.Mail(MailRig.Match(MailRig.Paper()))));
    }

    [Fact]
    public void Subject_is_cut_between_text_elements()
    {
        var family = "👨‍👩‍👧‍👦";
        var keyword = string.Concat(Enumerable.Repeat(family, 30));
        var match = new Match(MailRig.Paper(), 80, [new Hit(keyword, PaperField.Title, 0, 5, HitForm.AsWritten)]);

        var subject = SubjectLine.Of(MailRig.Mail(match));

        Assert.InRange(new StringInfo(subject).LengthInTextElements, 1, SubjectLine.Longest);
        Assert.EndsWith($"{family}…", subject, StringComparison.Ordinal);
    }
}
