#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the manual page of switchyardctl from its page of the help.
# usage: manual_page.sh LOWDOWN HELP_PAGE VERSION > switchyardctl.1
set -eu
# the title of the page becomes the chapter NAME, its chapters become those of the manual page
"$1" -s -tman -Mtitle=SWITCHYARDCTL -Msection=1 -Mvolume=Switchyard -Msource="Switchyard $3" "$2" |
    sed -e '/^\.SH$/{N;s/.*/.SH NAME\nswitchyardctl \\- Switchyard'"'"'s load balancer without a display\n.SH DESCRIPTION/}' \
        -e '/^\.SS$/{s/.*/.SH/}'
