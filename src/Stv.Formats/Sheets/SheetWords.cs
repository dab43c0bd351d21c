using static Stv.Wording;

namespace Stv;

/// <summary>A count in words: what moved and at what value, who was elected or excluded, by which clause, how ties were settled.</summary>
/// <param name="result">The count, with the stages that are shown.</param>
/// <param name="places">How many decimal places there is room for.</param>
/// <param name="whole">The count with all its stages; null where all are shown.</param>
internal sealed class SheetWords(CountResult result, int places = Figures.MostPlaces, CountResult? whole = null)
{
    readonly History history = new(result, whole);
    readonly SheetNames names = new(result);
    readonly Figures figures = new(result, places);

    // Where all papers are counted afresh, exclusions are declared at the stage whose votes show why.
    readonly bool excludesAfter = result.Method is CountMethod.KeepValues or CountMethod.Quotients;

    public History History => history;

    public SheetNames Names => names;

    public Figures Figures => figures;

    /// <summary>The one line that matters.</summary>
    public string Answer()
    {
        if (result.Undecided is { } lot) return $"A lot is needed at stage {lot.Stage}, {Question(lot)}";
        return $"Elected: {string.Join(", ", result.Elected.Select(number => names[number]))}";
    }

    /// <summary>What everybody asks for, by name: seats, papers, quota.</summary>
    public IEnumerable<Report.Entry> Facts()
    {
        yield return new(Seats, Whole(result.Seats));
        yield return new(FormalPapers, Whole(result.Papers));
        yield return new("Rejected papers", ByReason(result.Rejected));
        if (result.Shortened.Length > 0) yield return new("Shortened papers", ByReason(result.Shortened));
        if (Spent.Of(whole ?? result) is { } spent && spent.Papers + spent.PartPapers > 0)
        {
            string part = spent.PartPapers == 0 ? ""
                : $"; {Whole(spent.PartPapers)} more ended when a part of them had, with {figures.Votes(spent.PartVotes)} votes left";
            yield return new("Inactive papers", $"{Whole(spent.Papers)} ended without having elected anybody{part}");
        }
        if (result.Marks is { } marks)
            yield return new("Marks", $"Judged otherwise than the rules say. {string.Join(' ', marks.InWords)}");
        if (result.VotesPerPaper != 1) yield return new("Votes of a paper", Whole(result.VotesPerPaper));
        if (!result.Quota.IsZero)
        {
            string clause = result.Rule?.QuotaClause is { } number ? $" (clause {number})" : "";
            string closed = result.Stages.FirstOrDefault(stage => stage.Closed is not null) is { } first
                ? $"; from stage {first.Number} on nobody reaches it, because of guarded candidates {By(first.Closed!)}" : "";
            yield return new("Quota", $"{figures.Votes(result.Quota)}{(history.QuotaVaries ? " at the last stage" : "")}{clause}{closed}");
        }
        if (Those(one => one.Guarded) is { Length: > 0 } guarded) yield return new("Not excludable", $"{guarded}, being guarded");
        if (Those(one => one.Undeclared) is { Length: > 0 } undeclared)
            yield return new("Undeclared", $"{undeclared}, write-ins for nobody in particular by the ballot file; counted as any "
                + "candidate");

        string Those(Func<Candidate, bool> are) =>
            names.List(result.Candidates.Where(one => !one.Withdrawn && are(one)).Select(one => one.Number));
    }

    /// <summary>What stands above the list of the elected.</summary>
    public string ElectedHeading => result.Undecided is null ? "Elected" : "Elected so far";

    /// <summary>What a stage is, with its clause.</summary>
    public string Heading(Stage stage) =>
        $"Stage {stage.Number}: {What(stage, number => names[number])} ({Display.Clean(stage.Cite)})";

    /// <summary>The stage at which the count stopped.</summary>
    public static string Heading(Undecided lot) => $"Stage {lot.Stage}: a lot is needed";

