namespace Alerts.Matching.Queries;

/// <summary>One place where a keyword stands, in its field's text.</summary>
/// <param name="Field">The field.</param>
/// <param name="Form">How it stands there.</param>
/// <param name="Item">Which item of a field that is a list.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">What the mention is worth, in units of the score's model.</param>
/// <param name="Alternative">Which of the keyword's alternatives it is.</param>
internal readonly record struct HitPlace(PaperField Field, HitForm Form, ushort Item, int Start, int Length, ushort Value, byte Alternative);

/// <summary>What a keyword means in an index, its sign and weight apart: the papers it hits, what that is worth, and where.</summary>
/// <param name="Index">The index.</param>
/// <param name="Concept">Keywords of one concept are one keyword in two forms: <c>knowledge graph</c>, <c>Knowledge Graphs</c>.</param>
/// <param name="IsFilter">Whether it asks for categories only.</param>
internal sealed record ResolvedKeyword(PaperIndex Index, string Concept, bool IsFilter)
{
    /// <summary>A keyword that hits no paper.</summary>
    public static ResolvedKeyword Nothing(PaperIndex index, bool filter) =>
        new(index, "", filter) { Papers = [], Points = [], Certain = [], Places = [] };

    /// <summary>The papers, ascending.</summary>
    public required int[] Papers { get; init; }

    /// <summary>For each paper the evidence at weight 1, at least 1.</summary>
    public required int[] Points { get; init; }

    /// <summary>For each paper whether some hit is certain: neither only near nor only by an acronym the paper does not define.</summary>
    public required bool[] Certain { get; init; }

    /// <summary>For each paper the places, by field, item and position.</summary>
    public required HitPlace[][] Places { get; init; }

    /// <summary>The places in a paper; none where it does not hit.</summary>
    public ReadOnlySpan<HitPlace> PlacesIn(int paper) =>
        Array.BinarySearch(Papers, paper) is >= 0 and var i ? Places[i] : [];
}
