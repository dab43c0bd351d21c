namespace Stv.Cli;

/// <summary>Scripts by which shells complete the command line, line by line, each made from the commands that there are.</summary>
internal static class CompletionScripts
{
    /// <summary>For bash from 3.2. Where nothing else is known it completes the names of files.</summary>
    public static IEnumerable<string> Bash(CommandTree tree) =>
    [
        "# Completes stv in bash: source <(stv completion bash)",
        "_stv() {",
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words= several=",
        "    COMPREPLY=()",
        "    # --format=json comes as three words.",
        "    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi",
        "    if ((COMP_CWORD == 1)); then",
        $"        words='{Words([.. tree.Commands.Select(command => command.Name), .. tree.Options.SelectMany(option => option.Names)])}'",
        "    else",
        "        case ${COMP_WORDS[1]}:$prev in",
        .. tree.Commands.SelectMany(command => command.Options.Where(option => option.Value is not null).Select(option =>
            $"            {string.Join('|', option.Names.Select(name => $"{command.Name}:{name}"))}) {BashValues(option.Values)} ;;")),
        "            *)",
        "                case ${COMP_WORDS[1]}:$cur in",
        .. tree.Commands.Select(command =>
            $"                    {command.Name}:-*) words='{Words([.. command.Options.SelectMany(option => option.Names)])}' ;;"),
        .. tree.Commands.Where(command => command.Arguments.Any(argument => argument.Values.Words.Count > 0)).Select(command =>
            $"                    {command.Name}:*) "
                + $"words='{Words([.. command.Arguments.SelectMany(argument => argument.Values.Words)])}' ;;"),
        "                esac ;;",
        "        esac",
        "    fi",
        "    local before= word",
        "    if [[ -n $several ]]; then",
        "        [[ $cur == *,* ]] && before=${cur%,*},",
        "        cur=${cur##*,}",
        "        compopt -o nospace 2>/dev/null",
        "    fi",
        "    for word in $words; do",
        "        [[ $word == \"$cur\"* ]] && COMPREPLY+=(\"$before$word\")",
        "    done",
        "}",
        "complete -o bashdefault -o default -F _stv stv",
    ];

    /// <summary>For zsh, as a function that is found by its name or sourced.</summary>
    public static IEnumerable<string> Zsh(CommandTree tree)
    {
        yield return "#compdef stv";
        yield return "# Completes stv in zsh: stv completion zsh > ~/.zfunc/_stv, in a folder of fpath.";
        yield return "_stv() {";
        yield return "    local curcontext=$curcontext state line";
        yield return $"    _arguments -C {string.Join(' ', tree.Options.SelectMany(ZshOption))} '1:command:->command' "
            + "'*::argument:->argument'";
        yield return "    case $state in";
        yield return "        command)";
        yield return "            local -a commands=(";
        foreach (var command in tree.Commands) yield return $"                {Quoted($"{command.Name}:{command.Description}")}";
        yield return "            )";
        yield return "            _describe command commands ;;";
        yield return "        argument)";
        yield return "            case $words[1] in";
        foreach (var command in tree.Commands)
        {
            yield return $"                {command.Name})";
            yield return "                    _arguments \\";
            foreach (string option in command.Options.SelectMany(ZshOption)) yield return $"                        {option} \\";
            foreach (var (i, argument) in command.Arguments.Index())
                yield return $"                        {Quoted($"{i + 1}:{argument.Name}:{ZshValues(argument.Values)}")} \\";
            yield return "                    ;;";
        }
        yield return "            esac ;;";
        yield return "    esac";
        yield return "}";
        yield return "if [[ $funcstack[1] == _stv ]]; then _stv \"$@\"; else compdef _stv stv; fi";
    }

    /// <summary>For fish.</summary>
    public static IEnumerable<string> Fish(CommandTree tree)
    {
        yield return "# Completes stv in fish: stv completion fish > ~/.config/fish/completions/stv.fish";
        yield return "function __stv_list";
        yield return "    set -l before (string replace -r '[^,]*$' '' -- (commandline -ct))";
        yield return "    for word in $argv";
        yield return "        echo $before$word";
        yield return "    end";
        yield return "end";
        foreach (var option in tree.Options) yield return $"complete -c stv -n __fish_use_subcommand {FishOption(option)}";
        foreach (var command in tree.Commands)
            yield return $"complete -c stv -n __fish_use_subcommand -f -a {command.Name} -d {FishQuoted(command.Description)}";
        foreach (var command in tree.Commands)
        {
            string where = $"complete -c stv -n '__fish_seen_subcommand_from {command.Name}'";
            foreach (var option in command.Options) yield return $"{where} {FishOption(option)}";
            foreach (var argument in command.Arguments.Where(argument => argument.Values.Words.Count > 0))
                yield return $"{where} -f -a {FishQuoted(Words(argument.Values.Words))}";
        }
    }

