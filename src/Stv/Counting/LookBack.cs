using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// How everybody's votes went from stage to stage, for ties. It is a tree that branches where votes changed: candidates who had the same
/// votes at every stage end at one node, so that looking back costs what has changed, however many stages and candidates there are.
/// </summary>
/// <param name="stages">The stages that are complete; more may come.</param>
/// <param name="candidates">How many candidates there are.</param>
/// <param name="counts">Which of the stages are compared.</param>
internal sealed class LookBack(IReadOnlyList<Stage> stages, int candidates, Func<Stage, bool> counts)
{
    /// <summary>Votes that candidates came to have, all of them after the same votes before.</summary>
    /// <param name="Before">The node of the votes before, always a smaller one; that of the root is itself.</param>
    /// <param name="Since">The place among the stages compared at which they came to have them.</param>
    /// <param name="Votes">The votes.</param>
    readonly record struct Node(int Before, int Since, Ratio Votes);

    readonly List<Node> nodes = [new(0, -1, 0)];
    readonly List<int> compared = [];
    readonly List<int> changed = [];
    readonly int[] at = new int[candidates + 1];
    Tally last;
    int learnt;

    /// <summary>How many votes have been looked at so far: the work, whatever machine does it.</summary>
    public long Looked { get; private set; }

    /// <summary>
    /// Votes at the most recent stage at which any of them differed; those still equal there are compared at the one before.
    /// </summary>
    public Narrowed Backwards(Purpose purpose, ImmutableArray<int> tied, int sought) =>
        Narrow(purpose, tied, sought, LastDiffering, stage => -stage);

    /// <summary>Votes at the earliest stage at which any of them differed; those still equal there are compared at the next.</summary>
    public Narrowed Forwards(Purpose purpose, ImmutableArray<int> tied, int sought) =>
        Narrow(purpose, tied, sought, FirstDiffering, stage => stage);

    /// <summary>Votes at the most recent stage at which no two of all were equal.</summary>
    public Narrowed AllDiffering(Purpose purpose, ImmutableArray<int> tied, IReadOnlyList<int> all)
    {
        Learn();
        // Of many who were together at every stage nobody makes a list.
        if (all.Count > 1 && at[all[0]] == at[all[1]]) return Unsettled(tied);
        if (LastAllDiffering([.. all.Select(candidate => at[candidate])]) is not { } stage) return Unsettled(tied);
        int best = tied[0];
        foreach (int candidate in tied)
            if (IsBetter(purpose, VotesAt(at[candidate], stage).CompareTo(VotesAt(at[best], stage)))) best = candidate;
        return Settled([best], tied, stage);
    }

    /// <param name="purpose">What the choice is for.</param>
    /// <param name="tied">Candidates.</param>
    /// <param name="sought">How many of them.</param>
    /// <param name="differing">The stage that separates those at two nodes, and who had more then.</param>
    /// <param name="placeOf">Where a stage stands in the order of comparing.</param>
    Narrowed Narrow(
        Purpose purpose, ImmutableArray<int> tied, int sought, Func<int, int, (int Stage, int Order)> differing, Func<int, int> placeOf)
    {
        Learn();
        Looked += tied.Length;
        int first = at[tied[0]];
        if (tied.All(candidate => at[candidate] == first)) return Unsettled(tied);

        // Whoever is best after all comparisons; everybody else was left behind where their votes differed from the best one's.
        var groups = tied.GroupBy(candidate => at[candidate]).ToDictionary(group => group.Key, group => group.Count());
        int best = first;
        foreach (int node in groups.Keys)
            if (node != best && IsBetter(purpose, differing(node, best).Order)) best = node;
        var places = groups.Keys.Where(node => node != best).ToDictionary(node => node, node => placeOf(differing(node, best).Stage));

        int left = tied.Length, end = 0;
        foreach (var separated in places.GroupBy(one => one.Value, one => groups[one.Key]).OrderBy(separated => separated.Key))
        {
            (left, end) = (left - separated.Sum(), separated.Key);
            if (left <= sought) break;
        }
        return Settled(Staying(end + 1), Staying(end), Math.Abs(end));

        // All of them are the list that was given: a record of many ties then holds it once.
        ImmutableArray<int> Staying(int from) => places.Values.All(place => place >= from) ? tied
            : [.. tied.Where(candidate => !places.TryGetValue(at[candidate], out int place) || place >= from)];
    }

