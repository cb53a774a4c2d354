"""Page furniture: lines that web pages put around an article and that a copy of it drags along. They are not read out.

A line is furniture only as a whole, and only if it begins as such lines do, with a capital or a sign: the half of a
sentence that was wrapped before “share this article” stays.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 300  # characters; cookie notices are the longest

_SITE = (
    r"(?:facebook|twitter|x|whatsapp|telegram|instagram|linkedin|pinterest|reddit|tumblr|mastodon|bluesky|threads"
    r"|youtube|pocket|e-?mail|correo|print|imprimir|copy link|copiar enlace)"
)
_ON_SITES = rf"(?: (?:on|via|with|by|en|por|con) {_SITE}(?:(?:,? | ?[,|/&+•·-] ?| and | or | y | o ){_SITE})*)?"
_PAGE = r"(?:article|story|post|page|essay|articulo|texto|nota|entrada|pagina|noticia|publicacion)"
_EMAIL = r"e-?mail(?: address)?"
_CORREO = r"(?:direccion de )?correo(?: electronico)?"
_INGRESE = r"(?:ingres[ae]|introduzca|introduce|escrib[ae])"
_NEWSLETTER = r"(?:newsletters?|mailing list|updates|e-?mails?)"
_BOLETIN = r"(?:boletin|newsletter|lista de correo)"

BUTTONS = "share buttons"

# Each pattern is a whole line in lower case, without accents and without the signs at its ends.
_FURNITURE: dict[str, tuple[str, ...]] = {
    "comment form": (
        rf"(?:please )?(?:enter|type|write) your (?:comment|name|website|{_EMAIL})(?: here)?",
        rf"you have entered an incorrect {_EMAIL}",
        r"leave (?:a|your) (?:reply|comment)(?: to .{1,60}| below)?",
        r"cancel reply",
        r"(?:post|submit|add|write) (?:a )?comment",
        r"be the first to comment",
        r"(?:show|view|see|load)(?: all| more)?(?: \d+)? comments",
        r"(?:no comments|\d+ comments?)(?: yet| so far)?",
        r"comments? \(?\d+\)?",
        r"comments are (?:closed|off)",
        rf"your {_EMAIL} will not be published(?:\. required fields are marked)?",
        r"required fields are marked",
        rf"save my name, {_EMAIL},? and website in this browser(?: .{{1,60}})?",
        rf"notify me of (?:follow-?up comments|new (?:comments|posts))(?: (?:by|via) {_EMAIL})?",
        r"(?:you must be )?(?:log|sign)(?:ged)? in to (?:leave|post|write|add) a (?:comment|reply)",
        rf"(?:por favor,? )?{_INGRESE} [ts]u (?:comentario|nombre|{_CORREO})(?: aqui)?",
        rf"has? (?:introducido|ingresado) una {_CORREO} incorrecta",
        r"dej(?:a|e|ar) (?:un|una|tu|su) (?:comentario|respuesta)",
        r"cancelar (?:la )?respuesta",
        r"(?:publicar|enviar) (?:el |un )?comentario",
        r"(?:no hay|\d+) comentarios?",
        r"(?:ver|mostrar)(?: todos)?(?: los)? comentarios",
        r"los comentarios estan cerrados",
        rf"[ts]u {_CORREO} no sera publicad[ao](?:\. los campos \w+ estan marcados(?: con)?)?",
        rf"guardar? mi nombre, {_CORREO} y (?:sitio )?web en este navegador(?: .{{1,60}})?",
        r"inici[ae] sesion para (?:comentar|dejar un comentario)",
    ),
    BUTTONS: (
        rf"(?:share|compart(?:e|a|ir)|follow us|sig(?:ue|a)nos)(?: (?:this|the|est[aeo]))?(?: {_PAGE})?{_ON_SITES}",
        rf"(?:e-?mail|send|print|imprimir|enviar) (?:this|est[ae])(?: {_PAGE})?(?: to a friend| por {_CORREO})?",
        r"share (?:this )?with (?:your )?friends",
        r"(?:click|tap) to (?:share|e-?mail|print|tweet)\b.{0,100}",
        r"ha(?:z|ga) clic para (?:compartir|enviar|imprimir)\b.{0,100}",
        r"tweet(?: this)?|pin it|like this|like us on facebook|copy (?:the )?link",
        r"like loading|me gusta cargando|me gusta esto",  # what WordPress leaves of its buttons
        r"tuitear|copiar (?:el )?enlace",
        rf"{_SITE}(?:(?:,? | ?[,|/•·-] ?){_SITE})+",
    ),
    "cookie notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site) (?:also )?uses? cookies\b.*",
        r"by (?:continuing|using)\b.{0,120}\bcookies\b.*",
        r"(?:accept|reject|allow) (?:all|cookies|all cookies)",
        r"manage (?:cookies|consent|preferences)",
        r"cookies?(?: and privacy)? (?:settings|policy|preferences|notice)",
        r"(?:(?:este sitio|esta pagina|esta|nuestro sitio)(?: web)? )?(?:usa|utiliza)(?:mos)? cookies\b.*",
        r"al (?:continuar|seguir)\b.{0,120}\bcookies\b.*",
        r"(?:aceptar|rechazar|permitir) (?:tod[ao]s?|(?:todas )?(?:las )?cookies)",
        r"(?:configurar|configuracion de|aviso de|politica de)(?: las)? cookies",
    ),
    "newsletter form": (
        r"(?:subscribe|sign up)(?: now| here| today)?",
        rf"(?:subscribe|sign up) (?:to|for) (?:our|the) (?:\w+ ){{0,3}}{_NEWSLETTER}(?: .{{1,60}})?",
        rf"join our {_NEWSLETTER}(?: .{{1,60}})?",
        r"get (?:our|the) (?:\w+ ){1,6}(?:in|to|by) (?:your inbox|e-?mail)",
        rf"(?:your )?{_EMAIL}|unsubscribe(?: at any ?time)?",
        r"(?:suscrib(?:ete|ase|irse|irme)|apuntate)(?: aqui| ahora)?",
        rf"(?:suscrib(?:ete|ase|irse)|apuntate) al? (?:nuestr[ao] |la |el )?{_BOLETIN}(?: .{{1,60}})?",
        r"recib[ae] (?:nuestro boletin|nuestras noticias|las noticias)(?: .{1,60})?",
        rf"[ts]u {_CORREO}",
    ),
    "related links": (
        r"related(?: (?:articles?|posts?|stories|links|content|reading|topics))?",
        r"(?:recommended|suggested) (?:for you|reading|articles)",
        r"you (?:may|might) also (?:like|enjoy|be interested in)",
        r"more (?:stories|articles|like this|from this author)",
        r"(?:read|see) (?:more|next|also)|most (?:read|popular)",
        r"(?:read more|read next|read also|also read|related(?: \w+)?): .+",
        r"(?:articulos?|noticias?|notas?|entradas?|contenidos?|temas?|enlaces?) relacionad[ao]s?",
        r"(?:tambien )?[tl]e (?:puede|podria) interesar(?: tambien)?",
        r"(?:lee|lea|leer|ver) (?:mas|tambien)(?:: .+)?",
        r"lo mas leido",
    ),
    "labels": (
        r"(?:categories|tags|filed under|posted in): .{1,200}",
        r"(?:categorias|etiquetas|archivado en|publicado en): .{1,200}",
    ),
    "copyright notice": (
        r"(?:copyright )?(?:©|\(c\)) ?\d{4}\b.{0,150}",
        r"copyright \d{4}(?: [\w.]+){0,4}(?:[.,]? all rights reserved)?",
        r"(?:.{1,80}[.,] )?(?:all rights reserved|todos los derechos reservados)",
    ),
    "player or reading time": (
        r"(?:reading time:? )?\d+ min(?:ute)?s? read|(?:estimated )?reading time:? \d.{0,30}",
        r"tiempo de lectura:? \d.{0,30}|lectura de \d+ min(?:utos?)?",
        r"listen to (?:this )?(?:article|story|post)|(?:escuch(?:a|e|ar)) (?:este|el) (?:articulo|texto)",
    ),
    "navigation": (
        r"(?:previous|next) (?:article|post|story)|(?:older|newer) posts",
        r"back to top|skip to (?:main )?content",
        r"(?:entrada|articulo|nota) (?:anterior|siguiente)",
        r"volver arriba|(?:saltar|ir) al contenido",
    ),
    "advertising": (
        r"advertisement|sponsored(?: content)?",
        r"(?:story|article) continues (?:below|after)(?: .{0,20}advertisement)?",
        r"publicidad|contenido patrocinado|continua despues de la publicidad",
    ),
}

_SIGNS = " \xa0.:;!¡…*+|•·<>«»‹›→←↑▲▶[]()-–—"

_LINES = {reason: re.compile("|".join(patterns)) for reason, patterns in _FURNITURE.items()}


_LONE_SITE = re.compile(_SITE)


def lone_site(line: str) -> bool:
    """Whether a line is the name of a service alone: a button, where it stands among others."""
    return _LONE_SITE.fullmatch(_folded(line.strip(_SIGNS))) is not None


def furniture(line: str) -> str | None:
    """What kind of page furniture a line is; None for what the author wrote."""
    line = line.strip(_SIGNS) if len(line) <= _LONGEST else ""
    if line[:1].islower():
        return None
    folded = _folded(line)
    return next((reason for reason, pattern in _LINES.items() if pattern.fullmatch(folded)), None)


def _folded(line: str) -> str:
    """In lower case, without accents, with single blanks."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", line) if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
