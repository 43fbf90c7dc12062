using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Alerts.Matching;

/// <summary>
/// Has memory brought nearer that will be read soon, without waiting for it: a keyword's words and hits lie anywhere, and waiting for each in turn is most of
/// the time that looking it up takes. Only a hint, which processors without the instruction do without: it may point anywhere, and nothing is read.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Fetches the part of an object that is so many bytes behind its beginning.</summary>
    /// <param name="target">The object; null does no harm.</param>
    /// <param name="offset">Where in the object, in bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Object(object? target, int offset = 0)
    {
        if (Sse.IsSupported)
        {
            // The reference as a number, for the object itself is not to be touched. If it is moved meanwhile the wrong place is fetched, no more.
            Sse.Prefetch0((byte*)Unsafe.As<object?, nint>(ref target) + offset);
        }
    }

    /// <summary>Fetches an element of an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="at">The element; one that does not exist does no harm.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Element<T>(T[] array, int at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), at)));
        }
    }
}
