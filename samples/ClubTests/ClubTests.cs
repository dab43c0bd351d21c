using Stv;
using Stv.Testing;
using Xunit;

public class ClubTests
{
    static readonly Rule Club = Rules.FromTerms(new()
    {
        Name = "Allotment society",
        Surplus = new() { Round = Rounding.Down, Places = 2 },
    });

    [Fact]
    public void The_laws_of_every_rule_hold() => Laws.Hold(Club);

    [Fact]
    public void A_surplus_goes_on_in_hundredths()
    {
        var result = Club.Count(Papers.Parse("9 Ann Bob, 4 Bob, 4 Cy, 3 Dee"), seats: 2);
        Assert.Equal(5.98m, result.Stages[1].Votes[2]);
        Assert.Equal(["Ann", "Bob"], result.ElectedNames);
    }
}
