#!/bin/sh
# Stops the service before its program is gone. What it is at is finished or handed back.
set -e
if [ "$1" = remove ] && [ -z "${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
	systemctl stop pwtriage-watch.service || true
	systemctl disable pwtriage-watch.service || true
fi
