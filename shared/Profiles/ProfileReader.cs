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
    private readonly List<string> _problems = [];
    private KeywordLines _lines = new(8);
    private char[] _text = new char[512];

    /// <summary>Reads line <paramref name="number"/> of the file.</summary>
    public ReadProfile Read(ReadOnlySpan<byte> line, long number)
    {
        _lines.Clear();
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

            // Whatever follows the object is told here.
            json.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Wrong(number, ((e as JsonException)?.BytePositionInLine ?? 0) + 1, "no JSON: " + e.Message.Split(". LineNumber")[0]);
        }

        return found
            ? new(new(id ?? number.ToString(CultureInfo.InvariantCulture), _lines.Take()), _problems.Count == 0 ? [] : [.. _problems])
            : Wrong(number, 1, "no \"keywords\"");
    }

    /// <param name="number">The line.</param>
    /// <param name="column">Where in it, in bytes from 1.</param>
    /// <param name="problem">What is wrong.</param>
    private static ReadProfile Wrong(long number, long column, string problem) =>
        new(null, [string.Create(CultureInfo.InvariantCulture, $"line {number}, column {column}: {problem}")]);

    private void ReadKeywords(ref Utf8JsonReader json, long number)
    {
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (_lines.IsFull)
            {
                json.Skip();
            }
            else if (ReadKeyword(ref json) is { } error)
            {
                _problems.Add(string.Create(CultureInfo.InvariantCulture, $"line {number}, keyword {error.Line}: {error.Description}"));
            }
        }
    }

    private KeywordError? ReadKeyword(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.String)
        {
            json.Skip();
            return _lines.Refuse("no text", "a keyword as a JSON string");
        }

        try
        {
            return _lines.Add(Text(ref json), null, cache);
        }
        catch (InvalidOperationException)
        {
            return _lines.Refuse("broken characters (half of a surrogate pair, or no UTF-8)", "whole characters");
        }
    }

    private ReadOnlySpan<char> Text(ref Utf8JsonReader json)
    {
        var bytes = json.HasValueSequence ? (int)json.ValueSequence.Length : json.ValueSpan.Length;
        if (_text.Length < bytes)
        {
            _text = new char[bytes];
        }

        return _text.AsSpan(0, json.CopyString(_text));
    }
}
