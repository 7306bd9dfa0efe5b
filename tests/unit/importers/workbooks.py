"""Spreadsheets made by hand for the tests, as Excel and LibreOffice write them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# Styles 0 to 5: general, date, Thai date of the Buddhist era, date and time, time, number with a unit in quotes.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>'
    '<numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/>'
    '</numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="20"/><xf numFmtId="166"/></cellXfs></styleSheet>'
)


def letters(column: int) -> str:
    """Return the letters of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Cell:
    """A stored value: its text, its type as written, and its style."""

    def __init__(self, value, style=0, kind="", formula=""):
        self.value, self.style, self.kind, self.formula = value, style, kind, formula


def sheet_xml(rows, strings: list[str], before="", after="") -> str:
    """Return a sheet; texts go to the shared strings, None is no cell."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            if value is None:
                continue
            cell = value if isinstance(value, Cell) else Cell(value)
            name, style = f"{letters(column)}{number}", f' s="{cell.style}"' if cell.style else ""
            formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
            if cell.kind:
                cells.append(f'<c r="{name}"{style} t="{cell.kind}">{formula}<v>{escape(str(cell.value))}</v></c>')
            elif isinstance(cell.value, str):
                strings.append(cell.value)
                cells.append(f'<c r="{name}"{style} t="s"><v>{len(strings) - 1}</v></c>')
            else:
                cells.append(f'<c r="{name}"{style}>{formula}<v>{cell.value!r}</v></c>')
        if cells:
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(lines)}</sheetData>{after}</worksheet>'


def write_xlsx(path: Path, sheets: dict, *, date1904=False, hidden=(), extra=None, styles=STYLES, after="") -> Path:
    """Write a workbook of {name: rows}."""
    strings: list[str] = []
    numbered = enumerate(sheets.values(), start=1)
    parts = {f"xl/worksheets/sheet{n}.xml": sheet_xml(rows, strings, after=after) for n, rows in numbered}
    state = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"{state.get(name, "")}/>'
        for n, name in enumerate(sheets, start=1))
    settings = '<workbookPr date1904="1"/>' if date1904 else "<workbookPr/>"
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1))
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": styles, "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        **parts, **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text if text.startswith("<?") else '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path


_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def write_ods(path: Path, body: str, manifest="<manifest/>", kind=_ODS) -> Path:
    """Write an OpenDocument spreadsheet of tables given as XML."""
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_OFFICE}><office:body>'
               f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path
