#!/usr/bin/env python3
"""Puts faults that were mended back into a copy of the sources, one by one, and shows that Stv.Fuzz finds each.

put-back.py [WORD ...]   only faults whose name has one of the words

A line of a table for each fault; it fails if one is not found. Every target tries a number of cases, so the table is the same on any
machine. The sources themselves are not touched.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# How many cases each target tries; those not named here, a thousand.
CASES = {"buffers": 4_000, "exceptions.blt": 40_000, "round-trips.result-csv": 2_000}

BLT, OFFICIAL, SHEETS = "src/Stv.Formats/Blt/", "src/Stv.Formats/Official/", "src/Stv.Formats/Sheets/"

# What was wrong; the file, what stands there and what is put in its place; the targets that are to find it, and in how many cases.
FAULTS = [
    ("a `0` always ends a ballot", BLT + "BltBallots.cs",
     "(ending, doubtful, endAt) = BltLayout.Decide(scanner, header, single, longest);",
     "(ending, doubtful, endAt) = (BallotEnd.Zero, false, -1);",
     ["dialects", "reader"]),
    ("a line without a `0` never ends a ballot", BLT + "BltLayout.cs",
     "return (line ? BallotEnd.Line", "return (line && open == 0 ? BallotEnd.Line", ["dialects", "reader"]),
    ("commas and semicolons between numbers are not passed", BLT + "BltScanner.cs",
     "            else if (c is ',' or ';')\n            {\n                Tell(", "            else if (c is '\\0')\n            {\n                Tell(",
     ["dialects", "reader"]),
    ("commas behind names are not passed", BLT + "BltLine.cs",
     "line is [.., (byte)',' or (byte)';'] or [..,", "line is [.., (byte)'\\0'] or [..,", ["dialects", "reader"]),
    ("curly quotes are not known", BLT + "BltLine.cs",
     "if (curlyLead >= 0 && CurlyQuote(scanner)", "if (curlyLead < -1 && CurlyQuote(scanner)", ["dialects", "reader"]),
    ("no-break spaces are not known", BLT + "BltScanner.cs",
     "switch (Text.Peek(ahead))\n", "switch (Text.Peek(ahead) & 0x7F)\n", ["dialects", "reader"]),
    ("whole lines in quotes are not known", BLT + "BltScanner.cs",
     "if (!Quoted) return false;", "if (Text.At >= 0) return false;", ["dialects", "reader"]),
    ("the signs of a mail are not passed", BLT + "BltScanner.cs",
     "c == '>' && Mailed || ", "c == '>' && Mailed && Text.At < 0 || ", ["dialects", "reader"]),
    ("a comment is looked for only in what is held", BLT + "BltScanner.cs",
     "else if (c == '/' && Text.Peek(1) == '*') SkipComment();",
     "else if (c == '/' && Text.Bytes[Text.At..] is [_, (byte)'*', ..]) SkipComment();", ["buffers"]),
    ("a comment glued to a word is looked for only in what is held", BLT + "BltScanner.cs",
     "return Text.Peek(length + 1) == '*';", "return Text.Bytes[(Text.At + length)..] is [_, (byte)'*', ..];", ["buffers"]),
    ("leading zeros are counted by the careful reader only", BLT + "BltPlain.cs",
     "papers == 0 || i - at > MostWeightDigits || ", "papers == 0 || ", ["buffers"]),
    ("the comment behind a lone `0` belongs to the ballot", BLT + "BltLine.cs",
     "switch { ('/', '*') => 1,", "switch { ('/', '*') when length < 0 => 1,", ["dialects", "reader"], 12_000),
    ("a gzip file may end anywhere", "src/Stv.Formats/Compressed.cs",
     "new Unzipped(whole) : whole", "new GZipStream(whole, CompressionMode.Decompress) : whole", ["gzip"]),
    ("columns that are not understood are passed over in silence", OFFICIAL + "PassedOver.cs",
     "if (one.Figures > 0) all.Add(one);", "if (one.Figures > 0 && one.Reason != PassedOverReason.Unknown) all.Add(one);",
     ["round-trips.official-table"]),
    ("Roman figures are not known", OFFICIAL + "StageHeadings.cs",
     "Roman(string text) => text.Length > 0 &&", "Roman(string text) => text.Length > 99 &&", ["round-trips.official-table"]),
    ("ordinals in words are not known", OFFICIAL + "StageHeadings.cs",
     "Array.IndexOf(OnesInOrder, last) is not (>= 0 and var one)", "Array.IndexOf(OnesInOrder, last) is not (>= 99 and var one)",
     ["round-trips.official-table"]),
    ("our own CSV is refused where a name holds a tab", OFFICIAL + "OfficialNames.cs",
     "result.Candidates.ToLookup(one => ResultCsv.Text(one.Name), one => one.Number)",
     "result.Candidates.ToLookup(one => one.Name, one => one.Number)", ["round-trips.result-csv"]),
    ("our own CSV is refused where two names look alike", OFFICIAL + "OfficialNames.cs",
     "if (row.Number is { } own && ", "if (row.Number is { } own && own < 0 && ", ["round-trips.result-csv"]),
    ("the quota of a count with guarded candidates is false", "src/Stv/Counting/MeekCount.cs",
     "internal void Close() => Closing ??= Cite;",
     "internal void Close() { Closing ??= Cite; Quota = held.Length + 1_000_000; }", ["rules.meek-1987", "rules.warren"]),
    ("too many papers behind ballots with ids crash the reader", BLT + "BltBallots.cs",
     "if (papers > long.MaxValue - Papers)", "if (papers > long.MaxValue - Papers && c != '(')", ["exceptions.blt"]),
    ("messages are as long as the names in them", SHEETS + "Display.cs",
     "Shortened(Clean(text.Length > 8 * columns ? $\"{text[..(8 * columns)]}…\" : text), columns);",
     "columns < 0 ? Shortened(text, columns) : Clean(text);", ["exceptions.result-json", "exceptions.cli"]),
    ("messages have control characters in them", SHEETS + "Display.cs",
     "        if (text.All(c => c is >= ' ' and <= '~')) return text.Trim();\n        var clean",
     "        if (text.Length > 0) return text.Trim();\n        var clean", ["exceptions.result-json", "exceptions.cli"]),
    ("nicknames are written that no reader takes", "src/Stv.Formats/BltWriter.cs",
     "        && nick[^1] != ','\n", "", ["round-trips.blt"]),
]


def run(*command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def build(folder):
    built = run("dotnet", "build", "tests/Stv.Fuzz", "-c", "Release", "--nologo", "-v", "q", "-p:TreatWarningsAsErrors=false", folder=folder)
    if built.returncode:
        sys.exit(f"does not build:\n{built.stdout}")


def failing(target, folder, cases=None):
    tried = run("tests/Stv.Fuzz/bin/Release/net10.0/Stv.Fuzz", "--seed", "1", "--cases", str(cases or CASES.get(target, 1_000)),
                "--only", target, "--folder", f"{folder}/found", folder=folder)
    if f"{target} " not in tried.stdout:
        sys.exit(f"{target} was not tried:\n{tried.stdout}{tried.stderr}")
    return {int(case) for case in re.findall(r"^FAILED \S+ --seed \d+ --case (\d+)", tried.stdout, re.M)}


def main(arguments):
    faults = [fault for fault in FAULTS if not arguments or any(word in fault[0] for word in arguments)]
    root = pathlib.Path(__file__).resolve().parents[2]
    lost = 0
    # Before anything is built: what no longer stands where it did would end the run after a quarter of an hour.
    for name, path, old, *_ in faults:
        if (times := (root / path).read_text(encoding="utf-8").count(old)) != 1:
            sys.exit(f"{name}: {path} has {times} times, expected once: {old}")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "stv")
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("bin", "obj", ".git"))
        # What fails without any of them shows nothing.
        build(copy)
        most = {target: max((fault[5] for fault in faults if target in fault[4] and fault[5:]), default=None)
                for fault in faults for target in fault[4]}
        before = {target: failing(target, copy, cases) for target, cases in sorted(most.items())}
        for target, cases in before.items():
            if cases:
                print(f"{target}: {len(cases)} cases fail before", file=sys.stderr)
        print("| put back | found by, at case |\n|---|---|", flush=True)
        for name, path, old, new, targets, *cases in faults:
            file = copy / path
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(old, new), encoding="utf-8")
            build(copy)
            first = {target: min(failing(target, copy, *cases) - before[target], default=None) for target in targets}
            found = [f"`{target}` {case}" for target, case in first.items() if case is not None]
            lost += not found
            print(f"| {name} | {', '.join(found) or 'nothing'} |", flush=True)
            file.write_text(text, encoding="utf-8")
    return 1 if lost else 0


sys.exit(main(sys.argv[1:]))
