using System.Globalization;
using System.Text.Json;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>A paper of a batch.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Before">What it had when it was known already and joined the batch because it gained something; null when it was new.</param>
public sealed record BatchPaper(Paper Paper, PaperFilters? Before);

/// <summary>What profiles filter papers by.</summary>
/// <param name="Sources">The sources that listed it.</param>
/// <param name="Categories">Its arXiv categories.</param>
public sealed record PaperFilters(IReadOnlyList<string> Sources, IReadOnlyList<string> Categories);

/// <summary>A paper as a row of the table Papers, and back.</summary>
internal static class PaperRow
{
    private const string Id = "Id";
    private const string Order = "Order";
    private const string DayFormat = "yyyy-MM-dd";

    public static TableEntity Write(string batch, BatchPaper item, int order)
    {
        var paper = item.Paper;
        var row = new TableEntity(batch, TableKeys.Encode(paper.Id))
        {
            [Order] = order,
            [nameof(Paper.Day)] = paper.Day.ToString(DayFormat, CultureInfo.InvariantCulture),
            [nameof(Paper.Url)] = paper.Url,
            [nameof(Paper.PdfUrl)] = paper.PdfUrl,
            [nameof(Paper.HuggingFaceUrl)] = paper.HuggingFaceUrl,
            [nameof(Paper.CodeUrl)] = paper.CodeUrl,
            [nameof(Paper.ProjectUrl)] = paper.ProjectUrl,
            [nameof(Paper.Upvotes)] = paper.Upvotes,
        };
        row.SetText(Id, paper.Id);
        row.SetText(nameof(Paper.Title), paper.Title);
        row.SetText(nameof(Paper.Abstract), paper.Abstract);
        SetList(row, nameof(Paper.Authors), paper.Authors);
        SetList(row, nameof(Paper.Categories), paper.Categories);
        SetList(row, nameof(Paper.Organizations), paper.Organizations);
        SetList(row, nameof(Paper.Sources), paper.Sources);
        SetList(row, nameof(Paper.KeyPhrases), paper.KeyPhrases);
        row.SetFilters("Before", item.Before);
        return row;
    }

    public static (BatchPaper Paper, int Order) Read(TableEntity row) => (
        new(
            new Paper
            {
                Id = row.GetText(Id),
                Title = row.GetText(nameof(Paper.Title)),
                Abstract = row.GetText(nameof(Paper.Abstract)),
                Authors = List(row, nameof(Paper.Authors)),
                Categories = List(row, nameof(Paper.Categories)),
                Organizations = List(row, nameof(Paper.Organizations)),
                Sources = List(row, nameof(Paper.Sources)),
                KeyPhrases = List(row, nameof(Paper.KeyPhrases)),
                Day = DateOnly.ParseExact(row.GetString(nameof(Paper.Day)), DayFormat, CultureInfo.InvariantCulture),
                Url = row.GetString(nameof(Paper.Url)),
                PdfUrl = row.GetString(nameof(Paper.PdfUrl)),
                HuggingFaceUrl = row.GetString(nameof(Paper.HuggingFaceUrl)),
                CodeUrl = row.GetString(nameof(Paper.CodeUrl)),
                ProjectUrl = row.GetString(nameof(Paper.ProjectUrl)),
                Upvotes = row.GetInt32(nameof(Paper.Upvotes)),
            },
            row.Filters("Before")),
        row.GetInt32(Order) ?? 0);

    /// <summary>Puts the two lists into the columns <c>…Sources</c> and <c>…Categories</c>; null takes none.</summary>
    public static void SetFilters(this TableEntity row, string prefix, PaperFilters? filters)
    {
        if (filters is not null)
        {
            SetList(row, prefix + nameof(Paper.Sources), filters.Sources);
            SetList(row, prefix + nameof(Paper.Categories), filters.Categories);
        }
    }

    /// <summary>Reads back what <see cref="SetFilters"/> put there; null when there is nothing.</summary>
    public static PaperFilters? Filters(this TableEntity row, string prefix) => row.ContainsKey(prefix + nameof(Paper.Sources))
        ? new(List(row, prefix + nameof(Paper.Sources)), List(row, prefix + nameof(Paper.Categories)))
        : null;

    private static void SetList(TableEntity row, string column, IReadOnlyList<string> list) =>
        row.SetText(column, JsonSerializer.Serialize(list, BatchJson.Default.IReadOnlyListString));

    private static IReadOnlyList<string> List(TableEntity row, string column) => row.GetText(column) is { Length: > 0 } json
        ? JsonSerializer.Deserialize(json, BatchJson.Default.IReadOnlyListString) ?? []
        : [];
}
