using Microsoft.Extensions.Time.Testing;

namespace Alerts.Links;

public sealed class KeyRingTests
{
    private static readonly byte[] Plain = "hello"u8.ToArray();

    private readonly FakeTimeProvider _time = new();
    private readonly MemoryKeys _keys = new();

    [Fact]
    public void Instances_that_share_a_repository_read_each_others_payloads()
    {
        using var one = _keys.Ring();
        var payload = one.Protect("p", Plain);
        using var two = _keys.Ring();

        Assert.Equal(Plain, two.Unprotect("p", payload));
    }

    [Fact]
    public void Key_that_another_instance_made_meanwhile_is_learnt()
    {
        using var early = _keys.Ring(_time);
        early.Protect("p", Plain);
        var theirs = LaterKey();
        _time.Advance(KeyRing.LeastTimeBetweenReads);

        Assert.Equal(Plain, early.Unprotect("p", theirs));
    }

    [Fact]
    public void Key_that_nobody_made_is_looked_for_once()
    {
        using var ring = _keys.Ring(_time);
        ring.Protect("p", Plain);
        using var stranger = new MemoryKeys().Ring();
        var strange = stranger.Protect("p", Plain);
        _time.Advance(KeyRing.LeastTimeBetweenReads);
        Assert.Null(ring.Unprotect("p", strange));
        var reads = _keys.Reads;

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(ring.Unprotect("p", strange));
        Assert.Equal(reads, _keys.Reads);
    }

    [Fact]
    public void Strange_key_ids_do_not_make_the_ring_read_again_and_again()
    {
        using var ring = _keys.Ring(_time);
        var payload = ring.Protect("p", Plain);
        var reads = _keys.Reads;

        for (var i = 0; i < 100; i++)
        {
            payload[5] = (byte)i;
            payload[6] ^= 0x55;
            ring.Unprotect("p", payload);
        }

        Assert.Equal(reads, _keys.Reads);
    }

    [Fact]
    public void Short_payload_is_nothing()
    {
        using var ring = _keys.Ring();

        Assert.Null(ring.Unprotect("p", [1, 2, 3]));
    }

    /// <summary>A payload under a key that is newer than what the first ring has read.</summary>
    private byte[] LaterKey()
    {
        var other = new MemoryKeys();
        using var ring = other.Ring();
        var payload = ring.Protect("p", Plain);
        foreach (var element in other.GetAllElements())
        {
            _keys.StoreElement(element, (string)element.Attribute("id")!);
        }

        return payload;
    }
}
