using System.Text;

namespace Stv.Tests.Formats.Tables;

/// <summary>Tables of ballots, in both orientations: what columns are taken for, and what cells mean.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("Rank 1,Rank 2,Rank 3\nAnn,Bob,\nBob,Cyd,Ann\n", "1: Ann Bob", "1: Bob Cyd Ann")]
    [InlineData("1st choice,2nd choice\nAnn,Bob\nBob,Ann\n", "1: Ann Bob", "1: Bob Ann")]
    [InlineData("First preference;Second preference\nAnn;Bob\nBob;\n", "1: Ann Bob", "1: Bob")]
    [InlineData("Choice 1\tChoice 2\nAnn\tBob\n\tBob\n", "1: Ann Bob", "1: - Bob")]
    [InlineData("rank2,rank1\nBob,Ann\n,Bob\n", "1: Ann Bob", "1: Bob")]
    [InlineData("For Mayor Choice 1 (45),For Mayor Choice 2 (50)\nAnn,Bob\nBob,\n", "1: Ann Bob", "1: Bob")]
    [InlineData("ID,1ST CHOICE MAYOR,2ND CHOICE MAYOR,COUNT\n7,Ann,Bob,3\n8,Bob,undervote,2\n", "3: Ann Bob", "2: Bob")]
    [InlineData("id,count,choice 1,choice 2,Ann,Bob\na,20,Ann,Bob,1,2\nb,10,Bob,,,1\n", "20: Ann Bob", "10: Bob")]
    [InlineData("Q1 [1st],Q1 [2nd]\nAnn,Bob\nBob,Ann\n", "1: Ann Bob", "1: Bob Ann")]
    [InlineData("A,B,,D\nA,C,B,\nB,A,D,C\n", "1: A B - D", "1: A C B", "1: B A D C")]
    [InlineData("sep=;\n1st;2nd\nAnn;Bob\n", "1: Ann Bob")]
    public void A_column_for_each_rank(string text, params string[] ballots) => Assert.Equal(ballots, Ballots(text));

    [Theory]
    [InlineData("Ann,Bob,Cyd\n1,2,3\n2,1,\n", "1: Ann Bob Cyd", "1: Bob Ann")]
    [InlineData("Timestamp,Rank these [Ann],Rank these [Bob],Comments\nx,1st choice,2nd choice,ok\ny,,1st choice,\n", "1: Ann Bob", "1: Bob")]
    [InlineData("Rank these - Ann,Rank these - Bob\n2,1\n1,2\n", "1: Bob Ann", "1: Ann Bob")]
    [InlineData("Q1_1,Q1_2\nRank - Ann,Rank - Bob\n\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_2\"\"}\"\n1,2\n2,1\n",
        "1: Ann Bob", "1: Bob Ann")]
    [InlineData("Ann,Bob,Cyd\n1,1,2\n1,3,\n", "1: Ann=Bob Cyd", "1: Ann - Bob")]
    [InlineData("Response ID,precinct_id,Ann,Bob,Write-In\nR1,p1,1,2,\nR2,p1,,1,\n", "1: Ann Bob", "1: Bob")]
    [InlineData("Ann,Bob,votes\n1,2,40\n2,1,2\n", "40: Ann Bob", "2: Bob Ann")]
    [InlineData("Ann|Bob\n1.0|2.0\n2.0|1.0\n", "1: Ann Bob", "1: Bob Ann")]
    [InlineData("id,Ida,Chris Key,Will Row\n7,1,2,3\n8,3,1,2\n", "1: Ida Chris Key Will Row", "1: Chris Key Will Row Ida")]
    [InlineData("Ann,Bob,Year of birth\n1,2,1960\n2,1,1984\n", "1: Ann Bob", "1: Bob Ann")]
    public void A_column_for_each_candidate(string text, params string[] ballots) => Assert.Equal(ballots, Ballots(text));

    [Theory]
    [InlineData("Id,Put them in order\n1,Ann;Bob;Cyd;\n2,Bob;Ann;Cyd;\n3,Cyd;Bob;Ann\n", "1: Ann Bob Cyd", "1: Bob Ann Cyd", "1: Cyd Bob Ann")]
    public void A_whole_ranking_in_one_cell(string text, params string[] ballots) => Assert.Equal(ballots, Ballots(text));

    [Fact]
    public void What_stands_in_cells_is_kept_as_marked()
    {
        string text = "Rank 1,Rank 2,Rank 3\nAnn,skipped,Bob\novervote,Ann,\nAnn;Bob,Cyd,\nAnn|Cyd,,\n,,\nAnn,Ann,\n";
        var election = Read(text);
        Assert.Equal(["1: Ann - Bob", "1: ? Ann", "1: Ann=Bob Cyd", "1: Ann=Cyd", "1: Ann Ann"], Ballots(election));
        Assert.Equal(0, election.Electorate.Empty);
        Assert.Equal("6:1: warning: A row has nothing in its cells; it was passed over, and is not counted as a paper without a mark. "
            + "[row-blank]",
            $"{election.Diagnostics.Single(d => d.Code == "row-blank")}");
        Assert.Equal(1, Read(text.Replace("\n,,\n", "\n,undervote,\n", StringComparison.Ordinal)).Electorate.Empty);
        Assert.Equal(1, Read("id,Rank 1\na,Ann\nb,\n").Electorate.Empty);
        Assert.Contains("1:1: note: Columns 1 \"Rank 1\" to 3 \"Rank 3\" are ranks, with names in the cells; every row is one paper. "
            + "If it is not so, say what is (--columns). [columns]", election.Diagnostics.Select(d => $"{d}"));
        Assert.Contains("note: \"skipped\" was taken for a rank left blank, in 1 cell. [labels-read]", election.Diagnostics.Select(d =>
            $"{d}"));
    }

    [Fact]
    public void An_overvote_without_names_ends_the_paper_or_is_passed_over_as_the_rule_has_it()
    {
        var election = Read("Rank 1,Rank 2\novervote,Ann\nAnn,overvote\nBob,Ann\n") with { Seats = 1 };
        var ends = Rules.Scotland2011.Admit(election.Electorate);
        Assert.Equal((2, "1 equal-first-preferences", "1 equal-rank"),
            (ends.Formal, $"{ends.Rejected[0].Papers} {ends.Rejected[0].Reason}",
                $"{ends.Shortened[0].Papers} {ends.Shortened[0].Reason}"));
        var shared = Rules.ForId("meek-2006").Admit(election.Electorate);
        Assert.Equal((2, 1), (shared.Formal, shared.Rejected.Length));
    }

    [Theory]
    [InlineData("ranks=3:4,papers=2", "id1,20,Ann,Bob\nid2,10,Bob,\n", "20: Ann Bob", "10: Bob")]
    [InlineData("ranks=One:Two", "One,Two,Other\nAnn,Bob,Cyd\n", "1: Ann Bob")]
    [InlineData("candidates=2:3, papers=n, id=1", "x,Ann,Bob,n\na,1,2,5\n", "5: Ann Bob")]
    [InlineData("list=2", "Id,Order\n1,Ann;Bob\n2,Ann\n", "1: Ann Bob", "1: Ann")]
    public void What_columns_are_may_be_said(string columns, string text, params string[] ballots) =>
        Assert.Equal(ballots, Ballots(Read(text, new() { Columns = columns })));

    [Fact]
    public void A_candidate_called_Ward_is_asked_about_and_a_ward_is_none()
    {
        const string Ranked = "Ann,Bob,Cyd,Ward\n1,2,,\n,,,1\n,2,,1\n,,2,1\n";
        Assert.Contains("Found the heading \"Ward\" over ranks that others leave open", Error(Ranked), StringComparison.Ordinal);
        Assert.Equal(4, Read(Ranked, new() { Columns = "candidates=1:4" }).Candidates.Length);
        Assert.Equal(["1: Ann Bob", "1: Bob Ann"], Ballots(Read("Ann,Bob,Ward\n1,2,1\n2,1,1\n")));
    }

    [Fact]
    public void Names_on_several_lines_of_a_cell_have_one_rank_if_they_stand_alone_elsewhere()
    {
        var election = Read("1st,2nd\nAnn,Bob\n\"Bob\nAnn\",Cyd\n\"Jo\nSmith\",Cyd\n");
        Assert.Equal(["1: Ann Bob", "1: Bob=Ann Cyd", "1: Jo\nSmith Cyd"], Ballots(election));
        Assert.Contains(election.Diagnostics, one => one.Code == "cell-several");
    }

    [Fact]
    public void Columns_need_not_adjoin_and_ranks_may_have_labels()
    {
        const string Table = "a,Ann,x,Bob,Cy+Di\nq,best,?,Good,\nq,,?,best,last\n";
        var layout = new BallotLayout { Columns = "candidates=Ann+Bob+Cy+Di, labels=Best|Good|Last" };
        var election = Formats.Read.As(BallotFormat.Csv, Table.Replace("Cy+Di", "Cy", StringComparison.Ordinal),
            layout with { Columns = "candidates=Ann+4:5,labels=Best|Good|Last" });
        Assert.Equal(["Ann", "Bob", "Cy"], Formats.Read.Names(election));
        Assert.Equal(["1: 1 2", "1: 2 - 3"], Blt.Ballots(election));
        var error = Assert.Throws<BallotFormatException>(() => Formats.Read.As(BallotFormat.Csv, Table, layout));
        Assert.Contains("Found no row with the headings Ann, Bob, Cy, Di", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<BallotFormatException>(() => Formats.Read.As(BallotFormat.Csv, Table,
            layout with { Columns = "candidates=2:2+4:5,labels=Best|Good" }));
        Assert.Contains("3:11: error: Found \"last\" for \"Cy+Di\", expected one of the 2 labels, or nothing.", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(["1: 1"], Blt.Ballots(Formats.Read.As(BallotFormat.Csv, "x,Cy+Di\n,1\n", new() { Columns = "candidates=Cy+Di" })));
    }

    [Theory]
    [InlineData("ranks=1:2,labels=a|b", "Columns \"ranks=1:2,labels=a|b\": Found labels of ranks where no cells hold ranks, expected them with candidates=.")]
    [InlineData("ranks=1:2,id=1+2", "Columns \"ranks=1:2,id=1+2\": Found several columns for id=, expected one.")]
    [InlineData("ranks=1+1", "Columns \"ranks=1+1\": Found a column twice, expected each once.")]
    [InlineData("candidates=1:2,labels=a", "Columns \"candidates=1:2,labels=a\": Found the labels \"a\", expected those of the ranks in their order, as First|Second|Third.")]
    [InlineData("ranks=", "Columns \"ranks=\": Found \"ranks=\", expected ranks=, candidates=, list=, papers=, id=, precinct=, batch= and a column, or labels= of ranks.")]
    [InlineData("ranks=1:9", "Columns \"ranks=1:9\": Found the column \"9\", expected a heading or a number from 1 to 2.")]
    [InlineData("papers=1", "Columns \"papers=1\": Found none or several of ranks=, candidates= and list=, expected one.")]
    [InlineData("ranks=2:1", "Columns \"ranks=2:1\": Found 2:1, expected the first column before the last.")]
    [InlineData("ranks=Nobody", "Columns \"ranks=Nobody\": Found no row with the headings Nobody, expected one.")]
    public void What_is_said_of_columns_and_is_not_so_is_refused(string columns, string sentence) =>
        Assert.Equal($"error: {sentence} [columns-unknown]", Error("a,b\nAnn,Bob\n", new() { Columns = columns }));

    [Theory]
    [InlineData("Ann,Bob\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,x\n",
        "11:3: error: Found \"x\" for \"Bob\", expected a rank from 1 to 2, or nothing. [rank-invalid]")]
    [InlineData("Rank 1,Rank 2,count\nAnn,Bob,2\nBob,Ann,1.5\n",
        "3:9: error: Found \"1.5\" papers, expected a whole number from 1; parts of papers are not counted. [weight-invalid]")]
    [InlineData("First,Second,Count\nAnn,Bob,12\nBob,Ann,5\nTotal,,17\n",
        "4:1: error: Found a row of \"Total\", expected a paper; take it out of the table. [row-total]")]
    [InlineData("Voter,Ann,Bob,Cyd\n1,X,1,2\n2,1,2,3\n3,2,1,3\n",
        "2:3: error: Found \"X\" for \"Ann\", expected a rank from 1 to 3, or nothing. [rank-invalid]")]
    [InlineData("Rank [Ann],Rank [Bob]\n\"1st, 2nd\",3rd\n\"1st, 2nd\",1st\n",
        "2:1: error: Found \"1st, 2nd\" for \"Ann\", expected a rank from 1 to 2, or nothing. [rank-invalid]")]
    [InlineData("Chair [Ann],Chair [Bob],Treasurer [Cyd],Treasurer [Dee]\n1,2,1,2\n2,1,2,1\n",
        "error: Found 2 contests (\"Chair\", \"Treasurer\"), expected to be told which is meant (--contest). [contest-unknown]")]
    [InlineData("1st,Votes,Count\nAnn,2,3\nBob,1,1\n",
        "1:11: error: Found 2 columns that may say how many papers a row is (Votes, Count), expected one; say what the columns are "
            + "(--columns). [columns-unknown]")]
    [InlineData("Ann,Bob\n1,2\n2,-1\n2,1\n", "3:3: error: Found \"-1\" for \"Bob\", expected a rank from 1 to 2, or nothing. [rank-invalid]")]
    [InlineData("1st,2nd\nAnn,Bob\n#REF!,Ann\n", "3:1: error: Found \"#REF!\", a formula that failed, expected a name. [rank-invalid]")]
    [InlineData("Rank 1,Rank 2\n\"Ann,Bob\n", "2:1: error: Found a cell in quotes that nothing closes, expected another quote at its end. [unclosed]")]
    [InlineData("name,age\nx,y\n", "1:1: error: Found a table of 2 columns (1 \"name\", 2 \"age\"), of which none shows that it "
        + "holds preferences; say which do: --columns ranks=1:2 for names in cells, candidates=1:2 for ranks, list=2 for rankings. "
            + "[columns-unknown]")]
    public void An_error_says_where_it_is(string text, string error) => Assert.Equal(error, Error(text));

    [Theory]
    [InlineData("1st,2nd\nAnn Archer | Labour,Bob\n", "cell-several", "2:1: warning: \"Ann Archer | Labour\" was taken for 2 names at one rank.")]
    [InlineData("Ann,Bob,Cyd\n1,22,3\n1,2,3\n1,2,3\n", "rank-beyond", "2:3: warning: Found rank 22, and there are 3 candidates; it was kept.")]
    [InlineData("1st,2nd\nAnn,None\nBob,Ann\n", "labels-read", "warning: \"None\" was taken for a rank left blank, in 1 cell.")]
    [InlineData("id,1st,count\na,Ann,12\nb,Bob,8\n,,20\n", "row-total", "4:1: warning: A row without a mark stands for as many papers as all before it;")]
    [InlineData("1st,2nd\nAnn,Bob\n1st,2nd\nBob,Ann\n", "headings-again", "3:1: warning: The headings stand here again; the row was not read.")]
    [InlineData("x,y\n1st,2nd\nAnn,Bob\nBob,Ann\n", "rows-above", "1:1: warning: This row lies above the headings and was not read; is it a paper?")]
    public void What_may_mean_something_else_is_told(string text, string code, string sentence) =>
        Assert.StartsWith(sentence, $"{Read(text).Diagnostics.Single(d => d.Code == code)}", StringComparison.Ordinal);

    [Theory]
    [InlineData("First,Second,Count\nAnn,Bob,1\nBob,Ann,2\nCyd,Ann,3\n", "1: Ann Bob", "2: Bob Ann", "3: Cyd Ann")]
    [InlineData("Voter,Ranking\nv1,1. Ann; 2. Bob; 3. Cyd\nv2,1. Bob; 2. Ann\nv3,1. Ann; 2. Cyd\n", "1: Ann Bob Cyd", "1: Bob Ann", "1: Ann Cyd")]
    [InlineData("Rank - Ann,Rank - Bob,Paid\n1,2,1\n2,1,1\n", "1: Ann Bob", "1: Bob Ann")]
    [InlineData("#,First,Second\n1,Ann,Bob\n", "1: Ann Bob")]
    public void What_newcomers_have_is_read_as_they_mean_it(string text, params string[] ballots) => Assert.Equal(ballots, Ballots(text));

    [Fact]
    public void A_form_s_own_line_is_passed_over_wherever_it_stands()
    {
        string text = "Rank - Ann,Rank - Bob\n{\"ImportId\":1},x\n1,2\n2,1\n{\"ImportId\":1},x\n1,2\n";
        Assert.Equal(["2: Ann Bob", "1: Bob Ann"], Ballots(text.Replace("{\"ImportId\":1}", "\"{\"\"ImportId\"\":1}\"",
            StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_said_and_has_no_place_is_told()
    {
        Assert.Contains(Read("1st,2nd\nAnn,Bob\n", new() { Aliases = [("Anne", "Ann")] }).Diagnostics, d => d.Code == "not-needed"
            && d.Text == "The spelling \"Anne\", given for \"Ann\", stands nowhere in this source.");
        var layout = new BallotLayout { Contest = "Mayor", Sheet = "x", Candidates = ["Ann"] };
        const string Blt = "1 1\n1 1 0\n0\n\"Ann\"\n\"T\"\n";
        Assert.Equal("warning: What was said of the contest (--contest), the sheet (--sheet), who stands (--candidates) has no place in "
            + "this "
            + "source, BLT, and was passed over. [not-needed]", $"{Read(Blt, layout).Diagnostics.Single(d => d.Code == "not-needed")}");
        Assert.Equal("not-needed", Assert.Throws<BallotFormatException>(() => Read(Blt, layout, new() { Strict = true })).Diagnostic.Code);
    }

    [Fact]
    public void A_ranking_in_a_cell_may_have_other_signs_where_it_is_said()
    {
        Assert.Equal(["1: Ann Bob", "1: Bob Ann"], Ballots(Read("id,Order\n1,\"Ann, Bob\"\n2,\"Bob, Ann\"\n",
            new() { Columns = "list=2" })));
        Assert.Equal(["1: Ann Bob", "1: Bob"], Ballots(Read("id,Order\n1,Ann>Bob\n2,Bob\n", new() { Columns = "list=2" })));
        Assert.StartsWith("error: Found no sign between names", Error("id,Order\n1,Ann\n2,Bob\n", new() { Columns = "list=2" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_papers_are_refused_with_the_reason() => Assert.Equal(
        "3:9: error: Found \"1.5\" papers, expected a whole number from 1; parts of papers are not counted. [weight-invalid]",
        Error("Rank 1,Rank 2,w\nAnn,Bob,2\nBob,Ann,1.5\n", new() { Columns = "ranks=1:2,papers=3" }));

    [Fact]
    public void Names_that_look_alike_are_told_and_joined_only_where_that_is_said()
    {
        string text = "Rank 1,Rank 2\nAnn Archer,Bob\nAnn Archr,Bob\nBob,Ann Archer\nBob,ann archer\n";
        var election = Read(text);
        Assert.Equal(["Ann Archer", "Bob", "Ann Archr", "ann archer"], election.Candidates.Select(c => c.Name));
        Assert.Equal(2, election.Diagnostics.Count(d => d.Code == "names-alike"));
        var joined = Read(text, new() { Aliases = [("Ann Archr", "Ann Archer"), ("ann archer", "Ann Archer")] });
        Assert.Equal(["2: Ann Archer Bob", "2: Bob Ann Archer"], Ballots(joined));
        Assert.DoesNotContain(joined.Diagnostics, d => d.Severity == Severity.Warning);
    }

    [Fact]
    public void Who_stands_may_be_said_and_then_nobody_else_does()
    {
        string[] stand = ["Cyd", "Ann", "Bob"];
        var election = Read("Rank 1,Rank 2\nAnn,Bob\n", new() { Candidates = [.. stand] });
        Assert.Equal(stand, election.Candidates.Select(c => c.Name));
        Assert.Equal("3:1: error: Found \"Bab\", expected one of the 3 candidates; did you mean \"Bob\"? [candidate-invalid]",
            Error("Rank 1,Rank 2\nAnn,Bob\nBab,Ann\n", new() { Candidates = [.. stand] }));
    }

    [Fact]
    public void One_contest_of_several_is_chosen_by_name()
    {
        string text = "Mayor Choice 1,Mayor Choice 2,Council Choice 1,Council Choice 2\nAnn,Bob,Cyd,Dee\n";
        Assert.Equal("error: Found 2 contests (\"Mayor\", \"Council\"), expected to be told which is meant (--contest). [contest-unknown]",
            Error(text));
        Assert.Equal(["1: Cyd Dee"], Ballots(Read(text, new() { Contest = "council" })));
        Assert.StartsWith("error: Found the contests \"Mayor\", \"Council\", expected \"Major\" among them; did you mean \"Mayor\"?",
            Error(text, new() { Contest = "Major" }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_doubtful_is_told_with_its_place()
    {
        string text = "id,Rank 1,Rank 3\na,Ann,Bob\na,Bob,Ann,more\n";
        Assert.Equal(
            [
                "1:1: warning: The columns go up to rank 3 and 1 of them is not there; it was taken for blank on every paper. "
                    + "[rank-missing]",
                "3:1: warning: The id \"a\" stands on a paper before; both were counted. [id-repeated]",
                "3:11: warning: The row has cells beyond the 3 columns that have headings; they were not read. [cells-beyond]",
            ],
            Read(text).Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => $"{d}"));
        Assert.Throws<BallotFormatException>(() => Read(text, options: new() { Strict = true }));
        Assert.Equal("2:3: warning: Found a rank of 0 for \"Bob\"; it was taken for no rank. [rank-zero]",
            $"{Read("Ann,Bob\n1,0\n2,1\n").Diagnostics.Single(d => d.Severity == Severity.Warning)}");
    }

    internal static Election Read(string text, BallotLayout? layout = null, ReadOptions? options = null) =>
        new BallotReader(new MemoryStream(Encoding.UTF8.GetBytes(text)),
            layout: layout).Read((options ?? new()) with { KeepOrder = false });

    static string Error(string text, BallotLayout? layout = null) =>
        $"{Assert.Throws<BallotFormatException>(() => Read(text, layout)).Diagnostic}";

    internal static string[] Ballots(string text) => Ballots(Read(text));

    /// <summary>Every ranking with the names in it: <c>-</c> for a blank rank, <c>?</c> for an overvote without names.</summary>
    internal static string[] Ballots(Election election)
    {
        List<string> ballots = [];
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            var text = new StringBuilder($"{ballot.Papers}:");
            foreach (var mark in ballot)
                text.Append(mark.EqualToPrevious ? '=' : ' ')
                    .Append(mark.Blank ? "-" : mark.Overvote ? "?" : election.Candidates[mark.Candidate - 1].Name);
            ballots.Add($"{text}");
        }
        return [.. ballots];
    }
}
