using System.Collections.Immutable;

namespace Stv;

/// <summary>A parameter of a model that is out of range. Its name is that of the JSON member too.</summary>
internal sealed class ParameterException(string parameter, string problem) : ArgumentException(problem, parameter)
{
    public string Problem { get; } = problem;
}

/// <summary>What parameters of models must be; each refusal names the parameter, what was expected and what was found.</summary>
internal static class Require
{
    public static void Number(string parameter, long found, long least, long most)
    {
        if (found < least || found > most) throw new ParameterException(parameter,
            $"expected a whole number from {least} to {most}, found {found}");
    }

    public static void Chance(string parameter, Ratio found)
    {
        if (found < 0 || found > 1)
            throw new ParameterException(parameter, $"expected a number from 0 to 1, found {Brief.Text($"{found}")}");
    }

    public static void Candidates(int found) => Number("candidates", found, 1, Electorate.MaxCandidates);

    /// <summary>As many weights as something else, each in range, their sum in range.</summary>
    public static void Weights(string parameter, ImmutableArray<int> found, int count, string of, int least)
    {
        Count(parameter, found, count, of);
        for (int i = 0; i < found.Length; i++) Number($"{parameter}[{i}]", found[i], least, Urn.MaxWeight);
        Sum(parameter, found);
    }

    /// <summary>Weights, each the member of something in a list.</summary>
    public static void Weights(string list, string member, IReadOnlyList<int> found)
    {
        for (int i = 0; i < found.Count; i++) Number($"{list}[{i}].{member}", found[i], 0, Urn.MaxWeight);
        Sum(list, found);
    }

    /// <summary>Some weight must be above 0, and all together must fit an <see cref="Urn"/>.</summary>
    static void Sum(string parameter, IEnumerable<int> found)
    {
        long total = found.Sum(weight => (long)weight);
        if (total < 1 || total > Urn.MaxWeight)
            throw new ParameterException(parameter, $"expected weights that add up to between 1 and {Urn.MaxWeight}, found {total}");
    }

    public static void Count<T>(string parameter, ImmutableArray<T> found, int count, string of)
    {
        if (found.IsDefault || found.Length != count)
        {
            throw new ParameterException(
                parameter, $"expected a list of {count}, one for each {of}, found {(found.IsDefault ? "none" : found.Length)}");
        }
    }

    public static void NotEmpty<T>(string parameter, ImmutableArray<T> found)
    {
        if (found.IsDefaultOrEmpty) throw new ParameterException(parameter, "expected a list that is not empty");
    }

    /// <summary>Every one of some candidates exactly once.</summary>
    public static void Order(string parameter, ImmutableArray<int> found, IEnumerable<int> of)
    {
        int[] expected = [.. of.Order()];
        if (found.IsDefault || !found.Order().SequenceEqual(expected))
        {
            throw new ParameterException(
                parameter, $"expected each of the candidates {Numbers(expected)} once, found "
                    + $"{(found.IsDefault ? "none" : Numbers(found))}");
        }
    }

    /// <summary>A list for a message; a long one is cut.</summary>
    static string Numbers(IReadOnlyCollection<int> numbers) =>
        numbers.Count == 0 ? "none" : $"{string.Join(", ", numbers.Take(20))}{(numbers.Count > 20 ? ", …" : "")}";
}
