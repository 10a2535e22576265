"""Files and functions stay short enough to be read in one sitting."""

from __future__ import annotations

import statistics

from tests.house.source import functions, lines_of, name, ours, product

LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 50
USUAL_FUNCTION = 30  # nine of ten


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name(path): len(path.read_text().splitlines()) for path in ours(".py")}
    assert {at: lines for at, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_half_of_the_product_s_files_have_at_most_120_lines() -> None:
    lengths = [len(path.read_text().splitlines()) for path in product()]
    assert statistics.median(lengths) <= MEDIAN_FILE


def test_no_function_is_longer_than_50_lines() -> None:
    too_long = {
        f"{name(path)}:{node.lineno} {node.name}": lines_of(node)
        for path in ours(".py")
        for node in functions(path)
        if lines_of(node) > LONGEST_FUNCTION
        # a migration's upgrade is its statements in order, however many
        and not ("migrations" in path.parts and node.name == "upgrade")
    }
    assert too_long == {}


def test_nine_of_ten_functions_have_at_most_30_lines() -> None:
    lengths = [lines_of(node) for path in product() for node in functions(path)]
    assert statistics.quantiles(lengths, n=10)[-1] <= USUAL_FUNCTION
