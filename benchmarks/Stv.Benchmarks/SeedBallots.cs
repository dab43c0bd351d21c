namespace Stv.Benchmarks;

/// <summary>The electorates of <c>seeds/</c> that speed is measured on.</summary>
internal static class SeedBallots
{
    /// <summary>A specification by the name of its file.</summary>
    public static ElectorateSpecification Specification(string name)
    {
        using var file = File.OpenRead(Repository.PathOf("seeds", $"{name}.json"));
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
}