    /// <summary>For PowerShell from 5.1.</summary>
    public static IEnumerable<string> Pwsh(CommandTree tree)
    {
        yield return "# Completes stv in PowerShell: stv completion pwsh | Out-String | Invoke-Expression";
        yield return "Register-ArgumentCompleter -Native -CommandName stv -ScriptBlock {";
        yield return "    param($word, $ast, $position)";
        yield return "    $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | "
            + "ForEach-Object { $_.ToString() })";
        yield return "    $several = $false";
        string first = PwshWords([.. tree.Commands.Select(command => command.Name), .. tree.Options.SelectMany(option => option.Names)]);
        yield return $"    $words = if ($before.Count -lt 2) {{ {first} }} else {{";
        yield return "        switch -CaseSensitive ($before[1]) {";
        foreach (var command in tree.Commands)
        {
            yield return $"            '{command.Name}' {{";
            yield return "                switch -CaseSensitive ($before[-1]) {";
            foreach (var option in command.Options.Where(option => option.Value is not null))
                foreach (string name in option.Names)
                    yield return $"                    '{name}' {{ "
                        + $"{(option.Values.Several ? "$several = $true; " : "")}{PwshWords(option.Values.Words)} }}";
            string arguments = PwshWords([.. command.Arguments.SelectMany(argument => argument.Values.Words)]);
            string options = PwshWords([.. command.Options.SelectMany(option => option.Names)]);
            yield return $"                    default {{ if ($word -like '-*') {{ {options} }} else {{ {arguments} }} }}";
            yield return "                }";
            yield return "            }";
        }
        yield return "        }";
        yield return "    }";
        yield return "    $done = ''";
        yield return "    if ($several -and $word -match '^(.*,)([^,]*)$') { $done = $Matches[1]; $word = $Matches[2] }";
        yield return "    $words | Where-Object { $_ -like \"$word*\" } | ForEach-Object {";
        yield return "        [System.Management.Automation.CompletionResult]::new(\"$done$_\", $_, 'ParameterValue', $_)";
        yield return "    }";
        yield return "}";
    }

    static string Words(IReadOnlyList<string> words) => string.Join(' ', words);

    static IEnumerable<string> ZshOption(TreeOption option) => option.Names.Select(name =>
    {
        string text = option.Description.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        string head = $"{(option.Repeats ? "*" : "")}{name}";
        if (option.Value is not { } value) return Quoted($"{head}[{text}]");
        // A long name takes its value behind a sign of equality too.
        string sign = name.StartsWith("--", StringComparison.Ordinal) ? "=" : "";
        return Quoted($"{head}{sign}[{text}]:{value.Replace(":", "\\:", StringComparison.Ordinal)}:{ZshValues(option.Values)}");
    });

    static string BashValues(Values values) =>
        values.Words.Count == 0 ? "return" : $"words='{Words(values.Words)}'{(values.Several ? " several=1" : "")}";

    static string ZshValues(Values values) => (values.Words.Count > 0, values.Several, values.Files) switch
    {
        (true, true, _) => $"_values -s , value {Words(values.Words)}",
        (true, false, _) => $"({Words(values.Words)})",
        (false, _, true) => "_files",
        _ => " ",
    };

    static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static string FishOption(TreeOption option)
    {
        string names = string.Join(' ', option.Names.Select(name => name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}"
            : $"-s {name[1..]}"));
        string values = option.Value is null ? ""
            : option.Values.Words.Count > 0
                ? $" -x -a {FishQuoted(option.Values.Several ? $"(__stv_list {Words(option.Values.Words)})" : Words(option.Values.Words))}"
            : option.Values.Files ? " -r -F" : " -x";
        return $"{names}{values} -d {FishQuoted(option.Description)}";
    }

    static string FishQuoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    static string PwshWords(IReadOnlyList<string> words) =>
        $"@({string.Join(", ", words.Select(word => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'"))})";
}
