using Alerts.Matching;

namespace Alerts.Mail;

/// <summary>A stretch of text that is highlighted as a whole or not at all.</summary>
/// <param name="Text">Clean text.</param>
/// <param name="Hit">Whether a keyword hit here.</param>
public readonly record struct Segment(string Text, bool Hit)
{
    /// <summary>Cuts <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/> at the borders of the hits in <paramref name="field"/>.</summary>
    /// <remarks>Hits that overlap are one highlight; hits outside the text (it was changed since) are left out.</remarks>
    public static IReadOnlyList<Segment> Of(string text, IReadOnlyList<Hit> hits, PaperField field, int start = 0, int? end = null)
    {
        var stop = end ?? text.Length;
        var segments = new List<Segment>();
        var at = start;
        foreach (var (from, to) in Spans(hits, field, start, stop))
        {
            if (to <= at)
            {
                continue;
            }

            Add(at, Math.Max(at, from), hit: false);
            Add(Math.Max(at, from), to, hit: true);
            at = to;
        }

        Add(at, stop, hit: false);
        return segments;

        void Add(int from, int to, bool hit)
        {
            if (to > from && SafeText.Clean(text.AsSpan(from, to - from)) is { Length: > 0 } clean)
            {
                segments.Add(new Segment(clean, hit));
            }
        }
    }

    /// <summary>The segments' text.</summary>
    public static string Join(IEnumerable<Segment> segments) => string.Concat(segments.Select(segment => segment.Text));

    private static IEnumerable<(int From, int To)> Spans(IReadOnlyList<Hit> hits, PaperField field, int start, int stop) =>
        hits.Where(hit => hit.Field == field && hit.Item == 0 && hit.Start >= 0 && hit.Length > 0)
            .Select(hit => (From: Math.Max(hit.Start, start), To: (int)Math.Min((long)hit.Start + hit.Length, stop)))
            .Where(span => span.To > span.From)
            .OrderBy(span => span.From)
            .ThenByDescending(span => span.To);
}
