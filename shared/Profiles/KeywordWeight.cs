using System.Globalization;

namespace Alerts.Profiles;

/// <summary>Reads the weight at the end of a keyword line: <c>^2</c>.</summary>
internal static class KeywordWeight
{
    private const string Expected = "a number from 0.1 to 10 after ^";

    /// <summary>Cuts the weight off the line; null when it has none.</summary>
    public static double? Read(ref KeywordCursor cursor)
    {
        var caret = FindCaret(cursor.Rest);
        if (caret < 0)
        {
            return null;
        }

        caret += cursor.At;
        var number = cursor.Line.AsSpan(caret + 1, cursor.End - caret - 1).Trim();
        var head = cursor.Line.AsSpan(0, caret);
        var tail = cursor.Line.AsSpan(cursor.End);
        if (!TryParse(number, out var weight))
        {
            var comma = number.ToString().Replace(',', '.');
            cursor.Fail(caret + 1, "a weight that is no number", Expected, TryParse(comma, out _) ? $"{head}^{comma}{tail}" : $"{head}{tail}");
        }
        else if (weight is < Keyword.MinWeight or > Keyword.MaxWeight)
        {
            var nearest = Math.Clamp(weight, Keyword.MinWeight, Keyword.MaxWeight).ToString(CultureInfo.InvariantCulture);
            cursor.Fail(caret + 1, "a weight out of range", Expected, $"{head}^{nearest}{tail}");
        }

        cursor.End = caret;
        cursor.TrimEnd();
        if (FindCaret(cursor.Rest) >= 0)
        {
            cursor.Fail(caret, "two weights", "one weight at the end of the line", $"{head}{tail}");
        }

        return Math.Round(weight, 3);
    }

    /// <summary>The place of the <c>^</c> before a number, or before nothing, at the end of a text; -1 where the text ends in no weight.</summary>
    private static int FindCaret(ReadOnlySpan<char> text)
    {
        var at = text.Length - 1;
        while (at >= 0 && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ',' or '-' or '+'))
        {
            at--;
        }

        while (at >= 0 && Spaces.Contains(text[at]))
        {
            at--;
        }

        return at >= 0 && text[at] == '^' ? at : -1;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out double weight) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight);
}
