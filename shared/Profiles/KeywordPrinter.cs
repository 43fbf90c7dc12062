using System.Globalization;
using System.Text;

namespace Alerts.Profiles;

/// <summary>Writes a keyword as its canonical line.</summary>
internal static class KeywordPrinter
{
    /// <summary>The canonical line.</summary>
    public static string Print(Keyword keyword)
    {
        var sign = keyword.Role switch { KeywordRole.Required => "+", KeywordRole.Excluded => "-", _ => "" };
        var weight = keyword.Weight == 1 ? "" : "^" + keyword.Weight.ToString(CultureInfo.InvariantCulture);
        return sign.Length + weight.Length == 0 ? keyword.Meaning : sign + keyword.Meaning + weight;
    }

    /// <summary>The alternatives, without sign and weight.</summary>
    public static string PrintTerms(IReadOnlyList<KeywordTerm> alternatives)
    {
        var text = new StringBuilder();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var term = alternatives[i];
            text.Append(i == 0 ? "" : " | ").Append(KeywordFields.Prefix(term.Field));
            if (term.Exact)
            {
                text.Append('"').Append(Escaped(term.Text)).Append('"');
            }
            else
            {
                text.Append(term.Text);
            }
        }

        return text.ToString();
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
