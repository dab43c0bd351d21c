using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Stv;

/// <summary>A count in words: what moved and at what value, who was elected or excluded, by which clause, how ties were settled.</summary>
/// <param name="result">The count, with the stages that are shown.</param>
/// <param name="places">How many decimal places there is room for.</param>
/// <param name="whole">The count with all its stages; null where all are shown.</param>
internal sealed partial class SheetWords(CountResult result, int places = Figures.MostPlaces, CountResult? whole = null)
{
    readonly Course course = new(result, whole);
    readonly SheetNames names = new(result);
    readonly Figures figures = new(result, places);

    // Where all papers are counted afresh, exclusions are declared at the stage whose votes show why.
    readonly bool excludesAfter = result.Method is CountMethod.KeepValues or CountMethod.Quotients;

    public Course Course => course;

    public SheetNames Names => names;

    public Figures Figures => figures;

    /// <summary>
    /// The same without the stages that only come nearer to a decision: of the hundreds that a count by keep values may have, the first,
    /// the last, those at which somebody is elected or excluded, and those whose votes settle a tie.
    /// </summary>
    public static CountResult Decisive(CountResult result)
    {
        if (!result.Stages.Any(stage => stage.Action == StageAction.Redistribution)) return result;
        var settling = result.Stages.SelectMany(stage => stage.Decisions).Select(tie => tie.Stage).ToHashSet();
        return result with
        {
            Stages = [.. result.Stages.Where(stage =>
                stage.Complete || stage.Number == 1 || stage.Number == result.Stages.Length || settling.Contains(stage.Number))],
        };
    }

    /// <summary>The one line that matters.</summary>
    public string Answer()
    {
        if (result.Undecided is { } lot) return $"A lot is needed at stage {lot.Stage}, {Question(lot)}";
        return $"Elected: {string.Join(", ", result.Elected.Select(number => names[number]))}";
    }

    /// <summary>What everybody asks for, by name: seats, papers, quota.</summary>
    public IEnumerable<(string Term, string Text)> Facts()
    {
        yield return ("Seats", Whole(result.Seats));
        yield return ("Formal papers", Whole(result.Papers));
        yield return ("Rejected papers", ByReason(result.Rejected));
        if (result.Shortened.Length > 0) yield return ("Shortened papers", ByReason(result.Shortened));
        if (result.VotesPerPaper != 1) yield return ("Votes of a paper", Whole(result.VotesPerPaper));
        if (!result.Quota.IsZero)
        {
            string clause = result.Rule?.QuotaClause is { } number ? $" (clause {number})" : "";
            string closed = result.Stages.FirstOrDefault(stage => stage.Closed is not null) is { } first
                ? $"; from stage {first.Number} on nobody reaches it, because of guarded candidates (clause {Display.Clean(first.Closed!)})"
                : "";
            yield return ("Quota", $"{figures.Votes(result.Quota)}{(course.QuotaVaries ? " at the last stage" : "")}{clause}{closed}");
        }
        int[] guarded = [.. result.Candidates.Where(candidate => candidate.Guarded
            && !candidate.Withdrawn).Select(candidate => candidate.Number)];
        if (guarded.Length > 0) yield return ("Not excludable", $"{names.List(guarded)}, being guarded");
        int[] undeclared = [.. result.Candidates.Where(candidate => candidate is { Undeclared: true,
            Withdrawn: false }).Select(candidate => candidate.Number)];
        if (undeclared.Length > 0)
            yield return ("Undeclared", $"{names.List(undeclared)}, write-ins for nobody in particular by the ballot file; "
                + "counted as any candidate");
    }

    /// <summary>What to say instead of a list of the elected that has nobody in it.</summary>
    public const string NobodyElected = "Nobody is elected so far.";

    /// <summary>The id of a rule set, with its other names.</summary>
    public static string Ids(Rule rule) => rule.Aliases.IsEmpty ? rule.Id : $"{rule.Id}, also called {string.Join(", ", rule.Aliases)}";

