"""Lines of web pages that are not read out."""

from __future__ import annotations

import pytest

from narrate.read.furniture import furniture

FURNITURE = {
    "comment form": [
        "Please enter your comment!",
        "Please enter your name here",
        "You have entered an incorrect email address!",
        "LEAVE A REPLY",
        "Leave a Reply to Delfina Tarqui",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "3 Comments",
        "You must be logged in to post a comment.",
        "Deja un comentario",
        "Por favor, ingrese su nombre aquí",
        "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
        "Guarda mi nombre, correo electrónico y web en este navegador para la próxima vez que comente.",
    ],
    "share buttons": [
        "Share",
        "Share this:",
        "Comparte esto:",
        "Me gusta esto:",
        "Like Loading...",
        "Share on Facebook",
        "Share this story via WhatsApp or Email",
        "Print this page",
        "Comparte este artículo",
        "Click to share on Twitter (Opens in new window)",
        "Facebook | WhatsApp | Email",
        "Tweet",
        "Compartir en Facebook",
        "Haz clic para compartir en WhatsApp (Se abre en una ventana nueva)",
        "Síguenos en Instagram",
    ],
    "cookie notice": [
        "We use cookies to improve your experience.",
        "By continuing to browse you agree to our use of cookies.",
        "Accept all",
        "Utilizamos cookies propias y de terceros.",
        "Aceptar todas las cookies",
        "Política de cookies",
    ],
    "newsletter form": [
        "Subscribe",
        "Sign up for our free weekly newsletter",
        "Your email address",
        "Suscríbete a nuestro boletín",
        "Tu correo electrónico",
    ],
    "related links": [
        "Related articles",
        "You may also like…",
        "Read more: The women who stopped the trains",
        "Artículos relacionados",
        "También te puede interesar:",
        "Lee también: Las mujeres que pararon los trenes",
    ],
    "labels": ["Categories: News, Bolivia", "Tags: MAS, elections", "Filed under: Reports", "Etiquetas: minería"],
    "copyright notice": ["© 2020 The Paper. All rights reserved.", "Copyright 2020 The Paper", "All rights reserved"],
    "player or reading time": ["5 min read", "Reading time: 4 minutes", "Listen to this article"],
    "navigation": ["← Previous article", "Back to top", "Entrada siguiente »"],
    "advertising": ["Advertisement", "Article continues after advertisement", "PUBLICIDAD"],
}

TEXT = [
    "The coup",
    "Share the land",
    "share this article",  # the wrapped end of a sentence
    "Facebook",
    "“No comment.”",
    "Comments on the coup",
    "We use words, and cookies are not among them",
    "Please enter your comment! said the machine, and everybody did.",
    "Subscribe to nothing",
    "Related struggles",
    "Tags on the walls of El Alto",
    "Copyright and its enemies",
    "Loading the trucks",
    "Cargando",
    "Topics: the mines",
    "Tiempo de lectura: un ensayo",
    "Copyright 2019 was the theme of the debate",
    "El boletín de la mina",
    "Compartir la tierra",
    "***",
    "",
]


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, lines in FURNITURE.items() for line in lines])
def test_furniture_is_known_with_its_reason(reason: str, line: str) -> None:
    """The plan can say why a line is not read out."""
    assert furniture(line) == reason


@pytest.mark.parametrize("line", TEXT)
def test_what_the_author_wrote_is_no_furniture(line: str) -> None:
    """A line that only resembles furniture is read out."""
    assert furniture(line) is None


def test_long_text_is_never_furniture() -> None:
    """A paragraph that begins like a cookie notice is an article about cookies."""
    assert furniture("We use cookies" + " and we eat them" * 30) is None
