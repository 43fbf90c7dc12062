using System.Globalization;

namespace Alerts.Links;

/// <summary>What a feedback token says besides whose it is.</summary>
/// <param name="Version">The links version it was made under.</param>
/// <param name="More">Whether it is "more like this"; otherwise "not for me".</param>
/// <param name="PaperId">The paper.</param>
public sealed record FeedbackDetail(int Version, bool More, string PaperId)
{
    private const char MoreSign = '+';
    private const char LessSign = '-';

    /// <summary>The form in the token: <c>0+2608.17271</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}{(More ? MoreSign : LessSign)}{PaperId}");

    /// <summary>Reads a detail back; false when it is none.</summary>
    public static bool TryParse(string detail, out FeedbackDetail? feedback)
    {
        feedback = null;
        var at = detail.AsSpan().IndexOfAny(MoreSign, LessSign);
        if (at < 1 || at == detail.Length - 1
            || !int.TryParse(detail.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }

        feedback = new(version, detail[at] == MoreSign, detail[(at + 1)..]);
        return true;
    }
}
