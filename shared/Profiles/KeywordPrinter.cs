using System.Globalization;
using System.Text;

namespace Alerts.Profiles;

/// <summary>Writes a keyword as its canonical line.</summary>
internal static class KeywordPrinter
{
    public static string Print(Keyword keyword)
    {
        var text = new StringBuilder(keyword.Source.Length + 8);
        text.Append(keyword.Role switch { KeywordRole.Required => "+", KeywordRole.Excluded => "-", _ => "" });
        for (var i = 0; i < keyword.Alternatives.Count; i++)
        {
            var term = keyword.Alternatives[i];
            text.Append(i == 0 ? "" : " | ").Append(KeywordFields.Prefix(term.Field));
            if (term.Exact)
            {
                text.Append('"').Append(term.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                text.Append(term.Text);
            }
        }

        if (keyword.Weight != 1)
        {
            text.Append('^').Append(keyword.Weight.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
