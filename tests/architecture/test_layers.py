"""Imports go down, and what is dangerous stays where it belongs."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "oircheck"

FLOORS = (
    {"types", "errors"},
    {"findings"},
    {"rules"},
    {"ports", "text"},
    {"quantities", "names"},
    {"index", "models"},
    {"verify"},
    {"intake", "gate", "reports", "batch", "testing", "evaluate"},
    {"session"},
    {"cli", "web"},
    {"__main__"},
)
FRONT = frozenset({"cli", "web", "__main__"})
FLOOR: Mapping[str, int] = {
    name: floor for floor, names in enumerate(FLOORS) for name in names
}
GROUND = "oircheck"
"""The package itself: its version, and names of the ground floor."""

ROOMS = (
    "words",
    "numbers",
    "dates",
    "mentions",
    "outcomes",
    "sentences",
    "derived",
    "comparisons",
    "corrections",
)
"""The rooms of ``quantities``: each may look into itself and into those before it."""

FENCES: Mapping[str, frozenset[str]] = {
    "onnxruntime": frozenset({"models"}),
    "tokenizers": frozenset({"models"}),
    "onnx": frozenset({"models"}),
    "sqlite3": frozenset({"index"}),
    "lancedb": frozenset({"index"}),
    "click": frozenset({"cli"}),
    "dask": frozenset({"batch"}),
    "distributed": frozenset({"batch"}),
    "sentence_transformers": frozenset({"models"}),
    "torch": frozenset({"models"}),
    "pypdfium2": frozenset({"text"}),
}
"""Third-party packages, and the only parts that may import each."""

WITHOUT_NUMPY = frozenset(
    {"types", "errors", "findings", "rules", "text", "quantities", "names"}
)
NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx"}
)
CLOCKS = frozenset(
    {
        "time.time",
        "time.monotonic",
        "time.perf_counter",
        "dt.date.today",
        "dt.datetime.now",
        "dt.datetime.utcnow",
        "datetime.date.today",
        "datetime.datetime.now",
        "date.today",
        "datetime.now",
        "datetime.utcnow",
    }
)
ENVIRONMENT = frozenset({"os.environ", "os.getenv", "sys.argv", "os.environb"})
OUTPUT = frozenset({"sys.stdout", "sys.stderr", "sys.stdin"})
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
BROAD = frozenset({"Exception", "BaseException"})


@dataclass(frozen=True)
class Module:
    """A module of the package: its part, its place, its syntax tree."""

    part: str
    path: str
    text: str
    tree: ast.Module

    @property
    def floor(self) -> int:
        """Where it stands; the package's own module may look at the ground."""
        return 1 if self.part == GROUND else FLOOR[self.part]

    @property
    def in_front(self) -> bool:
        """Whether it may act: print, read the environment, ask the clock."""
        return self.part in FRONT


def modules() -> list[Module]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        below = path.relative_to(SOURCE)
        part = below.parts[0].removesuffix(".py")
        name = GROUND if part == "__init__" else part
        text = path.read_text(encoding="utf-8")
        found.append(Module(name, below.as_posix(), text, ast.parse(text, str(path))))
    return found


MODULES = modules()


def offences(look: Callable[[Module], Iterator[str]]) -> list[str]:
    """Return what ``look`` finds in any module, with its place."""
    return [f"{module.path}: {what}" for module in MODULES for what in look(module)]


