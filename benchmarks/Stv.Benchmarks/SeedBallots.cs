namespace Stv.Benchmarks;

/// <summary>The electorates of <c>seeds/</c> that speed is measured on.</summary>
internal static class SeedBallots
{
    /// <summary>A specification by the name of its file.</summary>
    public static ElectorateSpecification Specification(string name)
    {
        using var file = File.OpenRead(Path.Combine(Root(AppContext.BaseDirectory), "seeds", $"{name}.json"));
        return SpecificationJson.Read(file);
    }

    /// <summary>That of so many papers: a hundred thousand or a million.</summary>
    public static ElectorateSpecification OfPapers(int papers) => Specification(papers == 1_000_000 ? "million" : "hundred-thousand");

    /// <summary>Its papers as a BLT file, a line for each.</summary>
    public static byte[] Blt(ElectorateSpecification specification)
    {
        using var file = new MemoryStream();
        specification.WriteBlt(file);
        return file.ToArray();
    }

    /// <summary>The folder that holds Stv.sln.</summary>
    public static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Stv.sln")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no Stv.sln above the benchmarks."));
}
