namespace Stv.Fuzz;

/// <summary>Ballot files to begin with.</summary>
static class Files
{
    /// <summary>A random ballot file in a dialect.</summary>
    /// <param name="dice">What it is drawn from.</param>
    /// <param name="damaged">It is changed afterwards.</param>
    /// <param name="lines">How often its ballots stand in it.</param>
    public static byte[] Blt(Random dice, bool damaged, int lines = 1)
    {
        var plan = Plan.Random(dice, new(dice.OneIn(30) ? 130 : 9, Names.Usual));
        for (int n = plan.Papers.Count; lines > 1 && n > 0; n--)
            plan.Papers.AddRange(Enumerable.Repeat(plan.Papers[n - 1] with { Copies = 1 }, lines - 1));
        byte[] file = BltForm.Write(plan, dice);
        return damaged ? Mutations.Blt(file, dice) : file;
    }

    /// <summary>The case files of the repository, and those beside it where there are any.</summary>
    public static string[] Corpus { get; } = [.. new[] { "tests/Stv.Tests/Cases", "seeds", "docs", "../shared/cases" }
        .Select(folder => Repository.PathOf(folder.Split('/')))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.blt*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        .DistinctBy(file => Convert.ToBase64String(File.ReadAllBytes(file)))];
}
