using System.Globalization;

namespace Stv.Tests.Formats;

public class DisplayTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Smith", 5)]
    [InlineData("Zoë", 3)]
    [InlineData("Zoe\u0308", 3)]
    [InlineData("李雷", 4)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("한국", 4)]
    [InlineData("\u1112\u1161\u11ab", 2)]
    [InlineData("محمد", 4)]
    [InlineData("👍", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("❤️", 2)]
    [InlineData("❤", 1)]
    [InlineData("🇳🇿", 2)]
    [InlineData("𠀀", 2)]
    [InlineData("\u2068x\u2069", 1)]
    [InlineData("नमस्ते", 4)]
    [InlineData("\u0301", 0)]
    public void Width_is_counted_in_columns(string text, int width) => Assert.Equal(width, Display.Width(text));

    [Theory]
    [InlineData("Smith", 5, "Smith")]
    [InlineData("Smith", 8, "Smith   ")]
    [InlineData("Smith", 4, "Smi…")]
    [InlineData("Smith", 1, "…")]
    [InlineData("John Smith", 6, "John… ")]
    [InlineData("李雷李雷", 4, "李… ")]
    [InlineData("李雷李雷", 5, "李雷…")]
    [InlineData("Zoe\u0308ë", 3, "Zo…")]
    [InlineData("Ae\u0301bc", 3, "Ae\u0301…")]
    [InlineData("ab👩‍👩‍👧cd", 4, "ab… ")]
    [InlineData("ab👩‍👩‍👧cd", 5, "ab👩‍👩‍👧…")]
    [InlineData("محمد", 6, "\u2068محمد\u2069  ")]
    [InlineData("محمد", 3, "\u2068مح…\u2069")]
    public void A_name_is_fitted_into_its_columns(string text, int columns, string fitted)
    {
        string actual = Display.Fit(text, columns);
        Assert.Equal(fitted, actual);
        Assert.Equal(columns, Display.Width(actual));
    }

    [Theory]
    [InlineData("Smith", "Smith")]
    [InlineData("  Smith ", "Smith")]
    [InlineData("a\tb\r\nc", "a�b��c")]
    [InlineData("\u001b[31mred\u0007", "�[31mred�")]
    [InlineData("\u009b2J", "�2J")]
    [InlineData("a\u202eb", "a�b")]
    [InlineData("a\u2028b\u2066c", "a�b�c")]
    [InlineData("a\u200bb\ufeffc\u00add", "a�b�c�d")]
    [InlineData("a\u00a0b\u3000c", "a b c")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData("\ue000", "�")]
    [InlineData("نمی\u200cدانم", "نمی\u200cدانم")]
    public void Names_are_made_harmless(string text, string clean) => Assert.Equal(clean, Display.Clean(text));

    [Fact]
    public void Half_a_character_becomes_a_replacement_character() => Assert.Equal("a�b", Display.Clean("a\ud800b"));

    [Fact]
    public void A_tower_of_accents_is_cut_down() => Assert.Equal(16, Display.Clean("e" + new string('\u0301', 5000)).Length);

    [Fact]
    public void Random_text_is_harmless_fits_and_breaks_without_loss()
    {
        var random = new Random(7);
        for (int i = 0; i < 1000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => char.ConvertFromUtf32(random.Next(4) switch
            {
                0 => random.Next(0x20, 0x7f),
                1 => random.Next(0, 0x3000),
                2 => random.Next(0x3000, 0xd800),
                _ => random.Next(0x1f000, 0x1fb00),
            })));
            string clean = Display.Clean(text);
            Assert.DoesNotContain(clean, c =>
                char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200c' or '\u200d'));
            int columns = random.Next(2, 40);
            Assert.InRange(Display.Width(Display.Fit(clean, columns)), 0, columns);
            var pieces = Display.Break(clean, columns).ToList();
            Assert.Equal(clean, string.Concat(pieces));
            Assert.All(pieces, piece => Assert.InRange(Display.Width(piece), 0, columns));
        }
    }
}
