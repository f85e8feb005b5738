#!/usr/bin/env bash
# Every sample of the APIs that seeds 001 and 003 describe, in their order, with curl, against a running host:
#
#     seeds.sh [http://localhost:8080]
#
# The samples stand here word for word; what is between < and >, the host and the provider's name are filled in when they are run.
# Shown is what is sent, the status, and what comes back, with long tokens cut. It takes a minute, since an access token has to expire, unless one that
# has expired is handed over in EXPIRED_ACCESS_TOKEN.
set -euo pipefail
shopt -u patsub_replacement 2>/dev/null || true # an & in what is filled in is an &, in every bash

HOST=${1:-http://localhost:8080}
PROVIDER=demo
WORK=$(mktemp -d)
trap 'rm -r "$WORK"' EXIT

NAME="visitor$(date +%s)$RANDOM"
declare -A VALUE=(
  [username]="\"$NAME\"" [email]="\"$NAME@example.com\"" [password]='"correct horse battery"' [redirect-url]=/sign-in)

heading() { printf '\n== %s ==\n' "$1"; }
note() { printf '# %s\n' "$1"; }

# Runs the sample on standard input. JAR is the file of cookies of the browser that sends it, if it is one.
sample() {
  local command name more=(--silent --show-error --dump-header "$WORK/headers" --output "$WORK/body")
  command=$(sed -e 's/ *\\$//' | tr '\n' ' ') # some samples miss the backslash at the end of a line
  command=${command//'https://<client-domain>'/$HOST}
  command=${command//google/$PROVIDER}
  for name in "${!VALUE[@]}"; do command=${command//"<$name>"/${VALUE[$name]}}; done
  command=${command% }
  [ -z "${JAR:-}" ] || more+=(--cookie "$WORK/$JAR" --cookie-jar "$WORK/$JAR")
  : >"$WORK/body"
  printf '\n$ %s\n' "$command" | cut_tokens
  eval "${command/#curl/curl \"\$\{more[@]\}\"}"
  {
    status
    grep -iE '^(location|set-cookie|www-authenticate):' "$WORK/headers" | tr -d '\r' || true
    [ ! -s "$WORK/body" ] || printf '%s\n' "$(<"$WORK/body")"
  } | cut_tokens
}

cut_tokens() { sed -E 's/([A-Za-z0-9_-]{16})[A-Za-z0-9_.-]{24,}/\1…/g'; }
status() { sed -nE '1s/^HTTP[^ ]* ([0-9]+).*/\1/p' "$WORK/headers"; }
header() { sed -nE "s/^$1: (.*)\r$/\1/Ip" "$WORK/headers" | tail -n 1; }
member() { sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p" "$WORK/body"; }
parameter() { sed -nE "s/.*[?&#]$1=([^&]*).*/\1/p"; }

heading 'Seed 001: before the samples, an account and a session elsewhere'
sample <<'CURL'
curl --request POST 'https://<client-domain>/api/auth/v1/register' \
--data-raw '{"username":<username>,"email":<email>,"password":<password>}'
CURL

heading 'Seed 001: Login'
sample <<'CURL'
curl --request POST 'https://<client-domain>/api/auth/v1/login' \
--data-raw '{"username":<username>,"email":<email>,"password":<password>}' \
--compressed
CURL
VALUE[qt-auth]=$(header x-qt-auth)

heading 'Seed 001: Validate User Session'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/sessions/validate' \
-H 'x-qt-auth: <qt-auth>'
CURL

heading 'Seed 001: Get User Sessions'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/sessions' \
-H 'x-qt-auth: <qt-auth>'
CURL

heading 'Seed 001: Logout'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/logout'
-H 'x-qt-auth: <qt-auth>'
CURL
note 'the session is over, and its token says so:'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/sessions/validate' \
-H 'x-qt-auth: <qt-auth>'
CURL

heading 'Seed 001: Social Login'
note "in a browser, whose cookies tell it from others; the provider's name is a value, too"
JAR=browser sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/login?auth-provider=google&redirect-url=<redirect-url>'
CURL
VALUE[provider-page]=$(header location)
note 'at the provider, the user says who they are:'
sample <<CURL
curl --request POST '<provider-page>' \
--data-urlencode 'username=demo-$NAME' --data-urlencode 'claims={"preferred_username":"ada-$NAME"}'
CURL
callback=$(header location)

heading 'Seed 001: Provider Callback'
note 'bare, as in the seed, it is refused, and nothing is used up:'
VALUE[state]=$(parameter state <<<"$callback")
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/google/callback?state=<state>'
CURL
note "with the provider's code, in the browser that has begun:"
VALUE[state]="${VALUE[state]}&code=$(parameter code <<<"$callback")"
JAR=browser sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/google/callback?state=<state>'
CURL
VALUE[access-token]=$(header location | parameter access-token)
VALUE[qt-auth]=$(sed -nE 's/^.*\tqt-auth\t(.*)$/\1/p' "$WORK/browser")

heading 'Seed 001: Validate Session Token'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/sessions/access-token/validate?access-token=<access-token>&redirect-url=<redirect-url>'
-H 'x-qt-auth: <qt-auth>'
CURL
note 'it counts once:'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/sessions/access-token/validate?access-token=<access-token>&redirect-url=<redirect-url>'
-H 'x-qt-auth: <qt-auth>'
CURL

heading 'Seed 001: Kill all User Sessions'
note 'signed in once more, beside the session from the beginning:'
sample <<'CURL'
curl --request POST 'https://<client-domain>/api/auth/v1/login' \
--data-raw '{"username":<username>,"email":<email>,"password":<password>}' \
--compressed
CURL
VALUE[qt-auth]=$(header x-qt-auth)
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/auth/v1/kick'
-H 'x-qt-auth: <qt-auth>'
CURL

NAME="pair$NAME"
VALUE[username]="\"$NAME\"" VALUE[email]="\"$NAME@example.com\""
keep_access_token() { VALUE[your_access_token]=$(member accessToken); }

heading 'Seed 003: 1. Register or Login'
JAR=pair sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/register' \
--data-raw '{"username":<username>,"email":<email>,"password":<password>}'
CURL
JAR=pair sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/login' \
--data-raw '{"username":<username>,"password":<password>}'
CURL
keep_access_token

heading 'Seed 003: 2. Access Protected Resources'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/whoami' -H 'Authorization: Bearer <your_access_token>'
CURL

heading 'Seed 003: 3. Handle Expired Access Token'
if [ -n "${EXPIRED_ACCESS_TOKEN:-}" ]; then
  VALUE[your_access_token]=$EXPIRED_ACCESS_TOKEN
else
  note 'waiting until it has expired'
  while curl --silent --fail --output /dev/null -H "Authorization: Bearer ${VALUE[your_access_token]}" "$HOST/api/whoami"; do
    sleep 2
  done
fi
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/whoami' -H 'Authorization: Bearer <your_access_token>'
CURL
JAR=pair sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/refresh-token'
CURL
keep_access_token
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/whoami' -H 'Authorization: Bearer <your_access_token>'
CURL

heading 'Seed 003: 4. Handle Expired Refresh Token'
note 'without a refresh token, one has to log in again:'
sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/refresh-token'
CURL

heading 'Seed 003: 5. Logout'
note 'it wants both tokens:'
JAR=pair sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/logout'
CURL
cp "$WORK/pair" "$WORK/stolen"
JAR=pair sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/logout' -H 'Authorization: Bearer <your_access_token>'
CURL
note 'neither token is good for anything any more, whoever has a copy:'
sample <<'CURL'
curl --request GET 'https://<client-domain>/api/whoami' -H 'Authorization: Bearer <your_access_token>'
CURL
JAR=stolen sample <<'CURL'
curl --request POST 'https://<client-domain>/auth/refresh-token'
CURL
