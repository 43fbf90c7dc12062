namespace Alerts.Matching.Queries;

/// <summary>
/// A list of a thread's own that is filled and emptied again and again, for arrays whose length is not known before. What is left over between the parts of a keyword
/// would keep them apart in memory, and looking keywords up waits for little else.
/// </summary>
internal static class Gathering<T>
{
    [ThreadStatic]
    private static List<T>? _list;

    /// <summary>The list, empty.</summary>
    public static List<T> Begin()
    {
        var list = _list ??= [];
        list.Clear();
        return list;
    }
}
