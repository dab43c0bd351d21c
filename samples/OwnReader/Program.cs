using Stv;
using Stv.Samples;

// Reads an election in a format of one's own and counts it. Argument: the file.
Election election = new LineReader(File.ReadAllBytes(args[0]), args[0]).Read();
CountResult result = Rules.Scotland2011.Count(election);
Console.WriteLine($"{election.Electorate}.");
foreach (int number in result.Elected) Console.WriteLine($"{result.Candidate(number).Name} is elected.");
