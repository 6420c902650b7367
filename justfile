# `just` lists these; `.ci/run` is the same as `check` without just.

[private]
default:
    @just --list

# Everything that must pass
check:
    .ci/run

# The tests
test *ARGS:
    cargo test {{ARGS}}

# The explorer
run *ARGS:
    cargo run --release -- {{ARGS}}

# Accept changed snapshots; read them before you commit them
bless:
    INSTA_UPDATE=always cargo test

# Licences, advisories and refused crates
deny:
    cargo deny check
