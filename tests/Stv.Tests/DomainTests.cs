using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stv.Tests;

/// <summary>What the domain must never come to do, read from its compiled form.</summary>
public partial class DomainTests
{
    static readonly Assembly Domain = typeof(Rule).Assembly;

    /// <summary>The only public classes and structs that change: each says so in its documentation.</summary>
    static readonly Type[] Mutable = [typeof(ElectorateBuilder), typeof(BallotBatch), typeof(PreferenceEnumerator), typeof(Count),
        typeof(GregoryCount), typeof(MeekCount), typeof(QuotientCount), typeof(BlockCount), typeof(KeepValues)];

    // The words of a namespace or type, and of a member, that a counting library has no use for. What System.Diagnostics.Debug asserts is
    // compiled away in releases.
    static readonly string[] Forbidden =
    [
        "System.IO", "System.Console", "System.Random", "System.Net", "System.Environment", "System.DateTime", "System.TimeProvider",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Diagnostics.Trace", "System.Threading.Thread",
        "System.Threading.Tasks", "System.Threading.Timer", "System.Reflection.Assembly", "System.Activator", "System.AppContext",
        "System.AppDomain", "System.Globalization.CultureInfo.get_CurrentCulture", "System.Guid.NewGuid",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Single", "System.Half",
        "System.Runtime.InteropServices.NativeLibrary",
    ];

    [Fact]
    public void The_domain_depends_on_nothing_but_the_framework()
    {
        string[] references = [.. Domain.GetReferencedAssemblies().Select(name => name.Name!)];
        Assert.NotEmpty(references);
        string[] allowed =
        [
            "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory",
            "System.Runtime.Numerics", "System.Runtime.InteropServices", "System.Runtime.CompilerServices.Unsafe",
            "System.Security.Cryptography", "System.Text.Json", "System.Text.Encodings.Web",
        ];
        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void The_domain_reads_no_file_clock_or_chance_and_uses_no_floating_point()
    {
        var members = References(Domain);
        // An iterator notes on which thread it was made.
        if (members.Remove("System.Environment.get_CurrentManagedThreadId")) members.Remove("System.Environment");
        Assert.Contains("System.Numerics.BigInteger.GreatestCommonDivisor", members);
        Assert.DoesNotContain(members, member =>
            Forbidden.Any(word => member == word || member.StartsWith(word + ".", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Numbers are turned into those of the framework, and from them, by the casts of <see cref="Ratio"/> and nowhere else.
    /// </summary>
    [Fact]
    public void Decimals_and_floating_point_are_at_the_door_only()
    {
        Type[] inexact = [typeof(double), typeof(float), typeof(Half), typeof(decimal)];
        string[] users =
        [
            .. Domain.GetTypes().SelectMany(type => type.GetFields(All | BindingFlags.DeclaredOnly))
                .Where(field => inexact.Contains(field.FieldType)).Select(field => $"{field.DeclaringType}.{field.Name}"),
            .. Domain.GetTypes().SelectMany(type => (MethodBase[])[.. type.GetMethods(All | BindingFlags.DeclaredOnly),
                .. type.GetConstructors(All | BindingFlags.DeclaredOnly)])
                .Where(method => Types(method).Any(inexact.Contains)).Select(method => $"{method.DeclaringType}.{method.Name}").Distinct(),
        ];
        Assert.Equal(["Stv.Ratio.op_Explicit", "Stv.Ratio.op_Implicit"], users.Order());

        static IEnumerable<Type> Types(MethodBase method) =>
        [
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
            .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        ];
    }

    // The check above sees what it should: the assembly of the tests does such things.
    [Fact]
    public void Forbidden_members_would_be_seen()
    {
        var members = References(typeof(DomainTests).Assembly);
        Assert.Contains("System.IO.File.ReadAllBytes", members);
        Assert.Contains("System.IO.File", members);
    }

    [Fact]
    public void Public_types_do_not_change()
    {
        // A law grows while its constructor declares it, and says so.
        foreach (var type in Domain.GetExportedTypes().Except(Mutable).Where(type => !typeof(Law).IsAssignableFrom(type)))
        {
            Assert.All(
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly),
                property => Assert.True(property.SetMethod is not { IsPublic: true } set || InitOnly(set),
                    $"{type.Name}.{property.Name} can be set."));
            Assert.All(
                type.GetFields(All | BindingFlags.DeclaredOnly),
                field => Assert.True(field.IsInitOnly || field.IsLiteral || type.IsEnum, $"{type.Name}.{field.Name} is not read-only."));
        }
    }

    [Fact]
    public void Public_types_hold_only_lists_that_do_not_change()
    {
        foreach (var type in Domain.GetExportedTypes())
            Assert.All(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => Assert.False(
                property.PropertyType.IsArray || property.PropertyType.Name is "List`1" or "IList`1" or "Dictionary`2" or "HashSet`1",
                $"{type.Name}.{property.Name} gives away a list that can be changed."));
    }

    [Fact]
    public void Nobody_outside_derives_from_what_is_public_but_laws()
    {
        Type[] laws = [typeof(GregoryLaw), typeof(MeekLaw), typeof(QuotientLaw), typeof(BlockLaw)];
        Assert.All(laws, law => Assert.NotNull(law.GetCustomAttribute<System.Diagnostics.CodeAnalysis.ExperimentalAttribute>()));
        foreach (var type in Domain.GetExportedTypes().Where(type => type.IsClass && !type.IsSealed).Except(laws))
            Assert.DoesNotContain(type.GetConstructors(All), made => made.IsPublic || made.IsFamily || made.IsFamilyOrAssembly);
    }

    [Fact]
    public void Every_public_type_says_whether_it_changes()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Domain.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Value);
        var silent = Domain.GetExportedTypes()
            .Where(type => !type.IsEnum && !type.IsInterface && !(type.IsAbstract && type.IsSealed) && !type.IsByRefLike
                && !type.IsSubclassOf(typeof(Exception)) && !type.IsSubclassOf(typeof(Delegate)))
            .Where(type => !Changes().IsMatch(documented[$"T:{type.FullName!.Replace('+', '.')}"]));
        Assert.Empty(silent);
        Assert.All(Mutable.Where(type => !type.IsByRefLike), type =>
            Assert.Contains("Mutable", documented[$"T:{type.FullName}"], StringComparison.Ordinal));
    }

    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    static bool InitOnly(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    // Every type and every member of another assembly that the compiled code names.
    static List<string> References(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        List<string> names = [];
        foreach (var handle in metadata.TypeReferences) names.Add(Name(metadata, metadata.GetTypeReference(handle)));
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
                names.Add(
                    $"{Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}");
        }
        return names;
    }

    static string Name(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}.{metadata.GetString(type.Name)}"
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    [GeneratedRegex("[Ii]mmutable|Mutable|[Tt]hread")]
    private static partial Regex Changes();
}
