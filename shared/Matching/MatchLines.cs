using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alerts.Matching;

/// <summary>Writes matches as JSON lines: <c>{"profile","paper","score","hits":[{"keyword","field","start","length"}]}</c>.</summary>
internal sealed class MatchLines : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _json;

    public MatchLines() => _json = new(_buffer, Options);

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Writes one match as a line.</summary>
    public void Write(string profile, Match match)
    {
        _json.WriteStartObject();
        _json.WriteString("profile"u8, profile);
        _json.WriteString("paper"u8, match.Paper.Id);
        _json.WriteNumber("score"u8, match.Score);
        _json.WriteStartArray("hits"u8);
        foreach (var hit in match.Hits)
        {
            _json.WriteStartObject();
            _json.WriteString("keyword"u8, hit.Keyword);
            _json.WriteString("field"u8, Name(hit.Field));
            if (hit.Field is not (PaperField.Title or PaperField.Abstract))
            {
                _json.WriteNumber("item"u8, hit.Item);
            }

            _json.WriteNumber("start"u8, hit.Start);
            _json.WriteNumber("length"u8, hit.Length);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
    }

    /// <summary>The field as the output names it.</summary>
    private static ReadOnlySpan<byte> Name(PaperField field) => field switch
    {
        PaperField.Title => "title"u8,
        PaperField.Abstract => "abstract"u8,
        PaperField.KeyPhrase => "keyPhrase"u8,
        PaperField.Author => "author"u8,
        PaperField.Category => "category"u8,
        _ => "org"u8,
    };

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
