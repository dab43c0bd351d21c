namespace Stv;

/// <summary>
/// What the papers of an election show before anybody counts them: who is ranked first, who after whom, how many each paper ranks, whom
/// more papers prefer to whom. Immutable.
/// </summary>
public sealed class PreferenceTally
{
    /// <summary>With more candidates than these no pairs are tallied: their number is the square.</summary>
    public const int MostPaired = 2000;

    readonly Ratio[] first;
    readonly long[] ranked, lengths;
    readonly Pairs? before, equal, next;

    PreferenceTally(Electorate electorate, Admission admission, Rule? rule, bool pairs = true)
    {
        Rule = rule;
        Candidates = electorate.Candidates;
        (Papers, Rejected, Shortened) = (admission.Formal, admission.Rejected, admission.Shortened);
        int size = Candidates.Length + 1;
        (first, ranked, lengths) = (new Ratio[size], new long[size], new long[size]);
        if (pairs && Candidates.Length <= MostPaired) (before, equal, next) = (new(size), new(size), new(size));
        var papers = admission.Electorate;
        List<(int Candidate, int Rank)> marked = [];
        for (int i = 0; i < papers.Rankings; i++)
        {
            marked.Clear();
            int rank = 0;
            foreach (var mark in papers[i])
            {
                if (!mark.EqualToPrevious || marked.Count == 0) rank++;
                if (!papers.Candidates[mark.Candidate - 1].Withdrawn) marked.Add((mark.Candidate, rank));
            }
            if (marked.Count > 0) Add(marked, papers[i].Papers);
        }
    }

    /// <summary>Tallies the papers of an election.</summary>
    /// <param name="electorate">The papers as marked.</param>
    /// <param name="rule">
    /// Who judges their marks; null to take every preference there is: those at one rank as equal, blank ranks and candidates ranked again
    /// passed over.
    /// </param>
    /// <exception cref="CountRefusedException">The rule needs ballots in order and the electorate is merged.</exception>
    public static PreferenceTally Of(Electorate electorate, Rule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(electorate);
        return new(electorate, Admission(electorate, rule), rule);
    }

    /// <summary>Tallies the papers of an election, and those of each of its parts.</summary>
    /// <param name="election">The election.</param>
    /// <param name="rule">Who judges marks; null to take every preference there is.</param>
    /// <exception cref="CountRefusedException">The rule needs ballots in order and the electorate is merged.</exception>
    public static PreferenceTally Of(Election election, Rule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(election);
        return new(election.Electorate, Admission(election.Electorate, rule), rule)
        {
            Rejected = PapersByReason.Together([.. election.RejectedBefore, .. Admission(election.Electorate, rule).Rejected]),
            PartedBy = election.PartedBy,
            Parts =
            [
                .. election.Parts.Select(part => new PartTally(part.Name,
                    new(part.Electorate, Admission(part.Electorate, rule), rule, pairs: false))),
            ],
        };
    }

    static Admission Admission(Electorate electorate, Rule? rule) => rule?.Admit(electorate) ?? electorate.Admit(
        new() { EqualRank = AtMark.Shared, BlankRank = AtMark.PassedOver, Repeated = AtMark.PassedOver });

    /// <summary>The rule set by which marks were judged; null where every preference was taken.</summary>
    public Rule? Rule { get; }

    /// <summary>Those who stand, and those who withdrew, in ballot-paper order.</summary>
    public EquatableArray<Candidate> Candidates { get; }

    /// <summary>The papers that are tallied: those with a preference for somebody who stands.</summary>
    public long Papers { get; }

    /// <summary>
    /// Papers that are not, by reason; those rejected before the papers were read (<see cref="Election.RejectedBefore"/>) with them, but in
    /// no part.
    /// </summary>
    public EquatableArray<PapersByReason> Rejected { get; private init; }

    /// <summary>Papers tallied up to a mark that ends them, by reason; among <see cref="Papers"/>.</summary>
    public EquatableArray<PapersByReason> Shortened { get; }

    /// <summary>What the papers of each of the <see cref="Parts"/> have in common; null where there are none.</summary>
    public PartKind? PartedBy { get; private init; }

    /// <summary>
    /// The papers of each precinct, batch or source by themselves, in which no pairs are tallied; none where the election was not read so
    /// (<see cref="ReadOptions.PartedBy"/>). A part without a name has the papers of which the source does not say.
    /// </summary>
    public EquatableArray<PartTally> Parts { get; private init; } = [];

