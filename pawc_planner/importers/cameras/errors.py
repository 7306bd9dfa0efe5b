"""What can be wrong with files of cameras; each sentence names the file and the remedy."""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import ImportFault


class PackageFileError(ImportFault):
    """Facts: ``file``, ``missing``, ``reason``."""

    code = "package_file"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} belongs to a camera package, but its table “{missing}” {reason}. Put all tables of the package into "
        "one folder or zip beside datapackage.json and import that."
    )


class PackageBrokenError(ImportFault):
    """Facts: ``file``, ``reason``."""

    code = "package_broken"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} cannot be read: {reason}. Export the package again from the program that made it and import that."
    )


class NoPicturesError(ImportFault):
    """Facts: ``file``, ``what``, ``instead``."""

    code = "no_pictures"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds {what}, and nothing to import. What is needed stands in {instead}: import that."
    )


class NoPictureTimesError(ImportFault):
    """Facts: ``file``."""

    code = "no_picture_times"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} does not say when its pictures were taken. Run the detector with the option to keep the pictures' "
        "dates, or import the table of the program in which they were sorted (Timelapse, camtrapR, Wildlife Insights)."
    )
