"""What can be wrong with a file that is brought in; each sentence names the file and the remedy."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class ImportFault(PawcError, ValueError):
    """Root of the faults of one file; in a folder such a file is set aside and the others are imported."""

    code = "import"


class SourceMissingError(ImportFault):
    """Facts: ``file``."""

    code = "source_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "There is no file or folder {file}. Check the path and try again."
    )


class EmptySourceError(ImportFault):
    """Facts: ``file``."""

    code = "source_empty"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds nothing to import. Choose the folder, zip or file with the exports of your patrols."
    )


class UnreadableFileError(ImportFault):
    """Facts: ``file``, ``reason``."""

    code = "unreadable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} cannot be read: {reason}. Export or copy it again and import that."
    )


class RightAnswersError(ImportFault):
    """Facts: ``file``."""

    code = "right_answers"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} belongs to the truth of a training park, which a site must not know. Import the folder “exports” of the"
        " park instead.",
    )


class UnknownContentError(ImportFault):
    """Facts: ``file``, ``seen``."""

    code = "unknown_content"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is not recognised ({seen}). Use an export of SMART, EarthRanger or a camera program, GPX, KML, a "
        "layer, or a table with a header row; for a table with headers of its own, choose what it holds and give a "
        "mapping of its columns."
    )


class WebPageError(ImportFault):
    """Facts: ``file``."""

    code = "web_page"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a web page, not an export; perhaps you were no longer signed in when it was saved. Sign in, export "
        "again, and import the new file."
    )


class BrokenXmlError(ImportFault):
    """Facts: ``file``, ``line``, ``reason``."""

    code = "broken_xml"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is damaged or cut short at line {line}: {reason}. Export it again and import the new file."
    )


class HostileXmlError(ImportFault):
    """Facts: ``file``, ``line``, ``reason``."""

    code = "hostile_xml"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is refused at line {line}: {reason}. An export of patrols holds nothing of the kind; do not "
        "trust this file."
    )


class HostileArchiveError(ImportFault):
    """Facts: ``file``, ``reason``."""

    code = "hostile_zip"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The zip {file} is refused: {reason}. Unpack it yourself if you trust it, and import the folder."
    )


class ColumnMissingError(ImportFault):
    """Facts: ``file``, ``kind``, ``missing``, ``seen``, ``example``."""

    code = "column_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file}, row 1: no column for {missing} was found, which {kind} need. Its headers are: {seen}. Say "
        "which column it is with a mapping, for example {example}."
    )


class MappingError(ImportFault):
    """Facts: ``problem``, ``example``."""

    code = "mapping"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The mapping cannot be used: {problem}. It looks like this: {example}."
    )


class DayOrderError(ImportFault):
    """Facts: ``file``, ``column``, ``value``."""

    code = "day_order"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file}, column “{column}”: it cannot be told whether {value} begins with the day or the month. Add "
        "\"day_first\": true (or false) to the mapping."
    )


class WrongKindError(ImportFault):
    """Facts: ``file``, ``found``, ``kind``."""

    code = "wrong_kind"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds {found}, not {kind}. Choose the right kind, or auto."
    )


class CountsError(PawcError, ArithmeticError):
    """The counts of a file do not add up; facts: ``file``, ``read``, ``total``. Nothing is kept then."""

    code = "counts"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file}: {read} records were read but {total} accounted for. Nothing was imported; please report "
        "this fault."
    )


class TooManyPatrolsError(ImportFault):
    """Facts: ``file``, ``count``."""

    code = "too_many_patrols"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} names more than {count} patrols, which no site has: another column stands in place of the patrol id. "
        "Say which column it is with a mapping, for example {{\"patrol_id\": \"Patrol ID\"}}."
    )


class TooManyFixesError(ImportFault):
    """Facts: ``file``, ``patrol``, ``count``."""

    code = "too_many_fixes"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} gives patrol “{patrol}” more than {count} fixes, which is weeks without a pause. Say which column "
        "names the patrol with a mapping, for example {{\"patrol_id\": \"Patrol ID\"}}, or split the file by day."
    )


class UnforeseenError(ImportFault):
    """Facts: ``file``, ``what``."""

    code = "unforeseen"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} could not be read because of something unforeseen ({what}). Nothing of it was imported. Please report "
        "it with the file."
    )


class NothingToRetryError(PawcError, ValueError):
    """Facts: ``rows``."""

    code = "nothing_to_retry"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "No open row of quarantine has the number {rows}. Look up the numbers on the page Data quality."
    )


class NotRetriableError(PawcError, ValueError):
    """Facts: ``row``, ``file``."""

    code = "not_retriable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Row {row} of quarantine stands for more than one record of {file} and cannot be corrected here. Correct the "
        "file itself and import it again."
    )
