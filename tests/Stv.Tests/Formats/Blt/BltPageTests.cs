using System.Reflection;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

public sealed partial class BltPageTests
{
    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CodeOfRow();

    [Fact]
    public void The_page_explains_every_diagnostic_and_no_other()
    {
        var codes = typeof(BltCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var explained = CodeOfRow().Matches(File.ReadAllText(Repository.PathOf("docs", "formats", "blt.md")))
            .Select(m => m.Groups[1].Value);
        Assert.Equal(codes.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }
}
