using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Links;

public sealed class SiteLinksTests
{
    private static readonly SiteLinks Links = new(Options.Create(new SiteOptions { Url = "https://alerts.example.org/app/" }));

    [Fact]
    public void Tokens_that_open_something_travel_in_the_fragment()
    {
        Assert.Equal("https://alerts.example.org/app/confirm#t", Links.Confirm("t"));
        Assert.Equal("https://alerts.example.org/app/manage#t", Links.SignIn("t"));
        Assert.Equal("https://alerts.example.org/app/address#t", Links.Address("t"));
        Assert.Equal("https://alerts.example.org/app/feedback#t", Links.Feedback("t"));
    }

    [Fact]
    public void Tokens_that_machines_send_travel_in_the_query()
    {
        Assert.Equal("https://alerts.example.org/app/unsubscribe?token=t", Links.Unsubscribe("t"));
        Assert.Equal("https://alerts.example.org/app/feed?token=t", Links.Feed("t"));
    }

    [Fact]
    public void Pages_without_a_token_have_plain_addresses()
    {
        Assert.Equal("https://alerts.example.org/app/", Links.Home);
        Assert.Equal("https://alerts.example.org/app/manage", Links.Manage);
        Assert.Equal("https://alerts.example.org/app/day/2026-08-19", Links.Day(new(2026, 8, 19)));
        Assert.Equal("alerts.example.org", Links.Host);
    }

    [Theory]
    [InlineData("https://alerts.example.org")]
    [InlineData("http://localhost:7071")]
    public void Address_of_the_site_is_accepted(string url)
    {
        var options = new SiteOptions { Url = url };

        Assert.True(Validator.TryValidateObject(options, new(options), [], validateAllProperties: true));
    }

    [Theory]
    [InlineData("alerts.example.org")]
    [InlineData("ftp://alerts.example.org")]
    [InlineData("https://alerts.example.org/?a=b")]
    [InlineData("https://alerts.example.org/#top")]
    [InlineData("https://me:secret@alerts.example.org/")]
    [InlineData("javascript:alert(1)")]
    public void Address_that_links_cannot_start_with_is_refused_by_its_setting_name(string url)
    {
        var options = new SiteOptions { Url = url };
        var results = new List<ValidationResult>();

        Assert.False(Validator.TryValidateObject(options, new(options), results, validateAllProperties: true));
        Assert.Contains("Site__Url", Assert.Single(results).ErrorMessage, StringComparison.Ordinal);
    }
}
