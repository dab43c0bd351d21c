using System.Reflection;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

/// <summary>One report, several renderers: what they say is put together in one place.</summary>
public partial class ReportTests
{
    static readonly string[] Folders = ["Sheets", "Text", "Html", "Markdown"];

    [Fact]
    public void A_phrase_stands_in_one_place_of_the_source()
    {
        var files = Folders.SelectMany(folder =>
            Directory.EnumerateFiles(Repository.PathOf(Path.Combine("src", "Stv.Formats", folder)), "*.cs"));
        var lines = files.SelectMany(File.ReadLines).Where(line => !line.AsSpan().TrimStart().StartsWith("//", StringComparison.Ordinal));
        var phrases = lines.SelectMany(line => Literals().Matches(line)).SelectMany(literal => Holes().Split(literal.Groups[1].Value))
            .Where(part => part.Length >= 18 && part.Count(c => c == ' ') >= 2).ToList();
        Assert.True(phrases.Count > 80, $"{phrases.Count} phrases");
        Assert.Empty(phrases.GroupBy(phrase => phrase).Where(group => group.Skip(1).Any()).Select(group => group.Key));
    }

    [Fact]
    public void Renderers_are_given_reports_and_know_nothing_of_counts()
    {
        Type[] renderers = [typeof(TextRenderer), typeof(TextTable), typeof(MarkdownRenderer), typeof(HtmlRenderer), typeof(HtmlTables),
            typeof(HtmlFlow)];
        const BindingFlags All =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        // The classes in them are the compiler's, for what a lambda holds.
        var types = renderers.Concat(renderers.SelectMany(type => type.GetNestedTypes(All))).ToList();
        var known = types.SelectMany(type => type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetMethods(All)
                .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType)))
            .ToHashSet();
        Assert.Contains(typeof(Report), known);
        Assert.DoesNotContain(known, type => type.Assembly == typeof(CountResult).Assembly && type != typeof(Ratio));
        Assert.DoesNotContain(known, type => type == typeof(SheetWords) || type == typeof(History) || type == typeof(Shown));
    }

    [Fact]
    public void A_report_gives_the_same_each_time_it_is_rendered()
    {
        var report = new PageReport(Counts.Model, new("stv")).Report();
        Assert.Equal(Rendered(report), Rendered(report));

        static string Rendered(Report report)
        {
            using var text = new StringWriter { NewLine = "\n" };
            new HtmlRenderer(new Markup(text)).Write(report);
            return text.ToString();
        }
    }

    [Fact]
    public void Where_a_result_comes_from_is_shown_if_it_says_it()
    {
        Assert.DoesNotContain("To repeat this count", Markdown(Counts.Model), StringComparison.Ordinal);
        var known = Counts.Model with { Provenance = new("stv 9") { Input = "ward.blt" } };
        Assert.Contains("- Ballots: ward.blt\n", Markdown(known), StringComparison.Ordinal);
        Assert.Contains("- Ballots: other.blt\n", Markdown(known, new("stv") { Input = "other.blt" }), StringComparison.Ordinal);

        static string Markdown(CountResult result, Provenance? provenance = null)
        {
            using var text = new StringWriter { NewLine = "\n" };
            MarkdownSheet.Write(result, text, provenance);
            return text.ToString();
        }
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literals();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Holes();
}
