"""Names that are safe everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.plan.slugs import article_slug, slugify, unique_slugs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The coup", "the-coup"),
        ("Áñez’s k'ankas & the ‘de facto’ – government?", "anezs-kankas-the-de-facto-government"),
        ("2019–20", "2019-20"),
        ("../../etc/passwd", "etc-passwd"),
        ("Straße № 5", "strasse-no-5"),
        ("a 北京 b", "a-b"),
        ("北京", "text"),
        ("", "text"),
        ("CON", "text-con"),
        ("lpt1", "text-lpt1"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    """Accents lose their marks, all else becomes hyphens; nothing is empty or a device of Windows."""
    assert slugify(title) == slug


def test_a_long_title_ends_with_a_whole_word() -> None:
    """A name cut in a word looks like a mistake."""
    assert slugify("resistencia " * 10) == "-".join(["resistencia"] * 5)
    assert slugify("x" * 100) == "x" * 60


@given(st.lists(st.one_of(st.text(), st.sampled_from(["a", "a-2", "a 2", "x" * 80, "con"]))))
def test_slugs_of_an_article_are_unique_and_safe(titles: list[str]) -> None:
    """Two sections may have the same title, or one that looks like the other's second."""
    slugs = list(unique_slugs(titles))
    assert len(set(slugs)) == len(titles)
    assert all(len(slug) <= 60 and re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_the_second_of_a_name_is_numbered() -> None:
    """The first keeps its name, so that adding a section renames no other."""
    assert list(unique_slugs(["A", "a", "b", "a!"])) == ["a", "a-2", "b", "a-3"]


def test_articles_keep_apart_by_what_a_slug_loses() -> None:
    """Files of a publication in Chinese, or with long names that end differently, each have a folder of their own."""
    long = "a report of the commission on the future of the railways of the highlands, part "
    names = ["二", "一", "a 二", "a", long + "one", long + "two", "Año Nuevo", "con"]
    slugs = [article_slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    assert slugs[3] == "a"
    assert slugs[6] == "ano-nuevo"
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(len(slug) <= 60 + len("-12345678") for slug in slugs)
