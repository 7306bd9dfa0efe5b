"""Any CSV of points and times, or of areas with cases and people at risk, can be put into the benchmarks."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.points_csv import TableError, read_areas, read_points


def written(folder, text, name="some.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_columns_are_recognised_by_their_names_and_iso_dates_become_days(tmp_path):
    text = "id,X_Coord,Y_Coord,Date\n1,500000,1600000,2024-02-28\n2,500100,1600000,2024-03-01\n"
    read = read_points(written(tmp_path, text))
    assert (read.x.tolist(), read.y.tolist()) == ([500000, 500100], [1600000, 1600000])
    assert np.diff(read.days).tolist() == [2.0]  # 2024 is a leap year


def test_degrees_are_projected_to_their_utm_zone(tmp_path):
    # The middle meridian of zone 47 is 99° E, where easting is 500 km; a degree of latitude is about 110.6 km there.
    read = read_points(written(tmp_path, "lat;lon;time\n14,0;99,0;3\n15,0;99,0;5\n"))
    assert read.crs == "EPSG:32647"
    assert read.x == pytest.approx([500_000, 500_000], abs=1e-3)
    assert np.diff(read.y)[0] == pytest.approx(110_600, rel=1e-3)
    assert read.days.tolist() == [3, 5]


def test_metres_are_taken_before_degrees_but_not_degrees_that_are_called_x(tmp_path):
    both = "X,Y,LATITUDE,LONGITUDE\n{},{},38.9,-77.0\n"
    read = read_points(written(tmp_path, both.format(397_000, 137_000)))
    assert read.x[0] == 397_000 and "feet" in read.said[1]
    assert read_points(written(tmp_path, both.format(-77.0, 38.9))).crs == "EPSG:32618"


@pytest.mark.parametrize(("first", "second", "apart"), [
    ("31/01/2024", "01/02/2024", 1.0), ("01/31/2024", "02/01/2024", 1.0), ("01.02.2024", "13.02.2024", 12.0),
    ("2024-01-31 12:00", "2024-02-01 00:00", 0.5), ("20240131", "20240201", 1.0), ("1706659200", "1706745600", 1.0),
    ("1/31/2024 11:00:00 PM", "2/1/2024 11:00:00 PM", 1.0),
])
def test_dates_are_read_as_they_are_written(tmp_path, first, second, apart):
    read = read_points(written(tmp_path, f"x,y,date\n0,0,{first}\n1,1,{second}\n"))
    assert np.diff(read.days)[0] == pytest.approx(apart)


def test_rows_without_a_place_are_left_out_and_counted(tmp_path):
    read = read_points(written(tmp_path, "x\ty\tdate\n1\t2\t2024-01-01\n\tNA\t2024-01-02\n", encoding="utf-8-sig"))
    assert (len(read.x), read.skipped) == (1, 1)


def test_a_table_without_times_is_read(tmp_path):
    assert np.isnan(read_points(written(tmp_path, "easting northing\n1 2\n3 4\n")).days).all()


@pytest.mark.parametrize(("text", "said"), [
    ("a,b\n1,2\n", "no column for x"),
    ("x,y,date\n1,2,2024-01-01\n1,two,2024-01-01\n", "row 3: y = “two”"),
    ("x,y,date\n1,2,soon\n", "row 2: date = “soon”"),
    ("lon,lat\n500000,1600000\n", "row 2: lon = 500000"),
    ("x,y\n", "no row"),
])
def test_a_fault_is_said_with_file_row_and_remedy(tmp_path, text, said):
    with pytest.raises(TableError, match="some.csv") as caught:
        read_points(written(tmp_path, text))
    assert said in str(caught.value)


def test_a_column_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TableError, match="when.*x, y"):
        read_points(written(tmp_path, "x,y\n1,2\n"), time="when")


def test_areas_have_cases_population_and_a_name(tmp_path):
    text = "county,x,y,cases,pop\nAshe,10,20,3,1000.5\nBladen,30,40,0,2000\n"
    read = read_areas(written(tmp_path, text, encoding="cp1252"))
    assert read.names.tolist() == ["Ashe", "Bladen"]
    assert (read.cases.tolist(), read.population.tolist()) == ([3, 0], [1000.5, 2000])
    with pytest.raises(TableError, match="row 2"):
        read_areas(written(tmp_path, "x,y,cases,pop\n1,2,,5\n"))


def test_a_table_without_a_header_has_x_y_and_time(tmp_path):
    read = read_points(written(tmp_path, "359192.3,570510.8,2016-01-01\n356347.3,576182.5,2016-01-03\n"))
    assert read.x.tolist() == [359192.3, 356347.3]
    assert np.diff(read.days).tolist() == [2]


@pytest.mark.parametrize("text", [
    "TYPE,YEAR,MONTH,DAY,HOUR,X,Y\nTheft,2003,5,12,16,1,2\nTheft,2003,6,7,15,3,4\n",
    "Year,Month,Day,x,y\n2003,May,12,1,2\n2003,Jun,7,3,4\n",
    "x,y,day,month,year,eventDate\n1,2,12,5,2003,2003-05-12\n3,4,7,6,2003,2003-06-07\n",
])
def test_year_month_and_day_in_columns_of_their_own_are_one_date(tmp_path, text):
    read = read_points(written(tmp_path, text))
    assert np.diff(read.days).tolist() == [26]  # 12 May to 7 June; the days of the month alone would give -5


def test_a_month_with_its_year_is_a_time_and_a_date_lacking_a_part_is_none(tmp_path):
    text = "Month,Longitude,Latitude\n2023-01,99,15\n2023-02,99,15\n"
    assert np.diff(read_points(written(tmp_path, text)).days).tolist() == [31]
    days = read_points(written(tmp_path, "x,y,year,month,day\n1,2,2010,3,\n1,3,2010,2,4\n")).days
    assert np.isnan(days[0]) and np.isfinite(days[1])


def test_commas_between_thousands_are_told_from_decimal_commas(tmp_path):
    text = 'x,y,cases,pop\n1,2,3,"1,200"\n3,4,0,"2,345,678"\n5,6,1,900\n'
    assert read_areas(written(tmp_path, text)).population.tolist() == [1200, 2345678, 900]
    read = read_points(written(tmp_path, "x;y;date\n100,123;14,456;2020-01-01\n101,123;15,456;2020-01-02\n"))
    assert read.x.tolist() == [100.123, 101.123]


def test_row_names_remarks_utf_16_and_a_separator_too_many_do_not_shift_the_columns(tmp_path):
    rows = "280,316,2019-01-01{end}\n281,317,2019-01-03{end}\n"
    for text, encoding in (
        ("x,y,date\n" + rows.format(end=","), "utf-8"),
        ("# nests\n# of a park\nx,y,date\n" + rows.format(end=""), "utf-8"),
        ("x,y,date\n" + rows.format(end=""), "utf-16"), ("x y t\n1 280 316 413\n2 281 317 415\n", "utf-8"),
    ):
        read = read_points(written(tmp_path, text, encoding=encoding))
        assert (read.x.tolist(), read.y.tolist(), np.diff(read.days).tolist()) == ([280, 281], [316, 317], [2])