def imports(module: Module) -> Iterator[str]:
    """Yield every imported name, also inside functions and type guards."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = node.module or ""
            if name == "oircheck":
                yield from (f"oircheck.{alias.name}" for alias in node.names)
            else:
                yield name


def dotted(node: ast.AST | None) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_there_is_something_to_look_at() -> None:
    assert {"types", "text", "verify", "reports", "cli"} <= {m.part for m in MODULES}


def test_every_part_has_a_floor() -> None:
    assert {module.part for module in MODULES} <= {*FLOOR, GROUND}


def test_imports_go_down() -> None:
    def look(module: Module) -> Iterator[str]:
        for name in imports(module):
            package, _, rest = name.partition(".")
            part = rest.partition(".")[0]
            inside = package == "oircheck" and part != module.part
            if inside and part in FLOOR and FLOOR[part] >= module.floor:
                yield f"imports {name}"

    assert offences(look) == []


def room_of(module: Module) -> str:
    """Return the room that a module of ``quantities`` stands in, or nothing."""
    _, *rooms, _ = module.path.split("/")
    return rooms[0] if len(rooms) == 1 else ""


def test_every_module_of_quantities_has_a_room() -> None:
    inside = [module for module in MODULES if module.part == "quantities"]
    roomless = [module.path for module in inside if room_of(module) not in ROOMS]
    assert roomless == ["quantities/__init__.py"]
    assert {room_of(module) for module in inside} == {"", *ROOMS}


def test_the_rooms_of_quantities_are_entered_in_order() -> None:
    def look(module: Module) -> Iterator[str]:
        room = room_of(module) if module.part == "quantities" else ""
        behind = ROOMS[: ROOMS.index(room) + 1] if room else ()
        for name in imports(module) if room else ():
            package, _, rest = name.partition("oircheck.quantities")
            if not package and rest.removeprefix(".").partition(".")[0] not in behind:
                yield f"imports {name}"

    assert offences(look) == []


def test_a_room_of_quantities_opens_without_its_modules() -> None:
    def look(module: Module) -> Iterator[str]:
        if module.part == "quantities" and module.path.count("/") > 1:
            opening = module.path.endswith("/__init__.py")
            loaded = [name for name in imports(module) if name != "__future__"]
            yield from (f"imports {name}" for name in loaded if opening)

    assert offences(look) == []


def test_third_parties_stay_behind_their_fences() -> None:
    def look(module: Module) -> Iterator[str]:
        for name in imports(module):
            package = name.partition(".")[0]
            if module.part not in FENCES.get(package, {module.part}):
                yield f"imports {name}"
            if package == "numpy" and module.part in WITHOUT_NUMPY:
                yield f"imports {name}"

    assert offences(look) == []


def test_nothing_touches_the_network() -> None:
    def look(module: Module) -> Iterator[str]:
        for name in imports(module):
            if name.partition(".")[0] in NETWORK:
                yield f"imports {name}"

    assert offences(look) == []


def test_only_the_front_prints_reads_the_environment_or_asks_the_clock() -> None:
    def look(module: Module) -> Iterator[str]:
        # A value may have an attribute of that name; the module has to be imported.
        idle = {"time.time"} - {f"{name}.time" for name in imports(module)}
        for node in [] if module.in_front else ast.walk(module.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in {"print", "input"}:
                yield f"{node.lineno}: {dotted(node.func)}"
            if dotted(node) in (CLOCKS | ENVIRONMENT | OUTPUT) - idle:
                yield dotted(node)

    assert offences(look) == []


def test_errors_are_caught_by_name_or_passed_on() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            broad = {dotted(item) for item in caught} & {"", *BROAD}
            last = node.body[-1]
            if broad and not (isinstance(last, ast.Raise) and last.exc is None):
                yield f"{node.lineno}: catches everything"

    assert offences(look) == []


def test_modules_stay_short() -> None:
    def look(module: Module) -> Iterator[str]:
        lines = module.text.count("\n")
        if lines > LONGEST_MODULE:
            yield f"{lines} lines"

    assert offences(look) == []


def test_functions_stay_short() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{node.name} has {length} lines"

    assert offences(look) == []


def test_any_stays_out() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            if dotted(node) == "Any" and module.part != "models":
                yield "Any"

    assert offences(look) == []


def test_public_names_have_docstrings() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in (module.tree, *module.tree.body):
            name = getattr(node, "name", "the module")
            documented = isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)
            public = documented and not name.startswith("_")
            if public and not ast.get_docstring(node):
                yield f"{name} has no docstring"

    assert offences(look) == []
