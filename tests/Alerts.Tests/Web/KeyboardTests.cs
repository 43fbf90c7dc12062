using Alerts.Profiles;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>The way from the first page to a running alert and out again without a pointer.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    private const int MostStops = 80;

    [Fact]
    public async Task Keyboard_alone_subscribes_confirms_changes_and_deletes()
    {
        await using var site = await WebSite.StartAsync();
        await using var visitor = await Visitor.ComeAsync(chromium, site, Device.Desktop);
        var keys = visitor.Page.Keyboard;
        const string address = "grace@example.org";

        await visitor.GoAsync("/");
        await visitor.SeeAsync("Most upvoted");
        await keys.PressAsync("Tab");
        await Assertions.Expect(visitor.Link("Skip to the content")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        await Assertions.Expect(visitor.Keywords).ToBeFocusedAsync();
        await keys.TypeAsync("reinforcement learning");
        await Assertions.Expect(visitor.Page.Locator(".status")).ToContainTextAsync("for you");

        await TabToAsync(visitor, visitor.Label("Mail address"));
        await keys.TypeAsync(address);
        await keys.PressAsync("Enter");
        await visitor.SeeAsync("Look into your mail");

        await visitor.GoAsync(await site.LinkAsync(address, "confirm"));
        await visitor.SeeAsync("Confirm your alerts");
        await TabToAsync(visitor, visitor.Button("Yes, send me alerts"));
        await keys.PressAsync("Enter");
        await visitor.SeeAsync("You are in");
        await TabToAsync(visitor, visitor.Link("Fine-tune keywords and times"));
        await keys.PressAsync("Enter");

        await visitor.Keywords.WaitForAsync();
        await TabToAsync(visitor, visitor.Keywords);
        await keys.PressAsync("Control+End");
        await keys.TypeAsync("\nrobot*");
        await TabToAsync(visitor, visitor.Label("Weekdays"), visitor.Label("Daily"));
        await TabToAsync(visitor, visitor.Button("Save"));
        await keys.PressAsync("Enter");
        await visitor.ReadAsync("Saved.");
        var stored = (await site.FindAsync(address))!;
        Assert.Equal(["reinforcement learning", "robot*"], stored.Keywords);
        Assert.Equal(DeliveryFrequency.Weekdays, stored.Delivery.Frequency);

        await TabToAsync(visitor, visitor.Button("Delete everything …"));
        await keys.PressAsync("Enter");
        await TabToAsync(visitor, visitor.Button("Keep it"));
        await keys.PressAsync("Escape");
        await Assertions.Expect(visitor.Button("Delete everything …")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(visitor, visitor.Button("Delete everything"));
        await keys.PressAsync("Enter");
        await visitor.SeeAsync("Everything is deleted");
        Assert.Null(await site.FindAsync(address));
    }

    /// <summary>Presses Tab until something has the focus; of radio buttons the chosen one has it, and the arrow goes on to the next.</summary>
    private static async Task TabToAsync(Visitor visitor, ILocator target, ILocator? chosen = null)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await IsFocusedAsync(chosen ?? target))
            {
                if (chosen is not null)
                {
                    await visitor.Page.Keyboard.PressAsync("ArrowRight");
                    await Assertions.Expect(target).ToBeCheckedAsync();
                }

                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} cannot be reached with Tab.");
    }

    private static async Task<bool> IsFocusedAsync(ILocator target) =>
        await target.CountAsync() == 1 && await target.EvaluateAsync<bool>("element => element === document.activeElement");
}
