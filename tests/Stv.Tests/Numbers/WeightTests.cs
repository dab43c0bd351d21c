using System.Numerics;

namespace Stv.Tests.Numbers;

/// <summary>Every number type of the keep-value loop passes one suite.</summary>
public class WeightTests
{
    static readonly Dictionary<string, IWeightSuite> Suites = new()
    {
        ["six places"] = new WeightSuite<Fixed<Six>, UInt128>(6),
        ["seven places"] = new WeightSuite<Fixed<Seven>, UInt128>(7),
        ["nine places"] = new WeightSuite<Fixed<Nine>, UInt128>(9),
        ["eighteen places"] = new WeightSuite<Fixed<Eighteen>, UInt128>(18),
        ["twenty-seven places"] = new WeightSuite<WideFixed, WideFixed.Total>(27),
    };

    public static TheoryData<string> Types => [.. Suites.Keys];

    [Fact]
    public void No_number_type_is_left_out()
    {
        var types = typeof(IWeight<,>).Assembly.GetTypes().Append(typeof(Seven)).ToList();
        var places = types.Where(type => type.IsValueType && type.IsAssignableTo(typeof(IPlaces)));
        var plain = types.Where(type => type is { IsValueType: true, IsGenericType: false }
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IWeight<,>)));
        string[] tested = [.. Suites.Values.Select(suite => suite.GetType().GetGenericArguments()[0])
            .Select(type => type.IsGenericType ? type.GetGenericArguments()[0].Name : type.Name)];
        Assert.Equal(places.Concat(plain).Select(type => type.Name).Order(), tested.Order());
    }

    [Theory, MemberData(nameof(Types))]
    public void One_is_one_and_nothing_is_zero(string type) => Suites[type].One_is_one_and_nothing_is_zero();

    [Theory, MemberData(nameof(Types))]
    public void A_number_is_cut_off_after_the_last_place(string type) => Suites[type].A_number_is_cut_off_after_the_last_place();

    [Theory, MemberData(nameof(Types))]
    public void Sums_differences_and_comparisons_are_exact(string type) => Suites[type].Sums_differences_and_comparisons_are_exact();

    [Theory, MemberData(nameof(Types))]
    public void Products_are_cut_off_or_rounded_up(string type) => Suites[type].Products_are_cut_off_or_rounded_up();

    [Theory, MemberData(nameof(Types))]
    public void Parts_are_cut_off(string type) => Suites[type].Parts_are_cut_off();

    [Theory, MemberData(nameof(Types))]
    public void Sums_over_papers_are_exact_up_to_the_most_papers_there_can_be(string type) =>
        Suites[type].Sums_over_papers_are_exact_up_to_the_most_papers_there_can_be();

    [Theory, MemberData(nameof(Types))]
    public void What_papers_give_together_is_cut_off_once(string type) => Suites[type].What_papers_give_together_is_cut_off_once();
}

/// <summary>What a number type has to pass.</summary>
internal interface IWeightSuite
{
    void One_is_one_and_nothing_is_zero();

    void A_number_is_cut_off_after_the_last_place();

    void Sums_differences_and_comparisons_are_exact();

    void Products_are_cut_off_or_rounded_up();

    void Parts_are_cut_off();

    void Sums_over_papers_are_exact_up_to_the_most_papers_there_can_be();

    void What_papers_give_together_is_cut_off_once();
}

/// <summary>A number type of the keep-value loop against whole numbers of any size.</summary>
/// <param name="places">The places it has.</param>
internal sealed class WeightSuite<T, TTotal>(int places) : IWeightSuite where T : struct, IWeight<T, TTotal> where TTotal : struct
{
    readonly BigInteger scale = BigInteger.Pow(10, places);

    public void One_is_one_and_nothing_is_zero()
    {
        Assert.Equal(1, Value(T.One));
        Assert.False(T.One.IsZero);
        Assert.True(default(T).IsZero);
        Assert.Equal(0, Value(default));
        Assert.Equal(0, T.Sum(default));
    }

    public void A_number_is_cut_off_after_the_last_place()
    {
        foreach (var units in Numbers())
        {
            Assert.Equal(Of(units), Value(From(units)));
            Assert.Equal(units.IsZero, From(units).IsZero);
        }
        var third = Value(T.From(Ratio.Of(1, 3)));
        Assert.Equal(Ratio.Of(1, 3).Down(places), third);
        var near = Value(T.From(Ratio.Of(2 * scale - 1, 2 * scale)));
        Assert.Equal(Of(scale - 1), near);
    }

    public void Sums_differences_and_comparisons_are_exact() => Pairs((a, b) =>
    {
        if (a + b <= scale) Assert.Equal(Of(a + b), Value(From(a) + From(b)));
        if (a >= b) Assert.Equal(Of(a - b), Value(From(a) - From(b)));
        Assert.Equal((a < b, a > b), (From(a) < From(b), From(a) > From(b)));
    });

    public void Products_are_cut_off_or_rounded_up() => Pairs((a, b) =>
    {
        Assert.Equal(Of(a * b / scale), Value(T.Down(From(a), From(b))));
        Assert.Equal(Of((a * b + scale - 1) / scale), Value(T.Up(From(a), From(b))));
    });

    public void Parts_are_cut_off()
    {
        foreach (var units in Numbers())
            foreach (int of in new[] { 1, 2, 3, 7, 200, 65_535 })
                foreach (int parts in new[] { 0, 1, of / 2, of })
                    Assert.Equal(Of(units * parts / of), Value(T.Part(From(units), parts, of)));
    }

    public void Sums_over_papers_are_exact_up_to_the_most_papers_there_can_be()
    {
        foreach (var units in Numbers())
            foreach (long papers in new[] { 0, 1, 3, 1L << 40, 1L << 62 })
            {
                TTotal total = default;
                T.Credit(ref total, From(units), papers);
                T.Credit(ref total, From(1), papers / 2);
                Assert.Equal(Of(units * papers + papers / 2), T.Sum(total));
            }
    }

    public void What_papers_give_together_is_cut_off_once() => Pairs((a, b) =>
    {
        foreach (long papers in new[] { 1, 7, 1L << 40, 1L << 62 })
        {
            TTotal total = default;
            T.CreditDown(ref total, From(a), From(b), papers);
            T.CreditDown(ref total, From(a), From(b), 1);
            Assert.Equal(Of(a * b * papers / scale + a * b / scale), T.Sum(total));
        }
    });

    // 0, 1, the smallest unit, what is next to a half and to one, and numbers between.
    BigInteger[] Numbers()
    {
        var random = new Random(30_277);
        return
        [
            0, 1, 2, scale / 3, scale / 2, scale / 2 + 1, scale - 1, scale,
            .. Enumerable.Range(0, 40).Select(_ => new BigInteger(random.NextInt64(long.MaxValue)) * scale / long.MaxValue),
        ];
    }

    void Pairs(Action<BigInteger, BigInteger> check)
    {
        var numbers = Numbers();
        foreach (var a in numbers) foreach (var b in numbers) check(a, b);
    }

    // A number as counts see it: what one paper of that weight adds to a sum.
    static Ratio Value(T number)
    {
        TTotal total = default;
        T.Credit(ref total, number, 1);
        return T.Sum(total);
    }

    T From(BigInteger units) => T.From(Of(units));

    Ratio Of(BigInteger units) => Ratio.Of(units, scale);
}
