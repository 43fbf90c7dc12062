using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>Trying keywords before giving an address.</summary>
public sealed class TryTests(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Typing_finds_papers_and_the_slider_counts_at_once()
    {
        await using var visitor = await ComeAsync(Device.Desktop);
        await visitor.GoAsync("/");

        // Wide enough for several papers of every day's share of the sample, whatever the date.
        await visitor.TryAsync(
            "video generation", "reinforcement learning", "language models", "agents", "diffusion", "reasoning", "image", "world model", "multimodal", "benchmark");
        var papers = visitor.Page.Locator(".paper:visible");
        var all = await papers.CountAsync();
        Assert.True(all > 1);
        await Assertions.Expect(visitor.Page.Locator(".chart li")).Not.ToHaveCountAsync(0);

        await visitor.Page.GetByRole(AriaRole.Slider).FillAsync("100");
        await Assertions.Expect(visitor.Page.Locator(".status")).ToContainTextAsync(new Regex("Nothing for you .*: the best of [0-9]+ that match scores [0-9]+"));
        await Assertions.Expect(papers).ToHaveCountAsync(0);
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Broken_line_is_told_with_its_repair()
    {
        await using var visitor = await ComeAsync(Device.Desktop);
        await visitor.GoAsync("/");
        await visitor.TryAsync("language models", "", "\"world model");
        await visitor.ReadAsync("a quote that does not end");
        await Assertions.Expect(visitor.Button("Line 3")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Use ") }).ClickAsync();
        await Assertions.Expect(visitor.Keywords).ToHaveValueAsync("language models\n\n\"world model\"");
        await Assertions.Expect(visitor.Page.Locator(".problems li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Abstract_becomes_keywords()
    {
        await using var visitor = await ComeAsync(Device.Phone);
        await visitor.GoAsync("/");
        await visitor.Page.GetByText("Start from an abstract").ClickAsync();
        await visitor.Button("Suggest keywords").ClickAsync();
        await visitor.ReadAsync("Paste an abstract first.");
        await visitor.Label("A paper’s abstract, or a few lines on your work").FillAsync(
            "We train a robot policy with reinforcement learning. The robot policy plans in a world model, and reinforcement learning makes it better.");
        await visitor.Button("Suggest keywords").ClickAsync();
        var chip = visitor.Page.Locator(".found .chip").First;
        await chip.ClickAsync();
        await Assertions.Expect(chip).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(visitor.Keywords).Not.ToBeEmptyAsync();
        await visitor.CheckAsync();
        await chip.ClickAsync();
        await Assertions.Expect(visitor.Keywords).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Wrong_fields_are_told_beside_them()
    {
        await using var visitor = await ComeAsync(Device.Phone);
        await visitor.GoAsync("/");
        await visitor.Button("Send me alerts").ClickAsync();
        await visitor.ReadAsync("Where should the mails go?");
        await Assertions.Expect(visitor.Label("Mail address")).ToBeFocusedAsync();
        await visitor.Label("Mail address").FillAsync("nobody");
        await visitor.Button("Send me alerts").ClickAsync();
        await Assertions.Expect(visitor.Keywords).ToBeFocusedAsync();
        await visitor.TryAsync("language models");
        await visitor.Page.GetByText("Every day at").ClickAsync();
        await visitor.Label("At most so many papers a mail").FillAsync("99");
        await visitor.Button("Send me alerts").ClickAsync();
        await visitor.ReadAsync("should be a mail address like");
        await Assertions.Expect(visitor.Label("At most so many papers a mail")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Waiting_is_shown_and_the_last_word_counts()
    {
        await using var visitor = await ComeAsync(Device.Desktop);
        var first = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync("**/api/preview", async route =>
        {
            // The first request is held back; whatever comes later goes through.
            if (!first.TrySetResult(route))
            {
                await route.ContinueAsync();
            }
        });
        await visitor.GoAsync("/");
        await visitor.Keywords.FillAsync("cooking");
        await first.Task;
        await visitor.ReadAsync("Looking through the last days");
        await visitor.CheckAsync();

        await visitor.TryAsync("reinforcement learning");
        await Assertions.Expect(visitor.Page.Locator(".why").First).ToContainTextAsync("reinforcement learning");
    }

    private async Task<Visitor> ComeAsync(Device device) => await Visitor.ComeAsync(chromium, await shared.SiteAsync(), device);
}
