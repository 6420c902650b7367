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

# Take the pictures in assets/screens afresh, from the real program on the seeds; look at them before you commit them
pictures:
    CASEBOOK_BLESS=1 cargo test --test pictures --test jobs

# Every screen in every look and size, on one page to be looked at
gallery:
    cargo test --test pictures -- --ignored --nocapture gallery

# Licences, advisories and refused crates
deny:
    cargo deny check

# The manual's pages and the shells' completions
pages:
    CASEBOOK_BLESS=1 cargo test --test pages
