using System.Collections.Immutable;
using System.Globalization;

namespace Stv;

/// <summary>
/// Outcomes of a study as comma-separated values, a row for each election, advice and rule set:
/// <c>study,election,advice,rule,of-slate,elected</c>,
/// where <c>study</c> is <see cref="SlateStudy.Key"/> and <c>elected</c> has the numbers of the elected in order, with spaces between.
/// What was
/// written of a study that was broken off can be read back, and the study goes on from there. Thread-safe.
/// </summary>
public static class StudyCsv
{
    const string Head = "study,election,advice,rule,of-slate,elected";

    /// <summary>Writes the first row, with the names of the columns.</summary>
    /// <param name="output">Receives it.</param>
    public static void WriteHead(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"{Head}\n");
    }

    /// <summary>Writes the rows of an election.</summary>
    /// <param name="study">The study.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="output">Receives them.</param>
    public static void Write(SlateStudy study, StudyOutcome outcome, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(output);
        for (int i = 0; i < outcome.Elected.Length; i++)
            output.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Start(study, outcome.Election, i)}{study.OfSlate(outcome.Elected[i])},{string.Join(' ', outcome.Elected[i])}\n"));
    }

    /// <summary>Reads the outcomes of a study in order, up to the last election that is there in full.</summary>
    /// <param name="study">The study they are said to be of.</param>
    /// <param name="input">The rows, the first with the names of the columns.</param>
    /// <returns>The outcomes from election 0, and how many characters of the input they and the first row take.</returns>
    /// <exception cref="FormatException">The rows are of something else; the message gives the line.</exception>
    public static (ImmutableArray<StudyOutcome> Outcomes, int Length) Read(SlateStudy study, string input)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(input);
        int at = 0, line = 1;
        // Of a file that is cut off within its first row, too, nothing else may be there: whoever goes on with it writes over the rest.
        string head = Line() ?? input;
        if (head != Head && !(at == 0 && Head.StartsWith(head, StringComparison.Ordinal)))
            throw Error($"expected the columns {Head}, found {Brief.Text(head)}");
        var outcomes = ImmutableArray.CreateBuilder<StudyOutcome>();
        int length = at;
        while (true)
        {
            var elected = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
            while (elected.Count < study.Advices.Length * study.Rules.Length)
            {
                line++;
                if (Line() is not { } row) return (outcomes.ToImmutable(), length);
                elected.Add(Row(row, outcomes.Count, elected.Count));
            }
            outcomes.Add(new(outcomes.Count, elected.MoveToImmutable()));
            length = at;
        }

        // Null where the end, a newline, was not written any more.
        string? Line()
        {
            int end = input.IndexOf('\n', at);
            if (end < 0) return null;
            string text = input[at..end];
            at = end + 1;
            return text;
        }

        ImmutableArray<int> Row(string row, int election, int cell)
        {
            string start = Start(study, election, cell);
            if (!row.StartsWith(start, StringComparison.Ordinal))
                throw Error($"expected a row that begins with {start} as the next of this study, found {Brief.Text(row)}");
            string[] rest = row[start.Length..].Split(',');
            ImmutableArray<int> who = rest.Length == 2
                ? [.. rest[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.TryParse(text, NumberStyles.None,
                    CultureInfo.InvariantCulture, out int number) ? number : 0)]
                : [0];
            if (who.Any(number => number < 1 || number > study.Electorate.Candidates.Length)
                || who.Distinct().Count() != study.Electorate.Seats || who.Length != study.Electorate.Seats
                || rest[0] != $"{study.OfSlate(who)}")
                throw Error($"expected how many of the slate are elected and the numbers of the elected, found {Brief.Text(row)}");
            return who;
        }

        FormatException Error(string problem) => new($"{line}:1: {problem}.");
    }

    static string Start(SlateStudy study, int election, int cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"{study.Key},{election},{Kebab<SlateAdvice>.Of(study.Advices[cell / study.Rules.Length])},"
            + $"{study.Rules[cell % study.Rules.Length].Id},");
}
