using Stv.Testing;

namespace Stv.Tests;

/// <summary>Texts that must stay as they are in <c>Cases/</c>.</summary>
static class Golden
{
    public static void Check(string name, string text) => GoldenFile.Check(Repository.PathOf("tests", "Stv.Tests", "Cases", name), text);
}
