using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A law by keep values, such as Meek's and Warren's: an elected candidate keeps a part of every paper and passes on the rest. Whenever a
/// clause has excluded somebody and the first one comes again, papers are counted afresh in between. Immutable once it is in use, and then
/// safe to share between threads.
/// </summary>
[Experimental(Preview.Id)]
public abstract class MeekLaw : Law<MeekCount>
{
    Clause? guarded;

    /// <summary>How it computes.</summary>
    public Precision Precision { get; }

    /// <summary>What stays with an elected candidate.</summary>
    public Keeping Keeping { get; }

    readonly Sharing sharing;

    /// <summary>A law of its own.</summary>
    /// <param name="precision">How it computes: with 6, 9, 18 or 27 digits in all; a rule set of a law with others is refused.</param>
    /// <param name="keeping">What stays with an elected candidate.</param>
    /// <param name="sharing">What several candidates at one rank get.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way to keep or to share.</exception>
    protected MeekLaw(Precision precision, Keeping keeping, Sharing sharing = Sharing.Straight)
        : base(null)
    {
        if (!Enum.IsDefined(keeping)) throw new ArgumentOutOfRangeException(nameof(keeping), $"There is no way {(int)keeping} to keep.");
        if (!Enum.IsDefined(sharing)) throw new ArgumentOutOfRangeException(nameof(sharing), $"There is no way {(int)sharing} to share.");
        (Precision, Keeping, this.sharing) = (precision, keeping, sharing);
    }

    /// <summary>
    /// A law that amends another: what it declares takes the place of the clause of that number, all else stays as it is, how it computes
    /// too.
    /// </summary>
    /// <param name="amended">A rule set by keep values.</param>
    /// <exception cref="ArgumentException">It is of another family.</exception>
    protected MeekLaw(Rule amended)
        : base(Of(amended)) => (Precision, Keeping, sharing) = (Of(amended).Precision, Of(amended).Keeping, Of(amended).sharing);

    static MeekLaw Of(Rule amended) => amended?.Body as MeekLaw
        ?? throw new ArgumentException($"{amended} does not count by keep values.", nameof(amended));

    /// <inheritdoc/>
    internal sealed override bool Guards => true;

    private protected sealed override bool Shares => true;

    /// <summary>
    /// Those who have reached the quota and are to be elected. Where papers are so many that their roundings together leave an elected
    /// candidate short of the quota, more may reach it than seats are vacant: then it has not decided anything, and exclusions go on.
    /// </summary>
    protected static IReadOnlyList<int> Electable(MeekCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        var reached = count.Reached();
        return reached.Count > count.Vacancies ? [] : reached;
    }

    /// <summary>No more candidates continue than seats are vacant.</summary>
    protected static bool JustEnough(MeekCount count) =>
        count is null ? throw new ArgumentNullException(nameof(count)) : count.Continuing.Count <= count.Vacancies;

    /// <summary>
    /// The quota of programs: the votes of all candidates, divided by one more than the seats, with the addition that exact numbers do
    /// without.
    /// </summary>
    protected Ratio QuotaOfVotes(MeekCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        var votes = count.Sum(count.Continuing.Concat(count.Elected));
        return Precision.Down(votes / (count.Seats + 1)) + (Precision.QuasiExact ? 0 : Precision.Unit);
    }

    /// <summary>
    /// How many of the lowest have, together and with a surplus, less than the next above, so that candidates enough are left.
    /// </summary>
    protected int SureLosers(MeekCount count, Ratio surplus) => count is null ? throw new ArgumentNullException(nameof(count))
        : count.SureLosers((these, next) => Precision.Compare(these + surplus, next) < 0);

    /// <summary>
    /// The last clause of most: where none before it applies, all papers are counted afresh by the keep values there are now. Cites the
    /// clause of <c>Sort</c>, which must be declared before.
    /// </summary>
    protected void CountAfresh() => Otherwise(Sorting, count => count.Redistribute());

    // An election changes nothing that is compared before the papers are counted again.
    private protected sealed override Then Elected => Then.Next;

    private protected sealed override void BeforeAgain(MeekCount count)
    {
        if (!count.Excluding) return;
        count.Doing = Sorting;
        count.Redistribute();
    }

    private protected sealed override void AddFamilyClauses()
    {
        // A law that cannot count is refused now, and not when papers are there.
        _ = Tree(new ElectorateBuilder(1).Build([""]));
        guarded = Clause("guarded", """
            Guarded candidates cannot be excluded. Once the guarded and those elected are as many as the seats, the guarded are elected.
            If otherwise more reach the quota than seats would be left for, nobody reaches it from then on, nobody has a surplus, and
            exclusions go on.
            """);
    }

    /// <inheritdoc/>
    internal sealed override CountMethod Method => CountMethod.KeepValues;

    /// <inheritdoc/>
    internal sealed override CountResult Count(CountRequest request)
    {
        var count = new MeekCount(request, Tree(request.Admission.Electorate), QuotaOf, Precision) { Doing = Sorting };
        count.FirstPreferences();
        return count.Complete(() => !EndsByGuarded(count) && Next(count));
    }

    /// <summary>
    /// The papers of a count. Only a test replaces it: figures of another program have digits for which no rule here needs a number type.
    /// </summary>
    internal virtual KeepTree Tree(Electorate electorate) => KeepTree.Of(electorate, Precision, Keeping, sharing);

    bool EndsByGuarded(MeekCount count)
    {
        if (count.Guarded.Count == 0) return false;
        count.Doing = guarded;
        if (count.Guarded.Count == count.Vacancies)
        {
            count.Elect([.. count.Guarded]);
            return true;
        }
        if (count.Reached().Union(count.Guarded).Count() > count.Vacancies) count.Close();
        return false;
    }
}
