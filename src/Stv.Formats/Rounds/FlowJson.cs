using System.Text.Json;

namespace Stv;

/// <summary>What RCTab's form and the universal one have in common.</summary>
/// <param name="result">The count.</param>
/// <param name="form">What the form is called.</param>
/// <exception cref="ResultRefusedException">Votes do not flow from one candidate to others.</exception>
internal sealed class FlowJson(CountResult result, string form)
{
    /// <summary>Receivers that are nobody; the last is what readers turn the first into.</summary>
    public static readonly string[] Reserved = ["exhausted", "residual surplus", "inactive ballots"];

    /// <summary>More decimal places than these are cut off: only fractions that never end have them.</summary>
    const int MostPlaces = 30;

    readonly Flow flow = new(result, form);
    readonly KeyNames names = new(result, Reserved);

    /// <summary>The rounds.</summary>
    /// <param name="json">Receives them.</param>
    /// <param name="more">Members of a round that only one of the forms has.</param>
    public void Results(JsonLayout json, Action<Flow.Round>? more = null)
    {
        int number = 0;
        json.Objects("results", flow.Rounds, round =>
        {
            json.Writer.WriteNumber("round", ++number);
            json.Line(() => Map(json.Writer, "tally", round.Standing.Select(one => (names[one], round.Last.Votes[one]))));
            json.Lines("tallyResults", round.Departures, (to, one) =>
            {
                to.WriteStartObject();
                to.WriteString(one.Elected ? "elected" : "eliminated", names[one.Number]);
                Map(to, "transfers", one.Transfers.Select(transfer => (Receiver(transfer.To), transfer.Votes)));
                to.WriteEndObject();
            });
            more?.Invoke(round);
        });
    }

    /// <summary>
    /// A number in decimals as a text; one below 0 as a number, because no reader of the texts expects a sign.
    /// </summary>
    public static void Decimal(Utf8JsonWriter to, string name, Ratio number)
    {
        string text = number.ToString(Math.Min(number.Places ?? MostPlaces, MostPlaces));
        if (number.Sign < 0) to.WriteDigits(name, text);
        else to.WriteString(name, text);
    }

    static void Map(Utf8JsonWriter to, string name, IEnumerable<(string Who, Ratio Votes)> members)
    {
        to.WriteStartObject(name);
        foreach (var (who, votes) in members) Decimal(to, who, votes);
        to.WriteEndObject();
    }

    string Receiver(int to) => to switch
    {
        Transfer.Exhausted => Reserved[0],
        Transfer.Loss => Reserved[1],
        _ => names[to],
    };

    /// <summary>What the contest is called.</summary>
    public void Contest(Utf8JsonWriter to) => to.WriteString("contest", Rounds.Title(result));
}
