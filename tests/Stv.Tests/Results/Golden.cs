using System.Text;

namespace Stv.Tests.Results;

/// <summary>Texts that must stay as they are in <c>Cases/</c>. What differs is written beside as <c>.new</c>, to be looked at and renamed.</summary>
static class Golden
{
    public static void Check(string name, string text)
    {
        string path = Path.Combine(Sample.Root, "tests", "Stv.Tests", "Cases", name);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
        File.WriteAllBytes(path + ".new", bytes);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }
}
