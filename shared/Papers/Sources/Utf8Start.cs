using System.IO.Pipelines;
using System.Text;

namespace Alerts.Papers.Sources;

/// <summary>A text as UTF-8 from its first letter on: byte order marks and white space at the start are behind it.</summary>
/// <param name="Stream">The rest of the text, the first byte included.</param>
/// <param name="FirstByte">Its first byte; null when there is none.</param>
internal sealed record Utf8Start(Stream Stream, byte? FirstByte)
{
    /// <summary>Looks at the start of a stream. UTF-16 with its mark is turned into UTF-8.</summary>
    public static async Task<Utf8Start> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream);
        var start = await pipe.ReadAtLeastAsync(3, cancellationToken);
        var mark = new byte[(int)Math.Min(3, start.Buffer.Length)];
        System.Buffers.BuffersExtensions.CopyTo(start.Buffer.Slice(0, mark.Length), mark);
        if (mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            pipe.AdvanceTo(start.Buffer.GetPosition(2));
            var wide = mark[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            pipe = PipeReader.Create(Encoding.CreateTranscodingStream(pipe.AsStream(), wide, Encoding.UTF8));
        }
        else
        {
            pipe.AdvanceTo(start.Buffer.GetPosition(mark is [0xEF, 0xBB, 0xBF] ? 3 : 0));
        }

        return new Utf8Start(pipe.AsStream(), await SkipWhiteSpaceAsync(pipe, cancellationToken));
    }

    private static async Task<byte?> SkipWhiteSpaceAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            var blank = 0L;
            foreach (var memory in buffer)
            {
                var found = memory.Span.IndexOfAnyExcept(" \t\r\n"u8);
                if (found >= 0)
                {
                    var first = memory.Span[found];
                    pipe.AdvanceTo(buffer.GetPosition(blank + found));
                    return first;
                }

                blank += memory.Length;
            }

            pipe.AdvanceTo(buffer.End);
            if (read.IsCompleted)
                return null;
        }
    }
}
