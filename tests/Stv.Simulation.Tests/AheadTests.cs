namespace Stv.Simulation.Tests;

/// <summary>Things made on several threads and given out in order.</summary>
public class AheadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(600)]
    public void They_come_in_order_and_few_are_begun_that_were_not_given_out(int threads)
    {
        int begun = 0, given = 0;
        foreach (int number in Ahead.InOrder(5000, threads, Made, CancellationToken.None))
        {
            Assert.Equal(given++, number);
            Assert.InRange(Volatile.Read(ref begun), given, given + 2 * threads);
            if (given == 2000) break;
        }
        Assert.Equal(2000, given);

        int Made(int number)
        {
            Interlocked.Increment(ref begun);
            return number;
        }
    }

    [Fact]
    public void A_failure_comes_as_itself_behind_what_was_made_before_it()
    {
        List<int> given = [];
        var failure = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int number in Ahead.InOrder(100, 4, FailingAtTheEighth, CancellationToken.None)) given.Add(number);
        });
        Assert.Equal("the eighth", failure.Message);
        Assert.Equal(Enumerable.Range(0, 7), given);

        static int FailingAtTheEighth(int number) => number == 7 ? throw new InvalidOperationException("the eighth") : number;
    }

    [Fact]
    public void A_break_ends_it_before_much_more_is_begun()
    {
        using var stop = new CancellationTokenSource();
        int begun = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (int number in Ahead.InOrder(1_000_000, 3, n => Interlocked.Increment(ref begun), stop.Token)) stop.Cancel();
        });
        Assert.InRange(begun, 1, 13);
    }
}
