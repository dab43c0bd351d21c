using System.Text;

namespace Stv.Toolbox;

/// <summary>A text as a file has it.</summary>
static class Utf8
{
    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));
}
