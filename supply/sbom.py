"""The software bill of materials: `make sbom` writes it in CycloneDX 1.6, as JSON."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from supply import licences, locks
from supply.locks import Package


def bill(lock: Path) -> Bom:
    """Return what production is made of: every package, with its hashes and licence."""
    bom = Bom()
    bom.metadata.component = Component(
        name="miimii", type=ComponentType.APPLICATION, bom_ref="miimii"
    )
    parts = [_component(package) for package in locks.read(lock)]
    bom.components.update(parts)
    bom.register_dependency(bom.metadata.component, parts)
    return bom


def write(bom: Bom, place: Path) -> None:
    """Write the bill to a file."""
    JsonV1Dot6(bom).output_to_file(str(place), allow_overwrite=True, indent=2)


def _component(package: Package) -> Component:
    url = PackageURL("pypi", None, package.name, package.version)
    try:
        licence = [DisjunctiveLicense(name=licences.licence_of(package.name))]
    except metadata.PackageNotFoundError:  # another platform's
        licence = []
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        purl=url,
        bom_ref=str(url),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=h) for h in package.hashes],
        licenses=licence,
    )


if __name__ == "__main__":
    write(bill(locks.RUNTIME), Path(sys.argv[1]))
