using Stv.Cli;

namespace Stv.Tests.Cli;

public sealed class WarningsTests
{
    static readonly Diagnostic Note = new(Severity.Note, "note", 1, 1, "A note.");

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "stv: f:1:2: warning: Text 1. [code-1]\n")]
    [InlineData(10, null)]
    [InlineData(11, "stv: f: and 1 more kind of warning (see stv check).\n")]
    [InlineData(15, "stv: f: and 5 more kinds of warning (see stv check).\n")]
    public void Ten_kinds_at_most(int kinds, string? end)
    {
        string text = Written(Enumerable.Range(1, kinds).Select(n => new Diagnostic(Severity.Warning, $"code-{n}", n, 2, $"Text {n}."))
            .Prepend(Note), "f");
        Assert.Equal(Math.Min(kinds, 10) + (kinds > 10 ? 1 : 0), text.Count(c => c == '\n'));
        Assert.EndsWith(end ?? "stv: f:10:2: warning: Text 10. [code-10]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_kind_the_first_is_shown_with_the_number_of_all()
    {
        string text = Written(Enumerable.Range(1, 12).Select(n => new Diagnostic(Severity.Warning, "w", n, 2, $"Text {n}.")), "f");
        Assert.Equal("stv: f:1:2: warning: Text 1. So in 11 more places, lines 2, 3, 4, 5, 6, 7, 8, 9, …. [w]\n", text);
        text = Written([new(Severity.Warning, "w", 1, 2, "A."), new(Severity.Warning, "w", 7, 2, "B.")], "f");
        Assert.Equal("stv: f:1:2: warning: A. So in 1 more place, line 7. [w]\n", text);
        text = Written([new(Severity.Warning, "w", 1, 2, "A."), new(Severity.Warning, "w", 7, 2, "B.") { Times = 333 }], "f");
        Assert.Equal("stv: f:1:2: warning: A. So in 333 more places, the next in line 7. [w]\n", text);
        text = Written([.. new long[] { 7, 7, 7 }.Select(line => new Diagnostic(Severity.Warning, "w", line, line, "A."))], "f");
        Assert.Equal("stv: f:7:7: warning: A. So in 2 more places, all in line 7. [w]\n", text);
        var more = new Diagnostic(Severity.Warning, "w", 9, 2, "C.") { Times = 40 };
        text = Written([new(Severity.Warning, "w", 1, 2, "A."), new(Severity.Warning, "w", 3, 2, "B."), more], "f");
        Assert.Equal("stv: f:1:2: warning: A. So in 41 more places, lines 3, 9, …. [w]\n", text);
    }

    [Fact]
    public void What_has_no_place_has_none() =>
        Assert.Equal("stv: warning: W. [w]\n", Written([new(Severity.Warning, "w", 0, 0, "W.")], null));

    static string Written(IEnumerable<Diagnostic> diagnostics, string? source)
    {
        using var error = new StringWriter { NewLine = "\n" };
        Warnings.Write(diagnostics, source, new() { In = () => Stream.Null, Out = Stream.Null, Error = error });
        return error.ToString();
    }
}
