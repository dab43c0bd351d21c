namespace Stv;

/// <summary>What a count does next: an act, or a lot that it needs, or nothing more because it is over. Immutable.</summary>
/// <param name="Stage">The stage it belongs to, from 1: the last one where the count is over.</param>
/// <param name="Act">Who is elected or excluded; null where nobody is.</param>
/// <param name="Lot">The lot for want of which the count stopped; null where it did not, or not here.</param>
public sealed record CountEvent(int Stage, Act? Act, Undecided? Lot)
{
    /// <summary>The candidates that are elected, excluded or tied; none where the count is over.</summary>
    public IEnumerable<int> Candidates => Act?.Candidates ?? Lot?.Tied ?? [];
}

/// <summary>
/// The first thing that two counts of the same papers do differently. Their figures and their stages may differ before; until here they
/// elect and exclude the same candidates in the same order. Immutable.
/// </summary>
/// <param name="First">What the first count does.</param>
/// <param name="Other">What the other does instead.</param>
public sealed record Divergence(CountEvent First, CountEvent Other)
{
    /// <summary>Where two counts diverge; null where they elect and exclude the same to the end, or to the same lot.</summary>
    /// <param name="first">A count.</param>
    /// <param name="other">Another count of the same papers.</param>
    /// <remarks>
    /// The order among those elected, or excluded, at one stage is no difference, nor is whether several are excluded together or one
    /// after the other. What is declared after the last seat is filled is passed over, and so is who is elected provisionally.
    /// </remarks>
    /// <exception cref="ArgumentException">They have not the same number of candidates.</exception>
    public static Divergence? Between(CountResult first, CountResult other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        if (first.Candidates.Length != other.Candidates.Length)
            throw new ArgumentException(
                $"There are {first.Candidates.Length} candidates in the one count and {other.Candidates.Length} in the other.",
                nameof(other));

        var (ours, theirs) = (new Events(first), new Events(other));
        while (true)
        {
            var (one, two) = (ours.Next, theirs.Next);
            if (one.Act is not null && two.Act is not null && one.Act.Kind == two.Act.Kind && ours.Left.Overlaps(theirs.Left))
            {
                int[] both = [.. ours.Left.Intersect(theirs.Left)];
                ours.Pass(both);
                theirs.Pass(both);
            }
            else if (one.Act is null && two.Act is null && SameLot(one.Lot, two.Lot)) return null;
            else return new(one, two);
        }
    }

    static bool SameLot(Undecided? one, Undecided? two) =>
        one is null || two is null ? one is null && two is null : one.Purpose == two.Purpose && one.Tied.SequenceEqual(two.Tied);

    /// <summary>The acts of a count one after the other.</summary>
    sealed class Events
    {
        readonly Queue<List<CountEvent>> groups = [];
        readonly CountEvent end;

        public Events(CountResult result)
        {
            int vacant = result.Seats;
            foreach (var stage in result.Stages)
            {
                List<CountEvent> group = [];
                foreach (var act in stage.Acts)
                {
                    if (act.Kind == ActKind.Provisional || vacant == 0) continue;
                    if (group.Count == 0 || group[0].Act!.Kind != act.Kind) groups.Enqueue(group = []);
                    group.Add(new(stage.Number, act, null));
                    if (act.Kind == ActKind.Elect) vacant -= act.Candidates.Length;
                }
            }
            end = new(result.Undecided?.Stage ?? result.Stages.Length, null, result.Undecided);
            Left = All();
        }

        public CountEvent Next => groups.TryPeek(out var group) ? group.First(one => one.Candidates.Any(Left.Contains)) : end;

        /// <summary>Those elected, or excluded, next at one stage whom the other count has not had too.</summary>
        public HashSet<int> Left { get; private set; }

        public void Pass(int[] candidates)
        {
            Left.ExceptWith(candidates);
            if (Left.Count > 0) return;
            groups.Dequeue();
            Left = All();
        }

        HashSet<int> All() => groups.TryPeek(out var group) ? [.. group.SelectMany(one => one.Candidates)] : [];
    }
}
