using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Chooses by the figures that a count goes by, and settles ties by a clause's methods, each given whom the one before left.
/// </summary>
internal sealed class Choice(Count count, CountRequest request, Minutes minutes)
{
    /// <summary>
    /// The one of them to be chosen. Where it is only the order of those elected that is settled, and the methods leave equals, they go by
    /// number; nobody is chosen so for anything else.
    /// </summary>
    /// <param name="of">Candidates, at least one.</param>
    /// <param name="purpose">What the choice is for.</param>
    /// <param name="ties">The clause for ties; null where equals go by number.</param>
    /// <param name="margin">How much more or less than the best still makes a tie.</param>
    /// <param name="ordering">All whose order is settled one by one; null where one is sought and no order.</param>
    /// <exception cref="LotNeededException">A method wants a lot that was not given.</exception>
    /// <exception cref="InvalidOperationException">The methods leave several, of whom one is to be chosen.</exception>
    public int One(IEnumerable<int> of, Purpose purpose, TieClause? ties, Ratio margin = default, IReadOnlyList<int>? ordering = null)
    {
        var left = Few(of, purpose, ties, margin, ordering: ordering);
        if (left.Length > 1 && purpose != Purpose.Order)
            throw new InvalidOperationException($"Clause {ties?.Cite ?? count.Cite} of {request.Rule} leaves candidates "
                + $"{Brief.List(left)} equal: its last method must settle every tie, as Ties.Lot does.");
        return left[0];
    }

    /// <summary>All with the best figure; if they are more than the places, those whom the clause for ties parts from the others.</summary>
    /// <param name="of">Candidates, at least one.</param>
    /// <param name="purpose">What the choice is for.</param>
    /// <param name="ties">The clause for ties; null where all with the best figure are asked for.</param>
    /// <param name="margin">How much more or less than the best still makes a tie.</param>
    /// <param name="places">How many there are places for.</param>
    /// <param name="ordering">All whose order is settled one by one; null where some are sought and no order.</param>
    /// <exception cref="LotNeededException">A method wants a lot that was not given.</exception>
    public ImmutableArray<int> Few(
        IEnumerable<int> of, Purpose purpose, TieClause? ties, Ratio margin = default, int places = 1,
        IReadOnlyList<int>? ordering = null)
    {
        var equal = Foremost(of as IReadOnlyList<int> ?? [.. of], lowest: purpose == Purpose.Exclude, margin);
        var left = equal;
        if (ties is null) return left;
        if (count.Asking)
            throw new InvalidOperationException($"Whether clause {count.Cite} of {request.Rule} applies cannot depend on clause "
                + $"{ties.Cite} for ties: settling one is recorded, and is for what a clause does.");
        ties = request.Rule.Body.InForce(ties);
        foreach (var tie in ties.Methods)
        {
            if (left.Length <= places) break;
            var narrowed = tie(new(count, purpose, left, places) { Ordering = ordering })
                ?? throw new LotNeededException(new(count.StageOf(purpose), purpose, ties.Cite, left));
            left = SomeOf(narrowed.Left, left) ? narrowed.Left : throw new InvalidOperationException(
                $"A method of clause {ties.Cite} of {request.Rule} leaves others than some of the tied, by number.");
            if (left.Length > places) continue;
            // Several are not chosen before each other, but each of them before those who are not.
            foreach (int chosen in left)
                minutes.Note(new Decision(purpose, ties.Cite, Beside(equal, chosen), Beside(narrowed.Tied, chosen), chosen, narrowed.How,
                    narrowed.Stage));
        }
        return left;

        ImmutableArray<int> Beside(ImmutableArray<int> tied, int chosen) =>
            left.Length == 1 ? tied : [.. tied.Where(c => c == chosen || !left.Contains(c))];
    }

    // In one pass, for of many thousands who are tied a method may leave nearly all.
    static bool SomeOf(ImmutableArray<int> left, ImmutableArray<int> tied)
    {
        if (left == tied) return true;
        if (left.IsDefaultOrEmpty) return false;
        int at = 0;
        foreach (int candidate in tied)
            if (at < left.Length && left[at] == candidate) at++;
        return at == left.Length;
    }

    /// <summary>Those who have the most, or the fewest, or within a margin as many, by number.</summary>
    ImmutableArray<int> Foremost(IReadOnlyList<int> of, bool lowest, Ratio margin)
    {
        if (of.Count == 0) throw new InvalidOperationException($"Clause {count.Cite} of {request.Rule} chooses among nobody.");
        var best = count.Measure(of[0]);
        for (int i = 1; i < of.Count; i++) best = lowest ? Ratio.Min(best, count.Measure(of[i])) : Ratio.Max(best, count.Measure(of[i]));
        var limit = lowest ? best + margin : best - margin;
        // Nearly always they are few of many: counted first, their list is no longer than they are.
        int number = 0;
        for (int i = 0; i < of.Count; i++)
            if (Within(of[i])) number++;
        int[] equal = new int[number];
        for (int i = 0, at = 0; at < number; i++)
            if (Within(of[i])) equal[at++] = of[i];
        Array.Sort(equal);
        return ImmutableCollectionsMarshal.AsImmutableArray(equal);

        bool Within(int candidate) => lowest ? count.Measure(candidate) <= limit : count.Measure(candidate) >= limit;
    }
}
