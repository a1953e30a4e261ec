#!/bin/sh
# Proves the two commands on an empty Debian 12: base system, Python, make and git, nothing else.
#
#   sudo tools/bare_machine.sh                    make demo, then make test
#   sudo tools/bare_machine.sh setup-demo demo    these targets of the Makefile
#   KEEP=1 sudo -E tools/bare_machine.sh …        keeps the machine (its folder is printed), to look into it
#
# Needs root and mmdebstrap. The archive, the proxies and the certificates are those of this machine. The clone is
# of what is committed. The mounts live in a namespace of their own: they vanish with it, also after a failure.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "Il faut être root (sudo)." >&2; exit 1; }
command -v mmdebstrap >/dev/null || { echo "Il manque le paquet mmdebstrap." >&2; exit 1; }
[ $# -gt 0 ] || set -- demo test

work=$(mktemp -d "${TMPDIR:-/var/tmp}/resorption-nu.XXXXXX")
machine=$work/machine
clean() {
    if [ -n "${KEEP:-}" ]; then echo "Machine gardée : $machine"; else rm -rf --one-file-system "$work"; fi
}
trap clean EXIT
trap 'exit 130' INT TERM

# 1. An empty machine.
/usr/bin/python3 "$root/tools/apt_sources.py" >"$work/debian.sources"
apt-config dump | grep -i '^Acquire::[a-z:]*proxy' >"$work/proxy.conf" || true
start=$(date +%s)
mmdebstrap --quiet --variant=apt --mode=root --include=python3,make,git,ca-certificates \
    --aptopt="$work/proxy.conf" bookworm "$machine" "$work/debian.sources"
echo "Machine vide : $(($(date +%s) - start)) s, $(du -sxm "$machine" | cut -f1) Mio"

# 2. What it needs to reach the network as this machine does.
cp -L /etc/resolv.conf "$machine/etc/resolv.conf"
cp /etc/hosts "$machine/etc/hosts"
bundle=/etc/ssl/certs/machine-hote.crt
settings="PIP_CERT=$bundle SSL_CERT_FILE=$bundle GIT_SSL_CAINFO=$bundle"
cp -L /etc/ssl/certs/ca-certificates.crt "$machine$bundle"
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_DEFAULT_TIMEOUT; do
    value=$(printenv "$name" || true)
    [ -z "$value" ] || settings="$settings $name=$value"
done

# 3. A clone, in a folder that is not called like the package, without anything that is not committed.
git -c safe.directory='*' clone --quiet --no-hardlinks "$root" "$machine/srv/mon-clone.dir"

# 4. The commands, each timed.
for target in "$@"; do
    echo "=== make $target ==="
    start=$(date +%s)
    # shellcheck disable=SC2016,SC2086
    unshare --mount --propagation private sh -c '
        mount -t proc proc "$1/proc" 2>/dev/null || mount --bind /proc "$1/proc"
        mount --rbind /dev "$1/dev"
        machine=$1; target=$2; shift 2
        exec chroot "$machine" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" \
            sh -c "cd /srv/mon-clone.dir && exec make $target </dev/null"
    ' sh "$machine" "$target" $settings
    echo "=== make $target : $(($(date +%s) - start)) s"
done
