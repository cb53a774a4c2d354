"""The shape of the program: who may import whom, what pure code may not touch, and how large anything may be.

A part is a module or a package directly in src/narrate. Imports under TYPE_CHECKING and inside functions count.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent / "src" / "narrate"

# --- the tables ----------------------------------------------------------------------------------------------------

VALUES = {"model", "errors"}
SHELL = VALUES | {"ports", "files"}
ANYTHING = None

MAY_IMPORT: dict[str, set[str] | None] = {
    "__init__": VALUES | {"ports"},
    "__main__": {"cli"},
    "model": set(),
    "errors": set(),
    "ports": VALUES,
    "settings": VALUES,
    "read": VALUES,
    "pronounce": VALUES,
    "plan": VALUES | {"pronounce"},
    "master": VALUES,
    "publish": VALUES,
    "engines": VALUES | {"ports", "pronounce"},
    "encode": SHELL | {"publish.mp3"},
    "files": SHELL,
    "report": SHELL | {"wording"},
    "store": SHELL,
    "wording": set(),
    "tools": SHELL,
    "studio": VALUES | {"ports", "master"},
    "workers": SHELL | {"store", "studio", "encode", "engines"},  # a worker puts its own small world together
    "playing": VALUES,
    "vocabulary": VALUES | {"pronounce"},  # reads what the package holds
    "desk": SHELL | {"settings", "read", "plan", "pronounce"},  # the pipeline's first half
    "press": SHELL | {"publish", "desk", "__init__"},  # its second half; the version stands in the report
    "notes": SHELL | {"publish", "desk", "press", "wording"},
    "listening": SHELL | {"plan", "pronounce", "publish", "desk", "wording"},
    "freshness": SHELL,
    "pipeline": SHELL | {"settings", "read", "plan", "pronounce", "publish", "desk", "press", "notes"},
    "cli": ANYTHING,
}
"""What a part may import of ours besides itself: parts, or modules of parts."""

PURE = {"model", "errors", "ports", "settings", "read", "pronounce", "plan", "master", "publish", "wording"}
"""Parts without clock, disk, network, process, dice and console: what they need is an argument."""

IMPURE_MODULES = {
    "asyncio", "concurrent", "ctypes", "glob", "http", "logging", "multiprocessing", "os", "platform", "random",
    "secrets", "shutil", "signal", "socket", "ssl", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib.request",
}  # fmt: skip
IMPURE_CALLS = {"__import__", "breakpoint", "eval", "exec", "input", "open", "print"}
IMPURE_METHODS = {
    "exists", "is_dir", "is_file", "iterdir", "mkdir", "now", "read_bytes", "read_text", "rglob", "stat", "today",
    "touch", "unlink", "utcnow", "write_bytes", "write_text",
}  # fmt: skip
"""Methods of Path that touch the disk, and of date and datetime that read the clock."""

HEAVY = {"numpy", "pydub", "PIL", "lxml", "mutagen", "markdown_it", "lameenc", "pyttsx3"}
"""What takes tens of milliseconds to import; the `__init__` of a package leaves it to the modules that need it."""

MODULE_LINES, FUNCTION_LINES, PARAMETERS = 260, 45, 5
LONG_MODULES = {"model.py"}  # all values on one page: a list, not a program
MANY_PARAMETERS = {"cli"}  # a command's parameters are its options; ruff watches the other functions

# --- what a module does --------------------------------------------------------------------------------------------


class Module(NamedTuple):
    """A file of the program, or the text of one."""

    name: str  # relative to src/narrate
    source: str

    @property
    def tree(self) -> ast.Module:
        """The parsed text."""
        return ast.parse(self.source, self.name)

    @property
    def part(self) -> str:
        """The module or package directly in src/narrate that it belongs to."""
        return self.name.partition("/")[0].removesuffix(".py")


MODULES = [Module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))]
every_module = pytest.mark.parametrize("module", MODULES, ids=[module.name for module in MODULES])


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Give the line and the full name of everything that is imported, wherever the import stands."""
    package = ["narrate", *module.name.split("/")[:-1]]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def home_of(name: str) -> str:
    """Return the name itself, or `narrate.__init__` for what is in no part: the root and its own names."""
    _, _, inside = name.partition(".")
    return name if inside.partition(".")[0] in MAY_IMPORT else "narrate.__init__"


def is_in(name: str, homes: set[str]) -> bool:
    """Tell whether a dotted name is one of some modules, or in one."""
    return any(name == home or name.startswith(f"{home}.") for home in homes)


def forbidden_imports(module: Module) -> list[str]:
    """Name the imports that the table does not allow."""
    allowed = MAY_IMPORT.get(module.part)  # a part without a row is the first test's affair
    if allowed is ANYTHING:
        return []
    homes = {f"narrate.{part}" for part in allowed | {module.part}}
    rule = f"{module.part} may import of ours only {', '.join(sorted(allowed)) or 'nothing'}"
    return [
        f"{module.name}:{line} imports {name}, but {rule}"
        for line, name in imports(module)
        if is_in(name, {"narrate"}) and not is_in(home_of(name), homes)
    ]


def impurities(module: Module) -> list[str]:
    """Name what reaches out of the program: imports and calls."""
    found = [(line, f"imports {name}") for line, name in imports(module) if is_in(name, IMPURE_MODULES)]
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                found.append((node.lineno, f"calls {name}()"))
            case ast.Call(func=ast.Attribute(attr=name)) if name in IMPURE_METHODS:
                found.append((node.lineno, f"calls .{name}()"))
    return [f"{module.name}:{line} {what}, but {module.part} is pure: make it an argument" for line, what in found]


