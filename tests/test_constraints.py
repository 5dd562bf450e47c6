"""What README's commands install is pinned, so that a release by others breaks nothing here."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

ROOT = Path(__file__).parents[1]


def canonical(requirement: str) -> str:
    """Return the name in a requirement, as package indexes compare names."""
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    """Return the packages that constraints.txt holds to one version."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {canonical(line) for line in lines if re.fullmatch(r"[\w.-]+==[\w.!+]+", line)}


def asked_by(name: str) -> tuple[str, ...]:
    """Return what an installed package asks for; nothing where it is left out here."""
    try:
        return tuple(requires(name) or ())
    except PackageNotFoundError:
        return ()


def test_every_line_names_a_package_and_its_exact_version_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.!+]+", line) for line in lines)


def test_every_package_is_pinned_the_indirect_ones_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    asked = project["project"]["dependencies"] + extras["dev"] + extras["browser"]
    asked += project["build-system"]["requires"]
    names, known = {canonical(each) for each in asked}, pinned()
    assert names <= known
    # What those ask for is asked of the installed ones. What builds the package is not installed,
    # nor in every place what drives a browser.
    assert asked_by("aiohttp")
    for name in names - {"hatchling"}:
        needed = {each for each in asked_by(name) if "extra ==" not in each}
        here = {canonical(each) for each in needed if "python_version" not in each}
        assert here <= known, name


def test_both_commands_of_the_readme_install_what_is_pinned() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    installs = [line for line in readme.splitlines() if "pip install" in line]
    assert len(installs) == 2
    assert all("pip install --quiet -c constraints.txt " in line for line in installs)
