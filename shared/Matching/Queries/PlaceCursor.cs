namespace Alerts.Matching.Queries;

/// <summary>Goes forward through ascending places, in steps that double: what is skipped costs its logarithm.</summary>
internal ref struct PlaceCursor(ReadOnlySpan<int> places)
{
    private readonly ReadOnlySpan<int> _places = places;
    private int _at;

    /// <summary>The first place at <paramref name="least"/> or behind, <see cref="int.MaxValue"/> when there is none; ask in ascending order.</summary>
    public int MoveTo(int least)
    {
        if (_at < _places.Length && _places[_at] < least)
        {
            var step = 1;
            while (_at + step < _places.Length && _places[_at + step] < least)
            {
                _at += step;
                step *= 2;
            }

            var (low, high) = (_at + 1, Math.Min(_at + step, _places.Length));
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = _places[middle] < least ? (middle + 1, high) : (low, middle);
            }

            _at = low;
        }

        return _at < _places.Length ? _places[_at] : int.MaxValue;
    }
}
