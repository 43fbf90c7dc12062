using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Alerts.Papers.Cleaning;

/// <summary>HTML in text: entities, however often encoded, and the tags that only format. Other angle brackets are meaning.</summary>
internal static class Html
{
    /// <summary>The longest entity looked for, without its ampersand: <c>CounterClockwise…</c> and the like are not in abstracts.</summary>
    private const int LongestEntity = 12;

    /// <summary>A tag with its attributes; a longer one is not a tag.</summary>
    private const int LongestTag = 2_000;

    /// <summary>
    /// Tags that format inside a line: they vanish. Neither <c>s</c>, <c>pad</c> nor <c>think</c> are here: papers on language
    /// models write those as words.
    /// </summary>
    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
        ["a", "abbr", "b", "cite", "code", "em", "font", "i", "q", "small", "span", "strong", "sub", "sup", "tt", "u", "italic", "bold", "sc"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Tags that part lines: a space stands in their place.</summary>
    private static readonly FrozenSet<string> Block = FrozenSet.ToFrozenSet(
        ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "blockquote", "section", "title", "sec", "table", "tr", "td", "tbody"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Resolves entities and removes formatting tags.</summary>
    public static string Resolve(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal) ? Decode(text) : text;
        return decoded.Contains('<', StringComparison.Ordinal) ? StripTags(decoded) : decoded;
    }

    /// <summary>
    /// Decodes from the end to the start: what stands right of an ampersand is already decoded, so <c>&amp;amp;amp;lt;</c> of
    /// any depth is resolved in one pass.
    /// </summary>
    private static string Decode(string text)
    {
        var buffer = new char[text.Length];
        var start = buffer.Length;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            buffer[--start] = text[i];
            while (start < buffer.Length && buffer[start] == '&' && Entity(buffer.AsSpan(start + 1)) is { } entity)
            {
                start += entity.Length;
                entity.Text.CopyTo(0, buffer, start -= entity.Text.Length, entity.Text.Length);
            }
        }

        return new string(buffer, start, buffer.Length - start);
    }

    /// <summary>The entity whose name stands at the start of <paramref name="rest"/>, and its length with the ampersand.</summary>
    private static (string Text, int Length)? Entity(ReadOnlySpan<char> rest)
    {
        var window = rest[..Math.Min(rest.Length, LongestEntity + 1)];
        var end = window.IndexOf(';');
        if (end < 1 || (window[0] != '#' && !char.IsAsciiLetter(window[0])))
            return null;

        var encoded = string.Concat("&", window[..(end + 1)]);
        var decoded = encoded == "&apos;" ? "'" : WebUtility.HtmlDecode(encoded);
        return decoded == encoded || decoded.Length == 0 ? null : (decoded, encoded.Length);
    }

    private static string StripTags(string text)
    {
        var output = new StringBuilder(text.Length);
        var span = text.AsSpan();
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i] != '<' || Tag(span[i..]) is not { } tag)
            {
                output.Append(span[i]);
                continue;
            }

            i += tag.Length - 1;
            output.Append(tag.Instead);
        }

        return output.ToString();
    }

    /// <summary>A formatting tag at the start of <paramref name="text"/>: its length, and what stands in its place.</summary>
    private static (int Length, string Instead)? Tag(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = text[..Math.Min(text.Length, LongestTag)].IndexOf("-->", StringComparison.Ordinal);
            return close < 0 ? null : (close + 3, " ");
        }

        var inner = text[1..Math.Min(text.Length, LongestTag)];
        var end = inner.IndexOfAny('>', '<');
        if (end < 1 || inner[end] != '>')
            return null;

        var body = inner[..end];
        var closing = body[0] == '/';
        if (closing)
            body = body[1..];
        var nameEnd = body.IndexOfAnyExcept(NameCharacters);
        var name = (nameEnd < 0 ? body : body[..nameEnd]).ToString();
        var rest = nameEnd < 0 ? [] : body[nameEnd..];
        var attributes = rest.Trim(" /");
        if (!rest.IsEmpty && rest[0] is not (' ' or '/'))
            return null;
        if (!attributes.IsEmpty && (closing || !attributes.Contains('=')))
            return null;

        name = name.StartsWith("jats:", StringComparison.OrdinalIgnoreCase) ? name[5..] : name;
        var length = end + 2;
        if (Block.Contains(name))
            return (length, " ");
        if (!Inline.Contains(name))
            return null;

        // 10<sup>5</sup> is not 105; 1<sup>st</sup> is 1st.
        var raised = !closing && name.Equals("sup", StringComparison.OrdinalIgnoreCase)
            && length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] is '+' or '-' or '−');
        return (length, raised ? "^" : "");
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:");
}
