using Stv;

// Counts one file by several rule sets: who is elected by each, and where each parts from the first. Arguments: the file, the rule sets.
Election election = BltReader.ReadFile(args[0]);
CountResult[] counts = [.. args.Skip(1).Select(id => Rules.ForId(id).Count(election))];

foreach (var count in counts)
{
    string state = count.Undecided is { } lot ? $"needs a lot at stage {lot.Stage}; elected so far" : "elects";
    Console.WriteLine($"{count.Rules} {state}: {string.Join(", ", count.Elected.Select(number => count.Candidate(number).Name))}.");
}

var first = Declarations(counts[0]);
foreach (var count in counts[1..])
{
    var other = Declarations(count);
    int common = first.Zip(other).TakeWhile(pair => pair.First.What == pair.Second.What).Count();
    Console.WriteLine();
    Console.WriteLine(
        $"{counts[0].Rules} and {count.Rules} declare alike: {string.Join(", ", other.Take(common).Select(one => one.What))}.");
    if (common == first.Count && common == other.Count) continue;
    Console.WriteLine($"  Then {counts[0].Rules}: {Next(first, common)}.");
    Console.WriteLine($"  Then {count.Rules}: {Next(other, common)}.");
}

// Whom a count elects and excludes, in order, and where it says so.
static List<(string What, string Where)> Declarations(CountResult count) =>
[
    .. from stage in count.Stages
       from act in stage.Acts
       from number in act.Candidates
       select ($"{count.Candidate(number).Name} {(act.Kind == ActKind.Exclude ? "excluded" : "elected")}",
           $"at stage {stage.Number}, clause {act.Cite}"),
];

static string Next(List<(string What, string Where)> all, int index) =>
    index < all.Count ? $"{all[index].What} {all[index].Where}" : "nothing more";
