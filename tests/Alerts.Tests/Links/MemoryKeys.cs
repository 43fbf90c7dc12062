using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alerts.Links;

/// <summary>A repository that several key rings share, as instances share a table.</summary>
internal sealed class MemoryKeys : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _elements = [];

    public int Reads { get; private set; }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            Reads++;
            return [.. _elements.Select(element => new XElement(element))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            _elements.Add(new XElement(element));
        }
    }

    public KeyRing Ring(TimeProvider? time = null) => new(this, vaultKey: null, NullLoggerFactory.Instance, time ?? TimeProvider.System);
}
