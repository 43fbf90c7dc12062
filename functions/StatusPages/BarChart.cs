using System.Globalization;
using System.Text;
using static System.Net.WebUtility;

namespace Alerts.Functions.StatusPages;

/// <summary>One bar.</summary>
/// <param name="Label">Under it, and in its tip.</param>
/// <param name="Value">How high, not negative.</param>
/// <param name="Failed">Whether something went wrong.</param>
internal sealed record Bar(string Label, double Value, bool Failed);

/// <summary>Bars as inline SVG: no script, sharp at any size, in light and dark, with words for those who do not see it.</summary>
internal static class BarChart
{
    private const double Width = 720;
    private const double Height = 160;
    private const double Top = 18;
    private const double Bottom = 28;
    private const double Left = 48;
    private const double LeastBar = 2;

    /// <summary>Draws it.</summary>
    /// <param name="title">What it shows, read out in its place.</param>
    /// <param name="unit">What the values are, in the tips.</param>
    /// <param name="bars">The bars, left to right.</param>
    public static string Draw(string title, string unit, IReadOnlyList<Bar> bars)
    {
        var most = Math.Max(1, bars.Count == 0 ? 1 : bars.Max(bar => bar.Value));
        var step = (Width - Left) / Math.Max(1, bars.Count);
        var plot = Height - Top - Bottom;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlEncode(title)}\">");
        foreach (var part in new[] { 0, 0.5, 1 })
        {
            var y = Top + (plot * (1 - part));
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 5:0.#}\" text-anchor=\"end\">{most * part:0.#}</text>");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var height = bar.Value > 0 ? Math.Max(LeastBar, plot * bar.Value / most) : bar.Failed ? LeastBar : 0;
            var (x, y) = (Left + (i * step) + (step * 0.15), Top + plot - height);
            var tip = $"{HtmlEncode(bar.Label)}: {bar.Value.ToString("0.#", CultureInfo.InvariantCulture)} {HtmlEncode(unit)}{(bar.Failed ? ", something failed" : "")}";
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(bar.Failed ? "fail" : "bar")}\" x=\"{x:0.##}\" y=\"{y:0.##}\"");
            svg.Append(CultureInfo.InvariantCulture, $" width=\"{step * 0.7:0.##}\" height=\"{height:0.##}\" rx=\"1.5\"><title>{tip}</title></rect>");
        }

        // A label at either end and in the middle: more would run into each other on a phone.
        foreach (var i in new[] { 0, bars.Count / 2, bars.Count - 1 }.Where(i => i >= 0 && i < bars.Count).Distinct())
        {
            var (x, anchor) = (Left + ((i + 0.5) * step), i == 0 ? "start" : i == bars.Count - 1 ? "end" : "middle");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{Height - 5}\" text-anchor=\"{anchor}\">{HtmlEncode(bars[i].Label)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }
}