    /// <summary>What stands above the list of the elected.</summary>
    public string ElectedHeading => result.Undecided is null ? "Elected" : "Elected so far";

    /// <summary>Who is elected, in order, with the stage.</summary>
    public IEnumerable<string> Elected() => result.Elected.Select(number =>
    {
        string label = names.Behind(number) is { } behind ? $", {Display.Isolated(behind)}" : "";
        string at = course.ElectedAt(number) is > 0 and var stage ? $", at stage {stage}" : "";
        return $"{names[number]}{label}{at}";
    });

    /// <summary>What a stage is, with its clause.</summary>
    public string Heading(Stage stage) =>
        $"Stage {stage.Number}: {What(stage, number => names[number])} ({Display.Clean(stage.Cite)})";

    /// <summary>What a stage is.</summary>
    public static string What(Stage stage, Func<int, string> name) => stage.Action switch
    {
        StageAction.FirstPreferences => "first preferences",
        StageAction.Votes => "votes",
        StageAction.Redistribution => "counted afresh",
        StageAction.Election => $"papers of {string.Join(", ", stage.From.Select(name))} go on",
        StageAction.Restart => "begun anew",
        StageAction.Surplus => $"surplus of {string.Join(", ", stage.From.Select(name))}",
        StageAction.Exclusion => $"exclusion of {string.Join(", ", stage.From.Select(name))}{(stage.Excluded.Any() ? "" : ", continued")}",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The votes that nobody has, by name: of papers, and where any figure shows them, of fractions.</summary>
    public static IReadOnlyList<(string Name, Func<Stage, Ratio> Sum)> Nobodys(CountResult result, Figures figures)
    {
        (string, Func<Stage, Ratio>) papers = (result.Method == CountMethod.Block ? "Votes not given" : "Non-transferable papers",
            stage => stage.Exhausted);
        return result.Stages.Any(stage => figures.Prints(stage.Loss)) ? [papers, ("Fractions disregarded", stage => stage.Loss)] : [papers];
    }

    /// <summary>Papers by reason, in one line.</summary>
    public static string ByReason(ImmutableArray<PapersByReason> papers)
    {
        var parts = papers.Select(p => $"{Whole(p.Papers)} {Reason(p.Reason)}").ToList();
        var all = papers.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Papers);
        return parts.Count switch
        {
            0 => "0",
            1 => parts[0],
            _ => string.Create(CultureInfo.InvariantCulture, $"{all}: {string.Join(", ", parts)}"),
        };
    }

    /// <summary>A whole number.</summary>
    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Count(long number, string thing) => $"{Whole(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A stage in sentences.</summary>
    public IEnumerable<string> Of(Stage stage)
    {
        // Who is excluded or transferred first is settled before papers move, the others after.
        var ties = stage.Decisions.ToLookup(tie => tie.Purpose is Purpose.Exclude or Purpose.Transfer);
        if (Missing(stage) is { } missing) yield return missing;
        if (result.Method == CountMethod.Quotients)
        {
            foreach (string sentence in ByQuotients(stage)) yield return sentence;
            yield break;
        }
        if (!excludesAfter) foreach (string sentence in Exclusions()) yield return sentence;
        foreach (string sentence in Moved(stage)) yield return sentence;
        if (stage.Closed is { } closing && course.Before(stage)?.Closed is null)
        {
            yield return $"Too many candidates have the quota of {figures.Votes(stage.Quota)} for the seats that are left beside "
                + $"the guarded: from now on nobody reaches it, and no surplus is transferred (clause {Display.Clean(closing)}).";
        }
        foreach (var tie in ties[false]) yield return Tie(stage, tie);
        if (!excludesAfter) foreach (string sentence in Elections(stage.Acts)) yield return sentence;
        else
        {
            // Who was elected when the papers were counted, who is excluded for it, who is elected because nobody else is left.
            foreach (string sentence in Elections(stage.Acts.TakeWhile(act => act.Kind != ActKind.Exclude))) yield return sentence;
            foreach (string sentence in Exclusions()) yield return sentence;
            foreach (string sentence in Elections(stage.Acts.SkipWhile(act => act.Kind != ActKind.Exclude))) yield return sentence;
        }
        if (stage.Action == StageAction.Exclusion && !stage.Complete && result.Undecided is null && stage == result.Stages[^1])
            yield return $"The count is complete: the papers left with {names.List(stage.From)} are not transferred.";

        IEnumerable<string> Exclusions()
        {
            foreach (var tie in ties[true]) yield return Tie(stage, tie);
            foreach (var act in stage.Acts.Where(act => act.Kind == ActKind.Exclude)) yield return Excluded(act, stage);
        }

        IEnumerable<string> Elections(IEnumerable<Act> acts) =>
            acts.Where(act => act.Kind == ActKind.Elect).SelectMany(act => Elected(act, stage));
    }

