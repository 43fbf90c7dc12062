using System.Text.RegularExpressions;

namespace Alerts.Mail;

/// <summary>A keyword line as a person would say it: without quotes, weights and operators.</summary>
public static partial class KeywordLabel
{
    private const int Longest = 60;

    /// <summary>The label of <paramref name="line"/>: <c>+title:"world model"^3</c> is "world model"; of alternatives the first.</summary>
    public static string Of(string line)
    {
        var label = SafeText.Line(line);
        label = label.Split('|', 2)[0].Trim();
        label = Weight().Replace(label, "");
        label = label.TrimStart('+', '-').TrimStart();
        label = Field().Replace(label, "");
        label = Prefix().Replace(label.Trim('"', ' '), "");
        return SafeText.Truncate(label, Longest);
    }

    [GeneratedRegex(@"\^\d+(\.\d+)?\s*$")]
    private static partial Regex Weight();

    [GeneratedRegex(@"(?<=\w)\*$")]
    private static partial Regex Prefix();

    [GeneratedRegex("^(title|abstract|author|category|org):", RegexOptions.IgnoreCase)]
    private static partial Regex Field();
}
