using Microsoft.Extensions.Time.Testing;

namespace Alerts.Links;

public sealed class LinkTokensTests : IDisposable
{
    private const string Person = "00112233445566778899aabbccddeeff";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 8, 19, 6, 30, 20, TimeSpan.Zero));
    private readonly KeyRing _ring = new MemoryKeys().Ring();
    private readonly LinkTokens _tokens;

    public LinkTokensTests() => _tokens = new LinkTokens(_ring, _time);

    public void Dispose() => _ring.Dispose();

    public static TheoryData<LinkPurpose> Purposes => [.. Enum.GetValues<LinkPurpose>()];

    [Theory]
    [MemberData(nameof(Purposes))]
    public void Token_says_whose_it_is_and_what_for(LinkPurpose purpose)
    {
        var text = _tokens.Create(purpose, Person, "détail 中");

        Assert.Equal(LinkTokenState.Valid, _tokens.Read(purpose, text, out var token));
        Assert.Equal(Person, token!.SubscriberId);
        Assert.Equal("détail 中", token.Detail);
    }

    [Theory]
    [MemberData(nameof(Purposes))]
    public void Token_is_nonsense_for_every_other_purpose(LinkPurpose purpose)
    {
        var text = _tokens.Create(purpose, Person);

        foreach (var other in Enum.GetValues<LinkPurpose>().Where(other => other != purpose))
        {
            Assert.Equal(LinkTokenState.Invalid, _tokens.Read(other, text, out var token));
            Assert.Null(token);
        }
    }

    [Theory]
    [InlineData(LinkPurpose.Confirm, 48)]
    [InlineData(LinkPurpose.Address, 48)]
    [InlineData(LinkPurpose.SignIn, 1)]
    [InlineData(LinkPurpose.Undo, 1)]
    [InlineData(LinkPurpose.Session, 12)]
    [InlineData(LinkPurpose.Feedback, 30 * 24)]
    public void Token_works_for_its_whole_time_and_no_longer(LinkPurpose purpose, int hours)
    {
        var text = _tokens.Create(purpose, Person);

        _time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        Assert.Equal(LinkTokenState.Valid, _tokens.Read(purpose, text, out _));

        _time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(LinkTokenState.Expired, _tokens.Read(purpose, text, out var token));
        Assert.Null(token);
    }

    [Theory]
    [InlineData(LinkPurpose.Unsubscribe)]
    [InlineData(LinkPurpose.Feed)]
    public void Lasting_token_works_after_years(LinkPurpose purpose)
    {
        var text = _tokens.Create(purpose, Person);

        _time.Advance(TimeSpan.FromDays(3650));

        Assert.Equal(LinkTokenState.Valid, _tokens.Read(purpose, text, out var token));
        Assert.Null(token!.Expires);
    }

    [Fact]
    public void Every_changed_character_makes_a_token_invalid()
    {
        var text = _tokens.Create(LinkPurpose.Unsubscribe, Person);

        for (var i = 0; i < text.Length - 1; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];

            Assert.Equal(LinkTokenState.Invalid, _tokens.Read(LinkPurpose.Unsubscribe, changed, out _));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("a b")]
    [InlineData("../../etc")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Nonsense_is_invalid(string? text)
    {
        Assert.Equal(LinkTokenState.Invalid, _tokens.Read(LinkPurpose.Confirm, text, out _));
    }

    [Fact]
    public void Endless_text_is_refused_unread()
    {
        Assert.Equal(LinkTokenState.Invalid, _tokens.Read(LinkPurpose.Confirm, new string('A', LinkTokens.LongestToken + 1), out _));
    }

    [Fact]
    public void Token_is_short_and_fits_into_an_address_as_it_is()
    {
        var text = _tokens.Create(LinkPurpose.Feedback, Person, new FeedbackDetail(0, true, "2608.17271").ToString());

        Assert.True(text.Length <= 140, $"{text.Length} characters");
        Assert.Equal(text, Uri.EscapeDataString(text));
    }

    [Fact]
    public void Two_tokens_for_the_same_thing_have_different_fingerprints()
    {
        _tokens.Read(LinkPurpose.SignIn, _tokens.Create(LinkPurpose.SignIn, Person), out var first);
        _tokens.Read(LinkPurpose.SignIn, _tokens.Create(LinkPurpose.SignIn, Person), out var second);

        Assert.NotEqual(first!.Fingerprint, second!.Fingerprint);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("00112233")]
    [InlineData("zz112233445566778899aabbccddeeff")]
    public void Subscriber_id_that_is_none_is_refused(string id)
    {
        Assert.Throws<FormatException>(() => _tokens.Create(LinkPurpose.Confirm, id));
    }

    [Theory]
    [InlineData("0+2608.17271", 0, true, "2608.17271")]
    [InlineData("12-math/0309136", 12, false, "math/0309136")]
    [InlineData("0+text:a-b+c", 0, true, "text:a-b+c")]
    public void Feedback_detail_reads_back(string text, int version, bool more, string paper)
    {
        Assert.True(FeedbackDetail.TryParse(text, out var detail));
        Assert.Equal(new FeedbackDetail(version, more, paper), detail);
        Assert.Equal(text, detail!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("0+")]
    [InlineData("+2608.17271")]
    [InlineData("2608.17271")]
    [InlineData("99999999999-2608.17271")]
    public void Feedback_detail_that_is_none_is_refused(string text)
    {
        Assert.False(FeedbackDetail.TryParse(text, out _));
    }
}
