using System.Text.RegularExpressions;

namespace Alerts.Functions.Http;

/// <summary>
/// Puts pages into the frame they share, functions/Web/frame.html. A page says what is its own: above its <c>main</c> what goes into
/// the head, then the <c>main</c> itself. A page with a script names the one it begins with; all that this one imports is preloaded, so
/// that modules are fetched side by side and not one after the other.
/// </summary>
/// <param name="frame">The frame, with the two places.</param>
/// <param name="module">The source of a script by its name; null when there is none.</param>
internal sealed partial class PageFrame(string frame, Func<string, string?> module)
{
    /// <summary>The frame's file. It is no page.</summary>
    public const string File = "frame.html";

    private const string HeadPlace = "<!-- head -->";
    private const string MainPlace = "<!-- main -->";

    private const string NeedsScripts =
        "<noscript><p class=\"notice\">This page needs JavaScript. Your mails do not: the links in them to unsubscribe work without.</p></noscript>";

    /// <summary>The whole page.</summary>
    /// <param name="name">Its file's name without extension, which is its path too.</param>
    /// <param name="page">What is its own.</param>
    public string Around(string name, string page)
    {
        var cut = page.IndexOf("<main ", StringComparison.Ordinal);
        var (head, main) = (page[..cut].Trim(), page[cut..].Trim());
        if (Script().Match(head) is { Success: true } script)
        {
            head = head.Insert(script.Index, string.Concat(Imported(script.Groups["name"].Value).Select(
                imported => $"<link rel=\"modulepreload\" href=\"/assets/-/{imported}\">\n")));
            main = main.Insert(main.IndexOf('>', StringComparison.Ordinal) + 1, $"\n{NeedsScripts}");
        }

        return Mark(name).Replace(HeadPlace, head, StringComparison.Ordinal).Replace(MainPlace, main, StringComparison.Ordinal);
    }

    /// <summary>The frame, which says in its navigation that one is here.</summary>
    private string Mark(string name)
    {
        var link = $"<a href=\"/{name}\">";
        var at = frame.IndexOf(link, StringComparison.Ordinal);
        return at < 0 || at > frame.IndexOf("</nav>", StringComparison.Ordinal) ? frame : frame.Insert(at + link.Length - 1, " aria-current=\"page\"");
    }

    /// <summary>All modules that a script needs, its own imports first.</summary>
    private List<string> Imported(string script)
    {
        List<string> all = [script];
        for (var i = 0; i < all.Count; i++)
        {
            string[] further = [.. Import().Matches(module(all[i]) ?? "").Select(match => match.Groups["name"].Value).Except(all)];
            all.AddRange(further);
        }

        return all[1..];
    }

    [GeneratedRegex("""<script type="module" src="/assets/-/(?<name>[\w-]+\.js)">""")]
    private static partial Regex Script();

    [GeneratedRegex("""^import .* from "\./(?<name>[\w-]+\.js)";""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
