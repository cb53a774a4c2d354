"""All checks, in the order in which they fail soonest: format, lint, types, tests. `--slow` adds the slow tests."""

from __future__ import annotations

import subprocess
import sys

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest", "-q"),
)
SLOW = ("pytest", "-q", "-m", "slow")


def main(arguments: list[str]) -> int:
    """Run every check, also after one has failed; return how many failed."""
    if unknown := set(arguments) - {"--slow"}:
        print(f"error: {', '.join(sorted(unknown))} is no option. There is only --slow.", file=sys.stderr)
        return 2
    failed = []
    for check in (*CHECKS, *([SLOW] if arguments else [])):
        print(f"$ {' '.join(check)}", flush=True)
        if subprocess.run([sys.executable, "-m", *check], check=False).returncode:
            failed.append(" ".join(check))
    print(f"Failed: {'; '.join(failed)}" if failed else "All checks passed.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
