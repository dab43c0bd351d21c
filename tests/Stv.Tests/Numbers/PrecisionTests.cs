namespace Stv.Tests.Numbers;

public class PrecisionTests
{
    static readonly Ratio Unit = Ratio.Of(1, 1_000_000_000_000_000_000);

    [Fact]
    public void Plain_fixed_point_rounds_in_the_last_place_and_takes_only_the_same_for_equal()
    {
        var nine = new Precision(9);
        Assert.Equal((9, false), (nine.Digits, nine.QuasiExact));
        Assert.Equal(Ratio.Of(1, 1_000_000_000), nine.Unit);
        Assert.Equal(Ratio.Of(333_333_333, 1_000_000_000), nine.Down(Ratio.Of(1, 3)));
        Assert.Equal(Ratio.Of(333_333_334, 1_000_000_000), nine.Up(Ratio.Of(1, 3)));
        Assert.Equal(Ratio.Of(1, 4), nine.Up(Ratio.Of(1, 4)));
        Assert.Equal(0, nine.Margin);
        Assert.Equal((0, -1, 1), (nine.Compare(1, 1), nine.Compare(1, 1 + nine.Unit), nine.Compare(1 + nine.Unit, 1)));
    }

    [Fact]
    public void Guard_digits_are_carried()
    {
        var guarded = new Precision(9, 9, Ratio.Of(1, 10_000_000_000));
        Assert.Equal((18, true), (guarded.Digits, guarded.QuasiExact));
        Assert.Equal(Unit, guarded.Unit);
        Assert.Equal(Ratio.Of(1, 3).Down(18), guarded.Down(Ratio.Of(1, 3)));
        Assert.Equal(Ratio.Of(1, 3).Down(18) + Unit, guarded.Up(Ratio.Of(1, 3)));
        Assert.Equal(guarded.Band - Unit, guarded.Margin);
    }

    [Fact]
    public void Within_the_band_numbers_are_equal_and_at_its_edge_they_are_not()
    {
        var band = Ratio.Of(1, 10_000_000_000);
        var guarded = new Precision(9, 9, band);
        Assert.Equal(0, guarded.Compare(5, 5 + band - Unit));
        Assert.Equal(0, guarded.Compare(5 + band - Unit, 5));
        Assert.Equal(-1, guarded.Compare(5, 5 + band));
        Assert.Equal(1, guarded.Compare(5 + band, 5));
        // Equality is not transitive.
        var step = band - Unit;
        Assert.Equal((0, 0, -1),
            (guarded.Compare(5, 5 + step), guarded.Compare(5 + step, 5 + step + step), guarded.Compare(5, 5 + step + step)));
    }
}
