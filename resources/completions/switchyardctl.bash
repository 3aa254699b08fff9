# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of switchyardctl for bash; installed as share/bash-completion/completions/switchyardctl.

_switchyardctl_options()
{
    case $1 in
        check) echo "--cloud --fix --json --junit --passphrase-file --help" ;;
        test) echo "--map --json --junit --help" ;;
        diff) echo "--all --json --help" ;;
        import) echo "--into --format --keys --keep --partial --json --help" ;;
        export) echo "--to --out --project --resource --output-only --force --unchecked --strict --json --help" ;;
        explain) echo "-H --header --rule --client --json --help" ;;
        analyze) echo "--url-map --records --fail-on --all --json --help" ;;
        run) echo "--for --workers --load --log --json --passphrase-file --help" ;;
        certificates) echo "--help" ;;
        certificates-list | certificates-issue) echo "--passphrase-file --json --help" ;;
        certificates-trust | certificates-untrust) echo "--place --dry-run --json --help" ;;
        certificates-instructions) echo "--place --json --help" ;;
        certificates-authority) echo "--path --json --help" ;;
        *) echo "--help --version" ;;
    esac
}

_switchyardctl()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=
    ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
    [[ $command == certificates ]] && ((COMP_CWORD > 2)) && command=certificates-${COMP_WORDS[2]}
    COMPREPLY=()
    case $previous in
        --to) mapfile -t COMPREPLY < <(compgen -W "yaml gcloud terraform" -- "$current"); return ;;
        --format) mapfile -t COMPREPLY < <(compgen -W "workspace terraform config-connector rest" -- "$current"); return ;;
        --fail-on) mapfile -t COMPREPLY < <(compgen -W "shadowed unreachable unknown overlap host untested nothing" -- "$current"); return ;;
        --place) mapfile -t COMPREPLY < <(compgen -W "debian fedora suse arch chromium firefox macos windows" -- "$current"); return ;;
        --out | --keys) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
        --into | --junit | --records | --passphrase-file) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        --map | --url-map | --project | --resource | --rule | --load | --for | --workers | -H | --header) return ;;
    esac
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "check test diff import export explain analyze run certificates $(_switchyardctl_options '')" -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_switchyardctl_options "$command")" -- "$current")
    elif [[ $command == certificates ]]; then
        mapfile -t COMPREPLY < <(compgen -W "list issue trust untrust instructions authority" -- "$current")
    elif [[ $command == explain && COMP_CWORD -eq 3 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "GET HEAD POST PUT DELETE OPTIONS PATCH" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

complete -o filenames -F _switchyardctl switchyardctl
