using Stv;

Election election = BallotReader.ReadFile(args[0]);
CountResult result = Rules.ForId("scotland-2011").Count(election);
foreach (int number in result.Elected)
    Console.WriteLine($"{result.Candidate(number).Name} is elected.");
if (result.Undecided is { } lot)
    Console.WriteLine($"Stage {lot.Stage} needs a lot among candidates {string.Join(", ", lot.Tied)}.");
