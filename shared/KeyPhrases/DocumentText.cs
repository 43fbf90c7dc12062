using System.Globalization;
using System.Text;
using Alerts.Papers;

namespace Alerts.KeyPhrases;

/// <summary>A paper's text as Azure AI Language takes it.</summary>
/// <param name="Text">The title as a sentence of its own, then the abstract; cut at the end of a sentence where it is too long.</param>
/// <param name="Elements">How long it is in text elements (what a reader sees as one character): the unit of the service's limits.</param>
internal readonly record struct DocumentText(string Text, int Elements)
{
    /// <summary>The most the service takes, in text elements.</summary>
    public const int MaxElements = 5120;

    private const int ElementsInRecord = 1000;

    /// <summary>The text records it is billed as: every 1,000 text elements begun.</summary>
    public int Records => (Elements + ElementsInRecord - 1) / ElementsInRecord;

    /// <summary>Makes a paper's text.</summary>
    public static DocumentText Of(Paper paper)
    {
        var title = paper.Title.Trim();
        var sentence = title.Length == 0 || title[^1] is '.' or '?' or '!' ? title : title + ".";
        return Cut(WholeCharacters($"{sentence} {paper.Abstract}".Trim()));
    }

    /// <summary>Halves of surrogate pairs have no UTF-8: each becomes U+FFFD.</summary>
    private static string WholeCharacters(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>Cuts a text to what the service takes: behind its last whole sentence, else behind its last whole word, else anywhere.</summary>
    public static DocumentText Cut(string text)
    {
        var (fits, elements) = Measure(text);
        if (fits == text.Length)
        {
            return new DocumentText(text, elements);
        }

        var head = text.AsSpan(0, fits);
        var end = EndOfSentence(head);
        end = end > 0 ? end : head.LastIndexOf(' ');
        var cut = (end > 0 ? head[..end] : head).Trim().ToString();
        return new DocumentText(cut, Measure(cut).Elements);
    }

    private static (int Length, int Elements) Measure(string text)
    {
        var at = 0;
        var elements = 0;
        while (at < text.Length && elements < MaxElements)
        {
            at += StringInfo.GetNextTextElementLength(text, at);
            elements++;
        }

        return (at, elements);
    }

    private static int EndOfSentence(ReadOnlySpan<char> text)
    {
        for (var at = text.Length - 1; at > 0; at--)
        {
            if (text[at] is '。' or '！' or '？' || (text[at] is ' ' or '\n' && text[at - 1] is '.' or '?' or '!'))
            {
                return at + (text[at] is ' ' or '\n' ? 0 : 1);
            }
        }

        return 0;
    }
}
