using Alerts.Matching.Queries;
using CsCheck;

namespace Alerts.Matching;

/// <summary>Which of the places of a keyword stay where they overlap, beside the rule followed word by word.</summary>
public sealed class OverlapsTests
{
    private static readonly Gen<FoundPlace> Place =
        from at in Gen.Int[1, 60]
        from count in Gen.Int[1, 5]
        from form in Gen.Int[0, 4]
        select new FoundPlace(0, 1, new HitPlace(at, count, (HitForm)form, 0));

    [Fact]
    public void Better_forms_stay_then_the_first_then_the_longer() => Place.Array[0, 60].Sample(places => Assert.Equal(ByTheRule(places), Resolved(places)));

    [Fact]
    public void Places_of_a_few_readings_are_merged() => Place.Array[0, 12].Array[1, 5].Sample(readings =>
    {
        FoundPlace[] places = [.. readings.SelectMany(reading => reading.OrderBy(place => place.Place.At))];

        Assert.Equal(ByTheRule(places), Resolved(places));
    });

    [Fact]
    public void Long_chains_of_overlapping_places_are_told_apart()
    {
        var places = Enumerable.Range(1, 5_000).Select(at => new FoundPlace(0, 1, new HitPlace(at, 2, HitForm.AsWritten, 0))).ToArray();

        Assert.Equal(places.Where((_, i) => i % 2 == 0), Resolved(places));
    }

    private static FoundPlace[] Resolved(FoundPlace[] places)
    {
        FoundPlace[] copy = [.. places];
        return copy[..Overlaps.Resolve(copy)];
    }

    private static IEnumerable<FoundPlace> ByTheRule(FoundPlace[] places)
    {
        List<FoundPlace> kept = [];
        foreach (var place in places.OrderBy(p => p.Place.Form).ThenBy(p => p.Place.At).ThenByDescending(p => p.Place.Count))
        {
            if (kept.TrueForAll(other => other.Place.End <= place.Place.At || place.Place.End <= other.Place.At))
            {
                kept.Add(place);
            }
        }

        return kept.OrderBy(place => place.Place.At);
    }
}