    /// <summary>How a stage ended the count: whose election it was, where it was one, and whose exclusion made room for it.</summary>
    public string Ended(Stage stage) => stage.Acts is [.., { Kind: ActKind.Elect }] && result.Method != CountMethod.Quotients
        ? string.Join(" ", [.. stage.Acts.Where(act => act.Kind == ActKind.Exclude).Select(act => Excluded(act, stage)),
            .. Elected(stage.Acts[^1], stage)])
        : Of(stage).Last();

    /// <summary>What to do about a lot that is missing; the file that it speaks of is <see cref="DecisionsJson.Asked"/>.</summary>
    public IEnumerable<string> Of(Undecided lot)
    {
        string question = Question(lot);
        yield return $"{char.ToUpperInvariant(question[0])}{question[1..]}";
        string save = DecisionsJson.AreTooMany(whole ?? result) ? "add this to the file of the lots before" : "save this as a file";
        yield return $"They are equal, and the rules leave the choice to the lot (clause {Display.Clean(lot.Cite)}). Draw it, write the "
            + $"number drawn in place of the question mark, {save}, and count again with that file (stv count --decisions FILE):";
    }

    string Question(Undecided lot)
    {
        string those = SheetNames.List([.. lot.Tied.Select(number => $"{Display.Isolated(names.Plain(number))} ({Whole(number)})")], "or");
        return lot.Purpose switch
        {
            Purpose.Exclude => $"who is excluded: {those}?",
            Purpose.Transfer => $"whose surplus is transferred first: {those}?",
            Purpose.Order => $"who is placed first in the order of election: {those}?",
            Purpose.Elect => $"who is elected: {those}?",
            _ => throw new ArgumentOutOfRangeException(nameof(lot)),
        };
    }

    /// <summary>How a tie met at a stage was settled.</summary>
    public string Tie(Stage stage, Decision tie) =>
        Tie(tie, tie.Purpose is Purpose.Exclude or Purpose.Transfer && !excludesAfter ? course.Preceding(stage) : stage);

    string Tie(Decision tie, Stage? stage)
    {
        string what = tie.Purpose switch
        {
            Purpose.Exclude => "Tie for exclusion",
            Purpose.Transfer => "Tie for the first transfer",
            Purpose.Order => "Tie for the order of election",
            _ => "Tie for election",
        };
        string votes = stage is not null && tie.Equal.All(number => stage.Votes[number] == stage.Votes[tie.Chosen])
            ? $" with {Votes(stage.Votes[tie.Chosen])} each" : "";
        if (stage is not null && result.Method == CountMethod.Quotients) votes = $" with a quotient of {Quotient(stage, tie.Chosen)} each";
        string narrowed = tie.Tied.Length == tie.Equal.Length ? "" : $" Earlier votes leave {names.Some(tie.Tied)} equal.";
        string settled = (tie.How, tie.Stage) switch
        {
            (SettledBy.EarlierVotes, { } earlier) when tie.Purpose == Purpose.Exclude =>
                $"Votes at stage {earlier} decide, where {names[tie.Chosen]} had the fewest",
            (SettledBy.EarlierVotes, { } earlier) => $"Votes at stage {earlier} decide, where {names[tie.Chosen]} had the most",
            (SettledBy.Lot, _) => $"The lot fell on {names[tie.Chosen]}",
            (SettledBy.StandingOrder, _) => $"{names[tie.Chosen]} stands first of them in the standing order",
            (var how, null) => $"Settled by {how.InWords()}: {names[tie.Chosen]}",
            var (how, earlier) => $"Settled by {how.InWords()} at stage {earlier}: {names[tie.Chosen]}",
        };
        return $"{what}: {names.Some(tie.Equal)} are equal{votes}.{narrowed} {settled} (clause {Display.Clean(tie.Cite)}).";
    }

