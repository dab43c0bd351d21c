using System.CommandLine;
using System.Globalization;

namespace Stv.Cli;

/// <summary><c>--marks</c>: what marks mean, where that is not to be what the rule set says.</summary>
internal static class MarksOption
{
    public static Option<string[]> Build() => new("--marks")
    {
        HelpName = "TERM=VALUE...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Judge marks otherwise than the rules say, as in equal-rank=passed-over blank-ranks=1; the result says so",
    };

    /// <summary>The rules, judging marks as they are told to.</summary>
    /// <exception cref="UsageException">There is no such term or value, or the rules cannot judge marks so.</exception>
    public static Rule Judging(Rule rule, string[]? given)
    {
        if (given is not { Length: > 0 }) return rule;
        if (given.Select(one => one.Split('=')[0]).GroupBy(term => term).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new UsageException($"--marks gives {Display.Quoted(twice.Key)} twice.");
        if (given.Any(one => one.StartsWith("blank-rank=", StringComparison.Ordinal))
            && given.Any(one => one.StartsWith("blank-ranks=", StringComparison.Ordinal)))
            throw new UsageException(
                "--marks gives blank-rank and blank-ranks, which says how many may be left blank before a paper ends: give one of them.");
        var marks = rule.Marks;
        foreach (string one in given) marks = With(marks, one);
        try
        {
            return rule.WithMarks(marks);
        }
        catch (ArgumentException contradiction)
        {
            string why = contradiction.Message.Split(" (Parameter")[0].Replace("marks: ", "", StringComparison.Ordinal);
            throw new UsageException($"{rule} cannot judge marks so: {why}");
        }
    }

    static MarkTerms With(MarkTerms marks, string given)
    {
        string[] parts = given.Split('=');
        if (parts is not [var term, { Length: > 0 } value])
            throw new UsageException($"--marks takes a term and its value, as in equal-rank=passed-over, not {Display.Quoted(given)}.");
        return term switch
        {
            "equal-rank" => marks with { EqualRank = Of<AtMark>(term, value) },
            "blank-rank" => marks with { BlankRank = Of<AtMark>(term, value), BlankRanks = 0 },
            "blank-ranks" => marks with { BlankRank = AtMark.Ends, BlankRanks = Number(term, value) },
            "repeated" => marks with { Repeated = Of<AtMark>(term, value) },
            "most-ranks" => marks with { MostRanks = Number(term, value) },
            "fewest-preferences" => marks with { FewestPreferences = Number(term, value) },
            "withdrawn" => marks with { JudgedAsMarked = Of<Withdrawn>(term, value) == Withdrawn.StruckOutLast },
            "undeclared" => marks with { UndeclaredStruckOut = Of<Undeclared>(term, value) == Undeclared.StruckOut },
            _ => throw new UsageException($"--marks knows no term {Display.Quoted(term)}, only equal-rank, blank-rank, blank-ranks, "
                + "repeated, most-ranks, fewest-preferences, withdrawn and undeclared."),
        };
    }

    enum Withdrawn
    {
        StruckOutFirst,
        StruckOutLast,
    }

    enum Undeclared
    {
        Stand,
        StruckOut,
    }

    static T Of<T>(string term, string value) where T : struct, Enum =>
        Kebab<T>.Find(value) ?? throw new UsageException(
            $"--marks {term} is one of {string.Join(", ", Kebab<T>.Names)}, not {Display.Quoted(value)}.");

    static int Number(string term, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw new UsageException(
                $"--marks {term} takes a whole number of at most {Electorate.MaxCandidates}, not {Display.Quoted(value)}.");
}
