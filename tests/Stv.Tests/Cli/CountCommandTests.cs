using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Tests.Cli;

public sealed class CountCommandTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_count_writes_the_sheet_and_nothing_else()
    {
        var outcome = tool.Run("count", tool.Write("plain.blt", Small.Plain), "--rules", "irv");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Counts.Sheet(Rules.Irv.Count(Formats.Blt.Read(Small.Plain))), outcome.Out);
        Assert.Contains("Ann Archer", outcome.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_a_file_like_any_other()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        tool.In = Encoding.UTF8.GetBytes(Small.Plain);
        Assert.Equal(tool.Run("count", path, "--rules", "irv"), tool.Run("count", "-", "--rules", "irv"));
    }

    [Fact]
    public void Gzip_is_read_as_what_it_holds()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Small.Plain));
        var plain = tool.Run("count", tool.Write("plain.blt", Small.Plain), "--rules", "irv", "--format", "json");
        string expected = WithoutProvenance(plain.Out);
        Assert.Equal(expected,
            WithoutProvenance(tool.Run("count", tool.Write("plain.blt.gz", packed.ToArray()), "--rules", "irv", "--format", "json").Out));
        tool.In = packed.ToArray();
        Assert.Equal(expected, WithoutProvenance(tool.Run("count", "-", "--rules", "irv", "--format", "json").Out));
    }

    [Fact]
    public void Formats_are_those_of_the_library()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        var result = Rules.Irv.Count(Formats.Blt.Read(Small.Plain)) with { Provenance = null };
        foreach (var (name, write) in new (string, Action<CountResult, Stream>)[]
        {
            ("json", ResultJson.Write), ("rctab", RctabJson.Write), ("rcv", UniversalRcvJson.Write), ("opavote", OpaVoteJson.Write),
        })
        {
            using var json = new MemoryStream();
            write(result, json);
            Assert.Equal(Encoding.UTF8.GetString(json.ToArray()),
                WithoutProvenance(tool.Run("count", path, "--rules", "irv", "--format", name).Out));
        }
        using var csv = new StringWriter { NewLine = "\n" };
        ResultCsv.Write(result, csv);
        Assert.Equal(csv.ToString(), tool.Run("count", path, "--rules", "irv", "--format", "csv").Out);
        Assert.Equal(tool.Run("count", path, "--rules", "irv"), tool.Run("count", path, "--rules", "irv", "--format", "text"));
    }

    [Fact]
    public void Several_files_of_one_contest_are_counted_together()
    {
        string one = tool.Write("a.csv", "1st,2nd\nAnn,Bob\nAnn,\n"), other = tool.Write("b.csv", "1st,2nd\nBob,Cyd\nBob,\nBob,\n");
        var outcome = tool.Run("count", one, "--also", other, "--rules", "irv", "--seats", "1", "--format", "json");
        Assert.Equal(0, outcome.Code);
        var result = ResultJson.Read(Utf8.Stream(outcome.Out));
        Assert.Equal(["Bob"], result.Elected.Select(number => result.Candidate(number).Name));
        Assert.Equal("a.csv, b.csv", result.Provenance?.Input);
        byte[] both = [.. File.ReadAllBytes(one), .. File.ReadAllBytes(other)];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(both)), result.Provenance?.Sha256);
        Assert.Contains(" --also b.csv ",
            tool.Run("count", one, "--also", other, "--rules", "irv", "--seats", "1", "--columns", "ranks=1:2", "--format", "html").Out,
            StringComparison.Ordinal);
        Assert.Contains("b.csv:1:1: note: Columns", outcome.Error, StringComparison.Ordinal);
        var spelt = tool.Run("count", one, "--also", tool.Write("c.csv", "1st,2nd\nAn,Bob\n"), "--alias", "An=Ann", "--rules", "irv",
            "--seats", "1", "--strict");
        Assert.Equal(0, spelt.Code);
        Assert.Contains("there is no option --seat, and no file of that name.",
            tool.Run("tally", one, "--also", other, "--seat", "2").Error, StringComparison.Ordinal);
        Assert.Equal((2, "stv: a.csv is given twice.\nTry 'stv count --help'.\n"),
            tool.Run("count", "a.csv", "--also", "a.csv", "--rules", "irv") is var twice ? (twice.Code, twice.Error) : default);
    }

    [Fact]
    public void Json_says_which_ballots_and_decisions_were_counted_and_by_which_version()
    {
        byte[] lots = """{ "order": [3, 2, 1] }"""u8.ToArray();
        string path = tool.Write("plain.blt", Small.Plain);
        var outcome = tool.Run("count", path, "--rules", "irv", "--decisions", tool.Write("lots.json", lots), "--format", "json");
        Assert.Equal(
            new Provenance(tool.Run("--version").Out.Trim())
            {
                Input = "plain.blt",
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
                DecisionsSha256 = Convert.ToHexStringLower(SHA256.HashData(lots)),
            },
            ResultJson.Read(Utf8.Stream(outcome.Out)).Provenance);
        Assert.DoesNotContain(Path.GetDirectoryName(path)!, outcome.Out, StringComparison.Ordinal);
        string page = tool.Run("count", path, "--rules", "irv", "--decisions", tool.PathOf("lots.json"), "--format", "html").Out;
        Assert.Contains($"<dt>SHA-256 of the decisions</dt><dd>{Convert.ToHexStringLower(SHA256.HashData(lots))}</dd>",
            page.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static string WithoutProvenance(string json) => Regex.Replace(json, "^  \"provenance\": .*\n", "", RegexOptions.Multiline);

    [Fact]
    public void A_page_says_how_to_count_again_whether_from_a_file_or_from_standard_input()
    {
        string path = tool.Write("it's plain.blt", Small.Plain);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Small.Plain)));
        string page = tool.Run("count", path, "--rules", "irv", "--format", "html", "--withdraw", "2", "--seed", "on 5 May").Out;
        Assert.Contains(hash, page, StringComparison.Ordinal);
        string command = System.Net.WebUtility.HtmlDecode(page.Split("<dt>Command</dt><dd>")[1].Split("</dd>")[0]);
        Assert.Equal($"stv count 'it'\\''s plain.blt' --rules irv --withdraw 2 --seed 'on 5 May'", command);
        tool.In = Encoding.UTF8.GetBytes(Small.Plain);
        Assert.Contains(hash, tool.Run("count", "-", "--rules", "irv", "--format", "html").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_source_calls_rejected_reaches_the_result_and_what_was_said_of_it_is_said_again()
    {
        string list = tool.Write("list.csv", "txn_nm,nom_ty,state_ab,div_nm,ticket,ballot_position,surname,ballot_given_nm,"
            + "party_ballot_nm\nTest,H,NT,Lingo,,1,X,Y,Z\nTest,S,NT,,A,1,ARCHER,Ann,Red\nTest,S,NT,,A,2,BAKER,Bo,Red\n"
            + "Test,S,NT,,UG,1,CARR,Cy,\n");
        string path = tool.Write("papers.csv", "ElectorateNm,PaperNo,Preferences\n---,---,---\nLingo,1,\"1,,,\"\nLingo,2,\",3,2,1\"\n"
            + "Lingo,3,\"2,,,\"\n");
        string[] line = ["count", path, "--rules", "aec-senate-2016", "--candidate-list", list];
        Assert.Equal(new(4, "", "stv: papers.csv does not say how many seats there are: add --seats N.\n"),
            tool.Run(line) with { Error = tool.Run(line).Error.Split('\n')[^2] + "\n" });
        line = [.. line, "--seats", "1", "--rejected", "informal=2", "late=1", "--format"];
        var result = ResultJson.Read(Utf8.Stream(tool.Run([.. line, "json"]).Out));
        Assert.Equal([new("informal", 3), new("late", 1)], result.Rejected);
        Assert.Contains(" --candidate-list ", tool.Run([.. line, "html"]).Out, StringComparison.Ordinal);
        string check = tool.Run("check", path, "--candidate-list", list).Out;
        Assert.Contains("\nRejected    1 informal\n", check, StringComparison.Ordinal);
        Assert.Contains("\n  1  ARCHER Ann (Red), group A\n", check, StringComparison.Ordinal);
        Assert.Contains("there is no such file", tool.Run("check", path, "--candidate-list", list + "x").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_rejected_before_are_shown_in_every_format_and_are_in_no_total()
    {
        string path = tool.Write("plain.blt", Small.Plain.Replace("1 3 2 0\n", "1 3 2 0\n4 0\n", StringComparison.Ordinal));
        string[] line = ["count", path, "--rules", "irv", "--rejected", "no official=mark=3", "empty=2", "--format"];
        string text = tool.Run([.. line, "text"]).Out, csv = tool.Run([.. line, "csv"]).Out, page = tool.Run([.. line, "html"]).Out;
        var result = ResultJson.Read(Utf8.Stream(tool.Run([.. line, "json"]).Out));

        Assert.Equal([new("no official=mark", 3), new("empty", 6)], result.Rejected);
        Assert.Equal(5, result.Papers);
        Assert.Contains("\nRejected papers   9: 3 no official=mark, 6 without any mark\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRejected papers,3,no official=mark,,,,\r\nRejected papers,6,empty,,,,\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(">Rejected: no official=mark</th><td class=\"number\">3</td>", page, StringComparison.Ordinal);
        Assert.Contains(" --rejected 'no official=mark=3' 'empty=2'</dd>", System.Net.WebUtility.HtmlDecode(page),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spoilt")]
    [InlineData("=3")]
    [InlineData("spoilt=")]
    [InlineData("spoilt=-1")]
    [InlineData("spoilt=1.5")]
    [InlineData("spoilt=99999999999999999999")]
    public void Papers_rejected_before_need_a_reason_and_a_number(string written)
    {
        var outcome = tool.Run("count", "nowhere.blt", "--rules", "irv", "--rejected", written);
        Assert.Equal(
            (2, $"stv: --rejected takes a reason and a whole number, as in spoilt=12, not \"{written}\".\nTry 'stv count --help'.\n"),
            (outcome.Code, outcome.Error));
    }

    [Fact]
    public void The_same_reason_is_not_given_twice()
    {
        var outcome = tool.Run("count", "nowhere.blt", "--rules", "irv", "--rejected", "spoilt=1", "--rejected", "spoilt=2");
        Assert.Equal((2, "stv: --rejected gives \"spoilt\" twice.\nTry 'stv count --help'.\n"), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void The_result_is_the_same_on_any_number_of_threads()
    {
        string path = Repository.PathOf("seeds", "model-election.blt");
        var one = tool.Run("count", path, "--rules", "scotland-2011", "--format", "json", "--threads", "1");
        Assert.Equal((0, ""), (one.Code, one.Error));
        Assert.Equal(one, tool.Run("count", path, "--rules", "scotland-2011", "--format", "json", "--threads", "3"));
        Assert.Equal(tool.Run("check", path, "--threads", "1"), tool.Run("check", path, "--threads", "3"));
    }

    [Fact]
    public void The_short_name_of_output()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        Assert.Equal(new(0, "", ""), tool.Run("count", path, "--rules", "irv", "-o", tool.PathOf("short.json")));
        Assert.Equal(tool.Run("count", path, "--rules", "irv", "--format", "json").Out, File.ReadAllText(tool.PathOf("short.json")));
    }

    [Theory]
    [InlineData(null, null, 100)]
    [InlineData(72, null, 72)]
    [InlineData(72, "60", 60)]
    [InlineData(null, "160", 160)]
    [InlineData(72, "wide", 72)]
    [InlineData(10, null, 40)]
    public void The_sheet_fits_the_terminal(int? terminal, string? columns, int width)
    {
        string path = Repository.PathOf("seeds", "model-election.blt");
        tool.World = io => io with { OutWidth = terminal, Variable = name => name == "COLUMNS" ? columns : null };
        var outcome = tool.Run("count", path, "--rules", "scotland-2011");
        Assert.Equal(Counts.Sheet(Rules.Scotland2011.Count(BltReader.ReadFile(path)), width), outcome.Out);
    }

    [Fact]
    public void Seats_and_withdrawals_change_the_election()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        var outcome = tool.Run("count", path, "--rules", "scotland-2011", "--seats", "2", "--withdraw", "archer", "--format", "json");
        var election = BltReader.ReadFile(path) with { Seats = 2 };
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Rules.Scotland2011.Count(election.Withdraw(1)), ResultJson.Read(Utf8.Stream(outcome.Out)));
    }

    [Fact]
    public void Guarded_candidates_are_not_excluded()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        var outcome = tool.Run("count", path, "--rules", "meek-nz", "--seats", "2", "--guard", "2", "cooper", "--format", "json");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Rules.MeekNz.Count((BltReader.ReadFile(path) with { Seats = 2 }).Guard(2, 3)),
            ResultJson.Read(Utf8.Stream(outcome.Out)));
        Assert.Contains("{ \"number\": 3, \"name\": \"Cy Cooper\", \"guarded\": true }", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\n  \"elected\": [2, 3],\n", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("irv", "--guard 3", 4, "irv knows no candidates who are guarded against exclusion.")]
    [InlineData("scotland-2011", "--guard 3", 4, "scotland-2011 knows no candidates who are guarded against exclusion.")]
    [InlineData("meek-nz", "--guard 2 3", 4, "2 candidates are guarded against exclusion, more than the seats, of which there are 1.")]
    [InlineData("meek-nz", "--guard 3 --withdraw cy", 2, "3 Cy Cooper has withdrawn and cannot be guarded.")]
    [InlineData("meek-nz", "--guard Zoe", 2, "there is no candidate \"Zoe\"; candidates are numbered 1 to 3, and stv check names them.")]
    public void Guarding_may_be_refused(string rules, string options, int code, string error)
    {
        var outcome = tool.Run(["count", tool.Write("plain.blt", Small.Plain), "--rules", rules, .. options.Split(' ')]);
        Assert.Equal((code, "", $"stv: {error}"), (outcome.Code, outcome.Out, outcome.Error.Split('\n')[0]));
    }

    [Theory]
    [InlineData("--withdraw|Ann Archer|3")]
    [InlineData("--withdraw|ANN ARCHER|--withdraw|cy")]
    [InlineData("--withdraw|1|Cooper|3")]
    public void Several_may_withdraw(string options)
    {
        string path = tool.Write("plain.blt", Small.Plain);
        var outcome = tool.Run(["count", path, "--rules", "irv", .. options.Split('|')]);
        Assert.Equal((0, Counts.Sheet(Rules.Irv.Count(BltReader.ReadFile(path).Withdraw(1, 3)), 100)), (outcome.Code, outcome.Out));
    }

    [Fact]
    public void A_name_that_is_nobodys_is_refused()
    {
        var outcome = tool.Run("count", tool.Write("plain.blt", Small.Plain), "--rules", "irv", "--withdraw", "Buttler");
        Assert.Equal((2, "", "stv: there is no candidate \"Buttler\"; did you mean 2 Bob Butler?\nTry 'stv count --help'.\n"),
            (outcome.Code, outcome.Out, outcome.Error));
    }

    [Fact]
    public void The_rules_may_refuse()
    {
        var outcome = tool.Run("count", tool.Write("plain.blt", Small.Plain), "--rules", "irv", "--seats", "2");
        Assert.Equal((4, "", "stv: irv fills one seat, not 2.\n"), (outcome.Code, outcome.Out, outcome.Error));
    }

    [Theory]
    [InlineData("nowhere.blt", "stv: nowhere.blt: there is no such file.\n")]
    [InlineData("no/where.blt", "stv: no/where.blt: there is no such file.\n")]
    public void Files_that_cannot_be_read(string name, string error)
    {
        var outcome = tool.Run("count", tool.PathOf(name), "--rules", "irv");
        Assert.Equal((1, "", error), (outcome.Code, outcome.Out, outcome.Error));
    }

    [Fact]
    public void A_folder_without_a_file_has_no_ballots()
    {
        Directory.CreateDirectory(tool.PathOf("folder"));
        Assert.Equal(new(1, "", "stv: folder: error: Found no file in it, expected ballots. [empty-file]\n"),
            tool.Run("count", tool.PathOf("folder"), "--rules", "irv"));
    }

    [Fact]
    public void Broken_ballots_have_a_place()
    {
        var outcome = tool.Run("count", tool.Write("broken.blt", Small.Plain.Replace("1 3 2 0", "1 4 2 0", StringComparison.Ordinal)),
            "--rules", "irv");
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith("stv: broken.blt:4:3: error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Warnings_go_to_standard_error_the_first_of_each_kind()
    {
        string wart = string.Concat(Enumerable.Repeat("1 1 1 0\n", 12));
        string path = tool.Write("warts.blt", Small.Plain.Replace("1 3 2 0\n", $"1 3 2 0\n{wart}", StringComparison.Ordinal).TrimEnd());
        var outcome = tool.Run("count", path, "--rules", "irv");
        Assert.Equal(0, outcome.Code);
        Assert.Matches(@"^stv: warts\.blt:5:1: warning: [^\n]+ So in 11 more places, lines 6, [^\n]+ \[candidate-repeated\]\n$",
            outcome.Error);

        var strict = tool.Run("count", path, "--rules", "irv", "--strict");
        Assert.Equal((1, ""), (strict.Code, strict.Out));
        Assert.Matches(@"^stv: warts\.blt:5:1: error: [^\n]+ \[candidate-repeated\]\n$", strict.Error);
    }

    [Theory]
    [InlineData("\u001b[31m")]
    [InlineData("\u009b31m")]
    [InlineData("\u202e")]
    [InlineData("\u2066")]
    public void Names_cannot_send_control_sequences_to_the_terminal(string control)
    {
        string path = tool.Write("escape.blt", Small.Tie.Replace("Ann", $"{control}Ann", StringComparison.Ordinal));
        foreach (string[] args in (string[][])[["count", path, "--rules", "irv"], ["check", path],
            ["compare", path, "--rules", "irv,scotland-2011"], ["count", path, "--rules", "irv", "--withdraw", $"x{control}"]])
        {
            var outcome = tool.Run(args);
            if (args is ["check", ..]) Assert.DoesNotContain(control[0], outcome.Out);
            Assert.DoesNotContain(control[0], outcome.Error);
            if (char.IsControl(control[0])) Assert.DoesNotContain(control[0], outcome.Out);
        }
    }

    [Fact]
    public void Cancelled_before_it_began()
    {
        string path = tool.Write("plain.blt", Small.Plain);
        tool.World = io => io with { Cancel = new(canceled: true) };
        Assert.Equal(new(130, "", ""), tool.Run("count", path, "--rules", "irv", "--output", tool.PathOf("out.txt")));
        Assert.Equal(["plain.blt"], tool.Files);
    }
}
