"""The figures that count, each compared in the same run with a floor that does the bare minimum.

    python -m benchmarks intake push walk      or: make bench

What is printed are ratios, since milliseconds differ from machine to machine. Every benchmark runs
in a process and with data of its own; nothing of the project's `var/` is touched.
"""
