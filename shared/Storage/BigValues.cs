using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>
/// Values larger than a column takes (64 KiB: 32 Ki UTF-16 units of text): the first piece is in the column, the others in
/// <c>column_1</c>, <c>column_2</c> …
/// </summary>
public static class BigValues
{
    /// <summary>UTF-16 units of text in one column; a little less than fit.</summary>
    public const int TextPiece = 32_000;

    /// <summary>Bytes in one column; a little less than fit.</summary>
    public const int BytesPiece = 64_000;

    /// <summary>What all values of a row may take together, in bytes: the service takes 1 MiB with names and keys.</summary>
    public const int MostBytesInRow = 1_000_000;

    /// <summary>Puts text into <paramref name="row"/>; null or empty text takes no column.</summary>
    public static void SetText(this TableEntity row, string column, string? text)
    {
        for (int at = 0, piece = 0; at < (text?.Length ?? 0); piece++)
        {
            var length = Math.Min(TextPiece, text!.Length - at);

            // Half a surrogate pair would not survive being JSON.
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
            {
                length--;
            }

            row[Name(column, piece)] = text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Reads back what <see cref="SetText"/> put there; empty when there is nothing.</summary>
    public static string GetText(this TableEntity row, string column)
    {
        var first = row.GetString(column) ?? "";
        return first.Length < TextPiece - 1 ? first : string.Concat(Pieces(row, column).Cast<string>());
    }

    /// <summary>Puts bytes into <paramref name="row"/>; none take no column.</summary>
    public static void SetBytes(this TableEntity row, string column, ReadOnlySpan<byte> bytes)
    {
        for (var piece = 0; !bytes.IsEmpty; piece++)
        {
            var length = Math.Min(BytesPiece, bytes.Length);
            row[Name(column, piece)] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    /// <summary>Reads back what <see cref="SetBytes"/> put there; none when there is nothing.</summary>
    public static byte[] GetBytes(this TableEntity row, string column) => [.. Pieces(row, column).Cast<byte[]>().SelectMany(piece => piece)];

    private static IEnumerable<object> Pieces(TableEntity row, string column)
    {
        for (var piece = 0; row.TryGetValue(Name(column, piece), out var value); piece++)
        {
            yield return value;
        }
    }

    private static string Name(string column, int piece) => piece == 0 ? column : $"{column}_{piece}";
}
