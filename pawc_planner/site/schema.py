"""Every table of the site database, its columns and what they mean.

The GeoPackage is built from this page, checked against it, and documented from it (``docs/data-model.md``).
Geometry is always in the site's CRS (projected, metres). ``DATETIME`` is UTC as GeoPackage asks
(``2025-01-31T07:05:00.000Z``); ``DATE`` is the local day in the site's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA_VERSION = 4


@dataclass(frozen=True)
class Column:
    """One column: GeoPackage type, meaning, whether it may be empty, and what it holds when nothing is given."""

    name: str
    type: str  # TEXT, INTEGER, REAL, BOOLEAN, DATE, DATETIME or BLOB
    doc: str
    required: bool = False
    default: str | int | None = None


@dataclass(frozen=True)
class Table:
    """One table; ``geometry`` is a GeoPackage geometry type or "" for a plain table; ``key`` columns are unique.

    ``indexes`` holds the columns by which it is searched beside its key; ``content_key`` and ``batch_id`` are
    always among them.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    geometry: str = ""
    has_m: bool = False
    key: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        names = {column.name for column in self.columns}
        provenance = tuple((name,) for name in ("content_key", "batch_id") if name in names and self.key != (name,))
        object.__setattr__(self, "indexes", self.indexes + provenance)


def _columns(text: str) -> tuple[Column, ...]:
    """Read lines ``name TYPE! meaning``; ``!`` marks a required column, ``!=word`` also what it holds by default."""
    found = []
    for line in text.strip().splitlines():
        name, kind, doc = line.strip().split(None, 2)
        word, required, default = kind.partition("!")
        start = default[1:] or None
        found.append(Column(name, word, doc, bool(required), int(start) if start and start.isdigit() else start))
    return tuple(found)


_PROVENANCE = """
    content_key TEXT! fingerprint of the record; a second import of the same record is recognised by it
    batch_id INTEGER! import that brought the record"""

