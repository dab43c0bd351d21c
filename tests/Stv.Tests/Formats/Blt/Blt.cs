using System.Globalization;
using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Short ways to read a text and to say what was read.</summary>
static class Blt
{
    /// <summary>Three candidates' names and a title, as the format has them.</summary>
    public const string Names = "\"A\"\n\"B\"\n\"C\"\n\"T\"\n";

    public static Election Read(string text, ReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static Election Read(byte[] bytes, ReadOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        return new BltReader(stream).Read(options, TestContext.Current.CancellationToken);
    }

    public static string Write(Election election)
    {
        using var stream = new MemoryStream();
        BltWriter.Write(election, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The message of the error that reading ends with.</summary>
    public static string Error(byte[] bytes, ReadOptions? options = null) =>
        Assert.Throws<BallotFormatException>(() => Read(bytes, options)).Message;

    public static string Error(string text, ReadOptions? options = null) => Error(Encoding.UTF8.GetBytes(text), options);

    /// <summary>The ballots held, each as <c>papers: 1 2=3 -</c>; papers without a mark last.</summary>
    public static string[] Ballots(Election election)
    {
        var all = new List<string>();
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{ballot.Papers}:");
            foreach (var mark in ballot)
                text.Append(mark.EqualToPrevious ? '=' : ' ')
                    .Append(mark.Blank ? "-" : mark.Candidate.ToString(CultureInfo.InvariantCulture));
            all.Add(text.ToString());
        }
        if (election.Electorate.Empty > 0) all.Add($"{election.Electorate.Empty}:");
        return [.. all];
    }

    /// <summary>The diagnostics, each as <c>line:column code</c>, notes in parentheses.</summary>
    public static string[] Told(Election election) =>
        [.. election.Diagnostics.Select(d =>
            d.Severity == Severity.Note ? $"({d.Line}:{d.Column} {d.Code})" : $"{d.Line}:{d.Column} {d.Code}")];

    /// <summary>All that came of a reading, in words: what was read and told, or the error.</summary>
    /// <param name="file">The text.</param>
    /// <param name="options">How to read.</param>
    /// <param name="blockBytes">About how many bytes a thread reads at once.</param>
    /// <param name="most">How many bytes come at once at most.</param>
    /// <param name="bufferBytes">How many bytes are held at first.</param>
    public static string Outcome(byte[] file, ReadOptions options, int blockBytes, int most, int bufferBytes = TextSource.UsualSize)
    {
        using var stream = new Trickle(file, most);
        try
        {
            var election = new BltReader(stream, "f") { BlockBytes = blockBytes, BufferBytes = bufferBytes }
                .Read(options, TestContext.Current.CancellationToken);
            var electorate = election.Electorate;
            return $"{election.Title} {string.Join('|', election.Candidates)} "
                + $"{electorate.Papers} {electorate.Empty} {electorate.Marked} {electorate.Ordered}\n"
                + string.Join('\n', Ballots(election)) + "\n" + string.Join('\n', election.Diagnostics);
        }
        catch (BallotFormatException e)
        {
            return $"error {e.Message}";
        }
    }
}
