#!/bin/sh
# Tells GitHub what `guide reread` found; the workflow "Read again" calls it.
#
#     tools/tell.sh issue REPORT.json REPORT.md       opens or renews one issue, and closes it when there is nothing to read
#     tools/tell.sh pull-request FINGERPRINTS.json    opens or renews one pull request with the fingerprints
#
# GH_TOKEN        the right to do so
# DEFAULT_BRANCH  where the pull request leads
set -eu

TITLE="Sources to read again"
BRANCH=reread/fingerprints
FILE=reread/fingerprints.json
BOT="github-actions[bot]"

tell_issue() {
    rows=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["rows"]))' "$1")
    number=$(gh issue list --state open --author "app/github-actions" --search "in:title \"$TITLE\"" \
        --json number,title --jq "[.[] | select(.title == \"$TITLE\")][0].number // empty")
    if [ "$rows" -eq 0 ]; then
        [ -z "$number" ] || gh issue close "$number" --comment "Nothing is left to read again."
    elif [ -n "$number" ]; then
        gh issue edit "$number" --body-file "$2"
    else
        gh issue create --title "$TITLE" --body-file "$2"
    fi
}

tell_pull_request() {
    mkdir -p "$(dirname "$FILE")"
    cp "$1" "$FILE"
    git add "$FILE"
    if git diff --cached --quiet; then
        echo "The fingerprints are as they were."
        return
    fi
    git switch --quiet --create "$BRANCH"
    git -c user.name="$BOT" -c user.email="41898282+$BOT@users.noreply.github.com" \
        commit --quiet --message "Fingerprints of the sources as they are now"
    gh auth setup-git
    git push --force --quiet origin "$BRANCH"
    if [ -n "$(gh pr list --head "$BRANCH" --state open --json number --jq '.[].number')" ]; then
        return
    fi
    gh pr create --base "$DEFAULT_BRANCH" --head "$BRANCH" --title "Fingerprints of the sources" \
        --body "What the sources look like now, so that the next run sees what changes. No claim and no day is changed." ||
        echo "::warning::The branch $BRANCH was pushed, but no pull request could be opened; see the head of the workflow."
}

case ${1:-} in
issue) tell_issue "$2" "$3" ;;
pull-request) tell_pull_request "$2" ;;
*)
    echo "usage: tools/tell.sh issue REPORT.json REPORT.md | pull-request FINGERPRINTS.json" >&2
    exit 2
    ;;
esac
