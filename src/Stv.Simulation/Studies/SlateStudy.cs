using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stv;

/// <summary>What a slate asks its supporters for.</summary>
public enum SlateAdvice
{
    /// <summary>Nothing: they rank the slate by the strengths of its candidates.</summary>
    None,

    /// <summary>One order everywhere, that in which the slate lists its candidates.</summary>
    OneOrder,

    /// <summary>That order turned round by one place from region to region, so that each candidate leads somewhere.</summary>
    Rotated,

    /// <summary>
    /// The order of the first preferences its candidates can expect without any advice, the most first; in every region that of the region.
    /// </summary>
    Expected,
}

/// <summary>One simulated election of a study: who is elected, under each advice and rule set.</summary>
/// <param name="Election">The number of the election, from 0.</param>
/// <param name="Elected">The elected in order of election, for each advice of the study and within it for each of its rules.</param>
public sealed record StudyOutcome(int Election, ImmutableArray<ImmutableArray<int>> Elected)
{
    /// <inheritdoc/>
    public bool Equals(StudyOutcome? other) => other is not null && Election == other.Election && Elected.Length == other.Elected.Length
        && Elected.Zip(other.Elected).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Election, Elected.Length);
}

/// <summary>
/// The question how a slate should ask its supporters to rank it so that most of it is elected: many elections are drawn from one model,
/// each once for every advice, and counted under several rule sets. Under all advices that give an order the same supporters follow it and
/// the others rank alike, so that these differ by nothing else. From election to election the support
/// of slates and candidates differs from what is expected, as <see cref="Swing"/> says: in one and the same large electorate hardly
/// anything
/// would. Immutable; safe to share between threads.
/// </summary>
public sealed class SlateStudy
{
    readonly SlateModel model;
    readonly ImmutableArray<ImmutableArray<ImmutableArray<int>>> orders;
    readonly long stride;
    readonly bool keepOrder;

    /// <summary>A study.</summary>
    /// <param name="electorate">The electorate; its model is a <see cref="SlateModel"/>.</param>
    /// <param name="slate">The name of the slate that gives the advice.</param>
    /// <param name="rules">What every election is counted by; at least one.</param>
    /// <param name="compliance">How likely a supporter follows the advice, from 0 to 1.</param>
    /// <param name="swing">How far support may be from what is expected, in percent of it, from 0 to 100; see <see cref="Swing"/>.</param>
    /// <param name="seed">What elections are drawn from; null for the seed of the electorate.</param>
    /// <param name="papers">The papers of an election, from 1; null for those of the electorate.</param>
    /// <exception cref="ArgumentException">The model knows no slates or not this one, or a parameter is out of range.</exception>
    /// <exception cref="CountRefusedException">A rule cannot fill the seats.</exception>
    public SlateStudy(ElectorateSpecification electorate, string slate, ImmutableArray<Rule> rules, Ratio compliance, int swing,
        ulong? seed = null, long? papers = null)
    {
        ArgumentNullException.ThrowIfNull(electorate);
        Require.NotEmpty(nameof(rules), rules);
        Require.Number(nameof(papers), papers ?? electorate.Papers, 1, long.MaxValue / 2);
        Require.Number(nameof(swing), swing, 0, 100);
        model = electorate.Model as SlateModel ?? throw new ParameterException(nameof(electorate),
            "expected a model with slates, found another");
        (Electorate, Slate, Rules, Compliance, Swing, Seed, Papers) = (electorate, slate, rules, compliance, swing, seed ?? electorate.Seed,
            papers ?? electorate.Papers);

        // Where the electorate is alike everywhere, an order turned round from region to region is the one order.
        Advices = model.Regions.Length > 1
            ? [SlateAdvice.None, SlateAdvice.OneOrder, SlateAdvice.Rotated, SlateAdvice.Expected]
            : [SlateAdvice.None, SlateAdvice.OneOrder, SlateAdvice.Expected];
        model = model.Asking(slate, [], compliance);
        Members = model.Slates.Single(one => one.Name == slate).Candidates;
        orders = [.. Advices.Select(Orders)];
        keepOrder = rules.Any(rule => rule.NeedsOrder);
        // Elections begin at blocks of papers, so that each can be drawn by itself.
        stride = (Papers + ElectorateModel.BlockSize - 1) / ElectorateModel.BlockSize * ElectorateModel.BlockSize;
        foreach (var rule in rules) rule.Count(electorate.Draw(papers: 1, keepOrder: keepOrder), Lots(0));
        Key = Digest();
    }

    /// <summary>The electorate that elections are drawn from.</summary>
    public ElectorateSpecification Electorate { get; }

    /// <summary>The slate that gives the advice.</summary>
    public string Slate { get; }

