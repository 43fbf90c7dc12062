using System.Buffers;
using System.Runtime.CompilerServices;

namespace Alerts.Matching;

/// <summary>Whole lines of a file, as bytes: each ended by a line feed but for the last of the file. Whoever is done with them gives them back.</summary>
/// <param name="firstLine">The number of the first line, from 1.</param>
/// <param name="buffer">Starts with the lines; from the shared pool.</param>
/// <param name="length">How long the lines are, in bytes.</param>
internal sealed class LineBlock(long firstLine, byte[] buffer, int length) : IDisposable
{
    /// <summary>The number of the first line, from 1.</summary>
    public long FirstLine => firstLine;

    /// <summary>The lines; not to be touched after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}

/// <summary>Cuts a stream into small blocks of whole lines, so that many threads can work on it in bounded memory.</summary>
internal static class LineBlocks
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The longest line, in bytes; a profile at its limits is far shorter.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Reads the blocks in order.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any profile can be.</exception>
    public static async IAsyncEnumerable<LineBlock> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (block, filled, line) = (ArrayPool<byte>.Shared.Rent(BlockSize), 0, 1L);
        while (true)
        {
            filled += await stream.ReadAtLeastAsync(block.AsMemory(filled), block.Length - filled, throwOnEndOfStream: false, cancellationToken);
            var last = filled < block.Length;
            var end = last ? filled : block.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            var rest = filled - end;
            if (rest > LongestLine)
            {
                throw new InvalidDataException($"Line {line} is longer than {LongestLine} bytes.");
            }

            var next = ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, 2 * rest));
            block.AsSpan(end, rest).CopyTo(next);
            var lines = block.AsSpan(0, end).Count((byte)'\n');
            yield return new(line, block, end);
            if (last)
            {
                yield break;
            }

            (block, filled, line) = (next, rest, line + lines);
        }
    }
}
