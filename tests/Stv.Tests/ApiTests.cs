using System.Reflection;
using PublicApiGenerator;
using Stv.Testing;

namespace Stv.Tests;

/// <summary>What the packages offer to others stands in <c>tests/Stv.Tests/Api</c>: it changes only where somebody means it to.</summary>
public sealed class ApiTests
{
    public static TheoryData<string> Packages => ["Stv", "Stv.Formats", "Stv.Simulation", "Stv.Testing"];

    [Theory, MemberData(nameof(Packages))]
    public void What_a_package_offers_is_as_it_is_written_down(string package)
    {
        string api = Assembly.Load(package).GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        GoldenFile.Check(Repository.PathOf("tests", "Stv.Tests", "Api", $"{package}.txt"), $"{api.Trim()}\n");
    }
}
