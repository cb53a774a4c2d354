"""Apple's categories of podcasts ("Apple Podcasts categories", the list of 2019): what directories sort shows by."""

from __future__ import annotations

from difflib import get_close_matches

from narrate.errors import BadSettings

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


def check_category(category: tuple[str, ...]) -> None:
    """Accept a category, alone or with one of its subcategories.

    :raises BadSettings: it is not on Apple's list
    """
    name, *rest = category
    _expect(name, tuple(CATEGORIES), "Apple Podcasts")
    for subcategory in rest:
        _expect(subcategory, CATEGORIES[name], f"“{name}”")


def _expect(word: str, choices: tuple[str, ...], owner: str) -> None:
    if word in choices:
        return
    lowered = {choice.lower(): choice for choice in choices}
    near = get_close_matches(word.lower(), lowered, n=1)
    hint = f"Did you mean “{lowered[near[0]]}”?" if near else f"It has: {', '.join(choices) or 'none'}."
    raise BadSettings(f"publication.category: {owner} has no category “{word}”.", hint=hint)
