using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// A count as a flow of votes from round to round: each round has everybody's votes and what leaves those who are elected or excluded; the
/// next round shows where it went. For every candidate the votes of a round, less what leaves and with what comes, are those of the next.
/// </summary>
internal sealed class Flow
{
    /// <summary>A round.</summary>
    /// <param name="Last">The stage whose votes it shows.</param>
    /// <param name="Standing">Who is shown: all who have not been excluded in an earlier round, nor withdrew.</param>
    /// <param name="Departures">Who is elected, in order of election, then who is excluded.</param>
    /// <param name="LeftBehind">Votes of papers that stay where they are as the count ends before they are transferred.</param>
    public sealed record Round(Stage Last, ImmutableArray<int> Standing, ImmutableArray<Departure> Departures, Ratio LeftBehind);

    /// <summary>Somebody elected or excluded, once in a count, and the votes that go from there to the next round.</summary>
    /// <param name="Number">Who.</param>
    /// <param name="Elected">Elected, not excluded.</param>
    /// <param name="Transfers">Receivers with their votes: candidates by number, then <see cref="Transfer.Exhausted"/> and
    /// <see cref="Transfer.Loss"/>.</param>
    public sealed record Departure(int Number, bool Elected, ImmutableArray<(int To, Ratio Votes)> Transfers);

    readonly CountResult result;
    readonly ImmutableArray<ImmutableArray<Stage>> rounds;
    readonly HashSet<int> transferred, gone = [];

    /// <param name="result">The count.</param>
    /// <param name="form">What the form is called.</param>
    /// <exception cref="ResultRefusedException">Votes do not flow from one candidate to others.</exception>
    public Flow(CountResult result, string form)
    {
        this.result = result;
        if (result.Stages.Skip(1).FirstOrDefault(stage => stage.Action is not (StageAction.Surplus or StageAction.Exclusion)) is { } other)
        {
            string how = other.Action == StageAction.Redistribution ? "all papers are counted afresh"
                : "the papers of the elected go on in full, and the count may begin anew";
            throw new ResultRefusedException(
                $"{form} shows votes that go from one candidate to others, but by {result.Rules} {how}: choose another format.");
        }
        Stv.Rounds.Check(result, form);
        rounds = Stv.Rounds.Of(result);
        transferred = [.. result.Stages.Where(stage => stage.Action == StageAction.Surplus).SelectMany(stage => stage.From)];
        Rounds = [.. rounds.Select((_, i) => At(i))];
    }

    /// <summary>The rounds in order.</summary>
    public ImmutableArray<Round> Rounds { get; }

    Round At(int index)
    {
        var last = rounds[index][^1];
        ImmutableArray<int> standing = [.. result.Candidates.Where(one => !one.Withdrawn
            && !gone.Contains(one.Number)).Select(one => one.Number)];
        var left = gone.Aggregate(default(Ratio), (sum, number) => sum + last.Votes[number]);

        // Whoever has a surplus to transfer is shown as elected in the round it leaves: the form has one place for both.
        List<Departure> departures =
            [.. rounds[index].SelectMany(stage => stage.Elected).Where(number => !transferred.Contains(number))
                .Select(number => new Departure(number, true, []))];
        if (index + 1 < rounds.Length)
        {
            var next = rounds[index + 1];
            foreach (int number in next[0].From) departures.Add(DepartureOf(number, next));
            gone.UnionWith(departures.Where(one => !one.Elected).Select(one => one.Number));
        }
        return new(last, standing, [.. departures.OrderBy(one => one.Elected ? result.Elected.IndexOf(one.Number) : int.MaxValue)], left);
    }

    static Departure DepartureOf(int number, ImmutableArray<Stage> next)
    {
        bool elected = next[0].Action == StageAction.Surplus;
        Dictionary<int, Ratio> votes = [];
        foreach (var transfer in next.SelectMany(stage => stage.Transfers).Where(transfer => transfer.From == number)) Add(transfer.To,
            transfer.Votes);
        // A receiver that is nobody takes what an excluded candidate is left with at the end of the count.
        if (!elected) Add(Transfer.Exhausted, next[^1].Votes[number]);
        return new(number, elected, [.. votes.Where(one => !one.Value.IsZero).OrderBy(one => Place(one.Key)).Select(one => (one.Key,
            one.Value))]);

        void Add(int to, Ratio more) => votes[to] = votes.GetValueOrDefault(to) + more;

        static int Place(int to) => to switch { Transfer.Exhausted => int.MaxValue - 1, Transfer.Loss => int.MaxValue, _ => to };
    }
}
