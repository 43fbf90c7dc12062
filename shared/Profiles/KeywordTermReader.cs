using System.Buffers;

namespace Alerts.Profiles;

/// <summary>Reads one alternative of a keyword line: <c>(field ':')? ('"' exact '"' | plain words)</c>, and the <c>|</c> or <c>OR</c> after it.</summary>
internal static class KeywordTermReader
{
    /// <summary>Where plain words may end, or be wrong.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("|O" + Quotes.All);

    private const string OneALine = "one keyword a line: write each on its own line with a + before it";

    /// <summary>Reads an alternative; null when something is wrong.</summary>
    public static KeywordTerm? Read(ref KeywordCursor cursor)
    {
        cursor.SkipSpace();
        var field = KeywordFields.Read(ref cursor);
        cursor.SkipSpace();
        if (cursor.Error is null && (cursor.At >= cursor.End || OrLength(cursor) > 0))
        {
            cursor.Fail(cursor.At, "nothing to look for", "a word", WithoutOr(cursor));
        }

        return cursor.Error is not null ? null
            : Quotes.Opens(cursor.Next) ? ReadExact(ref cursor, field)
            : ReadPlain(ref cursor, field);
    }

    private static KeywordTerm? ReadExact(ref KeywordCursor cursor, KeywordField field)
    {
        var open = cursor.At;
        var length = Quotes.Close(cursor.Rest, 0);
        if (length < 0)
        {
            cursor.Fail(open, "a quote that does not end", "a closing quote", cursor.Line.Insert(cursor.End, "\""));
            return null;
        }

        var text = Quotes.Unescape(cursor.Rest[1..length]);
        cursor.At += length + 1;
        var close = cursor.At;
        cursor.SkipSpace();
        if (cursor.At < cursor.End && !SkipOr(ref cursor))
        {
            var and = cursor.Rest.StartsWith("AND ");
            cursor.Fail(
                cursor.At, and ? "AND inside a keyword" : "text after the closing quote", and ? OneALine : "|, ^ or the end of the line",
                cursor.Line.Remove(close, cursor.End - close));
        }

        return Checked(ref cursor, new KeywordTerm(field, text, Exact: true), open);
    }

    private static KeywordTerm? ReadPlain(ref KeywordCursor cursor, KeywordField field)
    {
        var start = cursor.At;
        if (start > 0 && Signs.RoleOf(cursor.Next) is not KeywordRole.Wanted && start + 1 < cursor.End && !Spaces.Contains(cursor.Line[start + 1]))
        {
            cursor.Fail(start, $"a “{cursor.Next}” inside the line", "the sign at the very beginning", cursor.Without(1));
            return null;
        }

        var stop = cursor.End;
        while (cursor.At < cursor.End)
        {
            var mark = cursor.Rest.IndexOfAny(Marks);
            cursor.At = mark < 0 ? cursor.End : cursor.At + mark;
            stop = cursor.At;
            if (mark < 0 || SkipOr(ref cursor))
            {
                break;
            }

            if (Quotes.Opens(cursor.Next) && cursor.Line[cursor.At - 1] != '\\')
            {
                cursor.Fail(cursor.At, "a quote in the middle of a keyword", "quotes around all of it, or none", KeywordRepair.WithoutQuotes(cursor.Line));
                return null;
            }

            stop = ++cursor.At;
        }

        var raw = Spaces.Trim(cursor.Line.AsSpan(start, stop - start));
        if (raw.Contains(':') && IndexOfAnd(raw) is >= 0 and var and)
        {
            cursor.Fail(start + and, "AND inside a keyword", OneALine);
        }
        else if (field is not KeywordField.Category && Stars.FirstWrong(raw) is >= 0 and var star)
        {
            cursor.Fail(
                start + star, "a * where no word can be left open", "* only after three or more letters, at the end of a word",
                cursor.Line.Replace("*", "", StringComparison.Ordinal));
        }

        var text = raw.Length == cursor.Line.Length ? Spaces.Collapse(cursor.Line) : Spaces.Collapse(raw);
        return Checked(ref cursor, new KeywordTerm(field, text, Exact: false), start);
    }

    private static int IndexOfAnd(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf("AND"); at >= 0 && at + 3 < text.Length;)
        {
            if (at > 0 && Spaces.Contains(text[at - 1]) && Spaces.Contains(text[at + 3]))
            {
                return at;
            }

            var next = text[(at + 3)..].IndexOf("AND");
            at = next < 0 ? -1 : at + 3 + next;
        }

        return -1;
    }

    /// <summary>The length of <c>|</c>, or of <c>OR</c> between spaces, here; 0 where none stands.</summary>
    private static int OrLength(in KeywordCursor cursor)
    {
        var (line, at) = (cursor.Line, cursor.At);
        return line[at] == '|' ? 1
            : line[at] == 'O' && at > 0 && IsEdge(line[at - 1]) && at + 2 < cursor.End && line[at + 1] == 'R' && IsEdge(line[at + 2]) ? 2
            : 0;

        static bool IsEdge(char c) => c == '|' || Spaces.Contains(c);
    }

    private static string WithoutOr(in KeywordCursor cursor) =>
        cursor.At >= cursor.End ? cursor.Line.TrimEnd(' ', '|') : cursor.Without(OrLength(cursor)).Insert(cursor.At, " ");

    /// <summary>Passes over <c>|</c> or <c>OR</c>; something must follow.</summary>
    private static bool SkipOr(ref KeywordCursor cursor)
    {
        var (bar, length) = (cursor.At, OrLength(cursor));
        if (length == 0)
        {
            return false;
        }

        cursor.At += length;
        cursor.SkipSpace();
        if (cursor.At >= cursor.End)
        {
            cursor.Fail(bar, "nothing after |", "another alternative", string.Concat(cursor.Line.AsSpan(0, bar).TrimEnd(), cursor.Line.AsSpan(cursor.End)));
        }

        return true;
    }

    private static KeywordTerm? Checked(ref KeywordCursor cursor, KeywordTerm term, int at)
    {
        if (!Searchable.Contains(term.Text))
        {
            cursor.Fail(at, "nothing to look for", "at least one letter or digit");
        }
        else if (term.Field is KeywordField.Category && !Categories.IsPattern(term.Text))
        {
            cursor.Fail(at, "no category looks like that", "an arXiv category such as cs.CL, or cs.* for all of an archive", KeywordRepair.Category(cursor.Line, term.Text));
        }

        return cursor.Error is null ? term : null;
    }
}
