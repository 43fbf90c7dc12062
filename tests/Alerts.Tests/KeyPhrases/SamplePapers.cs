using Alerts.Papers;

namespace Alerts.KeyPhrases;

/// <summary>Papers for the key phrase tests.</summary>
internal static class SamplePapers
{
    public static Paper Of(string id, string title, string text, int? upvotes = null, params string[] sources) => new()
    {
        Id = id,
        Title = title,
        Abstract = text,
        Day = new DateOnly(2026, 8, 19),
        Upvotes = upvotes,
        Sources = sources,
    };
}