    static bool IsBetter(Purpose purpose, int order) => purpose == Purpose.Exclude ? order < 0 : order > 0;

    static Narrowed Unsettled(ImmutableArray<int> tied) => new(tied, tied, SettledBy.EarlierVotes);

    Narrowed Settled(ImmutableArray<int> left, ImmutableArray<int> before, int stage) =>
        new(left, before, SettledBy.EarlierVotes, compared[stage]);

    /// <summary>Takes in the stages that have been completed since it was last asked.</summary>
    void Learn()
    {
        for (; learnt < stages.Count; learnt++)
        {
            var stage = stages[learnt];
            if (!counts(stage)) continue;
            changed.Clear();
            changed.AddRange(stage.Votes.Since(last));
            // Those who had the same votes always, and have the same now, stand together.
            changed.Sort((one, other) => at[one] != at[other] ? at[one] - at[other] : stage.Votes[one].CompareTo(stage.Votes[other]));
            int before = -1, node = 0;
            foreach (int candidate in changed)
            {
                var votes = stage.Votes[candidate];
                if (at[candidate] != before || votes != nodes[node].Votes)
                {
                    (before, node) = (at[candidate], nodes.Count);
                    nodes.Add(new(before, compared.Count, votes));
                }
                at[candidate] = node;
            }
            Looked += changed.Count;
            compared.Add(stage.Number);
            last = stage.Votes;
        }
    }

    /// <summary>The last stage at which those at two nodes differed, and who had more then.</summary>
    (int Stage, int Order) LastDiffering(int one, int other)
    {
        int stage = compared.Count - 1;
        while (nodes[one].Votes == nodes[other].Votes)
        {
            Looked++;
            int since = Math.Max(nodes[one].Since, nodes[other].Since);
            if (nodes[one].Since == since) one = nodes[one].Before;
            if (nodes[other].Since == since) other = nodes[other].Before;
            stage = since - 1;
        }
        return (stage, nodes[one].Votes.CompareTo(nodes[other].Votes));
    }

    /// <summary>The first stage at which those at two nodes differed, and who had more then.</summary>
    (int Stage, int Order) FirstDiffering(int one, int other)
    {
        // Up to where they were together; then one of them changed, or both did.
        Node behindOne = new(0, int.MaxValue, 0), behindOther = behindOne;
        while (one != other)
        {
            Looked++;
            if (one > other) (behindOne, one) = (nodes[one], nodes[one].Before);
            else (behindOther, other) = (nodes[other], nodes[other].Before);
        }
        int stage = Math.Min(behindOne.Since, behindOther.Since);
        return (stage, Then(behindOne).CompareTo(Then(behindOther)));

        Ratio Then(Node behind) => behind.Since == stage ? behind.Votes : nodes[one].Votes;
    }

    /// <summary>The last stage at which no two of those at nodes had equal votes; null where there was none.</summary>
    int? LastAllDiffering(int[] all)
    {
        Looked += all.Length;
        if (all.Distinct().Count() < all.Length || compared.Count == 0) return null;
        for (int stage = compared.Count - 1; ;)
        {
            Array.Sort(all, (one, other) => nodes[one].Votes.CompareTo(nodes[other].Votes));
            int before = stage;
            for (int i = 1; i < all.Length; i++)
            {
                if (nodes[all[i]].Votes != nodes[all[i - 1]].Votes) continue;
                // From where they were together on, they were equal at every stage.
                if (all[i] == all[i - 1]) return null;
                before = Math.Min(before, LastDiffering(all[i - 1], all[i]).Stage);
            }
            if (before == stage) return stage;
            stage = before;
            for (int i = 0; i < all.Length; i++) all[i] = NodeAt(all[i], stage);
            Looked += all.Length;
        }
    }

    Ratio VotesAt(int node, int stage) => nodes[NodeAt(node, stage)].Votes;

    int NodeAt(int node, int stage)
    {
        for (; nodes[node].Since > stage; node = nodes[node].Before) Looked++;
        return node;
    }
}
