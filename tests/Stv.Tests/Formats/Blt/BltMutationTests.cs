using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Valid files with a few bytes changed: they read or are refused, and no paper is ever lost without a word.</summary>
public sealed class BltMutationTests
{
    static readonly string[] Valid =
    [
        "3 2\n4 1 3 0\n2 3 0\n11 2 3 1 0\n1 0\n0\n" + Blt.Names,
        "12 4\n-2 -11\n10 12 11 3 0\n7 1 2 3 4 5 6 7 8 9 10 11 12 0\n1 12 0\n100 4 5 0\n5 6 0\n0\n"
            + string.Concat(Enumerable.Range(1, 12).Select(n => $"\"Name {n}\"\n")) + "\"Hall\"\n\"box\"\n\"none\"\n",
        "3 1\r\n# note\r\n[nick a b c]\r\n[tie c a b]\r\n5 a b=c 0\r\n1 - c 0\r\n0\r\n" + Blt.Names,
        "3 1\n(x) 1 3 2 0\n(y) 1 2 0\n0\n" + Blt.Names,
        "3 1\n4 1 3\n2 3\n11 2 3 1\n0\n" + Blt.Names,
        "3 1\n4 1 3 0\n2 3 0\n0\nA \"x\"\n\"B \"\"b\"\"\"\n\"C\" \"c\"\nT",
    ];

    [Fact]
    public void Changed_bytes_never_crash_it_nor_lose_papers_in_silence()
    {
        const string Bytes = "0123456789 \n\r\t-=()[]\"#/*.,abx\0é\u007F";
        byte[] choice = Encoding.UTF8.GetBytes(Bytes);
        int read = 0, refused = 0, counted = 0;
        for (int seed = 0; seed < 12_000; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(Valid[seed % Valid.Length]).ToList();
            for (int changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(5))
                {
                    case 0: bytes.RemoveAt(at); break;
                    case 1: bytes.Insert(at, choice[random.Next(choice.Length)]); break;
                    case 2: bytes.RemoveRange(at, Math.Min(random.Next(12), bytes.Count - at)); break;
                    case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(12), bytes.Count - at))); break;
                    default: bytes[at] = choice[random.Next(choice.Length)]; break;
                }
            }
            byte[] changed = [.. bytes];
            Election election;
            try
            {
                election = Blt.Read(changed, new() { KeepOrder = seed % 3 == 0 });
                read++;
            }
            catch (BallotFormatException e)
            {
                Assert.True(e.Diagnostic.Line > 0 && e.Diagnostic.Column > 0 && e.Diagnostic.Severity == Severity.Error, e.Message);
                refused++;
                continue;
            }
            Assert.Equal(election.Candidates.Length, election.Candidates.Select(c => c.Number).Distinct().Count());
            if (Naive(Encoding.Latin1.GetString(changed), out long papers, out bool overLines))
            {
                counted++;
                Assert.True(papers == election.Electorate.Papers + election.Electorate.Empty
                    || election.Diagnostics.Any(d => d.Code is "ballot-end-missing" or "blank-rank-zero"),
                    $"Seed {seed}: {papers} papers in\n{Encoding.Latin1.GetString(changed)}");
                Assert.True(!overLines || election.Diagnostics.Any(d => d.Code is "ballot-over-lines" or "ballot-end-missing"),
                    $"Seed {seed}");
            }
        }
        Assert.True(read > 2000 && refused > 2000 && counted > 1000, $"{read} read, {refused} refused, {counted} counted otherwise.");
    }

    [Fact]
    public void A_file_cut_short_within_its_ballots_or_names_is_refused()
    {
        foreach (string text in Valid)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            int title = text.LastIndexOf(text.Contains("\"T\"", StringComparison.Ordinal) ? "\"T\""
                : text.Contains("\"Hall\"", StringComparison.Ordinal) ? "\"Hall\"" : "T", StringComparison.Ordinal);
            int lastName = text[..title].TrimEnd().Length;
            for (int length = 0; length < lastName; length++)
            {
                // Unquoted or doubled, a name cut short looks like a name.
                if (text.EndsWith('T') && length > text.LastIndexOf("\"C\"", StringComparison.Ordinal) + 2) break;
                Assert.Throws<BallotFormatException>(() => Blt.Read(bytes[..length]));
            }
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Assert.Throws<BallotFormatException>(() => Blt.Read(bytes));
        }
    }

    /// <summary>
    /// The papers of a text by the plainest reading: numbers between white space, each ballot ended by a 0, the ballots by a 0.
    /// Only for texts that are nothing but that up to their names.
    /// </summary>
    static bool Naive(string text, out long papers, out bool overLines)
    {
        (papers, overLines) = (0, false);
        var tokens = new List<(long Number, bool FirstOfLine)>();
        foreach (string line in text.Split('\n', '\r'))
        {
            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith('"')) break;
            for (int i = 0; i < words.Length; i++)
            {
                if (!long.TryParse(words[i], out long number) || words[i][0] == '+') return false;
                tokens.Add((number, i == 0));
            }
        }
        int at = 2;
        while (at < tokens.Count && tokens[at].Number < 0) at++;
        for (; at < tokens.Count && tokens[at].Number > 0; at++)
        {
            papers += tokens[at].Number;
            for (at++; at < tokens.Count && tokens[at].Number != 0; at++) overLines |= tokens[at].FirstOfLine;
            if (at == tokens.Count) return false;
            overLines |= tokens[at].FirstOfLine;
        }
        return at == tokens.Count - 1;
    }
}
