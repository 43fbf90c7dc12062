namespace Alerts.Profiles;

/// <summary>A keyword profile ready for matching: its name and its parsed keywords.</summary>
/// <param name="Id">A name that comes back with every match.</param>
/// <param name="Keywords">The keywords in the order written.</param>
public sealed record KeywordProfile(string Id, IReadOnlyList<Keyword> Keywords)
{
    /// <summary>The most keywords a profile may have.</summary>
    public const int MaxKeywords = 200;

    /// <summary>The most characters all keywords may have together, in UTF-16 units.</summary>
    public const int MaxCharacters = 30_000;

    /// <summary>
    /// Parses the lines of a profile. Blank lines are skipped, lines that mean the same as an earlier one are dropped, and a
    /// wrong line never takes the others with it.
    /// </summary>
    /// <param name="id">The profile's name.</param>
    /// <param name="lines">The keyword lines; read no further than the limits reach.</param>
    public static ParsedProfile Parse(string id, IEnumerable<string> lines)
    {
        List<Keyword> keywords = [];
        List<KeywordError> errors = [];
        HashSet<Keyword> seen = [];
        var (number, characters) = (0, 0);
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (keywords.Count + errors.Count >= MaxKeywords)
            {
                errors.Add(new(number, 1, $"more than {MaxKeywords} keywords", $"at most {MaxKeywords} keywords in a profile", null));
                break;
            }

            // A line too long to be a keyword is one mistake; it does not use up the room of the others.
            var length = line.AsSpan().Trim().Length;
            characters += length <= Keyword.MaxLength ? length : 0;
            if (characters > MaxCharacters)
            {
                errors.Add(new(number, 1, $"more than {MaxCharacters} characters in all", $"at most {MaxCharacters} characters in a profile", null));
                break;
            }

            if (!Keyword.TryParse(line, number, out var keyword, out var error))
            {
                errors.Add(error);
            }
            else if (seen.Add(keyword))
            {
                keywords.Add(keyword);
            }
        }

        return new ParsedProfile(new KeywordProfile(id, keywords), errors);
    }
}

/// <summary>What came of parsing a profile's lines.</summary>
/// <param name="Profile">The profile of the good lines.</param>
/// <param name="Errors">What is wrong with the others, by line.</param>
public sealed record ParsedProfile(KeywordProfile Profile, IReadOnlyList<KeywordError> Errors);
