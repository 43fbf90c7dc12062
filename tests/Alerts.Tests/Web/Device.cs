using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>What somebody holds in their hands.</summary>
/// <param name="Name">Its name, in the names of tests and pictures.</param>
/// <param name="Width">Its width in CSS pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Dark">Whether it prefers dark colours.</param>
public sealed record Device(string Name, int Width, int Height, bool Dark = false)
{
    public static Device Desktop { get; } = new("desktop", 1280, 900);

    public static Device DesktopDark { get; } = new("desktop-dark", 1280, 900, Dark: true);

    public static Device Phone { get; } = new("phone", 390, 844);

    public static Device PhoneDark { get; } = new("phone-dark", 390, 844, Dark: true);

    public static Device Smallest { get; } = new("smallest", 320, 640);

    public static Device Largest { get; } = new("largest", 3840, 2160);

    public static IReadOnlyList<Device> All { get; } = [Desktop, DesktopDark, Phone, PhoneDark, Smallest, Largest];

    public static Device Of(string name) => All.Single(device => device.Name == name);

    internal BrowserNewContextOptions Options(Uri url) => new()
    {
        BaseURL = url.AbsoluteUri,
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = Width < 500,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = "Europe/Berlin",
        Locale = "en-GB",
        ExtraHTTPHeaders = new Dictionary<string, string>
        {
            // A network of its own, so that nobody else's requests count against its limits.
            ["X-Forwarded-For"] = $"10.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}",
        },
    };
}