    /// <summary>A stage in sentences.</summary>
    public IEnumerable<string> Of(Stage stage)
    {
        IEnumerable<string> told = result.Method == CountMethod.Quotients ? ByQuotients(stage)
            : excludesAfter ?
            [
                // Who was elected when the papers were counted, who is excluded for it, who is elected because nobody else is left.
                .. Moving(stage), .. Elections(stage, stage.Acts.TakeWhile(act => act.Kind != ActKind.Exclude)), .. Exclusions(stage),
                .. Elections(stage, stage.Acts.SkipWhile(act => act.Kind != ActKind.Exclude)),
            ]
            : [.. Exclusions(stage), .. Moving(stage), .. Elections(stage, stage.Acts)];
        if (Missing(stage) is { } missing) told = told.Prepend(missing);
        bool cutShort = stage.Action == StageAction.Exclusion && !stage.Complete && result.Undecided is null && stage == result.Stages[^1];
        return cutShort ? told.Append($"The count is complete: the papers left with {names.List(stage.From)} are not transferred.") : told;
    }

    /// <summary>What moved, and what was settled with it: who is excluded or transferred first is settled before.</summary>
    IEnumerable<string> Moving(Stage stage)
    {
        foreach (string sentence in Moved(stage)) yield return sentence;
        if (stage.Closed is { } closing && history.Before(stage)?.Closed is null)
            yield return $"Too many candidates have the quota of {figures.Votes(stage.Quota)} for the seats that are left beside "
                + $"the guarded: from now on nobody reaches it, and no surplus is transferred {By(closing)}.";
        foreach (var tie in stage.Decisions.Where(tie => !SettledBefore(tie))) yield return Tie(stage, tie);
    }

    IEnumerable<string> Exclusions(Stage stage) => [.. stage.Decisions.Where(SettledBefore).Select(tie => Tie(stage, tie)),
        .. stage.Acts.Where(act => act.Kind == ActKind.Exclude).Select(act => Excluded(act, stage))];

    IEnumerable<string> Elections(Stage stage, IEnumerable<Act> acts) =>
        acts.Where(act => act.Kind == ActKind.Elect).SelectMany(act => Elected(act, stage));

    static bool SettledBefore(Decision tie) => tie.Purpose is Purpose.Exclude or Purpose.Transfer;

    /// <summary>How a stage ended the count: whose election it was, where it was one, and whose exclusion made room for it.</summary>
    public string Ended(Stage stage) => stage.Acts is [.., { Kind: ActKind.Elect }] && result.Method != CountMethod.Quotients
        ? string.Join(" ", [.. stage.Acts.Where(act => act.Kind == ActKind.Exclude).Select(act => Excluded(act, stage)),
            .. Elected(stage.Acts[^1], stage)])
        : Of(stage).Last();

    /// <summary>What to do about a lot that is missing; the file that it speaks of is <see cref="DecisionsJson.ToComplete"/>.</summary>
    public IEnumerable<string> Of(Undecided lot)
    {
        foreach (var tie in lot.Settled) yield return Tie(tie, result.Stages.IsEmpty ? null : result.Stages[^1]);
        yield return Capital(Question(lot));
        string save = DecisionsJson.AreTooMany(whole ?? result) ? "add this to the file of the lots before" : "save this as a file";
        yield return $"They are equal, and the rules leave the choice to the lot {By(lot.Cite)}. Draw it, write the "
            + $"number drawn in place of the question mark, {save}, and count again with that file (stv count --decisions FILE):";
    }

    string Question(Undecided lot)
    {
        string those = SheetNames.List([.. lot.Tied.Select(number => $"{Display.Isolated(names.Plain(number))} ({Whole(number)})")], "or");
        return $"{InWords(lot.Purpose)}: {those}?";
    }

