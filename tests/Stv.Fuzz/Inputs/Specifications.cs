using System.Text;
using System.Text.Json;

namespace Stv.Fuzz;

/// <summary>Specifications of electorates as JSON.</summary>
static class Specifications
{
    public static byte[] Valid(Random dice)
    {
        int standing = dice.From(2, 7);
        string model = dice.Next(5) switch
        {
            0 => "\"kind\": \"impartial-culture\"",
            1 => $"\"kind\": \"mallows\", \"order\": [{List(dice.Order(standing))}], \"dispersion\": 0.{dice.From(1, 99)}",
            2 => $"\"kind\": \"plackett-luce\", \"strengths\": [{Some(standing)}]",
            3 => $"\"kind\": \"slates\", \"slates\": [{string.Join(", ", Enumerable.Range(1, standing).Select(Slate))}]",
            _ => $"\"kind\": \"spatial\", \"dimensions\": 1, \"places\": [{Places(standing)}], \"voters\": [{Voters()}]",
        };
        if (dice.OneIn(3)) model += $", \"lengths\": [{Some(standing)}]";
        string names = string.Join(", ", Enumerable.Range(1, standing).Select(n =>
            JsonSerializer.Serialize(Names.Any(dice, n) is { Length: > 0 } name ? name : "x")));
        return Encoding.UTF8.GetBytes($$"""
            {
              "title": {{JsonSerializer.Serialize(Names.Any(dice, 0))}},
              "papers": {{dice.From(1, 5000)}},
              "seed": {{dice.Next()}},
              "seats": {{dice.From(1, standing)}},
              "candidates": [{{names}}],
              "model": { {{model}} }
            }

            """);

        string Slate(int n) =>
            $"{{\"name\": \"S{n}\", \"share\": {dice.From(1, 50)}, \"candidates\": [{n}], \"strengths\": [{dice.From(1, 9)}]}}";

        string Places(int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => $"[{dice.From(-99, 99)}]"));

        string Voters() => $"{{\"weight\": {dice.From(1, 9)}, \"centre\": [{dice.From(-50, 50)}], \"spread\": {dice.From(1, 90)}}}";

        string Some(int count) => List(Enumerable.Range(0, count).Select(_ => dice.From(1, 40)));
    }

    static string List(IEnumerable<int> numbers) => string.Join(", ", numbers);
}