    /// <summary>
    /// Pairs of candidates are tallied: there are no more than <see cref="MostPaired"/>, and the papers are those of a whole election.
    /// </summary>
    public bool HasPairs => before is not null;

    /// <summary>The papers that rank a candidate first; one that ranks several first is shared out among them.</summary>
    /// <param name="candidate">The number, from 1.</param>
    public Ratio First(int candidate) => first[candidate];

    /// <summary>The papers that rank a candidate at all.</summary>
    /// <param name="candidate">The number, from 1.</param>
    public long Ranked(int candidate) => ranked[candidate];

    /// <summary>The papers that rank so many candidates.</summary>
    /// <param name="number">How many: 1 to the number of candidates.</param>
    public long OfLength(int number) => lengths[number];

    /// <summary>How many candidates a paper ranks on average.</summary>
    public Ratio MeanLength => lengths.Index().Aggregate(default(Ratio), (sum, one) => sum + (Ratio)one.Index * one.Item) / Papers;

    /// <summary>The papers that rank one candidate alone first and another alone second.</summary>
    /// <param name="candidate">The first, a number from 1.</param>
    /// <param name="second">The second; 0 for papers that rank nobody second.</param>
    /// <exception cref="InvalidOperationException">No pairs are tallied.</exception>
    public long Second(int candidate, int second) => Tallied(next)[candidate, second];

    /// <summary>The papers that prefer a candidate to another: rank them higher, or rank them and not the other.</summary>
    /// <param name="candidate">A number from 1.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="InvalidOperationException">No pairs are tallied.</exception>
    public long Preferred(int candidate, int other) =>
        Tallied(before)[candidate, other] + ranked[candidate] - Both(candidate, other);

    /// <summary>
    /// Whom more papers prefer to each of the others than the other way round; null where there is nobody, or no pairs are tallied.
    /// </summary>
    public int? CondorcetWinner
    {
        get
        {
            if (!HasPairs) return null;
            List<int> stand = [.. Candidates.Where(one => !one.Withdrawn).Select(one => one.Number)];
            int leader = 0;
            // Whoever beats all others beats whoever leads when their turn comes.
            foreach (int one in stand)
                if (leader == 0 || Preferred(one, leader) > Preferred(leader, one)) leader = one;
            return stand.TrueForAll(one => one == leader || Preferred(leader, one) > Preferred(one, leader)) ? leader : null;
        }
    }

    long Both(int one, int other) => before![one, other] + before[other, one] + equal![one, other];

    static Pairs Tallied(Pairs? pairs) =>
        pairs ?? throw new InvalidOperationException($"Pairs are tallied of at most {MostPaired} candidates, and not of parts.");

    void Add(List<(int Candidate, int Rank)> marked, long papers)
    {
        int foremost = marked.FindLastIndex(one => one.Rank == marked[0].Rank) + 1;
        for (int i = 0; i < foremost; i++) first[marked[i].Candidate] += Ratio.Of(papers, foremost);
        lengths[marked.Count] += papers;
        foreach (var (one, _) in marked) ranked[one] += papers;
        if (before is null) return;
        if (foremost == 1 && (marked.Count < 3 || marked[1].Rank != marked[2].Rank))
            next![marked[0].Candidate, marked.Count == 1 ? 0 : marked[1].Candidate] += papers;
        for (int i = 0; i < marked.Count; i++)
        {
            for (int later = i + 1; later < marked.Count; later++)
            {
                var (one, other) = (marked[i], marked[later]);
                if (one.Rank < other.Rank) before[one.Candidate, other.Candidate] += papers;
                else
                {
                    equal![one.Candidate, other.Candidate] += papers;
                    equal[other.Candidate, one.Candidate] += papers;
                }
            }
        }
    }

    /// <summary>Papers by two candidates' numbers.</summary>
    sealed class Pairs(int size)
    {
        readonly long[] papers = new long[size * size];

        public ref long this[int one, int other] => ref papers[one * size + other];
    }
}

/// <summary>What the papers of a part of an election show. Immutable.</summary>
/// <param name="Name">What the part is called; empty for papers of which the source does not say.</param>
/// <param name="Tally">Their tally.</param>
public sealed record PartTally(string Name, PreferenceTally Tally);
