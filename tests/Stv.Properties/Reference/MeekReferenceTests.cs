namespace Stv.Properties.Reference;

/// <summary>Rules by keep values agree with papers that walk one by one, on every figure of every stage.</summary>
public class MeekReferenceTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Where(rule => rule.Body is MeekLaw).Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_stage_agrees_with_papers_that_walk_one_by_one(string id)
    {
        long figures = 0;
        Laws.Check(Rules.ForId(id), trial =>
            Assert.Null(SlowMeek.For(id).Differs(trial.Count(), trial.Rule.Admit(trial.Electorate).Electorate, ref figures)), cases: 1000);
        TestContext.Current.SendDiagnosticMessage($"{id}: {figures} figures agree.");
        Laws.Enough(figures, 50_000, "figures were compared");
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_stage_agrees_where_candidates_are_guarded(string id)
    {
        long figures = 0;
        int closed = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            int[] guarded = [.. trial.Sample.Standing.Reverse().Take(trial.Seats)];
            var electorate = trial.Electorate.Guard(guarded.Skip(trial.Sample.Dice % guarded.Length));
            var result = trial.Rule.Count(electorate, trial.Seats, Decisions.InOrder(trial.Sample.Order));
            Assert.Null(SlowMeek.For(id).Differs(result, trial.Rule.Admit(electorate).Electorate, ref figures));
            if (result.Stages[^1].Closed is not null) closed++;
        }, cases: 1000);
        Laws.Enough((int)figures, 15_000, "figures were compared");
        Laws.Enough(closed, 50, "counts let nobody reach the quota");
    }

    // So the figures of these files are known to be right.
    [Theory, MemberData(nameof(Ids))]
    public void Every_stage_of_the_cases_agrees_with_papers_that_walk_one_by_one(string id)
    {
        string cases = Repository.PathOf("tests", "Stv.Tests", "Cases", id);
        long figures = 0;
        foreach (string file in Directory.GetFiles(cases, "*.blt"))
        {
            var election = BltReader.ReadFile(file);
            var rule = Rules.ForId(id);
            var difference = SlowMeek.For(id).Differs(rule.Count(election), rule.Admit(election.Electorate).Electorate, ref figures);
            Assert.True(difference is null, $"{file}: {difference}");
        }
        Assert.True(figures > 100, $"Only {figures} figures were compared.");
    }

    // Several at one rank are as if the paper were split among all orders of them: exact numbers show it.
    [Fact]
    public void A_shared_rank_is_the_average_of_all_its_orders()
    {
        int compared = 0;
        Laws.Check(Samples.Small, 3000, sample =>
        {
            var random = sample.Random;
            int size = Math.Min(sample.Candidates, random.Next(2, 6));
            if (size < 2) return;
            int[] everybody = [.. Enumerable.Range(1, sample.Candidates)];
            random.Shuffle(everybody);
            int[] group = everybody[..size], later = everybody[size..];
            var keep = new Ratio[sample.Candidates + 1];
            bool[] elected = new bool[keep.Length];
            for (int c = 1; c < keep.Length; c++)
            {
                elected[c] = random.Next(3) > 0;
                keep[c] = elected[c] ? Ratio.Of(random.Next(0, 13), 12) : 1;
            }
            var builder = new ElectorateBuilder(sample.Candidates);
            // First a candidate who may pass on a part, then the group, then the others.
            List<ushort> codes = [];
            if (later.Length > 0 && random.Next(2) == 0) (codes, later) = ([(ushort)later[0]], later[1..]);
            ushort? before = codes.Count > 0 ? codes[0] : null;
            foreach (int c in group)
            {
                if (c != group[0]) codes.Add(Electorate.Mark);
                codes.Add((ushort)c);
            }
            codes.AddRange(later.Select(c => (ushort)c));
            builder.AddCodes(7, [.. codes]);
            var tree = new KeepTree<Exact, Ratio>(builder.Build(everybody.Select(c => $"{c}")), Keeping.Up, Sharing.Completed);
            for (int c = 1; c < keep.Length; c++) if (elected[c]) tree.Open(c);
            var votes = new Ratio[keep.Length];
            tree.Distribute(keep, votes);

            var expected = Enumerable.Repeat(Fraction.Zero, keep.Length).ToArray();
            var orders = Orders(group).ToList();
            foreach (var order in orders)
            {
                var weight = new Fraction(7, orders.Count);
                foreach (int c in before is { } first ? [first, .. order, .. later] : (int[])[.. order, .. later])
                {
                    var kept = weight * new Fraction(keep[c].Numerator, keep[c].Denominator);
                    expected[c] += kept;
                    weight -= kept;
                }
                expected[0] += weight;
            }
            Assert.Equal(expected.Select(v => Ratio.Of(v.Over, v.Under)), votes);
            compared += group.Count(c => elected[c]) > 1 ? 1 : 0;
        });
        Laws.Enough(compared, 1000, "groups had several elected members");
    }

    // Archer and Baker at one rank keep three tenths of a paper each and have two tenths left, of half a paper. Carver, who keeps three
    // tenths, keeps two of each rest where these come apart, and three of the four where they come together.
    [Fact]
    public void What_several_at_one_rank_pass_on_goes_on_apart_or_together()
    {
        var builder = new ElectorateBuilder(4);
        builder.AddCodes(1, [1, Electorate.Mark, 2, 3, 4]);
        var electorate = builder.Build("Archer", "Baker", "Carver", "Draper");
        Ratio[] keep = [0, Ratio.Of(3, 10), Ratio.Of(3, 10), Ratio.Of(3, 10), 1];
        foreach (var (sharing, kept, left) in new[] { (Sharing.Apart, 4, 0), (Sharing.Straight, 3, 1) })
        {
            var tree = KeepTree.Of(electorate, new(9), Keeping.Amount, sharing);
            foreach (int c in new[] { 1, 2, 3 }) tree.Open(c);
            var votes = new Ratio[5];
            tree.Distribute(keep, votes);
            Assert.Equal([0, Ratio.Of(3, 10), Ratio.Of(3, 10), Ratio.Of(kept, 10), Ratio.Of(left, 10)], votes);
        }
    }

    static IEnumerable<int[]> Orders(int[] of)
    {
        if (of.Length == 1) return [of];
        return of.SelectMany(first => Orders([.. of.Where(c => c != first)]).Select(rest => (int[])[first, .. rest]));
    }
}
