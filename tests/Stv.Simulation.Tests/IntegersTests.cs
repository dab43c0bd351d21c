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
        string folder = Repository.PathOf("src", "Stv.Simulation");
        string[] files = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.InRange(files.Length, 12, 100);
        Assert.All(files, file => Assert.DoesNotMatch(Floating(), File.ReadAllText(file)));
        Assert.Matches(Floating(), "var x = Math.Log(2);");
        Assert.Matches(Floating(), "double x;");
        Assert.Matches(Floating(), "x * 1.5");
        Assert.DoesNotMatch(Floating(), "// a double");
    }

    [Fact]
    public void The_compiled_code_has_none_either()
    {
        using var file = new PEReader(File.OpenRead(typeof(ElectorateModel).Assembly.Location));
        var metadata = file.GetMetadataReader();
        string[] members =
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}",
        ];
        Assert.Contains("System.Math.BigMul", members);
        string[] forbidden = ["System.Double.", "System.Single.", "System.Half.", "System.Decimal.", "System.MathF.", "System.Random."];
        Assert.DoesNotContain(members, member => forbidden.Any(type => member.StartsWith(type, StringComparison.Ordinal)));
        string[] allowed = ["System.Math.BigMul", "System.Math.Max", "System.Math.Min"];
        Assert.Empty(members.Where(member => member.StartsWith("System.Math.", StringComparison.Ordinal)).Except(allowed));
    }

    [Fact]
    public void It_depends_on_the_domain_and_the_framework_alone()
    {
        var references = typeof(ElectorateModel).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.Equal(["Stv"], references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
    }

    // What stands in a comment or after a quote is not looked at.
    [GeneratedRegex(
        @"(?<!(//|"").*)(\b(double|float|decimal|Half|MathF)\b|[\s(*/+-]\d+\.\d"
        + @"|\bMath\.(Log|Exp|Pow|Sqrt|Cbrt|Sin|Cos|Tan|Asin|Acos|Atan|Sinh|Cosh|Tanh|Round|Floor|Ceiling))")]
    private static partial Regex Floating();
}
