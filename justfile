# Whether it compiles.
check:
    cargo check --all-targets --locked

test:
    cargo test --locked

fmt:
    cargo fmt

lint:
    cargo clippy --all-targets --all-features --locked -- -D warnings
    cargo clippy --no-default-features --locked -- -D warnings

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --all-features --locked

bench:
    cargo bench --locked

deny:
    cargo deny --locked check bans licenses sources

# All that must hold before a change is taken.
ci:
    .ci/run

# What is made from the command line, made again.
fresh:
    cat docs/configuration.head.md > docs/configuration.md
    cargo run --quiet --locked -- config keys >> docs/configuration.md
    rm -f man/*.1
    cargo run --quiet --locked -- man --out man
    cargo run --quiet --locked -- completions bash > completions/refrain.bash
    cargo run --quiet --locked -- completions zsh > completions/_refrain
    cargo run --quiet --locked -- completions fish > completions/refrain.fish
    cargo run --quiet --locked -- completions powershell > completions/_refrain.ps1
    cargo run --quiet --locked -- completions elvish > completions/refrain.elv
