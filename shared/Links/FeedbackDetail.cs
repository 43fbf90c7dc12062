namespace Alerts.Links;

/// <summary>What a feedback token says besides whose it is: an action and a paper.</summary>
public static class FeedbackDetail
{
    private const char MoreSign = '+';
    private const char LessSign = '-';

    /// <summary>"More like this".</summary>
    public static string More(string paperId) => MoreSign + paperId;

    /// <summary>"Not for me".</summary>
    public static string Less(string paperId) => LessSign + paperId;

    /// <summary>Reads a detail back; false when it is none.</summary>
    public static bool TryRead(string detail, out bool more, out string paperId)
    {
        (more, paperId) = (detail.StartsWith(MoreSign), detail.Length > 1 ? detail[1..] : "");
        return paperId.Length > 0 && (more || detail[0] == LessSign);
    }
}
