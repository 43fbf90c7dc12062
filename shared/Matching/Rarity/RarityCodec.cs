using System.Text;
using Alerts.Matching.Text;

namespace Alerts.Matching.Rarity;

/// <summary>
/// The bytes of a statistic: a magic number and a version, then days (day number, papers, grams as differences of their
/// sorted names with their counts) and acronyms (each word with the length it shares with the one before), all numbers as
/// LEB128.
/// </summary>
internal static class RarityCodec
{
    private const byte Version = 1;

    private static ReadOnlySpan<byte> Magic => "ARS"u8;

    public static byte[] Write(RarityStatistic statistic)
    {
        using var stream = new MemoryStream();
        stream.Write(Magic);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(statistic.GramDays.Count);
        foreach (var day in statistic.GramDays)
        {
            writer.Write7BitEncodedInt(day.Day.DayNumber);
            writer.Write7BitEncodedInt(day.Papers);
            writer.Write7BitEncodedInt(day.Grams.Length);
            var last = 0u;
            for (var i = 0; i < day.Grams.Length; i++)
            {
                writer.Write7BitEncodedInt64(day.Grams[i] - last);
                writer.Write7BitEncodedInt(day.Counts[i]);
                last = day.Grams[i];
            }
        }

        writer.Write7BitEncodedInt(statistic.Acronyms.Uses.Count);
        var (shortBefore, longBefore) = ("", "");
        foreach (var (pair, use) in statistic.Acronyms.Uses)
        {
            WriteAfter(writer, shortBefore, pair.Short);
            WriteAfter(writer, longBefore, pair.Long);
            writer.Write7BitEncodedInt(use.Papers);
            writer.Write7BitEncodedInt(use.Last.DayNumber);
            (shortBefore, longBefore) = (pair.Short, pair.Long);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static RarityStatistic Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic) || bytes.Length <= Magic.Length)
        {
            throw new FormatException("These bytes are no rarity statistic.");
        }

        if (bytes[Magic.Length] is not Version and var version)
        {
            throw new FormatException($"This rarity statistic has version {version}; this program reads version {Version}.");
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes[(Magic.Length + 1)..].ToArray()), Encoding.UTF8);
            return new(ReadDays(reader), ReadAcronyms(reader));
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException("This rarity statistic is cut off or damaged.", e);
        }
    }

    private static List<GramDay> ReadDays(BinaryReader reader)
    {
        List<GramDay> days = [];
        for (var d = reader.Read7BitEncodedInt(); d > 0; d--)
        {
            var (day, papers, length) = (DateOnly.FromDayNumber(reader.Read7BitEncodedInt()), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            if (length < 0 || length > reader.BaseStream.Length)
            {
                throw new FormatException("A length that cannot be.");
            }

            var (grams, counts, last) = (new uint[length], new int[length], 0u);
            for (var i = 0; i < length; i++)
            {
                grams[i] = last += checked((uint)reader.Read7BitEncodedInt64());
                counts[i] = reader.Read7BitEncodedInt();
            }

            days.Add(new(day, papers, grams, counts));
        }

        return days;
    }

    private static AcronymCounts ReadAcronyms(BinaryReader reader)
    {
        var uses = new SortedDictionary<AcronymPair, AcronymUse>(AcronymCounts.Order);
        var (shortBefore, longBefore) = ("", "");
        for (var a = reader.Read7BitEncodedInt(); a > 0; a--)
        {
            shortBefore = ReadAfter(reader, shortBefore);
            longBefore = ReadAfter(reader, longBefore);
            uses[new(shortBefore, longBefore)] = new(reader.Read7BitEncodedInt(), DateOnly.FromDayNumber(reader.Read7BitEncodedInt()));
        }

        return new(uses);
    }

    private static void WriteAfter(BinaryWriter writer, string before, string text)
    {
        var shared = before.AsSpan().CommonPrefixLength(text);
        shared -= shared > 0 && char.IsHighSurrogate(text[shared - 1]) ? 1 : 0;
        writer.Write7BitEncodedInt(shared);
        writer.Write(text[shared..]);
    }

    private static string ReadAfter(BinaryReader reader, string before) =>
        before[..reader.Read7BitEncodedInt()] + reader.ReadString();
}
