using System.Collections;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Stv.Tests;

/// <summary>Who gives a wrong argument is told which: every public method is called with each argument wrong in turn.</summary>
public sealed class ArgumentTests
{
    static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Something right for every type that a public method takes.</summary>
    static readonly Dictionary<Type, Func<object?>> Right = new()
    {
        [typeof(string)] = () => "1",
        [typeof(int)] = () => 1,
        [typeof(int?)] = () => 1,
        [typeof(long)] = () => 1L,
        [typeof(bool)] = () => false,
        [typeof(object)] = () => new(),
        [typeof(Ratio)] = () => (Ratio)1,
        [typeof(Ratio?)] = () => null,
        [typeof(decimal)] = () => 1m,
        [typeof(double)] = () => 1.0,
        [typeof(System.Numerics.BigInteger)] = () => System.Numerics.BigInteger.One,
        [typeof(CountResult)] = () => Counts.Model,
        [typeof(Stage)] = () => Counts.Model.Stages[0],
        [typeof(Election)] = () => new Election(Electorates.Model()) { Seats = 2 },
        [typeof(Electorate)] = Electorates.Model,
        [typeof(Decisions)] = () => Decisions.None,
        [typeof(Stream)] = () => new MemoryStream(),
        [typeof(TextWriter)] = () => new StringWriter(),
        [typeof(TextReader)] = () => new StringReader("Candidate,Stage 1\nSmith,134\n"),
        [typeof(IBallotReader)] = () => new BltReader(File.OpenRead(Repository.PathOf("seeds", "model-election.blt"))),
        [typeof(OfficialTable)] = () => OfficialTable.Read(new StringReader("Candidate,Stage 1\nSmith,134\n")),
        [typeof(ResultDiff)] = () => ResultDiff.Of(Counts.Model, OfficialTable.Read(new StringReader("Candidate,Stage 1\nSmith,134\n"))),
        [typeof(Diagnostic)] = () => new Diagnostic(Severity.Note, "x", 0, 0, "x"),
        [typeof(CancellationToken)] = () => CancellationToken.None,
        [typeof(IFormatProvider)] = () => null,
        [typeof(IEnumerable<int>)] = () => new[] { 1, 2 },
        [typeof(IEnumerable<string>)] = () => new[] { "A", "B" },
        [typeof(IEnumerable<Candidate>)] = () => new[] { new Candidate(1, "A"), new Candidate(2, "B") },
        [typeof(IEnumerable<Lot>)] = () => Array.Empty<Lot>(),
        [typeof(IEnumerable<Diagnostic>)] = () => Array.Empty<Diagnostic>(),
    };

    /// <summary>Types whose instance methods are called, too.</summary>
    static readonly Type[] Instances = [typeof(CountResult), typeof(Stage), typeof(Election), typeof(Electorate)];

    public static TheoryData<string> Members => [.. Callable().Select(Name).Distinct()];

    [Theory, MemberData(nameof(Members))]
    public void A_wrong_argument_is_named(string member)
    {
        foreach (var method in Callable().Where(method => Name(method) == member))
        {
            var parameters = method.GetParameters();
            for (int wrong = 0; wrong < parameters.Length; wrong++)
            {
                foreach (object? value in Wrong(parameters[wrong]))
                {
                    object?[] arguments = [.. parameters.Select((parameter, i) =>
                        i == wrong ? value : parameter.HasDefaultValue ? parameter.DefaultValue : Right[parameter.ParameterType]())];
                    var refused = Record.Exception(() => Call(method, arguments));
                    if (value is null) Assert.Equal(parameters[wrong].Name, Assert.IsType<ArgumentNullException>(refused).ParamName);
                    // A number may be right; what refuses it says which argument it was, or is a refusal of another kind than an
                    // argument's.
                    else if (refused is ArgumentException argument) Assert.Equal(parameters[wrong].Name, argument.ParamName);
                    else Assert.False(
                        refused is NullReferenceException or IndexOutOfRangeException or OverflowException or InvalidCastException,
                        $"{parameters[wrong].Name}: {refused}");
                }
            }
        }
    }

    [Fact]
    public void Many_members_are_called() => Assert.InRange(Members.Count, 40, 400);

    static IEnumerable<object?> Wrong(ParameterInfo parameter)
    {
        if (!parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(object)
            && Nullability.Create(parameter).WriteState == NullabilityState.NotNull)
            yield return null;
        if (parameter.ParameterType == typeof(int))
            foreach (int number in (int[])[-1, 0, 3, int.MaxValue, int.MinValue]) yield return number;
    }

    /// <summary>
    /// Public methods and constructors of both packages whose parameters are of types above. What records are made of is taken as it is.
    /// </summary>
    static IEnumerable<MethodBase> Callable() =>
        from assembly in (Assembly[])[typeof(Rule).Assembly, typeof(BltReader).Assembly]
        from type in assembly.GetExportedTypes()
        where !type.IsGenericType && !type.IsSubclassOf(typeof(Exception))
            && type.GetCustomAttribute<System.Diagnostics.CodeAnalysis.ExperimentalAttribute>() is null
        from method in (MethodBase[])
        [
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly),
            .. Instances.Contains(type) ? type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) : [],
            .. type.GetMethod("<Clone>$") is null ? type.GetConstructors() : [],
        ]
        where !method.IsSpecialName || method.IsConstructor
        where method.Name is not ("Equals" or "PrintMembers" or "<Clone>$") && !method.IsGenericMethod
        let parameters = method.GetParameters()
        where parameters.Length > 0
            && parameters.All(parameter => !parameter.IsOut && (Right.ContainsKey(parameter.ParameterType) || parameter.HasDefaultValue))
        select method;

    static void Call(MethodBase method, object?[] arguments)
    {
        try
        {
            object? instance = method.IsStatic || method.IsConstructor ? null : Right[method.DeclaringType!]();
            object? made = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(instance, arguments);
            if (made is Task task) task.GetAwaiter().GetResult();
            if (made is IEnumerable lazy) foreach (object? _ in lazy) { }
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
