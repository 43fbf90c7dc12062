using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Alerts.Papers.Entries;

namespace Alerts.Papers.Sources;

/// <summary>
/// Reads one file of papers. The form is recognised by what the file holds, never by its name: a JSON answer, JSON lines, an
/// Atom feed or the text page, each plain or compressed by gzip.
/// </summary>
internal static partial class PaperFile
{
    /// <summary>What a file may hold, unpacked: years of arXiv, and yet an end.</summary>
    private const long MostBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>What a page of titles and abstracts may hold: it is read as a whole.</summary>
    private const long MostBytesOfPage = 64L * 1024 * 1024;

    /// <summary>Reads the file's papers. Throws <see cref="UnreadablePapersException"/> when it cannot be understood.</summary>
    public static async Task ReadAsync(string path, DateOnly today, PaperBuilder builder, Action<Paper> paper, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await ReadAsync(file, DayOfName(path), today, builder, paper, cancellationToken);
    }

    /// <summary>Reads papers from a stream that can seek. Entries without a day are listed on <paramref name="named"/>, else today.</summary>
    public static async Task ReadAsync(
        Stream file, DateOnly? named, DateOnly today, PaperBuilder builder, Action<Paper> paper, CancellationToken cancellationToken)
    {
        var first = new byte[4];
        var length = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        await using var unpacked = first.AsSpan(0, length) is [0x1F, 0x8B, ..]
            ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true)
            : file;
        await using var bounded = new BoundedStream(unpacked, MostBytes);
        try
        {
            var text = await Utf8Start.OpenAsync(bounded, cancellationToken);
            await (text.FirstByte switch
            {
                (byte)'[' => ReadArrayAsync(text.Stream, Take, cancellationToken),
                (byte)'{' => ReadLinesAsync(text.Stream, Take, cancellationToken),
                (byte)'<' => ReadFeedAsync(text.Stream, Take, cancellationToken),
                null => throw new UnreadablePapersException("the file is empty"),
                _ => ReadPageAsync(text.Stream, today, Take, cancellationToken),
            });
        }
        catch (InvalidDataException e)
        {
            throw new UnreadablePapersException(e.Message.TrimEnd('.')) { Recognised = true };
        }

        void Take(PaperDraft draft)
        {
            if (builder.Build(draft.Day is null ? draft with { Day = named } : draft) is { } built)
                paper(built);
        }
    }

    private static async Task ReadArrayAsync(Stream stream, Action<PaperDraft> take, CancellationToken cancellationToken)
    {
        var first = true;
        try
        {
            await foreach (var entry in JsonSerializer.DeserializeAsyncEnumerable(stream, PaperFileJson.Default.JsonElement, cancellationToken))
            {
                if (first && entry.ValueKind is JsonValueKind.Object && !JsonEntry.LooksLikePaper(entry) && !entry.TryGetProperty("id", out _))
                    throw new UnreadablePapersException("a JSON list, but not of papers");
                first = false;
                take(JsonEntry.Read(entry));
            }
        }
        catch (JsonException e)
        {
            throw new UnreadablePapersException($"the JSON breaks off or is malformed (line {(e.LineNumber ?? 0) + 1})") { Recognised = !first };
        }
    }

    private static async Task ReadLinesAsync(Stream stream, Action<PaperDraft> take, CancellationToken cancellationToken)
    {
        var recognised = false;
        await foreach (var line in JsonLines.ReadAsync(stream, cancellationToken))
        {
            using (line)
            {
                recognised = recognised || Recognise(line);
                take(line.Document is { } document ? JsonEntry.Read(document.RootElement) : new PaperDraft { Broken = line.Problem });
            }
        }
    }

    /// <summary>The first line decides whether these are papers.</summary>
    private static bool Recognise(JsonLine line)
    {
        if (line.Document is not { RootElement: var root })
            throw new UnreadablePapersException("neither a JSON list nor JSON lines");
        return JsonEntry.LooksLikePaper(root) || root.TryGetProperty("id", out _)
            ? true
            : throw new UnreadablePapersException("JSON lines, but not of papers");
    }

    private static async Task ReadFeedAsync(Stream stream, Action<PaperDraft> take, CancellationToken cancellationToken)
    {
        try
        {
            await AtomFeed.ReadAsync(
                stream,
                entry =>
                {
                    if (!ArxivEntry.IsReplacement(entry))
                        take(ArxivEntry.Read(entry));
                },
                cancellationToken);
        }
        catch (FormatException e)
        {
            throw new UnreadablePapersException(e.Message);
        }
        catch (XmlException e)
        {
            throw new UnreadablePapersException($"the XML breaks off or is malformed (line {e.LineNumber})") { Recognised = true };
        }
    }

    private static async Task ReadPageAsync(Stream stream, DateOnly today, Action<PaperDraft> take, CancellationToken cancellationToken)
    {
        await using var bounded = new BoundedStream(stream, MostBytesOfPage);
        using var reader = new StreamReader(bounded, Encoding.UTF8, leaveOpen: true);
        string text;
        try
        {
            text = await reader.ReadToEndAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new UnreadablePapersException("neither JSON nor an Atom feed, and too long for a page of titles and abstracts");
        }

        var page = TextPage.Read(text, today)
            ?? throw new UnreadablePapersException("neither JSON, an Atom feed nor a page of titles and abstracts");
        foreach (var draft in page)
            take(draft);
    }

    /// <summary>The day in a file's name: recorded answers are called after their day.</summary>
    private static DateOnly? DayOfName(string path) =>
        IsoDay().Match(Path.GetFileName(path)) is { Success: true } match
            && DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