    /// <summary>The candidates of the slate, in its order.</summary>
    public ImmutableArray<int> Members { get; }

    /// <summary>What every election is counted by.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>How likely a supporter follows the advice.</summary>
    public Ratio Compliance { get; }

    /// <summary>
    /// In each election the share of every slate, and the strength of every candidate, is what the model says times a factor that is as
    /// likely anywhere from 1 − swing ÷ 100 to 1 + swing ÷ 100, the same in all regions and under all advices.
    /// </summary>
    public int Swing { get; }

    /// <summary>What elections are drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>The papers of an election.</summary>
    public long Papers { get; }

    /// <summary>The advices compared: all but <see cref="SlateAdvice.Rotated"/> where there are not several regions.</summary>
    public ImmutableArray<SlateAdvice> Advices { get; }

    /// <summary>
    /// Stands for all that decides the outcomes, in 16 hexadecimal digits: outcomes of studies with different keys must not be put
    /// together.
    /// </summary>
    public string Key { get; }

    /// <summary>How many of these are of the slate.</summary>
    internal int OfSlate(ImmutableArray<int> elected) => elected.Count(Members.Contains);

    /// <summary>Draws and counts elections on several threads, and gives them in order: the same for any number of threads.</summary>
    /// <param name="first">The number of the first election, from 0.</param>
    /// <param name="count">How many, from 0.</param>
    /// <param name="threads">On how many threads; from 1.</param>
    /// <param name="cancel">Stops between two elections.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public IEnumerable<StudyOutcome> Run(int first, int count, int threads, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, int.MaxValue - first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + (long)count, long.MaxValue / stride, nameof(count));
        return Ahead.InOrder(count, threads, number => Election(first + number), cancel);
    }

    StudyOutcome Election(int number)
    {
        var swung = Swinging.Of(model, Swing, Xoshiro.ForBlock(Seed, -1 - number));
        return new(number, [.. orders.SelectMany(asked =>
        {
            var asking = swung.Asking(Slate, asked, Compliance);
            var builder = new ElectorateBuilder(asking.Candidates, keepOrder);
            asking.AddTo(builder, Seed, number * stride, Papers);
            var papers = builder.Build(Electorate.Candidates);
            return Rules.Select(rule => rule.Count(papers, Electorate.Seats, Lots(number)).Elected).ToList();
        })]);
    }

    /// <summary>Ties in a simulated election are settled by an order that nobody chose.</summary>
    Decisions Lots(int election) => Decisions.FromSeed($"{Seed}/{election}", Electorate.Candidates.Length);

    string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string compliance = $"{Compliance.Numerator}/{Compliance.Denominator}";
        Say($"{typeof(Rule).Assembly.GetName().Version} {Seed} {Papers} {Swing} {Electorate.Seats} {compliance}");
        Say($"{List(Members)};{string.Join(' ', Rules.Select(rule => rule.Id))};{List(model.Lengths.Weights)}");
        foreach (var slate in model.Slates)
        {
            string who = $"{List(slate.Candidates)};{List(slate.Strengths)}";
            string then = $"{List(slate.Affinities)};{string.Join('|', slate.Orders.Select(List))}";
            Say($"slate {slate.Share};{who};{slate.Loyalty};{slate.Crossover};{then};{slate.Compliance}");
        }
        foreach (var region in model.Regions) Say($"region {region.Share};{List(region.SlateShares)};{List(region.Strengths)}");
        // The papers of the first block stand for the way of drawing.
        Span<byte> code = stackalloc byte[2];
        foreach (var asked in orders)
        {
            foreach (var paper in model.Asking(Slate, asked, Compliance).Papers(Seed, 0, Math.Min(Papers, ElectorateModel.BlockSize)))
            {
                foreach (ushort candidate in paper)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(code, candidate);
                    hash.AppendData(code);
                }
                hash.AppendData([0, 0]);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));

        void Say(FormattableString line) => hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));

        static string List(ImmutableArray<int> numbers) => string.Join(' ', numbers);
    }

    ImmutableArray<ImmutableArray<int>> Orders(SlateAdvice advice) => advice switch
    {
        SlateAdvice.None => [],
        SlateAdvice.OneOrder => [Members],
        SlateAdvice.Rotated => Stv.Slate.Rotations(Members, model.Regions.Length),
        SlateAdvice.Expected when model.Regions.IsEmpty => [StrongestFirst(null)],
        SlateAdvice.Expected => [.. Enumerable.Range(0, model.Regions.Length).Select(region => StrongestFirst(region))],
        _ => throw new ArgumentOutOfRangeException(nameof(advice)),
    };

    ImmutableArray<int> StrongestFirst(int? region)
    {
        var expected = model.FirstPreferences(region);
        return [.. Members.OrderByDescending(number => expected[number - 1])];
    }
}
