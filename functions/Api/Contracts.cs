using System.Text.Json.Serialization;

namespace Alerts.Functions.Api;

// What the API says. docs/api.md explains it, openapi.json describes it, and tests hold the three together.

internal sealed record MessageDto(string Message);

internal sealed record PaperDto(
    string Id,
    string Title,
    string Abstract,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Organizations,
    IReadOnlyList<string> Sources,
    DateOnly Day,
    string? Url,
    string? PdfUrl,
    string? HuggingFaceUrl,
    string? CodeUrl,
    string? ProjectUrl,
    int? Upvotes,
    IReadOnlyList<string> KeyPhrases);

internal sealed record DayDto(DateOnly Day, DateOnly? Previous, DateOnly? Next, IReadOnlyList<PaperDto> Papers);

internal sealed record PreviewDto(
    DateOnly? From,
    DateOnly? To,
    int PapersRead,
    IReadOnlyList<PreviewDayDto> Days,
    IReadOnlyList<MatchDto> Matches,
    IReadOnlyList<LineProblemDto> Problems,
    IReadOnlyList<AdviceDto> Advice);

internal sealed record PreviewDayDto(DateOnly Day, int Papers, IReadOnlyList<double> Scores);

internal sealed record MatchDto(PaperDto Paper, double Score, string Reasons, HighlightsDto Highlights);

internal sealed record HighlightsDto(IReadOnlyList<int[]> Title, IReadOnlyList<int[]> Abstract);

internal sealed record LineProblemDto(int Line, int Column, string Message, string Expected, string? Repair);

internal sealed record AdviceDto(string Kind, string Keyword, string Text, string? Suggestion);

internal sealed record KeywordsDto(IReadOnlyList<string> Keywords);

internal sealed record ConfirmedDto(string State, string Email, string? Session, DateTimeOffset? Expires);

internal sealed record SessionDto(string Session, DateTimeOffset Expires);

internal sealed record EmailDto(string Email);

internal sealed record FeedDto(string Url);

internal sealed record ProfileDto(
    string Email,
    string? PendingEmail,
    string State,
    DateTimeOffset? PausedUntil,
    IReadOnlyList<string> Keywords,
    DeliveryDto Delivery,
    int Version,
    DateTimeOffset Created);

internal sealed record DeliveryDto(
    string Frequency,
    string Weekday,
    int Hour,
    string TimeZone,
    int Cap,
    double Threshold,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Categories,
    bool TellWhenNothing,
    bool Trending);

internal sealed record FeedbackOfferDto(string Action, FeedbackPaperDto Paper, int Version, IReadOnlyList<FeedbackOptionDto> Options);

internal sealed record FeedbackPaperDto(string Id, string Title, string? Url);

internal sealed record FeedbackOptionDto(string Id, string Text, IReadOnlyList<ChangeDto> Changes);

internal sealed record ChangeDto(string? Before, string? After);

internal sealed record FeedbackDoneDto(IReadOnlyList<ChangeDto> Changes, string? Undo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MessageDto))]
[JsonSerializable(typeof(DayDto))]
[JsonSerializable(typeof(PreviewDto))]
[JsonSerializable(typeof(KeywordsDto))]
[JsonSerializable(typeof(ConfirmedDto))]
[JsonSerializable(typeof(SessionDto))]
[JsonSerializable(typeof(EmailDto))]
[JsonSerializable(typeof(FeedDto))]
[JsonSerializable(typeof(ProfileDto))]
[JsonSerializable(typeof(FeedbackOfferDto))]
[JsonSerializable(typeof(FeedbackDoneDto))]
internal sealed partial class ApiJson : JsonSerializerContext;
