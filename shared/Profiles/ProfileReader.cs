using System.Globalization;
using System.Text.Json;

namespace Alerts.Profiles;

/// <summary>What one line of a profile file holds.</summary>
/// <param name="Profile">The profile of the good keywords; null when the line is no profile.</param>
/// <param name="Problems">What is wrong, each in one line; empty when all is well.</param>
internal readonly record struct ReadProfile(KeywordProfile? Profile, IReadOnlyList<string> Problems);

/// <summary>
/// Reads profiles from lines of JSON, straight from their bytes: <c>{"id"|"profile": …, "keywords": […]}</c>, whatever else
/// the line holds. One reader serves one thread; readers of a run share a <see cref="KeywordCache"/>.
/// </summary>
internal sealed class ProfileReader(KeywordCache cache)
{
    private readonly List<Keyword> _keywords = [];
    private readonly List<string> _problems = [];
    private char[] _text = new char[512];

    /// <summary>Reads line <paramref name="number"/> of the file.</summary>
    public ReadProfile Read(ReadOnlySpan<byte> line, long number)
    {
        _keywords.Clear();
        _problems.Clear();
        string? id = null;
        var found = false;
        try
        {
            var json = new Utf8JsonReader(line);
            if (!json.Read() || json.TokenType is not JsonTokenType.StartObject)
            {
                return Wrong(number, 1, "a profile is a JSON object with \"keywords\"");
            }

            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("keywords"u8))
                {
                    found = json.Read() && json.TokenType is JsonTokenType.StartArray;
                    if (!found)
                    {
                        return Wrong(number, json.TokenStartIndex + 1, "\"keywords\" is not an array");
                    }

                    ReadKeywords(ref json, number);
                    continue;
                }

                var named = json.ValueTextEquals("id"u8) || (id is null && json.ValueTextEquals("profile"u8));
                json.Read();
                if (named && json.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    id = json.TokenType is JsonTokenType.String ? json.GetString() : System.Text.Encoding.UTF8.GetString(json.ValueSpan);
                }
                else
                {
                    json.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Wrong(number, ((e as JsonException)?.BytePositionInLine ?? 0) + 1, "no JSON: " + e.Message.Split(". LineNumber")[0]);
        }

        return found
            ? new(new(id ?? number.ToString(CultureInfo.InvariantCulture), [.. _keywords]), _problems.Count == 0 ? [] : [.. _problems])
            : Wrong(number, 1, "no \"keywords\"");
    }

    /// <param name="number">The line.</param>
    /// <param name="column">Where in it, in bytes from 1.</param>
    /// <param name="problem">What is wrong.</param>
    private static ReadProfile Wrong(long number, long column, string problem) =>
        new(null, [string.Create(CultureInfo.InvariantCulture, $"line {number}, column {column}: {problem}")]);

    private void ReadKeywords(ref Utf8JsonReader json, long number)
    {
        var (place, characters, full) = (0, 0, false);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            place++;
            if (json.TokenType is not JsonTokenType.String)
            {
                json.Skip();
                Complain(number, place, "a keyword is a string");
                continue;
            }

            if (!TryText(ref json, out var line))
            {
                Complain(number, place, "a broken character (half of a surrogate pair, or no UTF-8); expected whole characters");
                continue;
            }

            // A line too long to be a keyword is one mistake; it does not use up the room of the others.
            var length = line.Trim().Length;
            characters += length <= Keyword.MaxLength ? length : 0;
            if (place > KeywordProfile.MaxKeywords || characters > KeywordProfile.MaxCharacters)
            {
                if (!full)
                {
                    full = true;
                    Complain(number, place, $"more than {KeywordProfile.MaxKeywords} keywords, or {KeywordProfile.MaxCharacters} characters in all; the rest is left out");
                }

                continue;
            }

            if (line.IsWhiteSpace())
            {
                continue;
            }

            var (keyword, error) = cache.Parse(line, place);
            if (keyword is null)
            {
                Complain(number, place, error!.Description);
            }
            else if (!_keywords.Contains(keyword))
            {
                _keywords.Add(keyword);
            }
        }
    }

    private bool TryText(ref Utf8JsonReader json, out ReadOnlySpan<char> text)
    {
        var bytes = json.HasValueSequence ? (int)json.ValueSequence.Length : json.ValueSpan.Length;
        if (_text.Length < bytes)
        {
            _text = new char[bytes];
        }

        try
        {
            text = _text.AsSpan(0, json.CopyString(_text));
            return true;
        }
        catch (InvalidOperationException)
        {
            text = default;
            return false;
        }
    }

    private void Complain(long number, int place, string problem) =>
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"line {number}, keyword {place}: {problem}"));
}
