using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A count in which every paper gives one whole vote to each of its first few preferences, and nothing is transferred.
/// Mutable; for the one count it belongs to.
/// </summary>
[Experimental(Preview.Id)]
public sealed class BlockCount : Count
{
    readonly Electorate electorate;
    readonly Follower? follower;
    long visited;

    internal BlockCount(CountRequest request)
        : base(request) => (electorate, follower) = (request.Admission.Electorate, request.Follower);

    private protected override long Visited => visited;

    private protected override PaperWays WaysBy(MarkTerms terms) => new(terms, [], null);

    /// <summary>Nobody: there is no quota to reach.</summary>
    public override IReadOnlyList<int> Reached() => [];

    /// <summary>
    /// Gives a vote to each of the first so many candidates standing on every paper. Votes that a paper could give and does not are
    /// <see cref="Count.Exhausted"/>.
    /// </summary>
    internal void VoteForFirst(int number)
    {
        Span<long> papers = new long[held.Length];
        for (int ranking = 0; ranking < electorate.Rankings; ranking++)
        {
            int left = number;
            List<PaperPart>? given = follower?.Ranking == ranking ? [] : null;
            foreach (ushort candidate in electorate.Codes.AsSpan(electorate.Start[ranking]..electorate.Start[ranking + 1]))
            {
                if (left == 0) break;
                if (!takes[candidate]) continue;
                papers[candidate] += electorate.Weight[ranking];
                given?.Add(new(candidate, 1));
                left--;
            }
            if (given is null) continue;
            if (left > 0) given.Add(new(Transfer.Exhausted, left));
            follower!.Lies(Number, [.. given]);
        }
        visited += electorate.Rankings;
        for (int c = 1; c < held.Length; c++) held[c] = papers[c];
        Exhausted = (Ratio)number * Formal - Sum(Continuing);
        Record(StageAction.Votes, Cite, [], null, []);
    }
}
