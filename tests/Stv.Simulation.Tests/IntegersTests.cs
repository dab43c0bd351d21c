using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Stv.Simulation.Tests;

/// <summary>Floating point and the functions of Math differ between machines: neither may touch an electorate.</summary>
public partial class IntegersTests
{
    [Fact]
    public void No_source_file_names_a_floating_point_type_or_a_transcendental_function()
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(Drawn.Root, "src", "Stv.Simulation"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.InRange(files.Length, 12, 100);
        Assert.All(files, file => Assert.DoesNotMatch(Floating(), File.ReadAllText(file)));
        Assert.Matches(Floating(), "var x = Math.Log(2);");
        Assert.Matches(Floating(), "double x;");
        Assert.Matches(Floating(), "x * 1.5");
    }

    [Fact]
    public void The_compiled_code_has_none_either()
    {
        using var file = new PEReader(File.OpenRead(typeof(ElectorateModel).Assembly.Location));
        var metadata = file.GetMetadataReader();
        string[] members = [.. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle)).Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(member => $"{metadata.GetString(member.Type.Namespace)}.{metadata.GetString(member.Type.Name)}.{metadata.GetString(member.Name)}")];
        Assert.Contains("System.Math.BigMul", members);
        string[] forbidden = ["System.Double.", "System.Single.", "System.Half.", "System.Decimal.", "System.MathF.", "System.Random."];
        Assert.DoesNotContain(members, member => forbidden.Any(type => member.StartsWith(type, StringComparison.Ordinal)));
        Assert.Empty(members.Where(member => member.StartsWith("System.Math.", StringComparison.Ordinal)).Except(["System.Math.BigMul", "System.Math.Max", "System.Math.Min"]));
    }

    [Fact]
    public void It_depends_on_the_domain_and_the_framework_alone()
    {
        string[] others = [.. typeof(ElectorateModel).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal))];
        Assert.Equal(["Stv"], others);
    }

    // A number with a point outside quotes and comments would be one too; versions and sections in comments are none.
    [GeneratedRegex(@"\b(double|float|decimal|Half|MathF)\b|\bMath\.(Log|Exp|Pow|Sqrt|Cbrt|Sin|Cos|Tan|Asin|Acos|Atan|Sinh|Cosh|Tanh|Round|Floor|Ceiling)|^(?!\s*//)[^""\n]*[\s(*/+-]\d+\.\d", RegexOptions.Multiline)]
    private static partial Regex Floating();
}
