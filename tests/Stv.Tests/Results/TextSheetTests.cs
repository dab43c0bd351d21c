namespace Stv.Tests.Results;

public class TextSheetTests
{
    [Fact]
    public void The_sheet_of_the_model_election_stands_in_a_file() => Golden.Check("scotland-2011/model-election.sheet.txt", Sheet(Sample.Model));

    static string Sheet(CountResult result, int width = 100)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TextSheet.Write(result, writer, width);
        return writer.ToString();
    }
}
