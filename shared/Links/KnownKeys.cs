using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Alerts.Links;

/// <summary>Passes the repository through and remembers which keys went by, so that a payload's key can be looked up.</summary>
internal sealed class KnownKeys : IXmlRepository
{
    private readonly IXmlRepository _repository;
    private readonly ConcurrentDictionary<Guid, byte> _ids = [];

    public KnownKeys(IXmlRepository repository)
    {
        _repository = repository;
        GetAllElements();
    }

    public bool Contains(Guid key) => _ids.ContainsKey(key);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = _repository.GetAllElements();
        foreach (var element in elements)
        {
            Remember(element);
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        _repository.StoreElement(element, friendlyName);
        Remember(element);
    }

    private void Remember(XElement element)
    {
        if (element.Name.LocalName == "key" && Guid.TryParse((string?)element.Attribute("id"), out var id))
        {
            _ids[id] = 0;
        }
    }
}