def excesses(module: Module) -> list[str]:
    """Name what is over the budgets of size."""
    found = []
    lines = len(module.source.splitlines())
    if lines > MODULE_LINES and module.name not in LONG_MODULES:
        found.append(f"{module.name} has {lines} lines, more than {MODULE_LINES}")
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > FUNCTION_LINES:
            found.append(f"{module.name}:{node.lineno} {node.name} has {lines} lines, more than {FUNCTION_LINES}")
        count = len(parameters(node.args))
        if count > PARAMETERS and module.part not in MANY_PARAMETERS:
            found.append(f"{module.name}:{node.lineno} {node.name} has {count} parameters, more than {PARAMETERS}")
    return found


def parameters(arguments: ast.arguments) -> list[str]:
    """Name the parameters of a function, without self and cls."""
    stars = [each for each in (arguments.vararg, arguments.kwarg) if each]
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *stars]
    return [each.arg for each in every if each.arg not in {"self", "cls"}]


# --- the promises --------------------------------------------------------------------------------------------------


@every_module
def test_every_part_has_a_row_in_the_table(module: Module) -> None:
    """Who adds a part decides what it may import, and says so here."""
    assert module.part in MAY_IMPORT, f"{module.name} belongs to no part of MAY_IMPORT in {Path(__file__).name}"


@every_module
def test_arrows_point_one_way(module: Module) -> None:
    """A stage can be read, tested and replaced without the others."""
    faults = forbidden_imports(module)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("module", [each for each in MODULES if each.part in PURE], ids=lambda module: module.name)
def test_pure_parts_touch_nothing_outside(module: Module) -> None:
    """The same input gives the same output, today and on any machine."""
    faults = impurities(module)
    assert not faults, "\n".join(faults)


@every_module
def test_nothing_is_large(module: Module) -> None:
    """A module is read in one sitting, a function in one look."""
    faults = excesses(module)
    assert not faults, "\n".join(faults)


def test_packages_load_nothing_heavy() -> None:
    """A build that has nothing to do is over before numpy would have been imported."""
    packages = [f"narrate.{path.parent.name}" for path in sorted(ROOT.glob("*/__init__.py"))]
    program = f"import sys, {', '.join(packages)}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert HEAVY.isdisjoint(loaded), f"importing {', '.join(packages)} loads {', '.join(sorted(HEAVY & set(loaded)))}"


# --- the checks see what they should -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("model.py", "from narrate.errors import NarrateError"),
        ("plan/keys.py", "import narrate.files"),
        ("plan/keys.py", "from narrate import files"),
        ("plan/keys.py", "from ..read import text"),
        ("plan/deep/keys.py", "from ...read import text"),
        ("plan/keys.py", "if TYPE_CHECKING:\n    from narrate.settings import Settings"),
        ("plan/keys.py", "def f():\n    from narrate.store import DiskStore"),
        ("plan/keys.py", "from narrate.planning import x"),
        ("plan/keys.py", "import narrate"),
        ("plan/keys.py", "from narrate import __version__"),
        ("encode.py", "from narrate.publish.tags import id3"),
    ],
)
def test_a_forbidden_import_is_seen(name: str, source: str) -> None:
    """However it is written, and wherever it stands."""
    assert len(forbidden_imports(Module(name, source))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("plan/keys.py", "from narrate.model import Voice\nfrom narrate.pronounce.say import say\nimport hashlib"),
        ("plan/keys.py", "from . import words\nfrom .words import Word\nfrom ..model import Voice"),
        ("encode.py", "from narrate.publish.mp3 import joined"),
        ("press.py", "import narrate\nfrom narrate import __version__, files"),
        ("cli/world.py", "from narrate.store import DiskStore"),
    ],
)
def test_an_allowed_import_is_not(name: str, source: str) -> None:
    """The table is all that is forbidden."""
    assert forbidden_imports(Module(name, source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os.path",
        "from os import environ",
        "from urllib import request",
        "import concurrent.futures",
        "def f():\n    import time",
        "print('x')",
        "with open('x') as file: ...",
        "Path('x').read_text()",
        "datetime.now(tz=UTC)",
    ],
)
def test_an_impurity_is_seen(source: str) -> None:
    """Clock, disk, network and console, at any depth."""
    assert len(impurities(Module("read/x.py", source))) == 1


@pytest.mark.parametrize(
    "source", ["import io, re", "Image.open(BytesIO(data))", "from urllib.parse import quote", "Path('x')"]
)
def test_what_is_pure_is_not(source: str) -> None:
    """A path is a value, a buffer no file."""
    assert impurities(Module("read/x.py", source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "#\n" * 261,
        "def f():" + "\n    x = 1" * 45,
        "def f(a, b, /, c, *, d, e, f): ...",
        "class C:\n    async def f(self, a, b, c, d, *e, **f): ...",
    ],
)
def test_an_excess_is_seen(source: str) -> None:
    """One line or one parameter more than the budget."""
    assert len(excesses(Module("read/x.py", source))) == 1


def test_what_is_just_within_the_budget_is_not() -> None:
    """The budget itself is allowed."""
    method = "class C:\n    def f(self, a, b, c, d, e):" + "\n        x = 1" * 44
    assert excesses(Module("read/x.py", method + "\n#" * 214)) == []
