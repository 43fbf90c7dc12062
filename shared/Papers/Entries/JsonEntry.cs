using System.Text.Json;

namespace Alerts.Papers.Entries;

/// <summary>
/// Reads one JSON entry in any form the app knows: Hugging Face's answer (<c>{"paper":{…},…}</c>), a flat entry
/// (<c>id title summary authors …</c>), or what the app itself writes.
/// </summary>
internal static class JsonEntry
{
    /// <summary>Whether the element looks like a paper, whatever may be wrong with it.</summary>
    public static bool LooksLikePaper(JsonElement entry) =>
        entry.ValueKind is JsonValueKind.Object
        && (Has(entry, "paper") || (Has(entry, "title") && (Has(entry, "abstract") || Has(entry, "summary"))));

    /// <summary>Reads the entry.</summary>
    public static PaperDraft Read(JsonElement entry)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
            return new PaperDraft { Broken = $"a JSON {entry.ValueKind.ToString().ToLowerInvariant()} where an object should be" };

        if (!entry.TryGetProperty("paper", out var paper))
            return Flat(entry);
        return paper.ValueKind is JsonValueKind.Object
            ? HuggingFace(entry, paper)
            : new PaperDraft { Broken = $"\"paper\" is a {paper.ValueKind.ToString().ToLowerInvariant()} where an object should be" };
    }

    private static PaperDraft HuggingFace(JsonElement entry, JsonElement paper) => new()
    {
        Id = paper.Text("id"),
        Title = paper.Text("title") ?? entry.Text("title"),
        Abstract = paper.Text("summary") ?? entry.Text("summary"),
        Authors = paper.Texts("authors"),
        Organizations = Organizations(paper) is { Count: > 0 } named ? named : Organizations(entry),
        Sources = [SourceNames.HuggingFace],
        Day = paper.Day("submittedOnDailyAt") ?? entry.Day("submittedOnDailyAt"),
        CodeUrl = paper.Text("githubRepo"),
        ProjectUrl = paper.Text("projectPage"),
        Upvotes = paper.Number("upvotes"),
    };

    private static PaperDraft Flat(JsonElement entry)
    {
        var categories = Words(entry.Texts("categories"));
        return new PaperDraft
        {
            Id = entry.Text("id"),
            Title = entry.Text("title"),
            Abstract = entry.Text("abstract") ?? entry.Text("summary"),
            Authors = entry.Texts("authors"),
            Categories = categories,
            Organizations = entry.Texts("organizations") is { Count: > 0 } named ? named : Organizations(entry),
            Sources = entry.Texts("sources") is { Count: > 0 } sources ? sources : [Origin(entry, categories)],
            Day = entry.Day("day") ?? entry.Day("feedDate") ?? entry.Day("submittedOnDailyAt"),
            Url = entry.Text("url"),
            PdfUrl = entry.Text("pdfUrl"),
            HuggingFaceUrl = entry.Text("huggingFaceUrl"),
            CodeUrl = entry.Text("codeUrl") ?? entry.Text("githubRepo"),
            ProjectUrl = entry.Text("projectUrl") ?? entry.Text("projectPage"),
            Upvotes = entry.Number("upvotes"),
            KeyPhrases = entry.Texts("keyPhrases"),
        };
    }

    /// <summary>Who lists such entries: only Hugging Face counts votes, only arXiv has categories.</summary>
    private static string Origin(JsonElement entry, IReadOnlyList<string> categories) =>
        Has(entry, "upvotes") ? SourceNames.HuggingFace
        : categories.Count > 0 ? SourceNames.Arxiv
        : SourceNames.File;

    private static IReadOnlyList<string> Organizations(JsonElement entry)
    {
        if (!entry.TryGetProperty("organization", out var organization))
            return [];
        var name = organization.Text() ?? organization.Text("fullname") ?? organization.Text("name");
        return string.IsNullOrWhiteSpace(name) ? [] : [name];
    }

    /// <summary>arXiv's own data sets write the categories in one text: <c>"cs.CL cs.LG"</c>.</summary>
    private static IReadOnlyList<string> Words(IReadOnlyList<string> texts) =>
        texts is [var one] && one.Contains(' ', StringComparison.Ordinal) ? one.Split(' ', StringSplitOptions.RemoveEmptyEntries) : texts;

    private static bool Has(JsonElement entry, string member) => entry.TryGetProperty(member, out _);
}
