"""narrate.toml and the options of the command line → one frozen `Settings`.

The layers, weakest first: the defaults (written at the fields of the model), the file, the options. They merge before
anything is built. A key is the name of its field. What can be set stands in `narrate.settings.table` and nowhere else.
"""

from narrate.settings.layers import read_settings
from narrate.settings.table import SETTINGS, Setting, Settings, describe

__all__ = ["SETTINGS", "Setting", "Settings", "describe", "read_settings"]
