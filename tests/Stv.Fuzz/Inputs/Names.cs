namespace Stv.Fuzz;

/// <summary>Names as they stand in files, and names made to do harm.</summary>
static class Names
{
    static readonly string[] Plain =
    [
        "Ann", "Bob", "Cas Hill", "Di Wood", "Eve O'Neil", "Fay-Jo Green", "José Núñez", "Łukasz Żak", "Gráinne Ní Mháille", "Smith, John",
            "J. R. Ewing", "Zoë (Ind)",
        "Ms. X", "Ivy League", "Mc Donald Jr.", "李 雷", "R2 D2", "A", "Independent 4 You",
    ];

    static readonly string[] Hostile =
    [
        "", " ", "  two  spaces  ", "O\"Neil", "\"", "\"\"", "tab\there", "\ttab first", "new\nline", "cr\rhere", "crlf\r\nhere",
            "nul\0here", "esc\u001B[31mred", "del\u007F", "nel\u0085here",
        "line\u2028separator", "\u202Eright to left", "שלום עולם", "مرحبا", "👩‍👩‍👧‍👦", "🗳️ Party", "e\u0301\u0301\u0301",
            "Ann\u00A0Bob", "“Curly”", "\uFEFFmark", "\uFFFD", "=1+1", "+x", "-x", "@cmd", "'=1",
        "=HYPERLINK(\"http://x\")", "＝1", "Total", "Quota", "Non-transferable", "Exhausted", "Stage 2", "Second count", "Name",
            "Candidate", "Transfer", "keep value", "1", "2", "0", "1.5", "Ann, Bob", "Ann; Bob",
        "<script>alert(1)</script>", "&amp;<b>", "a|b", "# hash", "/* comment */", "a/*b", "[nick]", "(id)", "1=2", "İstanbul", "ß", "ﬁ",
            "\uD83D\uDE00", "\u200B", "!!!", "---", "Votes", "electorate", "...",
        "null", "\\", "\\n", "%s%n", "${x}", "Rejected papers", "Fractions disregarded", ",", ";", "Ann,", "a\u00ADb",
    ];

    /// <summary>A name as files have it: no quotes, no control characters, no spaces at its ends.</summary>
    public static string Usual(Random dice, int number) => dice.Next(4) switch
    {
        0 => dice.Of<string>(Plain),
        1 => $"{dice.Of<string>(Plain)} {dice.Of<string>(Plain)}",
        _ => $"Candidate {number}",
    };

    /// <summary>Any text at all, of half a dozen kinds of mischief.</summary>
    public static string Any(Random dice, int number) => dice.Next(12) switch
    {
        < 4 => dice.Of<string>(Hostile),
        4 => dice.Of<string>(Hostile) + dice.Of<string>(Hostile),
        5 => dice.Of<string>(Plain) + dice.Of<string>(Hostile),
        6 when dice.OneIn(3) => new string(dice.Of('x', 'é', ' ', '"', '漢'), dice.Of(61, 300, 1365, 4096, 4097, 5000)),
        _ => Usual(dice, number),
    };

    /// <summary>A nickname as files have it: one word.</summary>
    public static string Nickname(Random dice, int number) => dice.Of($"c{number}", $"{(char)('a' + number % 26)}{number}", $"é{number}");

    /// <summary>A nickname with a sign of the format in it or behind it, one time in four.</summary>
    public static string AnyNickname(Random dice, int number) =>
        Nickname(dice, number) + (dice.OneIn(4) ? dice.Of(",", ";", ",x", "=", "/*", "#", "(", "]", "-", "\"", " ", "\u200B") : "");
}
