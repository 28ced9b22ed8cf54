#!/usr/bin/env bash
# Installs by apt what of the named things is missing: chromium, java, maven, compose. Where it cannot, it says what
# the tests will go without and leaves it to them to skip, or to fail where BACKCHANNEL_TEST_REQUIRE asks for them.
set -u

have() { command -v "$1" >/dev/null 2>&1; }

present() {
    case $1 in
        chromium) have chromium || have chromium-browser || have google-chrome ;;
        java) have java && have javac ;;
        maven) have mvn ;;
        compose) have docker-compose || { have docker && docker compose version >/dev/null 2>&1; } ;;
        *) echo "$0: unknown: $1" >&2; exit 2 ;;
    esac
}

package() {
    case $1 in
        java)
            for jdk in openjdk-17-jdk-headless openjdk-21-jdk-headless; do
                apt-cache show "$jdk" >/dev/null 2>&1 && echo "$jdk" && return
            done
            echo default-jdk-headless ;;
        compose) echo docker-compose ;;
        *) echo "$1" ;;
    esac
}

missing=()
for thing in "$@"; do
    present "$thing" || missing+=("$thing")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
if have apt-get && "${as_root[@]+"${as_root[@]}"}" true 2>/dev/null; then
    echo "Installing by apt: ${missing[*]}"
    "${as_root[@]+"${as_root[@]}"}" apt-get update -qq
    packages=()
    for thing in "${missing[@]}"; do
        packages+=("$(package "$thing")")
    done
    "${as_root[@]+"${as_root[@]}"}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

for thing in "${missing[@]}"; do
    present "$thing" || echo "Not installed: $thing. The tests that need it cannot run until it is."
done
exit 0
