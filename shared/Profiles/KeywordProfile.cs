using System.Runtime.InteropServices;

namespace Alerts.Profiles;

/// <summary>A keyword profile ready for matching: its name and its parsed keywords.</summary>
/// <param name="Id">A name that comes back with every match.</param>
/// <param name="Keywords">The keywords in the order written.</param>
public sealed record KeywordProfile(string Id, IReadOnlyList<Keyword> Keywords)
{
    /// <summary>The most keywords a profile may have; those that say the same as another count once.</summary>
    public const int MaxKeywords = 200;

    /// <summary>The most characters all keywords may have together, in UTF-16 units, without the spaces around them.</summary>
    public const int MaxCharacters = 30_000;

    /// <summary>The keywords, to be gone through quickly.</summary>
    internal ReadOnlySpan<Keyword> Span => Keywords switch
    {
        Keyword[] array => array,
        List<Keyword> list => CollectionsMarshal.AsSpan(list),
        var others => others.ToArray(),
    };

    /// <summary>
    /// Parses the lines of a profile. Blank lines are skipped, lines that mean the same as an earlier one are dropped, and a
    /// wrong line never takes the others with it.
    /// </summary>
    /// <param name="id">The profile's name.</param>
    /// <param name="lines">The keyword lines; read no further than the limits reach.</param>
    /// <param name="cache">Keywords parsed before, where many profiles are read.</param>
    public static ParsedProfile Parse(string id, IEnumerable<string> lines, KeywordCache? cache = null)
    {
        var reader = new KeywordLines(lines.TryGetNonEnumeratedCount(out var count) ? count : 8);
        List<KeywordError>? errors = null;
        foreach (var line in lines)
        {
            if (reader.Add(line, line, cache) is { } error)
            {
                (errors ??= []).Add(error);
            }

            if (reader.IsFull)
            {
                break;
            }
        }

        return new ParsedProfile(new KeywordProfile(id, reader.Take()), errors ?? (IReadOnlyList<KeywordError>)[]);
    }
}

/// <summary>What came of parsing a profile's lines.</summary>
/// <param name="Profile">The profile of the good lines.</param>
/// <param name="Errors">What is wrong with the others, by line.</param>
public sealed record ParsedProfile(KeywordProfile Profile, IReadOnlyList<KeywordError> Errors);
