using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Alerts.Papers.Entries;

/// <summary>What stands around the entries of an Atom feed.</summary>
/// <param name="Updated">When the feed was made; null when it does not say.</param>
/// <param name="Total">How many entries the whole answer has over all pages; null when it does not say.</param>
/// <param name="SkipDays">Days on which the feed says it is empty.</param>
internal sealed record AtomFeed(DateTimeOffset? Updated, int? Total, IReadOnlyList<string> SkipDays)
{
    /// <summary>Elements nested deeper than this are no feed's.</summary>
    private const int Deepest = 32;

    /// <summary>Attributes beyond this many are passed over.</summary>
    private const int MostAttributes = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>
    /// Reads a feed, handing over its entries one by one, so that only one is in memory. Throws <see cref="XmlException"/> when
    /// the text is no XML or breaks off, <see cref="FormatException"/> when it is XML and no feed.
    /// </summary>
    public static async Task<AtomFeed> ReadAsync(Stream stream, Action<XElement> entry, CancellationToken cancellationToken)
    {
        using var reader = XmlReader.Create(stream, Settings);
        await reader.MoveToContentAsync();
        if (reader.LocalName != "feed")
            throw new FormatException($"a <{reader.LocalName}> where an Atom <feed> should be");

        DateTimeOffset? updated = null;
        int? total = null;
        List<string> skipDays = [];
        var more = await reader.ReadAsync();
        while (more && !reader.EOF)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.NodeType is not XmlNodeType.Element || reader.Depth != 1)
            {
                more = await reader.ReadAsync();
                continue;
            }

            var element = await ReadElementAsync(reader, cancellationToken);
            switch (element.Name.LocalName)
            {
                case "entry":
                    entry(element);
                    break;
                case "updated" when DateTimeOffset.TryParse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when):
                    updated = when;
                    break;
                case "totalResults" when int.TryParse(element.Value, CultureInfo.InvariantCulture, out var all):
                    total = all;
                    break;
                case "skipDays":
                    skipDays.AddRange(element.Elements().Select(day => day.Value.Trim()));
                    break;
            }
        }

        return new AtomFeed(updated, total, skipDays);
    }

    /// <summary>
    /// Reads the element that the reader stands on, and leaves the reader on what follows it. <see cref="XNode.ReadFrom"/> knows no bound, and its
    /// time grows with the square of the depth.
    /// </summary>
    private static async Task<XElement> ReadElementAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var root = Open(reader);
        var current = reader.IsEmptyElement ? null : root;
        while (await reader.ReadAsync() && current is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > Deepest:
                    throw new FormatException($"elements nested deeper than {Deepest}");
                case XmlNodeType.Element:
                    var child = Open(reader);
                    current.Add(child);
                    current = reader.IsEmptyElement ? current : child;
                    break;
                case XmlNodeType.EndElement:
                    current = current.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    current.Add(new XText(await reader.GetValueAsync()));
                    break;
            }
        }

        return root;
    }

    private static XElement Open(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        for (var i = 0; i < Math.Min(reader.AttributeCount, MostAttributes); i++)
        {
            reader.MoveToAttribute(i);
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }

        reader.MoveToElement();
        return element;
    }
}
