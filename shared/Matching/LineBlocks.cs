using System.Runtime.CompilerServices;

namespace Alerts.Matching;

/// <summary>Whole lines of a file, as bytes.</summary>
/// <param name="FirstLine">The number of the first line, from 1.</param>
/// <param name="Bytes">The lines, each ended by a line feed but for the last of the file.</param>
internal readonly record struct LineBlock(long FirstLine, ReadOnlyMemory<byte> Bytes);

/// <summary>Cuts a stream into small blocks of whole lines, so that many threads can work on it in bounded memory.</summary>
internal static class LineBlocks
{
    private const int BlockSize = 16 * 1024;

    /// <summary>The longest line, in bytes; a profile at its limits is far shorter.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Reads the blocks in order.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any profile can be.</exception>
    public static async IAsyncEnumerable<LineBlock> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (rest, line) = (Array.Empty<byte>(), 1L);
        while (true)
        {
            var block = new byte[Math.Max(BlockSize, rest.Length * 2)];
            rest.CopyTo(block, 0);
            var filled = rest.Length + await stream.ReadAtLeastAsync(block.AsMemory(rest.Length), block.Length - rest.Length, throwOnEndOfStream: false, cancellationToken);
            var last = filled < block.Length;
            var end = last ? filled : block.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                yield return new(line, block.AsMemory(0, end));
                line += block.AsSpan(0, end).Count((byte)'\n');
            }

            if (last)
            {
                yield break;
            }

            rest = block[end..filled];
            if (rest.Length > LongestLine)
            {
                throw new InvalidDataException($"Line {line} is longer than {LongestLine} bytes.");
            }
        }
    }
}
