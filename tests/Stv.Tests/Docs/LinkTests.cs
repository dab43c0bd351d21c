using System.Text.RegularExpressions;

namespace Stv.Tests.Docs;

/// <summary>Every link of every page in the repository leads somewhere, and every page of docs can be reached.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_and_anchor_leads_somewhere()
    {
        string[] pages = [.. Pages()];
        Assert.Contains(Repository.PathOf("README.md"), pages);
        Assert.True(pages.Length > 40, $"{pages.Length} pages");
        var links = pages.SelectMany(page => Links(page).Select(link => (Page: page, link.File, link.Anchor))).ToList();
        Assert.True(links.Count > 100, $"{links.Count} links");
        Assert.Empty(links.Where(link => !File.Exists(link.File) && !Directory.Exists(link.File))
            .Select(link => $"{Named(link.Page)}: there is no {Named(link.File)}"));
        var anchored = links.Where(link => link.Anchor.Length > 0).ToList();
        Assert.NotEmpty(anchored);
        Assert.Empty(anchored.Where(link => !Anchors(link.File).Contains(link.Anchor))
            .Select(link => $"{Named(link.Page)}: {Named(link.File)} has no #{link.Anchor}"));
    }

    [Fact]
    public void Every_page_of_docs_is_reached_from_the_start_page()
    {
        string start = Repository.PathOf("docs", "README.md");
        Assert.Contains(start, Links(Repository.PathOf("README.md")).Select(link => link.File));
        HashSet<string> reached = [start];
        for (var next = new Queue<string>(reached); next.TryDequeue(out string? page);)
            foreach (var (file, _) in Links(page))
                if (file.EndsWith(".md", StringComparison.Ordinal) && File.Exists(file) && reached.Add(file)) next.Enqueue(file);
        string docs = Repository.PathOf("docs") + Path.DirectorySeparatorChar;
        Assert.Empty(Pages().Where(page => page.StartsWith(docs, StringComparison.Ordinal)).Except(reached).Select(Named));
    }

    /// <summary>What belongs to the repository, and not what was built or fetched into it.</summary>
    static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(file => !Named(file).Split('/')
            .Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" or "TestResults" or "BenchmarkDotNet.Artifacts"));

    static string Named(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    /// <summary>Links within the repository: the file, and the anchor in it or nothing.</summary>
    static IEnumerable<(string File, string Anchor)> Links(string page)
    {
        foreach (Match link in Link().Matches(Fence().Replace(File.ReadAllText(page), "")))
        {
            string[] parts = link.Groups[1].Value.Split('#');
            if (parts[0].Contains(':', StringComparison.Ordinal)) continue;
            string file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
            yield return (file.TrimEnd(Path.DirectorySeparatorChar), parts.Length > 1 ? parts[1] : "");
        }
    }

    /// <summary>The anchors that a page's headings are given: lower case, blanks as hyphens, marks other than hyphens left out.</summary>
    static HashSet<string> Anchors(string page) => File.Exists(page)
        ? [.. Heading().Matches(Fence().Replace(File.ReadAllText(page), ""))
            .Select(heading => Dropped().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))]
        : [];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Dropped();
}
