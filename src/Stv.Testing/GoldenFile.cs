using System.Text;

namespace Stv.Testing;

/// <summary>
/// A text that must stay as it is in a file, such as the sheet of a count. What differs is written beside as <c>.new</c>, to be read and
/// renamed by a person.
/// </summary>
public static class GoldenFile
{
    /// <summary>Compares a text with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it must say, byte for byte in UTF-8.</param>
    /// <exception cref="GoldenFileException">It says something else, or there is no such file; the text now lies beside it as
    /// <c>.new</c>.</exception>
    public static void Check(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            File.Delete(path + ".new");
            return;
        }
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllBytes(path + ".new", bytes);
        if (!File.Exists(path))
            throw new GoldenFileException($"There is no {path}. What it would say is in {path}.new: read it, then rename it.");
        string[] before = File.ReadAllText(path).Split('\n'), now = text.Split('\n');
        if (before.Select(one => one.Trim('\r', '\uFEFF')).SequenceEqual(now.Select(one => one.Trim('\r'))))
            throw new GoldenFileException($"{path} differs in its line ends or its byte order mark alone: check it out as it was written.");
        int line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new GoldenFileException(
            $"{path} differs from line {line + 1} on: \"{Line(before)}\" is now \"{Line(now)}\". The whole is in {path}.new.");

        string Line(string[] lines) => line < lines.Length ? lines[line].TrimEnd('\r') : "the end";
    }
}

/// <summary>A text is not as in its file.</summary>
public sealed class GoldenFileException : Exception
{
    internal GoldenFileException(string message)
        : base(message) { }
}
