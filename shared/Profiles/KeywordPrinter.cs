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
        if (alternatives is [{ Field: KeywordField.Any, Exact: false } only] && !Misleads(only.Text, first: true, only.Text))
        {
            return only.Text;
        }

        var text = new StringBuilder();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var term = alternatives[i];
            text.Append(i == 0 ? "" : " | ").Append(KeywordFields.Prefix(term.Field));
            if (term.Exact)
            {
                AppendQuoted(text, term.Text);
                continue;
            }

            text.Append(term.Field is KeywordField.Any && Misleads(term.Text, i == 0, alternatives[^1].Text) ? "all:" : "").Append(term.Text);
        }

        return text.ToString();
    }

    /// <summary>Whether plain words would be read as something else: a field, a sign, an <c>OR</c>, brackets around the line.</summary>
    private static bool Misleads(string text, bool first, string last) => KeywordFields.LooksLikeOne(text) || (first
        ? Signs.RoleOf(text[0]) is not KeywordRole.Wanted || (text[0] == '(' && last[^1] == ')')
        : text is "OR" || text.StartsWith("OR ", StringComparison.Ordinal));

    private static void AppendQuoted(StringBuilder text, string exact)
    {
        text.Append('"');
        foreach (var c in exact)
        {
            text.Append(Quotes.NeedsBackslash(c) ? "\\" : "").Append(c);
        }

        text.Append('"');
    }
}
