using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Plackett and Luce's model with slates (1975, 1959; slates as in Benade, Buck, Duchin, Gold and Weighill, 2021, with regions and
/// requested orders added). A voter belongs to a region and supports a slate. Each preference stays within the slate as its loyalty says,
/// in the order the slate asks for or by the strengths of its candidates, or goes to one of all others; after the slate the voter goes on
/// to others or ends the paper. Likelihoods are kept to the nearest 2⁻³², the weights of those outside a slate to the nearest 2⁻²⁴ of their
/// sum. Immutable; safe to share between threads.
/// </summary>
public sealed class SlateModel : ElectorateModel
{
    const int OutsideWeight = 1 << 24;

    readonly Alias regions;
    readonly ImmutableArray<Alias> slatesOf;
    readonly ImmutableArray<Supporters> supporters;

    /// <summary>The model.</summary>
    /// <param name="slates">At least one; every candidate belongs to exactly one of them.</param>
    /// <param name="regions">Parts of the electorate; none for one that is alike everywhere.</param>
    /// <param name="lengths">The most preferences papers carry; null for no limit.</param>
    /// <exception cref="ArgumentException">A parameter is out of range; the message names it as <c>slates[1].loyalty</c>.</exception>
    public SlateModel(ImmutableArray<Slate> slates, ImmutableArray<Region> regions = default, BallotLengths? lengths = null)
        : base(slates.IsDefault ? 0 : slates.Sum(slate => slate.Candidates.IsDefault ? 0 : slate.Candidates.Length))
    {
        (Slates, Regions, Lengths) = (slates, regions.IsDefault ? [] : regions, lengths ?? BallotLengths.Full);
        SlateChecks.Check(this);

        ImmutableArray<Region> parts = Regions.IsEmpty ? [new("", 1)] : Regions;
        this.regions = new([.. parts.Select(region => (long)region.Share)]);
        slatesOf = [.. parts.Select(region => new Alias([.. Shares(region).Select(share => (long)share)]))];
        supporters = [.. parts.SelectMany((region, r) => slates.Select((slate, s) => new Supporters(this, region, r, s)))];
    }

    /// <summary>The slates, in the order in which lists name them.</summary>
    public ImmutableArray<Slate> Slates { get; }

    /// <summary>The regions, in the order in which lists name them; empty where the electorate is alike everywhere.</summary>
    public ImmutableArray<Region> Regions { get; }

    /// <summary>The most preferences papers carry.</summary>
    public BallotLengths Lengths { get; }

    /// <summary>The same electorate where a slate asks its supporters for other orders.</summary>
    /// <param name="slate">The name of the slate.</param>
    /// <param name="orders">None, one, or one for each region; see <see cref="Slate.Orders"/>.</param>
    /// <param name="compliance">How likely a supporter follows, from 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no such slate, or a parameter is out of range.</exception>
    public SlateModel Asking(string slate, ImmutableArray<ImmutableArray<int>> orders, Ratio compliance)
    {
        ArgumentNullException.ThrowIfNull(slate);
        int at = Slates.ToList().FindIndex(s => s.Name == slate);
        if (at < 0)
        {
            string names = Brief.Names([.. Slates.Select(s => s.Name)]);
            throw new ParameterException(nameof(slate), $"expected one of the slates {names}, found {Brief.Text(slate)}");
        }
        return new(Slates.SetItem(at, Slates[at] with { Orders = orders, Compliance = compliance }), Regions, Lengths);
    }

