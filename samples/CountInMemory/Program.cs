using Stv;

var papers = new ElectorateBuilder(candidates: 3);
papers.Add(5, 1, 2);       // five papers: Ann, then Bob
papers.Add(3, 3);          // three for Cal alone
papers.Add(1, 2, 3, 1);
CountResult result = Rules.Scotland2011.Count(papers.Build("Ann", "Bob", "Cal"), seats: 2);
foreach (Stage stage in result.Stages)
    Console.WriteLine($"{stage.Number}. {string.Join(", ", result.Candidates.Select(c => $"{c.Name} {stage.Votes[c.Number]}"))}");
Console.WriteLine((result.Undecided is null ? "Elected: " : "A lot is needed; elected so far: ")
    + string.Join(", ", result.ElectedNames));
