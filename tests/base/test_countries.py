"""Countries however people and partners write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.countries import country_code, country_names


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", ["United States", "United States of America", "the united states", "USA", "U.S.",
                "U.S.A.", "US", "Estados Unidos", "Vereinigte Staaten", "États-Unis"]),
        ("GB", ["United Kingdom", "UK", "U.K.", "Great Britain", "England", "Scotland", "GBR",
                "Vereinigtes Königreich", "Royaume-Uni"]),
        ("DE", ["Germany", "GERMANY", "Deutschland", "Allemagne", "Alemania", "DEU", "de"]),
        ("HK", ["Hong Kong", "Hong Kong SAR", "Hong Kong S.A.R.", "Hong Kong SAR China"]),
        ("MO", ["Macao", "Macau", "Macau SAR"]),
        ("CI", ["Côte d'Ivoire", "Côte d’Ivoire", "COTE D'IVOIRE", "Cote dIvoire", "Ivory Coast"]),
        ("KR", ["South Korea", "Korea, Republic of", "Republic of Korea", "Korea (the Republic of)",
                "Korea", "대한민국"]),
        ("TR", ["Türkiye", "Turkiye", "Turkey", "Türkei"]),
        ("VN", ["Viet Nam", "Vietnam", "Việt Nam"]),
        ("RU", ["Russia", "Russian Federation", "Россия"]),
        ("CZ", ["Czechia", "Czech Republic", "Česko", "Česká republika"]),
        ("NL", ["Netherlands", "The Netherlands", "Holland", "Nederland", "Niederlande"]),
        ("CD", ["Democratic Republic of the Congo", "Congo, Democratic Republic of the",
                "Congo (DRC)"]),
        ("BA", ["Bosnia and Herzegovina", "Bosnia & Herzegovina"]),
        ("LC", ["Saint Lucia", "St. Lucia"]),
        ("AE", ["United Arab Emirates", "UAE"]),
        ("TW", ["Taiwan", "Taiwan, China"]),
        ("SZ", ["Eswatini", "Swaziland"]),
        ("MK", ["North Macedonia", "Macedonia"]),
        ("JP", ["Japan", "日本"]),
    ],
)  # fmt: skip
def test_a_country_is_known_by_all_its_usual_names(code, names):
    assert {name: country_code(name) for name in names} == dict.fromkeys(names, code)


def test_each_country_is_known_by_the_name_we_write_and_its_code():
    for code, name in country_names().items():
        assert country_code(name) == country_code(code) == code


@pytest.mark.parametrize(
    "name", ["", " ", "Texas", "Hamburg", "Greater Munich Metropolitan Area", "the", "??", "New"]
)
def test_what_is_no_country_has_no_code(name):
    assert country_code(name) == ""


@given(st.text())
def test_any_text_is_a_country_or_none(text):
    assert country_code(text) in {"", *country_names()}
