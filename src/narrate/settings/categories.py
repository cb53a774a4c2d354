"""Apple's categories of podcasts ("Apple Podcasts categories", the list of 2019): what directories sort shows by."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from narrate.errors import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIST = """
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
History:
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
"""  # noqa: E501 - a line a category
CATEGORIES = {
    name: tuple(filter(None, rest.strip().split(", ")))
    for name, _, rest in (line.partition(":") for line in _LIST.split("\n") if line)
}
"""Each category and its subcategories."""


def category_mistake(category: tuple[str, ...]) -> tuple[str, str] | None:
    """Return what is wrong with a category, alone or with a subcategory, and what to do; None if Apple lists it."""
    name, *rest = category
    if name not in CATEGORIES:
        return _unknown(name, CATEGORIES, "Apple Podcasts")
    unknown = [subcategory for subcategory in rest if subcategory not in CATEGORIES[name]]
    return _unknown(unknown[0], CATEGORIES[name], f"“{name}”") if unknown else None


def _unknown(word: str, choices: Iterable[str], owner: str) -> tuple[str, str]:
    lowered = {choice.lower(): choice for choice in choices}
    near = get_close_matches(word.lower(), lowered, n=1)
    hint = f"Did you mean “{lowered[near[0]]}”?" if near else f"It has: {', '.join(lowered.values()) or 'none'}."
    return f"{owner} has no category “{excerpt(word)}”.", hint
