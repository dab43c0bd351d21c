using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Rules of one's own as a file of terms, as <c>docs/own-rules.md</c> explains and <c>docs/rules-file.schema.json</c> describes it.
/// Thread-safe.
/// </summary>
[Experimental(Preview.Id)]
public static class RuleTermsJson
{
    /// <summary>Reads a rules file and makes rules of it.</summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <exception cref="FormatException">
    /// The file is not JSON (the message gives line and column), or says something impossible (the message gives the JSON path, what was
    /// expected and what was found), or two terms contradict each other (the message gives the term, and a sentence that says why).
    /// </exception>
    public static Rule Read(Stream input)
    {
        using var document = JsonFile.Parse(input);
        return Read(document);
    }

    /// <summary>Reads a rules file, as <see cref="Read(Stream)"/> does, from a stream that is only awaited.</summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="FormatException">The file is not JSON, says something impossible, or its terms contradict each other.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static async Task<Rule> ReadAsync(Stream input, CancellationToken cancel = default)
    {
        using var document = await JsonFile.ParseAsync(input, cancel).ConfigureAwait(false);
        return Read(document);
    }

    static Rule Read(JsonDocument document)
    {
        var terms = Terms(document);
        try
        {
            return Rules.FromTerms(terms);
        }
        catch (ArgumentException contradiction) when (terms.Contradiction() is { } why)
        {
            throw new FormatException(why, contradiction);
        }
    }

    static RuleTerms Terms(JsonDocument document)
    {
        var root = JsonPart.Root(document)
            .Object(["name", "marks", "quota", "surplus", "exclusion", "lastPlaces", "ties"], "$schema", "note", "votePlaces", "lastSeat",
                "oneSeatWaits");
        root.Find("$schema")?.Text();
        root.Find("note")?.Text();
        return new()
        {
            Name = root["name"].Text(),
            Marks = MarkTermsReading.Read(root["marks"]),
            Quota = Quota(root["quota"]),
            VotePlaces = root.Find("votePlaces") is { } places ? Places(places) : null,
            Surplus = root["surplus"].IsNull ? null : Surplus(root["surplus"]),
            Exclusion = Exclusion(root["exclusion"]),
            LastPlaces = root["lastPlaces"].Name<LastPlaces>(),
            LastSeat = root.Find("lastSeat")?.Name<LastSeat>() ?? default,
            OneSeatWaits = root.Find("oneSeatWaits")?.TrueOrFalse() ?? false,
            Ties = Ties(root["ties"]),
        };
    }

    static QuotaTerms Quota(JsonPart part)
    {
        var (round, places) = Rounded(part, ["of"], "passed");
        return new()
        {
            Of = part["of"].Name<QuotaKind>(),
            Round = round,
            Places = places,
            Passed = part.Find("passed")?.TrueOrFalse()
            ?? false
        };
    }

    static SurplusTerms Surplus(JsonPart part)
    {
        var (round, places) = Rounded(part, ["papers", "order"], "cuts", "uncarried", "waits");
        return new()
        {
            Papers = part["papers"].Name<SurplusPapers>(),
            Round = round,
            Places = places,
            Cuts = part.Find("cuts")?.Name<Cuts>() ?? default,
            Uncarried = part.Find("uncarried")?.Name<Uncarried>() ?? default,
            Order = part["order"].Name<SurplusOrder>(),
            Waits = part.Find("waits")?.TrueOrFalse() ?? false,
        };
    }

    /// <summary>How something is rounded: to how many places must be said unless it is exact.</summary>
    static (Rounding Round, int Places) Rounded(JsonPart part, string[] required, params string[] optional)
    {
        part.Object([.. required, "round"], [.. optional, "places"]);
        var round = part["round"].Name<Rounding>();
        if (round == Rounding.Exact && part.Find("places") is { } none) throw none.Error("what is exact has no number of decimal places");
        return (round, part.Find("places") is { } places ? Places(places)
            : round == Rounding.Exact ? 0 : throw part.Error("\"places\" is missing: to how many decimal places it is rounded"));
    }

    static int Places(JsonPart part) => (int)part.Whole(0, RuleTerms.MostPlaces);

    static ExclusionTerms Exclusion(JsonPart part)
    {
        part.Object(["papers"], "together", "orEqual");
        return new()
        {
            Together = part.Find("together")?.TrueOrFalse() ?? false,
            OrEqual = part.Find("orEqual")?.TrueOrFalse() ?? false,
            Papers = part["papers"].Name<ExclusionPapers>(),
        };
    }

    static TieTerms Ties(JsonPart part)
    {
        part.Object(["exclusion"], "surplus", "election", "lastSeat");
        return new()
        {
            Exclusion = Methods(part["exclusion"]),
            Surplus = part.Find("surplus") is { } surplus ? Methods(surplus) : null,
            Election = part.Find("election") is { } election ? Methods(election) : null,
            LastSeat = part.Find("lastSeat") is { } last ? Methods(last) : null,
        };
    }

    static EquatableArray<TieMethod> Methods(JsonPart part) => part.Array(method => method.Name<TieMethod>());
}