    string Excluded(Act act, Stage stage)
    {
        var votes = excludesAfter ? stage : course.Preceding(stage) ?? stage;
        string clause = $"(clause {Display.Clean(act.Cite)})";
        if (act.Candidates is [var one] && !result.Candidates.Any(other => HasFewer(other.Number)))
            return $"{names[one]}, with the fewest votes, {figures.Votes(votes.Votes[one])}, is excluded {clause}.";
        string who = names.List(act.Candidates, number => $" ({Votes(votes.Votes[number])})");
        return $"{who} {Are(act.Candidates)} excluded {clause}.";

        bool HasFewer(int other) => course.Continuing(other, stage.Number) && votes.Votes[other] < votes.Votes[act.Candidates[0]];
    }

    IEnumerable<string> Elected(Act act, Stage stage)
    {
        bool Reached(int number) => stage.Closed is null && stage.Votes[number] >= stage.Quota;
        foreach (var group in act.Candidates.GroupBy(Reached).OrderByDescending(group => group.Key))
        {
            int[] who = [.. group];
            string why = stage.Quota.IsZero ? "having most votes"
                : stage.Closed is not null ? "the quota no longer deciding"
                : group.Key ? $"having reached the quota of {figures.Votes(stage.Quota)}"
                : act.Enough is { } enough ? $"having at least {figures.Value(enough.Votes)}, the active vote of "
                    + $"{figures.Votes(enough.Of)} divided by {enough.Parts}"
                : "without reaching the quota";
            string they = names.List(who, number => $" ({Votes(stage.Votes[number])})");
            yield return $"{they} {Are(who)} elected, {why} (clause {Display.Clean(act.Cite)}).";
        }
    }

