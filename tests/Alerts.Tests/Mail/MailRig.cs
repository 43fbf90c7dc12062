using Alerts.Delivery;
using Alerts.Links;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.Mail;

/// <summary>A composer with everything real, and nouns to compose with.</summary>
internal sealed class MailRig : IAsyncDisposable
{
    public const string Person = "0af7651916cd43dd8448eb211c80319c";

    private readonly KeyRing _ring = new MemoryKeys().Ring();
    private readonly MailRenderer _renderer = new(NullLoggerFactory.Instance);

    public MailRig()
    {
        Links = new SiteLinks(Options.Create(new SiteOptions { Url = "https://alerts.example.org" }));
        Tokens = new LinkTokens(_ring, TimeProvider.System);
        Composer = new AlertMailComposer(
            _renderer, Tokens, Links, Options.Create(new MailOptions { PostalAddress = "Alerts, 12 Example Street, Berlin" }));
    }

    public SiteLinks Links { get; }

    public LinkTokens Tokens { get; }

    public AlertMailComposer Composer { get; }

    public static Subscriber Reader { get; } = new()
    {
        Id = Person,
        Address = "ada+papers@example.org",
        State = SubscriberState.Active,
        Keywords = ["graph neural networks", "\"protein folding\"^2"],
    };

    public static Paper Paper(int number = 1, string? title = null, string? text = null) => new()
    {
        Id = $"2608.{number:00000}",
        Title = title ?? $"Graph neural networks for study {number}",
        Abstract = text ?? "We fold proteins. Our graph neural networks do it quickly. Nothing else is claimed.",
        Authors = ["Ada Lovelace", "Charles Babbage", "Mary Somerville", "Augustus De Morgan", "Michael Faraday"],
        Categories = ["cs.LG", "q-bio.BM"],
        Sources = ["hf", "arxiv"],
        Day = new DateOnly(2026, 8, 19),
        Url = $"https://arxiv.org/abs/2608.{number:00000}",
        PdfUrl = $"https://arxiv.org/pdf/2608.{number:00000}",
        HuggingFaceUrl = $"https://huggingface.co/papers/2608.{number:00000}",
        CodeUrl = "https://github.com/example/folding",
        Upvotes = 17,
        KeyPhrases = ["protein folding", "graph neural networks", "message passing"],
    };

    public static Match Match(Paper paper, string keyword = "graph neural networks", double score = 71.6) =>
        new(paper, score, [.. Find(paper.Title, PaperField.Title, keyword), .. Find(paper.Abstract, PaperField.Abstract, keyword)]);

    public static AlertMail Mail(params IReadOnlyList<Match> papers) => new()
    {
        MailId = "4bf92f3577b34da6a3ce929d0e0e4736",
        MessageId = "4bf92f3577b34da6a3ce929d0e0e4736@alerts.example.org",
        Subscriber = Reader,
        Date = new DateOnly(2026, 8, 20),
        Papers = papers,
        PapersRead = 98,
    };

    public Task<OutgoingMail> ComposeAsync(AlertMail mail) => Composer.ComposeAsync(mail, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _ring.Dispose();
        await _renderer.DisposeAsync();
    }

    private static IEnumerable<Hit> Find(string text, PaperField field, string keyword)
    {
        var words = KeywordLabel.Of(keyword);
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
             at >= 0;
             at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Hit(keyword, field, at, words.Length, HitForm.AsWritten);
        }
    }
}