    /// <summary>
    /// The share of first preferences that each candidate can expect, exactly: that of the candidate numbered n is at n − 1, and all add
    /// up to 1.
    /// </summary>
    /// <param name="region">The place of a region in <see cref="Regions"/>; null for the whole electorate.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    public ImmutableArray<Ratio> FirstPreferences(int? region = null)
    {
        if (region is { } one)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(one, nameof(region));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(one, Regions.Length, nameof(region));
        }
        var expected = new Ratio[Candidates];
        int parts = slatesOf.Length;
        long voters = Regions.Sum(r => (long)r.Share);
        for (int r = 0; r < parts; r++)
        {
            if (region is not null && r != region) continue;
            var shares = Regions.IsEmpty ? Shares(null) : Shares(Regions[r]);
            long all = shares.Sum(share => (long)share);
            Ratio part = region is not null || Regions.IsEmpty ? 1 : Ratio.Of(Regions[r].Share, voters);
            for (int s = 0; s < Slates.Length; s++) supporters[r * Slates.Length + s].AddFirst(expected, part * Ratio.Of(shares[s], all));
        }
        return [.. expected];
    }

    internal override Voter NewVoter() => new Supporter(this);

    ImmutableArray<int> Shares(Region? region) =>
        region is { SlateShares.IsEmpty: false } ? region.SlateShares : [.. Slates.Select(slate => slate.Share)];

    /// <summary>The supporters of one slate in one region.</summary>
    sealed class Supporters
    {
        readonly Slate slate;
        readonly int[] strengths;
        readonly ushort[] outside;
        readonly int[] weights;

        public Supporters(SlateModel model, Region region, int r, int s)
        {
            slate = model.Slates[s];
            (Loyalty, Crossover, Compliance) = (new(slate.Loyalty), new(slate.Crossover), new(slate.Compliance));
            Order = slate.Orders.Length switch { 0 => null, 1 => Codes(slate.Orders[0]), _ => Codes(slate.Orders[r]) };
            strengths = StrengthsOf(slate, region);
            Own = new(Codes(slate.Candidates), strengths);

            var affinities = slate.Affinities.IsEmpty ? model.Shares(region) : slate.Affinities;
            var others = Enumerable.Range(0, model.Slates.Length).Where(other => other != s && affinities[other] > 0).ToList();
            long all = others.Sum(other => (long)affinities[other]);
            List<ushort> candidates = [];
            List<int> shares = [];
            foreach (int other in others)
            {
                int[] theirs = StrengthsOf(model.Slates[other], region);
                Int128 whole = (Int128)theirs.Sum(strength => (long)strength) * all;
                candidates.AddRange(Codes(model.Slates[other].Candidates));
                foreach (int strength in theirs)
                    shares.Add((int)Int128.Max(1, ((Int128)affinities[other] * strength * OutsideWeight + whole / 2) / whole));
            }
            (outside, weights) = ([.. candidates], [.. shares]);
            Others = new(outside, weights);
        }

        public Likelihood Loyalty { get; }

        public Likelihood Crossover { get; }

        public Likelihood Compliance { get; }

        public ushort[]? Order { get; }

        public Urn Own { get; }

        public Urn Others { get; }

        public void AddFirst(Ratio[] expected, Ratio share)
        {
            Ratio inside = outside.Length == 0 ? share : share * slate.Loyalty, following = Order is null ? 0 : slate.Compliance;
            if (Order is not null) expected[Order[0] - 1] += inside * following;
            long own = strengths.Sum(strength => (long)strength), others = weights.Sum();
            for (int i = 0; i < strengths.Length; i++)
                expected[slate.Candidates[i] - 1] += inside * (1 - following) * Ratio.Of(strengths[i], own);
            for (int i = 0; i < outside.Length; i++) expected[outside[i] - 1] += (share - inside) * Ratio.Of(weights[i], others);
        }

        static int[] StrengthsOf(Slate slate, Region region) =>
            region.Strengths.IsEmpty ? [.. slate.Strengths] : [.. slate.Candidates.Select(number => region.Strengths[number - 1])];

        static ushort[] Codes(ImmutableArray<int> numbers) => [.. numbers.Select(number => (ushort)number)];
    }

    sealed class Supporter(SlateModel model) : Voter
    {
        readonly (Urn Own, Urn Others)[] urns = [.. model.supporters.Select(s => (s.Own.Copy(), s.Others.Copy()))];

        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            int region = model.slatesOf.Length == 1 ? 0 : model.regions.Draw(ref random);
            int at = region * model.Slates.Length + model.slatesOf[region].Draw(ref random);
            int longest = model.Lengths.Draw(ref random, model.Candidates);
            var kind = model.supporters[at];
            var (own, others) = urns[at];
            ushort[]? order = kind.Order is not null && random.Hits(kind.Compliance) ? kind.Order : null;
            own.Fill();
            others.Fill();

            int length = 0, left = own.Count, asked = 0;
            while (length < longest)
            {
                if (left > 0 && (others.IsEmpty || random.Hits(kind.Loyalty)))
                {
                    paper[length++] = order is null ? own.Draw(ref random) : order[asked++];
                    if (--left == 0 && !random.Hits(kind.Crossover)) break;
                }
                else if (!others.IsEmpty) paper[length++] = others.Draw(ref random);
                else break;
            }
            return length;
        }
    }
}