    /// <summary>How a tie met at a stage was settled.</summary>
    public string Tie(Stage stage, Decision tie) =>
        Tie(tie, SettledBefore(tie) && !excludesAfter ? history.Preceding(stage) : stage);

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
        return $"{what}: {names.Some(tie.Equal)} are equal{votes}.{narrowed} {settled} {By(tie.Cite)}.";
    }

    string Excluded(Act act, Stage stage)
    {
        var votes = excludesAfter ? stage : history.Preceding(stage) ?? stage;
        string clause = By(act.Cite);
        if (act.Candidates is [var one] && !result.Candidates.Any(other => HasFewer(other.Number)))
            return $"{names[one]}, with the fewest votes, {figures.Votes(votes.Votes[one])}, is excluded {clause}.";
        string who = names.List(act.Candidates, number => $" ({Votes(votes.Votes[number])})");
        return $"{who} {Are(act.Candidates)} excluded {clause}.";

        bool HasFewer(int other) => history.Continuing(other, stage.Number) && votes.Votes[other] < votes.Votes[act.Candidates[0]];
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
            yield return $"{they} {Are(who)} elected, {why} {By(act.Cite)}.";
        }
    }

    IEnumerable<string> Moved(Stage stage) => stage.Action switch
    {
        StageAction.FirstPreferences => [$"{Count(result.Papers, "paper")} {Were(result.Papers)} sorted by first preference."],
        StageAction.Redistribution => [$"All papers were counted afresh{PartsKept(stage)}."],
        StageAction.Restart => ["All papers were sorted afresh without those excluded, and nobody is elected yet."],
        StageAction.Votes => [$"{Count(result.Papers, "paper")} gave a vote to each of the first candidates ranked, "
            + $"{Whole(result.VotesPerPaper)} at most; {figures.Votes(stage.Exhausted)} of {Votes(result.Votes)} "
            + $"{Were(stage.Exhausted)} not given."],
        _ when stage.Transfers.IsEmpty => [NothingMoved],
        _ => [HowMuch(stage), Whereto(stage)],
    };

    /// <summary>Who keeps a part of each paper, and what part; empty for nobody.</summary>
    string PartsKept(Stage stage)
    {
        int[] who = [.. result.Candidates.Select(c => c.Number).Where(n => stage.KeepValues[n] is { IsZero: false } keep && keep < 1)];
        return who.Length == 0 ? "" : ": " + SheetNames.List([.. who.Select((n, i) =>
            $"{names[n]} {(i == 0 ? "keeps " : "")}{figures.Value(stage.KeepValues[n])}{(i == 0 ? " of each" : "")}")], "and");
    }

    string HowMuch(Stage stage)
    {
        var values = stage.Transfers.Where(transfer => transfer.Papers > 0).GroupBy(transfer => transfer.Value)
            .Select(group => (At: figures.Value(group.Key), Papers: group.Sum(transfer => transfer.Papers))).ToList();
        string papers = values.Count == 0 ? "no papers" : Count(values.Sum(value => value.Papers), "paper");
        string votes = Votes(Sum(stage.Transfers));
        string what = stage.Action == StageAction.Surplus ? $"The surplus is {votes}; {papers} moved" : $"{papers} worth {votes} moved";
        string at = string.Join(", ", values.Select((v, i) => $"{Whole(v.Papers)} at {(i == 0 ? "transfer value " : "")}{v.At}"));
        return values switch
        {
            _ when stage.Action == StageAction.Election => $"All {papers} of {names.List(stage.From)} moved on.",
            [] => $"{what}.",
            [var all] => $"{what} at transfer value {all.At}.",
            _ => $"{what}: {at}.",
        };
    }

    string Whereto(Stage stage)
    {
        List<string> parts = [];
        var received = stage.Transfers.Where(transfer => transfer.To > 0).ToList();
        if (received.Count > 0)
        {
            var receivers = received.Select(transfer => transfer.To).Distinct().ToList();
            string to = receivers is [var one] ? names[one] : $"{receivers.Count} continuing candidates";
            parts.Add($"{Papers(received)} went to {to}");
        }
        var spent = stage.Transfers.Where(transfer => transfer.To == Transfer.Exhausted && transfer.Papers > 0).ToList();
        if (spent.Count > 0) parts.Add($"{Papers(spent)} {Were(spent.Sum(t => t.Papers))} {NonTransferable}");
        var uncarried = Sum(stage.Transfers.Where(transfer => transfer.To == Transfer.Exhausted && transfer.Papers == 0));
        if (!uncarried.IsZero) parts.Add($"{Votes(uncarried)}, carried by no paper, {Were(uncarried)} {NonTransferable}");
        var loss = Sum(stage.Transfers.Where(transfer => transfer.To == Transfer.Loss));
        if (loss.Sign > 0) parts.Add($"fractions of {Votes(loss)} were disregarded");
        if (loss.Sign < 0) parts.Add($"fractions of {Votes(-loss)} were regained");
        return $"{string.Join("; ", parts)}.";

        string Papers(List<Transfer> moved) => $"{Count(moved.Sum(t => t.Papers), "paper")} ({Votes(Sum(moved))})";
    }

    /// <summary>The stages before one that are not shown, and what is not seen of them; null where there are none.</summary>
    string? Missing(Stage stage)
    {
        var missing = history.Missing(stage);
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

        static string Were(int number, string what) => $"{Count(number, "candidate")} {SheetWords.Were(number)} {what}";
    }

    string Votes(Ratio votes) => $"{figures.Votes(votes)} {(votes == 1 ? "vote" : "votes")}";

    static Ratio Sum(IEnumerable<Transfer> transfers) => transfers.Aggregate(default(Ratio), (sum, transfer) => sum + transfer.Votes);

    static string Were(Ratio number) => number == 1 ? "was" : "were";

    static string Are(IReadOnlyCollection<int> who) => who.Count == 1 ? "is" : "are";

    /// <summary>What is done and why, with its clause: the tie that led to it, then who.</summary>
    public IEnumerable<string> Of(CountEvent next)
    {
        if (next.Lot is { } lot) return [$"A lot is needed: {Question(lot)} (Clause {Display.Clean(lot.Cite)}.)"];
        if (next.Act is not { } act) return ["The count is over."];
        var stage = result.Stages[next.Stage - 1];
        var purpose = act.Kind == ActKind.Exclude ? Purpose.Exclude : Purpose.Elect;
        var ties = stage.Decisions.Where(tie => tie.Purpose == purpose && act.Candidates.Contains(tie.Chosen));
        return ties.Select(tie => Tie(stage, tie)).Concat(result.Method == CountMethod.Quotients ? [ByQuotients(act, stage)]
            : act.Kind == ActKind.Exclude ? [Excluded(act, stage)] : Elected(act, stage));
    }

    /// <summary>The stage whose votes led to it; null where there are none yet.</summary>
    public Stage? Grounds(CountEvent next)
    {
        if (result.Stages.IsEmpty) return null;
        var stage = result.Stages[Math.Min(next.Stage, result.Stages.Length) - 1];
        bool before = stage.Number == next.Stage && (next.Act?.Kind == ActKind.Exclude
            || next.Lot is { Purpose: Purpose.Exclude or Purpose.Transfer });
        return before && !excludesAfter ? history.Preceding(stage) ?? stage : stage;
    }

    IEnumerable<string> ByQuotients(Stage stage)
    {
        foreach (string sentence in Moved(stage)) yield return sentence;
        var standing = Enumerable.Range(1, stage.Quotients.Count).Where(n => !stage.Quotients[n].IsZero)
            .OrderByDescending(n => stage.Quotients[n]).ToList();
        if (standing.Count > 0)
            yield return $"Quotients: {string.Join(", ", standing.Select(n => $"{names[n]} {Quotient(stage, n)}"))}; the quota is "
                + $"{figures.Votes(stage.Quota)}.";
        foreach (var tie in stage.Decisions) yield return Tie(tie, stage);
        foreach (var act in stage.Acts.Where(act => act.Kind != ActKind.Elect)) yield return ByQuotients(act, stage);
        foreach (var acts in stage.Acts.Where(act => act.Kind == ActKind.Elect).GroupBy(act => act.Cite))
            yield return ForGood([.. acts.SelectMany(act => act.Candidates)], acts.Key);
    }

    string ByQuotients(Act act, Stage stage)
    {
        int number = act.Candidates[0];
        return act.Kind switch
        {
            ActKind.Exclude => $"{names[number]}, with the lowest quotient, {Quotient(stage, number)}, is excluded {By(act.Cite)}.",
            ActKind.Provisional => $"{names[number]} is elected, unless the count begins anew: the quotient is highest and above the "
                + $"quota {By(act.Cite)}.",
            _ => ForGood(act.Candidates, act.Cite),
        };
    }

    string ForGood(IReadOnlyCollection<int> who, string cite) =>
        $"{names.List(who)} {Are(who)} elected for good: the count is complete {By(cite)}.";

    string Quotient(Stage stage, int number) => figures.Votes(stage.Quotients[number]);
}
