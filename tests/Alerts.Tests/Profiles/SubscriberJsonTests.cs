using CsCheck;

namespace Alerts.Profiles;

public sealed class SubscriberJsonTests
{
    [Fact]
    public void A_line_with_everything_is_read()
    {
        var read = SubscriberJson.Read("""
            {"email":"Ada@Example.org","id":"0123456789abcdef0123456789abcdef","keywords":["graph neural networks","-survey"],"state":"paused","pausedUntil":"2026-12-24T00:00:00Z",
             "delivery":{"frequency":"weekly","weekday":"friday","hour":7,"timeZone":"Europe/Berlin","cap":5,"threshold":40.5,"sources":["hf"],"categories":["cs.CL","math.*"],"tellWhenNothing":true,"trending":false}}
            """);

        Assert.Empty(read.Problems);
        Assert.True(read.StateGiven);
        var profile = read.Profile!;
        Assert.Equal(("Ada@example.org", "0123456789abcdef0123456789abcdef", SubscriberState.Paused), (profile.Address, profile.Id, profile.State));
        Assert.Equal(["graph neural networks", "-survey"], profile.Keywords);
        Assert.Equal(
            (DeliveryFrequency.Weekly, DayOfWeek.Friday, 7, "Europe/Berlin", 5, 40.5, true),
            (profile.Delivery.Frequency, profile.Delivery.Weekday, profile.Delivery.Hour, profile.Delivery.TimeZone, profile.Delivery.Cap,
             profile.Delivery.Threshold, profile.Delivery.TellWhenNothing));
        Assert.Equivalent(SubscriberJson.Read(SubscriberJson.Write(profile)).Profile, profile, strict: true);
    }

    [Fact]
    public void Address_and_keywords_are_enough()
    {
        var read = SubscriberJson.Read("""{"email":"ada@example.org","keywords":["llm"]}""");

        Assert.Empty(read.Problems);
        Assert.False(read.StateGiven);
        Assert.Equal(("", SubscriberState.Active), (read.Profile!.Id, read.Profile.State));
        Assert.Equivalent(new DeliverySettings(), read.Profile.Delivery, strict: true);
    }

    [Theory]
    [InlineData("""{"keywords":["llm"]}""", "email: is missing")]
    [InlineData("""{"email":"nobody","keywords":["llm"]}""", "email: is not a mail address")]
    [InlineData("""{"email":7,"keywords":["llm"]}""", "email: should be text")]
    [InlineData("""{"email":"a@b.c"}""", "keywords: the profile is empty")]
    [InlineData("""{"email":"a@b.c","keywords":["","  "]}""", "keywords: the profile is empty")]
    [InlineData("""{"email":"a@b.c","keywords":"llm"}""", "keywords: should be a list of texts")]
    [InlineData("""{"email":"a@b.c","keywords":["fine",["no"]]}""", "keywords: should be a list of texts")]
    [InlineData("""{"email":"a@b.c","keywords":["fine","\"unclosed"]}""", "keywords: line 2, column 1")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"timeZone":"Mars/Olympus"}}""", "delivery.timeZone: is no time zone known here: \"Mars/Olympus\"")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"timeZone":"W. Europe Standard Time"}}""", "delivery.timeZone: is no time zone")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"hour":24}}""", "delivery.hour: should be an hour from 0 to 23")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"hour":8.5}}""", "delivery.hour: should be a whole number")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"cap":0}}""", "delivery.cap: should be from 1 to 50")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"threshold":1e400}}""", "delivery.threshold: should be")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"frequency":"hourly"}}""", "delivery.frequency: should be one of daily, weekdays, weekly")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"weekday":"1"}}""", "delivery.weekday: should be one of sunday")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"categories":["cs.CL; drop"]}}""", "delivery.categories: should be")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"trending":"yes"}}""", "delivery.trending: should be true or false")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":{"timezone":"UTC"}}""", "delivery.timezone: is not a field known here")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"delivery":[]}""", "delivery: should be an object")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"state":"happy"}""", "state: should be one of pending, active")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"pausedUntil":"soon"}""", "pausedUntil: should be a time")]
    [InlineData("""{"email":"a@b.c","keywords":["llm"],"id":"../x"}""", "id: should be 32 lower-case hex digits")]
    [InlineData("""["a@b.c"]""", "should be a JSON object")]
    [InlineData("""{"email":"\ud800","keywords":["llm"]}""", "is not JSON")]
    [InlineData("nonsense", "is not JSON")]
    public void A_bad_line_says_what_is_wrong_with_it(string line, string problem)
    {
        var read = SubscriberJson.Read(line);

        Assert.Null(read.Profile);
        Assert.StartsWith(problem, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_a_line_is_told_at_once()
    {
        var read = SubscriberJson.Read("""{"email":"x","keywords":[],"delivery":{"hour":99,"cap":99},"colour":"red"}""");

        Assert.Equal(5, read.Problems.Count);
    }

    [Fact]
    public void Whatever_comes_is_answered() => Gen.String.Sample(text =>
        SubscriberJson.Read(text).Profile is null && SubscriberJson.Read($$"""{"email":"a@b.c","keywords":["{{text}}"]}""") is not null);
}
