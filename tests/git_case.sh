# SPDX-License-Identifier: MIT
# For golden cases that need a git repository: sourced as ". $TESTS/git_case.sh".
#
# Whatever git is set up to do where the tests run, and whatever hook they may be run from, is
# kept out: git sees the case's own folder and nothing else.
# shellcheck shell=bash
# shellcheck disable=SC2046
unset $(git rev-parse --local-env-vars)
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CEILING_DIRECTORIES="${PWD%/*}"
export GIT_AUTHOR_NAME=clerk GIT_AUTHOR_EMAIL=clerk@example.org
export GIT_COMMITTER_NAME=clerk GIT_COMMITTER_EMAIL=clerk@example.org
export GIT_AUTHOR_DATE="2016-12-31 12:00 +0800" GIT_COMMITTER_DATE="2016-12-31 12:00 +0800"

# init FOLDER [OPTION...]: an empty repository
init() { git -c init.defaultBranch=main init -q "$@"; }

# small FOLDER: a sound ledger of one unit, with a plan and its text
small() {
    mkdir -p "$1/communities" "$1/plans" "$1/sources"
    cat >"$1/township.yaml" <<'END'
township: small
name: {zh: 小镇, en: Small Town}
units:
  - {id: yuquan, kind: community, name: {zh: 玉泉街, en: Yuquan Street}, aliases: [玉泉]}
END
    cat >"$1/plans/2016.yaml" <<'END'
plan: "2016"
title: {zh: 2016年工作要点, en: Work plan 2016}
period: {from: 2016-01-01, to: 2016-12-31}
source: {file: sources/2016.txt}
targets:
  - id: sessions
    clause: 一.1
    quote: 学习2次
    title: {zh: 学习2次, en: 2 sessions}
    measure: {count: sessions}
    want: {each: {min: 2}}
END
    echo 学习2次 >"$1/sources/2016.txt"
    sound | sed s/03-05/04-08/ >"$1/communities/yuquan.yaml"
}

# Records of that unit, without a fault and with one.
sound() { printf 'unit: yuquan\nsessions:\n  - {date: 2016-03-05, activity: study, attended: 30}\n'; }
faulty() { sound | sed s/03-05/02-30/; }
