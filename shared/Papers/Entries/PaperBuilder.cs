using System.Globalization;
using Alerts.Papers.Cleaning;

namespace Alerts.Papers.Entries;

/// <summary>Makes papers of entries: checks, cleans, bounds. A bad entry is counted with its reason and stops nothing.</summary>
/// <param name="day">The listing day of entries that name none.</param>
internal sealed class PaperBuilder(DateOnly day)
{
    /// <summary>A longer title is not a title.</summary>
    public const int LongestTitle = 2_000;

    /// <summary>A longer raw abstract is not an abstract: the entry is left out.</summary>
    public const int LongestRawAbstract = 100_000;

    /// <summary>A longer abstract is cut after a sentence, so that it fits one storage property (32 Ki UTF-16 units).</summary>
    public const int LongestAbstract = 30_000;

    private const int LongestId = 200;
    private const int LongestName = 200;
    private const int LongestUrl = 2_000;
    private const int MostAuthors = 500;
    private const int MostItems = 60;

    /// <summary>Reasons beyond this many are counted in one line, so that a hostile listing does not fill the run's row.</summary>
    private const int MostReasons = 100;

    private readonly List<SkippedEntry> _skipped = [];
    private int _entries;
    private int _unlisted;

    /// <summary>How many entries were looked at.</summary>
    public int Entries => _entries;

    /// <summary>The entries left out, each with the reason.</summary>
    public IReadOnlyList<SkippedEntry> Skipped => _unlisted == 0
        ? _skipped
        : [.. _skipped, new SkippedEntry($"{_unlisted.ToString(CultureInfo.InvariantCulture)} more entries", "left out for reasons like those above")];

    /// <summary>Counts something that was left out before it became an entry.</summary>
    public void Skip(string entry, string reason)
    {
        if (_skipped.Count < MostReasons)
            _skipped.Add(new SkippedEntry(Shown(entry), reason));
        else
            _unlisted++;
    }

    /// <summary>The paper of an entry; null when the entry cannot be used, which is then counted.</summary>
    public Paper? Build(PaperDraft draft)
    {
        _entries++;
        var reason = Check(draft, out var id, out var title, out var text);
        if (reason is null)
            return Make(draft, id!, title, text);

        Skip(string.IsNullOrWhiteSpace(draft.Id) ? string.Create(CultureInfo.InvariantCulture, $"entry {_entries}") : draft.Id, reason);
        return null;
    }

    private static string? Check(PaperDraft draft, out string? id, out string title, out string text)
    {
        (id, title, text) = (null, "", "");
        if (draft.Broken is { } broken)
            return broken;
        if (string.IsNullOrWhiteSpace(draft.Title))
            return "no title";
        if (draft.Title.Length > LongestTitle)
            return TooLong("title", draft.Title.Length, LongestTitle);
        if (string.IsNullOrWhiteSpace(draft.Abstract))
            return "no abstract";
        if (draft.Abstract.Length > LongestRawAbstract)
            return TooLong("abstract", draft.Abstract.Length, LongestRawAbstract);

        title = PaperText.Clean(draft.Title);
        text = PaperText.Cut(PaperText.Clean(draft.Abstract), LongestAbstract);
        if (title.Length == 0)
            return "a title without a readable character";
        if (text.Length == 0)
            return "an abstract without a readable character";

        id = draft.KnownByTitle ? TitleKey.Of(title) : ArxivId.Parse(draft.Id) ?? Characters.Tidy(draft.Id ?? "");
        return id switch
        {
            "" => "no id",
            { Length: > LongestId } => TooLong("id", id.Length, LongestId),
            _ => null,
        };
    }

    private Paper Make(PaperDraft draft, string id, string title, string text)
    {
        var arxiv = ArxivId.Parse(id) == id;
        return new Paper
        {
            Id = id,
            Title = title,
            Abstract = text,
            Authors = Names(draft.Authors, MostAuthors),
            Categories = Names(draft.Categories, MostItems),
            Organizations = Names(draft.Organizations, MostItems),
            Sources = Names(draft.Sources, MostItems),
            Day = draft.Day ?? day,
            Url = Address(draft.Url) ?? (arxiv ? ArxivId.AbstractUrl(id) : null),
            PdfUrl = Address(draft.PdfUrl) ?? (arxiv ? ArxivId.PdfUrl(id) : null),
            HuggingFaceUrl = Address(draft.HuggingFaceUrl)
                ?? (arxiv && draft.Sources.Contains(SourceNames.HuggingFace) ? $"https://huggingface.co/papers/{id}" : null),
            CodeUrl = Address(draft.CodeUrl),
            ProjectUrl = Address(draft.ProjectUrl),
            Upvotes = draft.Upvotes is >= 0 ? draft.Upvotes : null,
            KeyPhrases = Names(draft.KeyPhrases, MostItems),
        };
    }

    private static List<string> Names(IReadOnlyList<string> raw, int most)
    {
        if (raw.Count == 0)
            return [];

        var names = new List<string>(Math.Min(raw.Count, most));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in raw)
        {
            if (names.Count == most)
                break;
            var clean = PaperText.Clean(name.Length > LongestName * 4 ? name[..(LongestName * 4)] : name);
            if (clean.Length > 0 && seen.Add(clean))
                names.Add(PaperText.Cut(clean, LongestName));
        }

        return names;
    }

    /// <summary>A web address as it can be linked; null for anything else: <c>javascript:</c>, a relative path, an endless one.</summary>
    private static string? Address(string? raw) =>
        raw is { Length: > 0 and <= LongestUrl } && Uri.TryCreate(raw.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0
            ? uri.AbsoluteUri
            : null;

    private static string TooLong(string what, int length, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} of {length:N0} characters, more than {most:N0}");

    private static string Shown(string entry)
    {
        var clean = PaperText.Clean(entry.Length > LongestId ? entry[..LongestId] : entry);
        return clean.Length == 0 ? "entry" : PaperText.Cut(clean, 80);
    }
}
