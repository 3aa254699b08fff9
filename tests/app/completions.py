#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the shell completions and the manual page with what the program's own --help says, and asks bash to complete.

Usage: completions.py SOURCE_FOLDER SWITCHYARDCTL MANUAL_PAGE
"""
import pathlib
import re
import shutil
import subprocess
import sys

source = pathlib.Path(sys.argv[1])
program = sys.argv[2]
folder = source / "resources/completions"
mistakes = []


def help_of(*words):
    return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout


def options_in(text):
    return set(re.findall(r"^\s+(?:-\w,\s*)?(--[a-z][a-z-]*)", text, re.M))


def bash(words):
    script = f"""source '{folder / "switchyardctl.bash"}'
COMP_WORDS=({" ".join(f"'{word}'" for word in words)})
COMP_CWORD={len(words) - 1}
_switchyardctl
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=source, check=True)
    return set(done.stdout.split())


def expect(condition, sentence):
    if not condition:
        mistakes.append(sentence)


top = help_of()
commands = re.findall(r"^  ([a-z]+) {2,}", top[top.index("Subcommands:"):], re.M)
expect(len(commands) >= 7, f"only these subcommands are in --help: {commands}")
expect(set(commands) <= bash(["switchyardctl", ""]), "bash does not complete every subcommand")
page = (source / "resources/help/switchyardctl.md").read_text()
zsh = (folder / "_switchyardctl").read_text()
fish = (folder / "switchyardctl.fish").read_text()


def compare(words, indentation):
    """Holds the completions of a command, or of one of a group, against its --help."""
    name, said = words[-1], " ".join(words)
    wanted = options_in(help_of(*words)) - {"--help"}
    offered = bash(["switchyardctl", *words, "--"]) - {"--help"}
    expect(wanted == offered, f"bash, {said}: {sorted(wanted ^ offered)} differ from --help")
    section = re.search(rf"^ {{{indentation}}}{name}\) (.*)$", zsh, re.M)
    in_zsh = set(re.findall(r"(--[a-z][a-z-]*)", section.group(1) if section else "")) - {"--help"}
    expect(wanted == in_zsh, f"zsh, {said}: {sorted(wanted ^ in_zsh)} differ from --help")
    in_fish = set()
    for line in fish.splitlines():
        where = re.search(r"__fish_seen_subcommand_from ([a-z ]+)'", line)
        if where and name in where.group(1).split():
            in_fish |= {"--" + option for option in re.findall(r"-l ([a-z-]+)", line)}
    in_fish -= {"--help"}
    expect(wanted == in_fish, f"fish, {said}: {sorted(wanted ^ in_fish)} differ from --help")
    for option in wanted:
        expect(option in page, f"the help page does not mention {option} of {said}")


for command in commands:
    compare([command], 8)
    expect(f"\n## {command}\n" in page, f"the help page has no chapter for {command}")
group = help_of("certificates")
members = re.findall(r"^  ([a-z]+) {2,}", group[group.index("Subcommands:"):], re.M)
expect(len(members) >= 6, f"only these commands are in certificates --help: {members}")
expect(set(members) == bash(["switchyardctl", "certificates", ""]), "bash does not complete every command of certificates")
for member in members:
    compare(["certificates", member], 12)
    expect(f"switchyardctl certificates {member}" in page, f"the help page does not mention certificates {member}")
expect(bash(["switchyardctl", "export", "x", "--to", "t"]) == {"terraform"}, "bash does not complete --to")
expect("README.md" in bash(["switchyardctl", "check", "READ"]), "bash does not complete file names")
for shell, path in (("zsh", folder / "_switchyardctl"), ("fish", folder / "switchyardctl.fish")):
    if shutil.which(shell):
        done = subprocess.run([shell, "-n", path], capture_output=True, text=True)
        expect(done.returncode == 0, f"{shell} finds a mistake: {done.stderr}")
manual = pathlib.Path(sys.argv[3]).read_text()
expect(".SH NAME\nswitchyardctl \\- " in manual, "the manual page has no NAME that whatis understands")
for command in commands:
    expect(f".SH\n{command}\n" in manual, f"the manual page has no chapter {command}")
for mistake in mistakes:
    print(mistake)
sys.exit(1 if mistakes else 0)
