namespace Alerts.Profiles;

/// <summary>
/// Reads a keyword line in one pass: <c>sign? alternative ('|' alternative)* ('^' weight)?</c>. docs/keywords.md is the grammar
/// for people.
/// </summary>
internal static class KeywordParser
{
    /// <summary>The keyword of a line; null and the error where it is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number in the profile, from 1.</param>
    /// <param name="offerRepair">Whether an error offers what was likely meant.</param>
    public static (Keyword? Keyword, KeywordError? Error) Parse(string line, int number, bool offerRepair = true)
    {
        var cursor = new KeywordCursor(line, number, offerRepair);
        cursor.SkipSpace();
        cursor.TrimEnd();
        if (!IsReadable(ref cursor))
        {
            return (null, cursor.Error);
        }

        var source = cursor.Rest.Length == line.Length ? line : cursor.Rest.ToString();
        var role = ReadRole(ref cursor);
        var weight = ReadWeight(ref cursor);
        var terms = ReadTerms(ref cursor);
        return cursor.Error is null ? (new Keyword(source, role, terms, weight), null) : (null, cursor.Error);
    }

    private static bool IsReadable(ref KeywordCursor cursor)
    {
        if (cursor.At >= cursor.End)
        {
            cursor.Fail(cursor.At, "an empty keyword", "a word");
        }
        else if (cursor.Rest.Length > Keyword.MaxLength)
        {
            cursor.Fail(cursor.At + Keyword.MaxLength, $"a keyword of {cursor.Rest.Length} characters is too long", $"at most {Keyword.MaxLength} characters");
        }
        else if (BrokenCharacters.First(cursor.Rest) is >= 0 and var broken)
        {
            cursor.Fail(
                cursor.At + broken, "a broken character (half of a surrogate pair)", "whole characters",
                KeywordRepair.WithoutBrokenCharacters(cursor.Line));
        }

        return cursor.Error is null;
    }

    private static KeywordRole ReadRole(ref KeywordCursor cursor)
    {
        var sign = cursor.Next;
        var role = Signs.RoleOf(sign);
        if (role is not KeywordRole.Wanted)
        {
            cursor.At++;
            if (cursor.At >= cursor.End || Spaces.Contains(cursor.Next))
            {
                cursor.Fail(cursor.At, $"a “{sign}” that stands alone", "the keyword straight after the sign", $"{sign}{cursor.Rest.Trim()}");
            }
            else if (Signs.RoleOf(cursor.Next) is not KeywordRole.Wanted)
            {
                cursor.Fail(cursor.At, "two signs", "one of + and -", cursor.Without(1));
            }
        }

        return role;
    }

    /// <summary>Reads the weight, and leaves brackets around the whole out: lists copied from arXiv queries have them.</summary>
    private static double ReadWeight(ref KeywordCursor cursor)
    {
        var weight = KeywordWeight.Read(ref cursor);
        while (!cursor.IsOver && Brackets.Enclose(cursor.Rest))
        {
            cursor.At++;
            cursor.End--;
            cursor.SkipSpace();
            cursor.TrimEnd();
            var end = cursor.End;
            var inner = KeywordWeight.Read(ref cursor);
            if (weight is not null && inner is not null)
            {
                cursor.Fail(cursor.End, "two weights", "one weight at the end of the line", cursor.Line.Remove(cursor.End, end - cursor.End));
            }

            weight ??= inner;
        }

        return weight ?? 1;
    }

    private static KeywordTerm[] ReadTerms(ref KeywordCursor cursor)
    {
        KeywordTerm[] terms = [];
        while (cursor.Error is null && KeywordTermReader.Read(ref cursor) is { } term)
        {
            // Of equal ones the last stays: what ends the line never looks like a weight.
            terms = terms.Length == 0 ? [term] : [.. terms.Where(other => other != term), term];
            if (cursor.At >= cursor.End)
            {
                break;
            }
        }

        return terms;
    }
}
