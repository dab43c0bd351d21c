using System.Collections.Immutable;

namespace Stv.Properties;

/// <summary>Lots: none is drawn unseen, none is asked for without need, and those given are used and recorded.</summary>
public class LotLaws
{
    /// <summary>All that the statutes which move papers, and block vote, ever leave to the lot: what for, and by which clause.</summary>
    static readonly Dictionary<string, string[]> Left = new()
    {
        ["scotland-2011"] = ["Exclude 52", "Transfer 50"],
        ["scotland-2011-strict"] = ["Exclude 52", "Transfer 50"],
        ["ers97"] = ["Exclude 5.2.5", "Transfer 5.2.3"],
        ["labour-nec-2020"] = ["Exclude 5.2.5", "Transfer 5.2.3"],
        ["northern-ireland"] = ["Exclude 51(13)", "Transfer 50"],
        ["northern-ireland-first"] = ["Exclude 51(13)", "Transfer 50"],
        ["northern-ireland-all"] = ["Exclude 51(13)", "Transfer 50"],
        ["aec-senate-2013"] = ["Elect 273(17)", "Exclude 273(31)", "Order 273(20)"],
        ["aec-senate-2016"] = ["Elect 273(17)", "Exclude 273(31)", "Order 273(20)"],
        ["aec-senate-2019"] = ["Elect 273(17)", "Exclude 273(31)", "Order 273(20)"],
        ["senate-1984"] = ["Elect 273(17)", "Exclude 273(31)", "Order 273(20)"],
        ["senate-2021"] = ["Elect 273(17)", "Exclude 273(31)", "Order 273(20)"],
        ["act-2008"] = ["Exclude 8", "Transfer 7"],
        ["act-2020"] = ["Exclude 8", "Transfer 7"],
        ["act-2021"] = ["Exclude 8", "Transfer 7"],
        ["prf-wigm"] = ["Exclude B.4", "Transfer B.3"],
        ["prf-wigm-batch"] = ["Exclude B.4", "Transfer B.3"],
        ["irv"] = ["Exclude 4"],
        ["block-vote"] = ["Elect 2"],
    };

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_count_without_lots_completes_or_asks_for_one_at_a_time(string id)
    {
        int asked = 0;
        SortedSet<string> kinds = new(StringComparer.Ordinal);
        Laws.Check(Rules.ForId(id), trial =>
        {
            var order = trial.Sample.Order;
            List<Lot> lots = [];
            List<string> stages = [];
            var result = trial.Count(Decisions.None);
            while (result.Undecided is { } needed)
            {
                asked++;
                kinds.Add($"{needed.Purpose} {needed.Cite}");
                Ask(trial, result, needed, lots);
                lots.Add(new(needed.Purpose, needed.Tied, needed.Tied.MinBy(order.IndexOf)));
                stages.Add($"{needed.Stage} {needed.Cite}");
                var before = result;
                result = trial.Count(new Decisions(lots, []));
                Assert.True(result.Stages.Length >= before.Stages.Length, "The count went back.");
                Assert.Equal(before.Elected, result.Elected[..before.Elected.Length]);
            }
            Assert.Equal(trial.Seats, result.Elected.Length);

            // Every lot is used and stands in the stage for which it was asked, and no other does.
            // Where the count begins anew the same tie may come back, and the lot drawn then decides it again.
            var recorded = result.Stages.SelectMany(stage =>
                stage.Decisions.Where(d => d.How == SettledBy.Lot).Select(d => (stage.Number, d.Purpose, Lot: d)))
                .DistinctBy(r => $"{r.Purpose} {string.Join(' ', r.Lot.Tied)}");
            Assert.Equal(
                lots.Zip(stages, (lot, stage) => $"{stage} {lot.Purpose} {string.Join(' ', lot.Tied)}: {lot.Chosen}").Order(),
                recorded.Select(r => $"{r.Number} {r.Lot.Cite} {r.Purpose} {string.Join(' ', r.Lot.Tied)}: {r.Lot.Chosen}").Order());
            Assert.Empty(result.Diagnostics);

            // A standing order that makes the same choices gives the same count.
            Assert.Equal(
                ResultText.Of(result).Replace("by Lot", "by StandingOrder", StringComparison.Ordinal), ResultText.Of(trial.Count()));
        });
        // A rule may have lots drawn by a method of its own and never ask.
        if (asked > 0) Laws.Enough(asked, 150, "lots were asked for");
        if (Rules.ForId(id).Body is not (GregoryLaw or BlockVote)) return;
        Assert.Empty(kinds.Except(Left[id]));
        Laws.Enough(kinds.Count, Left[id].Length, "kinds of lots were asked for");
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Every_tie_is_between_equals_and_settled_by_what_parted_them(string id)
    {
        int earlier = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var result = trial.Count();
            foreach (var stage in result.Stages)
                foreach (var decision in stage.Decisions)
                {
                    var votes = result.Stages[stage.Number - 1 - (Early(trial.Rule, decision.Purpose) ? 1 : 0)];
                    Assert.True(decision.Equal.Length >= 2 && decision.Tied.Length >= 2);
                    if (stage.Quotients.IsEmpty) Assert.InRange(Apart(decision.Equal, votes), 0, Margin(trial.Rule, result, votes));
                    else Equal(stage.Quotients, decision.Equal);
                    Assert.Subset(decision.Equal.ToHashSet(), decision.Tied.ToHashSet());
                    Assert.Contains(decision.Chosen, decision.Tied);
                    if (decision.How != SettledBy.EarlierVotes) continue;
                    earlier++;
                    var parted = result.Stages[decision.Stage!.Value - 1];
                    var chosen = parted.Votes[decision.Chosen];
                    Assert.All(decision.Tied.Where(one => one != decision.Chosen), other =>
                        Assert.True(decision.Purpose == Purpose.Exclude ? chosen < parted.Votes[other] : chosen > parted.Votes[other]));
                }
        });
        // Not every rule looks back.
        if (earlier > 0) Laws.Enough(earlier, 30, "ties were settled by earlier votes");
    }

    // Quotients are quasi-exact: 18 decimal places are carried, and equal in nine is equal.
    static void Equal(Tally quotients, ImmutableArray<int> tied) =>
        Assert.All(tied, c =>
            Assert.InRange(quotients[c], quotients[tied[0]] - Ratio.Of(1, 1_000_000_000), quotients[tied[0]] + Ratio.Of(1, 1_000_000_000)));

    static void Ask(Trial trial, CountResult result, Undecided needed, List<Lot> given)
    {
        Assert.True(needed.Tied.Length >= 2 && needed.Tied.SequenceEqual(needed.Tied.Distinct().Order()));
        Assert.Empty(needed.Tied.Except(trial.Sample.Standing));
        Assert.Contains(needed.Cite, trial.Rule.Clauses.Select(clause => clause.Number));
        var last = result.Stages[^1];
        if (last.Quotients.IsEmpty) Assert.InRange(Apart(needed.Tied, last), 0, Margin(trial.Rule, result, last));
        else Equal(last.Quotients, needed.Tied);
        Assert.Equal(last.Number + (Early(trial.Rule, needed.Purpose) ? 1 : 0), needed.Stage);
        Assert.DoesNotContain(given, lot => lot.Purpose == needed.Purpose && lot.Tied.SequenceEqual(needed.Tied));
    }

    // An exclusion or a transfer is decided on the votes of the stage before it; where all papers are counted afresh the exclusion is
    // declared at the stage that shows why.
    static bool Early(Rule rule, Purpose purpose) =>
        purpose is Purpose.Transfer || purpose is Purpose.Exclude && rule.Body is not (MeekLaw or Qpq);

    static Ratio Apart(ImmutableArray<int> tied, Stage stage) =>
        tied.Select(c => stage.Votes[c]).Aggregate(Ratio.Max) - tied.Select(c => stage.Votes[c]).Aggregate(Ratio.Min);

    // Equals have the same votes. Quasi-exact votes may differ within the band; and two rules say that the tied are those who have no
    // more than the total surplus beyond the fewest votes.
    static Ratio Margin(Rule rule, CountResult result, Stage stage)
    {
        if (rule.Body is not MeekLaw meek) return 0;
        if (rule.Body is not (MeekPrf or DroopMeek)) return meek.Precision.Band;
        return result.Stages.Take(stage.Number).SelectMany(s => s.Elected)
            .Aggregate(meek.Precision.Band, (sum, c) => sum + Ratio.Max(0, stage.Votes[c] - stage.Quota));
    }
}
