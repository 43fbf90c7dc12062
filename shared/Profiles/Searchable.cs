using System.Globalization;

namespace Alerts.Profiles;

/// <summary>What can be looked for at all.</summary>
internal static class Searchable
{
    /// <summary>Whether a text without broken characters holds a letter or a digit.</summary>
    public static bool Contains(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || IsLetterOrDigit(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetterOrDigit(UnicodeCategory category) =>
        category is <= UnicodeCategory.OtherLetter or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);
}