TABLES: tuple[Table, ...] = (
    Table("site", "The site itself; one row.", _columns("""
        name TEXT! name of the site
        crs TEXT! projected CRS in metres, as authority code (EPSG:32648) or WKT
        cell_size_m REAL! side of a planning cell in metres
        timezone TEXT! IANA time zone of local times
        languages TEXT! languages of the printed pages, comma separated, first one first (th,en)
        year_style TEXT! BE for Buddhist-era years on printed pages, else CE
        threat_categories TEXT! JSON list of category prefixes that count as threats
        notice TEXT sentence printed on every page
        dem TEXT elevation raster, path relative to this file
        land_cover TEXT land-cover raster, path relative to this file
        land_cover_classes TEXT JSON: land-cover value to relative walking speed (1 = open ground, 0 = impassable)
        seasons TEXT JSON: name of a season to its months ({"dry": [11, 12, 1, 2, 3, 4], "wet": [5, 6, 7, 8, 9, 10]})
        swath_m TEXT JSON: transport to the full width in metres that a patrol looks over
        coverage_target REAL share of the site that patrols should visit in a year, 0 to 1
        base_year INTEGER year that later years are compared with; 0 or empty: the first whole year of data
        partner_words TEXT JSON list of words in mandate, team or objective that mark a joint patrol with partners
        arrest_words TEXT JSON list of words in category or attributes that mark arrested people
        stopped_words TEXT JSON list of words in the response to a picture that mark suspects stopped
        created DATETIME! when the site was created""")),
    Table("boundary", "Outline of the site.", _columns("name TEXT name"), "MULTIPOLYGON"),
    Table("sectors", "Management sectors or zones.", _columns("name TEXT! name"), "MULTIPOLYGON"),
    Table("stations", "Where patrols start and end.", _columns("""
        name TEXT! name
        kind TEXT headquarters, station, camp or checkpoint
        teams INTEGER number of patrol teams based here
        transport TEXT transport of its teams (foot, vehicle, boat)"""), "POINT"),
    Table("roads", "Roads open to patrol vehicles.", _columns("""
        name TEXT name
        kind TEXT class of road"""), "MULTILINESTRING"),
    Table("trails", "Footpaths.", _columns("name TEXT name\nkind TEXT class of trail"), "MULTILINESTRING"),
    Table("rivers", "Rivers and streams.", _columns("""
        name TEXT name
        kind TEXT class of river
        level INTEGER stream level; 1 is a main river
        fordable BOOLEAN true when it can be waded"""), "MULTILINESTRING"),
    Table("villages", "Settlements.", _columns("name TEXT name\npopulation INTEGER people"), "POINT"),
    Table("border", "International border.", _columns("name TEXT name"), "MULTILINESTRING"),
    Table("entry_points", "Known places where intruders enter.", _columns("""
        name TEXT name
        weight REAL relative use"""), "POINT"),
    Table("signal", "Areas with cell signal.", _columns("""
        level REAL strength, 1 is good, 0 none
        network TEXT network"""), "MULTIPOLYGON"),
    Table("no_go", "Areas where no patrol is sent.", _columns("name TEXT name\nreason TEXT reason"), "MULTIPOLYGON"),
    Table("cycles", "Operations cycles.", _columns("""
        cycle_id TEXT! name of the cycle, its first day and last day (2025-02-01_2025-02-28)
        start DATE! first day
        end DATE! last day
        data_start DATE first day of the data the plan rests on
        data_end DATE last day of the data the plan rests on
        state TEXT! planned, briefed, running, debriefed or closed"""), key=("cycle_id",)),
    Table("patrols", "Patrols as recorded.", _columns("""
        patrol_id TEXT! the source's own id
        patrol_type TEXT GROUND, MARINE, AIR or MIXED
        station TEXT station
        team TEXT team
        mandate TEXT mandate
        objective TEXT objective
        partners TEXT partner agencies that went along, as the source names them; empty when none is named
        armed BOOLEAN true when armed
        start_date DATE first day
        end_date DATE last day
        source TEXT! smart_xml, gpx or table""" + _PROVENANCE), key=("patrol_id",)),
    Table("leg_days", "One day of one leg of a patrol, with the distances that were measured.", _columns("""
        patrol_id TEXT! patrol
        leg_id TEXT! leg
        day DATE! local day
        transport TEXT! foot, vehicle, boat, motorbike, aircraft, animal or unknown
        transport_label TEXT transport as the source wrote it
        members INTEGER number of people
        start_time DATETIME start as recorded
        end_time DATETIME end as recorded
        rest_minutes REAL rest as recorded
        source_km REAL distance the source itself states
        raw_km REAL distance along all fixes as recorded
        clean_km REAL distance after repair
        hours REAL hours between first and last clean fix, gaps left out
        rest_hours REAL hours in which the team was seen to stay in one place, nights in camp between two tracks too
        explained TEXT JSON {rule: km that the rule took away from raw_km}
        fixes INTEGER clean fixes""" + _PROVENANCE), key=("patrol_id", "leg_id", "day")),
    Table("tracks", "Clean track parts; M is UTC time in epoch seconds.", _columns("""
        patrol_id TEXT! patrol
        leg_id TEXT! leg
        day DATE! local day
        transport TEXT! see leg_days
        station TEXT station of the patrol
        team TEXT team of the patrol
        start_time DATETIME time of the first fix
        end_time DATETIME time of the last fix
        km REAL! length of the part""" + _PROVENANCE), "LINESTRING", has_m=True, key=("content_key",),
        indexes=(("patrol_id",), ("day",))),
    Table("observations", "What patrols and others found.", _columns("""
        time DATETIME time
        day DATE local day
        patrol_id TEXT patrol, if any
        waypoint_id TEXT waypoint, if any
        category TEXT! dotted category path (humanactivity.timber.stump.)
        count INTEGER number of things, 1 when not stated
        attributes TEXT JSON of the other attributes, personal data left out
        is_threat BOOLEAN! true when the category is one of the site's threats""" + _PROVENANCE),
        "POINT", key=("content_key",), indexes=(("day",),)),
    Table("stumps", "Rosewood and other stumps, one row each.", _columns("""
        stump_id TEXT the source's own id
        species TEXT species
        found DATE day found
        cut_estimate DATE estimated day of cutting
        girth_cm REAL girth
        class TEXT age class of the cut
        patrol_id TEXT patrol that found it""" + _PROVENANCE), "POINT", key=("content_key",)),
    Table("cameras", "Camera deployments.", _columns("""
        camera_id TEXT! name of the camera or its place
        model TEXT model
        from_day DATE first day in place
        to_day DATE last day in place; empty while it stands
        signal REAL signal strength at the site, 0 to 1
        status TEXT active, lost, broken or removed""" + _PROVENANCE), "POINT", key=("content_key",)),
    Table("camera_events", "What cameras sent; place is the row's own or its camera's.", _columns("""
        camera_id TEXT! camera
        time DATETIME! time of the picture
        day DATE! local day
        class TEXT! person, ranger, vehicle, animal, blank or unknown
        people INTEGER number of people seen
        response TEXT what was done""" + _PROVENANCE), "POINT", key=("content_key",)),
    Table("reports", "Information reports; graded, without identity. They carry no effort.", _columns("""
        received DATE! day received
        source_grade TEXT reliability of the source, A to F (or 1 to 5)
        info_grade TEXT credibility of the information, 1 to 6 (or 1 to 5)
        source_type TEXT hotline, informant, community, patrol or other
        subject TEXT what it is about
        radius_m REAL how vague the place is""" + _PROVENANCE), "POINT", key=("content_key",)),
    Table("data_model", "The park's own words: categories, attributes and their items, in every language.", _columns("""
        kind TEXT! category, attribute or item
        parent TEXT! key of the attribute an item belongs to, else empty
        key TEXT! dotted key (humanactivity.timber.)
        language TEXT! language of the label; empty for the file's own
        label TEXT! as people read it
        type TEXT type of an attribute (TEXT, NUMERIC, LIST, TREE, BOOLEAN, DATE)""" + _PROVENANCE),
        key=("kind", "parent", "key", "language")),
    Table("personal_fields", "Names of entries that tell who somebody is; they are left out of what is stored.",
        _columns("""
        name TEXT! header, key or label
        origin TEXT! built-in, data model or user
        dropped BOOLEAN! true when it is left out"""), key=("name",)),
    Table("column_mappings", "How the columns of the park's own tables are read.", _columns("""
        name TEXT! name the user gave it
        kind TEXT! what the table holds, as in import_batches
        signature TEXT! fingerprint of the headers, by which the next table of the kind is recognised
        mapping TEXT! JSON of the column mapping
        saved DATETIME! when"""), key=("name",)),
    Table("import_batches", "One row per file of an import.", _columns("""
        import_id INTEGER!=0 import the file was part of: the fid of its first file; it is undone as a whole
        source TEXT! file name (not its folder)
        sha256 TEXT! of the file
        kind TEXT! patrols, observations, stumps, cameras, camera_events, reports or the layer's role
        format TEXT kind of file (smart_xml, gpx, table …)
        encoding TEXT how its text was read
        finished DATETIME! when
        read INTEGER! records read
        stored INTEGER! stored as they were
        repaired INTEGER! stored, or left out, with a record in repairs
        present INTEGER! already present
        quarantined INTEGER! kept verbatim in quarantine
        raw_km REAL km along all fixes as recorded
        source_km REAL km that the file itself states
        personal_kept BOOLEAN!=0 true when the user chose to keep entries that tell who somebody is
        mapping TEXT JSON of the column mapping used
        version TEXT! version of the plugin"""), indexes=(("import_id",),)),
    Table("repairs", "What was changed, from, to and why.", _columns("""
        batch_id INTEGER! import
        source TEXT! file name
        row INTEGER row, line or fix number in the file, from 1
        table_name TEXT! table of the record
        record TEXT which record (patrol and day, stump id …)
        record_key TEXT content_key of the record that was changed; empty for fixes of a track
        field TEXT! what was changed
        from_value TEXT value as read
        to_value TEXT value as stored; empty when left out
        rule TEXT! name of the rule
        records INTEGER! number of records the row stands for
        reason TEXT! why, in plain words"""), indexes=(("record",), ("record_key",))),
    Table("quarantine", "Records that could not be used, verbatim.", _columns("""
        batch_id INTEGER! import
        source TEXT! file name
        row INTEGER row, line or fix number in the file, from 1
        kind TEXT table it was meant for
        state TEXT!=open open, fixed (stored by a later import) or dismissed
        content TEXT! the record as read
        reason TEXT! code of the reason
        message TEXT! why and what to do, in plain words
        content_key TEXT! fingerprint, so that a second import does not double it"""), key=("content_key",)),
    Table("undo_rows", "Rows as they were before an import replaced or changed them, so that it can be undone; also "
        "which rows it brought to tables without a column batch_id.",
        _columns("""
        import_id INTEGER! import that replaced the row
        table_name TEXT! table of the row
        row_id INTEGER! its fid
        import_before INTEGER import that had brought it, if any
        content TEXT! JSON of its columns; empty when there was no such row and the import brought it
        geometry BLOB its geometry as stored"""), key=("import_id", "table_name", "row_id"),
        indexes=(("table_name", "row_id"), ("import_before",))),
    Table("run_records", "What was computed, from what, so that it can be remade.", _columns("""
        cycle_id TEXT cycle
        algorithm TEXT! id of the algorithm
        parameters TEXT! JSON
        results TEXT! JSON of the key numbers
        notes TEXT! JSON list of sentences: assumptions and warnings
        inputs_hash TEXT! fingerprint of the tables read
        version TEXT! version of the plugin
        finished DATETIME! when""")),
    Table("cycle_series", "Charts of a cycle as data: what was found, drawn alike on screen and on paper.", _columns("""
        cycle_id TEXT! cycle
        name TEXT! name of the chart (coverage_by_month)
        position INTEGER! order in the chart, from 1
        label TEXT! what the value stands for, such as a month or a year
        value REAL value; empty when it is not known
        low REAL lower end of its interval
        high REAL upper end of its interval
        unit TEXT! unit
        kind TEXT! bars or line
        reference REAL height of a line across, such as a target
        words TEXT! JSON of the sentences of the chart: title, summary and reference_title"""),
        key=("cycle_id", "name", "position")),
    Table("cell_effort", "Kilometres and hours per cell, month and transport.", _columns("""
        cycle_id TEXT! cycle
        cell INTEGER! cell number, row by row from the north-west
        month TEXT! 2025-01
        transport TEXT! transport
        km REAL! kilometres inside the cell
        hours REAL hours inside the cell"""), key=("cycle_id", "cell", "month", "transport")),
    Table("cell_results", "Results per planning cell and cycle.", _columns("""
        cycle_id TEXT! cycle
        cell INTEGER! cell number, row by row from the north-west
        row INTEGER! row from the north
        col INTEGER! column from the west
        weight REAL! share of the cell inside the boundary
        sector TEXT sector of its middle
        km REAL! kilometres walked, driven or sailed in it
        hours REAL hours spent in it
        days_since REAL days from its last visit to the end of the data; empty if never
        finds INTEGER! threats found
        rate REAL threats per km, shrunk
        rate_low REAL lower end of its interval
        rate_high REAL upper end of its interval
        density REAL kernel density of finds per km of effort
        gi_z REAL Getis-Ord Gi* of the rates
        gi_p REAL its two-sided p
        hotspot TEXT! hot, cold, not significant or unknown (nobody was there)
        risk REAL relative risk; 1 is the mean of the site
        risk_low REAL lower end of its interval; empty when risk was not learnt
        risk_high REAL upper end of its interval; empty when risk was not learnt
        gap REAL gap score 0 to 1
        gap_rank INTEGER 1 is the largest gap
        intrusion REAL relative use by intruders, 0 to 1
        status TEXT! visited or unknown"""), "POLYGON", key=("cycle_id", "cell")),
    Table("plans", "Proposed plans; one current plan per cycle.", _columns("""
        plan_id TEXT! id
        cycle_id TEXT! cycle
        seed INTEGER! seed of the search
        teams INTEGER! teams
        days INTEGER! days per team
        hours_per_day REAL! hours a team may walk per day
        expected REAL share of the total gap that the routes serve, 0 to 1
        bound REAL largest share that any plan could serve, 0 to 1
        km REAL total length of the routes
        cameras INTEGER cameras proposed
        caught REAL share of interceptable intrusion that the cameras catch, 0 to 1
        caught_before REAL the same for the cameras that stand today
        caught_bound REAL largest share possible with that number of cameras, 0 to 1
        proven BOOLEAN true when the camera answer is proven optimal
        notes TEXT! JSON list of sentences: assumptions and warnings
        created DATETIME! when"""), key=("plan_id",)),
    Table("plan_routes", "One row per team and day.", _columns("""
        plan_id TEXT! plan
        cycle_id TEXT! cycle
        team TEXT! team
        station TEXT! station it belongs to
        transport TEXT! transport
        day INTEGER! day of the patrol, from 1
        date DATE! date
        start_place TEXT! where the day starts
        end_place TEXT! where the day ends
        km REAL! length
        hours REAL! walking time
        climb_m REAL metres climbed
        served REAL share of the total gap that this day serves, 0 to 1
        reason TEXT JSON sentence: why this route"""), "LINESTRING", key=("plan_id", "team", "day")),
    Table("plan_stops", "Way-points of the routes.", _columns("""
        plan_id TEXT! plan
        cycle_id TEXT! cycle
        team TEXT! team
        day INTEGER! day of the patrol
        seq INTEGER! order in the day, from 1
        name TEXT! short name for a GPS (T1D1-03)
        kind TEXT! start, gap, hotspot, camera, camp, end
        hours REAL! walking hours since the start of the day
        km REAL! km since the start of the day
        gap_rank INTEGER rank of the cell it stands for
        lat REAL! latitude, WGS 84
        lon REAL! longitude, WGS 84"""), "POINT", key=("plan_id", "team", "day", "seq")),
    Table("plan_cameras", "Camera sites proposed or kept.", _columns("""
        plan_id TEXT! plan
        cycle_id TEXT! cycle
        rank INTEGER! 1 catches the most
        action TEXT! keep, add or retire
        camera_id TEXT camera, for keep and retire
        share REAL! share of interceptable intrusion it adds, 0 to 1
        signal REAL signal strength there, 0 to 1; empty if not known
        reach_hours REAL hours for the nearest team to get there
        lead_hours REAL hours between picture and the intruder's target
        lat REAL! latitude, WGS 84
        lon REAL! longitude, WGS 84"""), "POINT", key=("plan_id", "rank", "action")),
    Table("evaluations", "How past maps and plans did.", _columns("""
        cycle_id TEXT! cycle
        subject TEXT! what was evaluated
        measure TEXT! name of the measure
        value REAL! value
        low REAL lower end of its interval
        high REAL upper end of its interval""")),
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

LAYER_ROLES: tuple[str, ...] = (
    "boundary", "sectors", "stations", "roads", "trails", "rivers", "villages", "border", "entry_points", "signal",
    "no_go",
)
RASTER_ROLES: tuple[str, ...] = ("dem", "land_cover")
