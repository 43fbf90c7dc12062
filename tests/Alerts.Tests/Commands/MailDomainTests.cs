using Alerts.Functions.Commands.Doctor;

namespace Alerts.Commands;

public sealed class MailDomainTests
{
    private const string Key = "v=DKIM1; k=rsa; p=MIGfMA0GCSq";

    [Fact]
    public async Task Domain_with_all_three_records_is_good()
    {
        var findings = await ExamineAsync(
            ("alerts.example.org", "v=spf1 include:sendgrid.net -all"),
            ("s1._domainkey.alerts.example.org", Key),
            ("_dmarc.alerts.example.org", "v=DMARC1; p=reject; rua=mailto:d@example.org"));

        Assert.All(findings, finding => Assert.Equal(Severity.Good, finding.Severity));
    }

    [Fact]
    public async Task Domain_without_records_says_what_to_add()
    {
        var findings = await ExamineAsync();

        Assert.Equal([Severity.Mind, Severity.Bad, Severity.Bad], findings.Select(finding => finding.Severity));
        Assert.All(findings, finding => Assert.NotNull(finding.Advice));
    }

    [Theory]
    [InlineData("v=spf1 include:a include:b -all", "Good")]
    [InlineData("V=SPF1 ip4:192.0.2.1 ~ALL", "Good")]
    [InlineData("v=spf1 redirect=_spf.example.org", "Good")]
    [InlineData("v=spf1 include:a ~all", "Good")]
    [InlineData("v=spf1 +all", "Bad")]
    [InlineData("v=spf1 all", "Bad")]
    [InlineData("v=spf1 include:a", "Mind")]
    [InlineData("v=spf1 include:1 include:2 include:3 include:4 include:5 include:6 include:7 include:8 a mx exists:x -all", "Bad")]
    [InlineData("v=spf10 -all", "Mind")]
    public async Task Sender_policy_is_judged_by_its_end_and_its_lookups(string record, string severity)
    {
        var findings = await ExamineAsync(("alerts.example.org", record));

        Assert.Equal(severity, $"{findings[0].Severity}");
    }

    [Fact]
    public async Task Two_records_of_a_kind_are_none()
    {
        var findings = await ExamineAsync(
            ("alerts.example.org", "v=spf1 -all"),
            ("alerts.example.org", "v=spf1 include:sendgrid.net -all"),
            ("_dmarc.alerts.example.org", "v=DMARC1; p=none"),
            ("_dmarc.alerts.example.org", "v=DMARC1; p=reject"));

        Assert.Equal((Severity.Bad, Severity.Bad), (findings[0].Severity, findings[2].Severity));
    }

    [Theory]
    [InlineData("_dmarc.example.org", "v=DMARC1; p=quarantine", "Good")]
    [InlineData("_dmarc.example.org", "v=DMARC1; p=reject; sp=none", "Mind")]
    [InlineData("_dmarc.alerts.example.org", "v=DMARC1; p=none", "Mind")]
    [InlineData("_dmarc.alerts.example.org", "v=DMARC1; p=maybe", "Bad")]
    [InlineData("_dmarc.org", "v=DMARC1; p=reject", "Bad")]
    public async Task Policy_comes_from_the_domain_or_its_parent(string name, string record, string severity)
    {
        var findings = await ExamineAsync((name, record));

        Assert.Equal(severity, $"{findings[2].Severity}");
    }

    [Fact]
    public async Task Revoked_key_is_bad_and_another_selector_can_be_named()
    {
        var revoked = await ExamineAsync(("s1._domainkey.alerts.example.org", "v=DKIM1; p="));
        var named = await new MailDomain(new Records([("mail._domainkey.alerts.example.org", Key)]))
            .ExamineAsync("alerts.example.org", ["mail"], TestContext.Current.CancellationToken);

        Assert.Equal(Severity.Bad, revoked[1].Severity);
        Assert.Equal(Severity.Good, named[1].Severity);
    }

    private static Task<IReadOnlyList<Finding>> ExamineAsync(params (string Name, string Text)[] records) =>
        new MailDomain(new Records(records)).ExamineAsync("alerts.example.org", [], TestContext.Current.CancellationToken);

    private sealed class Records((string Name, string Text)[] records) : IDnsRecords
    {
        public Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([.. records.Where(record => record.Name == name).Select(record => record.Text)]);

        public Task<bool> IsAliasAsync(string name, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