    IEnumerable<string> Moved(Stage stage)
    {
        if (stage.Action == StageAction.FirstPreferences)
        {
            yield return $"{Count(result.Papers, "paper")} {(result.Papers == 1 ? "was" : "were")} sorted by first preference.";
            yield break;
        }
        if (stage.Action == StageAction.Redistribution)
        {
            int[] keepers =
                [.. result.Candidates.Select(c => c.Number).Where(n => stage.KeepValues[n] is { IsZero: false } keep && keep < 1)];
            string kept = SheetNames.List([.. keepers.Select((n,
                i) => $"{names[n]} {(i == 0 ? "keeps " : "")}{figures.Value(stage.KeepValues[n])}{(i == 0 ? " of each" : "")}")], "and");
            yield return kept.Length == 0 ? "All papers were counted afresh." : $"All papers were counted afresh: {kept}.";
            yield break;
        }
        if (stage.Action == StageAction.Restart)
        {
            yield return "All papers were sorted afresh without those excluded, and nobody is elected yet.";
            yield break;
        }
        if (result.Method == CountMethod.Block)
        {
            string most = Whole(result.VotesPerPaper);
            yield return $"{Count(result.Papers, "paper")} gave a vote to each of the first candidates ranked, {most} at most; "
                + $"{figures.Votes(stage.Exhausted)} of {Votes(result.Votes)} {(stage.Exhausted == 1 ? "was" : "were")} not given.";
            yield break;
        }
        if (stage.Transfers.IsEmpty)
        {
            yield return "No papers moved.";
            yield break;
        }
        var values = stage.Transfers.Where(transfer => transfer.Papers > 0).GroupBy(transfer => transfer.Value)
            .Select(group => (At: figures.Value(group.Key), Papers: group.Sum(transfer => transfer.Papers))).ToList();
        string papers = values.Count == 0 ? "no papers" : Count(values.Sum(value => value.Papers), "paper");
        string votes = Votes(Sum(stage.Transfers));
        string what = stage.Action == StageAction.Surplus ? $"The surplus is {votes}; {papers} moved" : $"{papers} worth {votes} moved";
        string at = string.Join(", ", values.Select((v, i) => $"{Whole(v.Papers)} at {(i == 0 ? "transfer value " : "")}{v.At}"));
        yield return values switch
        {
            _ when stage.Action == StageAction.Election => $"All {papers} of {names.List(stage.From)} moved on.",
            [] => $"{what}.",
            [var all] => $"{what} at transfer value {all.At}.",
            _ => $"{what}: {at}.",
        };

        List<string> parts = [];
        var received = stage.Transfers.Where(transfer => transfer.To > 0).ToList();
        if (received.Count > 0)
        {
            var receivers = received.Select(transfer => transfer.To).Distinct().ToList();
            string to = receivers is [var one] ? names[one] : $"{receivers.Count} continuing candidates";
            parts.Add($"{Papers(received)} went to {to}");
        }
        var spent = stage.Transfers.Where(transfer => transfer.To == Transfer.Exhausted && transfer.Papers > 0).ToList();
        if (spent.Count > 0) parts.Add($"{Papers(spent)} {(spent.Sum(t => t.Papers) == 1 ? "was" : "were")} non-transferable");
        var uncarried = Sum(stage.Transfers.Where(transfer => transfer.To == Transfer.Exhausted && transfer.Papers == 0));
        if (!uncarried.IsZero) parts.Add($"{Votes(uncarried)}, carried by no paper, {(uncarried == 1 ? "was" : "were")} non-transferable");
        var loss = Sum(stage.Transfers.Where(transfer => transfer.To == Transfer.Loss));
        if (loss.Sign > 0) parts.Add($"fractions of {Votes(loss)} were disregarded");
        if (loss.Sign < 0) parts.Add($"fractions of {Votes(-loss)} were regained");
        yield return $"{string.Join("; ", parts)}.";

        string Papers(List<Transfer> moved) => $"{Count(moved.Sum(t => t.Papers), "paper")} ({Votes(Sum(moved))})";
    }

    /// <summary>The stages before one that are not shown, and what is not seen of them; null where there are none.</summary>
    string? Missing(Stage stage)
    {
        var missing = course.Missing(stage);
        if (missing.IsEmpty) return null;
        int elected = 0, excluded = 0;
        foreach (var one in missing) (elected, excluded) = (elected + one.Elected.Count(), excluded + one.Excluded.Count());
        string which = missing.Length == 1 ? $"Stage {missing[0].Number}"
            : $"Stages {missing[0].Number} {(missing.Length == 2 ? "and" : "to")} {missing[^1].Number}";
        string what = (elected, excluded) switch
        {
            (0, 0) => "nobody was elected or excluded",
            (_, 0) => Were(elected, "elected"),
            (0, _) => Were(excluded, "excluded"),
            _ => $"{Were(elected, "elected")} and {Were(excluded, "excluded")}",
        };
        return $"{which}, at which {what}, {(missing.Length == 1 ? "is" : "are")} left out here.";

        static string Were(int number, string what) => $"{Count(number, "candidate")} {(number == 1 ? "was" : "were")} {what}";
    }

    string Votes(Ratio votes) => $"{figures.Votes(votes)} {(votes == 1 ? "vote" : "votes")}";

    static Ratio Sum(IEnumerable<Transfer> transfers) => transfers.Aggregate(default(Ratio), (sum, transfer) => sum + transfer.Votes);

    static string Are(IReadOnlyCollection<int> who) => who.Count == 1 ? "is" : "are";

    /// <summary>Why papers are rejected or shortened, in words.</summary>
    public static string Reason(string reason) => Reasons.InWords(reason) ?? Display.Clean(reason).Replace('-', ' ');
}
