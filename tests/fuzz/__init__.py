"""Every reader of input, given spoilt input: nothing but an error of ours may come of it. See docs/reliability.md."""
