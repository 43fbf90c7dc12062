using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Alerts.Papers.Sources;

/// <summary>One line: its JSON, or what is wrong with it.</summary>
internal readonly record struct JsonLine(JsonDocument? Document, string? Problem) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Document?.Dispose();
}

/// <summary>Reads JSON lines of any number with little memory; a broken or endless line is one bad entry.</summary>
internal static class JsonLines
{
    /// <summary>No entry is as long as this; the rest of such a line is passed over.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Reads the lines; each must be disposed.</summary>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var passing = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TakeLine(ref buffer, read.IsCompleted, out var line))
            {
                if (!passing && !IsBlank(line))
                    yield return Parse(line);
                passing = false;
            }

            if (buffer.Length > LongestLine)
            {
                if (!passing)
                    yield return new JsonLine(null, string.Create(CultureInfo.InvariantCulture, $"a line of more than {LongestLine:N0} bytes"));
                passing = true;
                buffer = buffer.Slice(buffer.End);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }

        await pipe.CompleteAsync();
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }

        line = buffer;
        if (!last || buffer.IsEmpty)
            return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }

        return true;
    }

    private static JsonLine Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            return new JsonLine(JsonDocument.Parse(line), null);
        }
        catch (JsonException)
        {
            return new JsonLine(null, "no JSON, or cut off");
        }
    }
}
