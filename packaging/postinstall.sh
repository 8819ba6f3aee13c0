#!/bin/sh
# Makes the service's user and lets systemd read the unit. In a root folder (DPKG_ROOT) only what lies in it is touched.
set -e
if [ "$1" = configure ]; then
	if command -v systemd-sysusers >/dev/null 2>&1; then
		systemd-sysusers ${DPKG_ROOT:+--root="$DPKG_ROOT"} pwtriage.conf
	fi
	if [ -z "${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
		systemctl daemon-reload
		# A running watcher goes on with the old program until it is restarted: its verdicts are taken up where they stand.
		systemctl try-restart pwtriage-watch.service || true
	fi
fi
