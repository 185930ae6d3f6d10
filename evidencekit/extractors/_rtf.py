"""Reads RTF: control words, groups, code pages of Chinese fonts, tables, pictures. No layout beyond that."""

import re
from dataclasses import dataclass, field, replace

from evidencekit.extractors._faults import Unreadable
from evidencekit.model import Cell, Line, LineKind, Run, Table

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)

#: Groups whose words are no part of the document.
_HIDDEN = frozenset(
    b"colortbl info fldinst themedata colorschememapping datastore listtable listoverridetable rsidtbl generator "
    b"latentstyles xmlnstbl revtbl filetbl pgptbl bkmkstart bkmkend objdata objclass sp sn sv mmathPr template "
    b"nonshppict pnseclvl pntext listtext falt panose fontemb blipuid picprop do".split()
)
_PLACES = {
    b"header": LineKind.HEADER, b"headerl": LineKind.HEADER, b"headerr": LineKind.HEADER, b"headerf": LineKind.HEADER,
    b"footer": LineKind.FOOTER, b"footerl": LineKind.FOOTER, b"footerr": LineKind.FOOTER, b"footerf": LineKind.FOOTER,
    b"footnote": LineKind.FOOTNOTE, b"annotation": LineKind.NOTE, b"shptxt": LineKind.TEXTBOX,
}  # fmt: skip
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"emspace": "\u3000", b"enspace": " ", b"qmspace": " ", b"~": "\u00a0", b"_": "-",
}  # fmt: skip

#: Python's name of a font's character set.
_CHARSETS = {
    "0": "cp1252", "77": "mac_roman", "128": "cp932", "129": "cp949", "130": "johab", "134": "gb18030", "136": "cp950", "161": "cp1253",
    "162": "cp1254", "177": "cp1255", "178": "cp1256", "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250",
}  # fmt: skip

_MAX_GROUPS = 1_000


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    hidden: bool = False
    kind: LineKind = LineKind.BODY
    encoding: str = ""
    skip: int = 1
    bold: bool = False
    size: float = 12.0
    centred: bool = False
    in_table: bool = False
    picture: bool = False
    font_table: bool = False
    style_sheet: bool = False
    heading: bool = False


@dataclass(slots=True)
class Document:
    """What was read. `pictures`: encoded pictures in order."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)


class Reader:
    """One pass over the tokens of a document."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._states = [_State()]
        self._fonts: dict[str, str] = {}
        self._font = ""
        self._default = "cp1252"
        self._pending = bytearray()
        self._pieces = [""]
        self._look: tuple[float, bool, bool] | None = None
        self._heading = False
        self._skipping = 0
        self._star = False
        self._script = b""
        self._style = ""
        self._headings: set[str] = set()
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._rows: list[list[str]] = []
        self._hex = bytearray()
        self.document = Document()

    def read(self) -> Document:
        """The document; Unreadable when groups nest without end."""
        for match in _TOKEN.finditer(self._data):
            self._take(match)
        self._end_paragraph()
        self._end_table()
        return self.document

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _take(self, match: re.Match[bytes]) -> None:
        code, word, number, symbol, brace, text = match.groups()
        if code is not None:
            self._byte(int(code, 16))
            return
        if text is not None:
            self._text(text)
            return
        self._flush()
        if word is not None:
            self._word(word, number)
        elif brace == b"{":
            if len(self._states) > _MAX_GROUPS:
                raise Unreadable("too-deep")
            self._states.append(replace(self._state))
        elif brace == b"}" and len(self._states) > 1:
            self._close_group()
        elif symbol == b"*":
            self._star = True
            return
        elif symbol is not None:
            self._add(_CHARACTERS.get(symbol, symbol.decode("latin-1") if symbol in b"\\{}" else ""))
        self._star = False

    def _close_group(self) -> None:
        closed = self._states.pop()
        if closed.picture and not self._state.picture:
            self._end_picture()
        if closed.kind is not self._state.kind and not closed.hidden:
            self._end_paragraph(closed.kind)

    def _word(self, word: bytes, number: bytes | None) -> None:
        state = self._state
        if word in _HIDDEN or (self._star and word not in _PLACES and word not in (b"shpinst", b"shppict")):
            state.hidden = True
        elif word in _PLACES:
            self._end_paragraph()
            state.kind = _PLACES[word]
        elif word == b"fonttbl":
            state.font_table = state.hidden = True
        elif word == b"stylesheet":
            state.style_sheet = state.hidden = True
        elif word == b"pict":
            state.picture = True
            self._hex.clear()
        elif word in (b"par", b"sect", b"page", b"line"):
            self._end_paragraph()
        elif word == b"tab":
            self._pieces.append("")
        elif word in (b"cell", b"nestcell", b"row", b"nestrow", b"trowd", b"intbl", b"pard"):
            self._table_word(word)
        elif word == b"u" and number is not None:
            self._add(chr(int(number) & 0xFFFF))
            self._skipping = state.skip
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        else:
            self._look_word(word, (number or b"").decode("ascii"))

    def _look_word(self, word: bytes, number: str) -> None:
        state = self._state
        if word in (b"loch", b"hich", b"dbch", b"rtlch", b"ltrch"):
            self._script = word
        elif word in (b"afs", b"ab") and self._script == b"dbch":
            # LibreOffice states the look of Chinese characters as that of an "associated" font.
            word = word[1:]
        if word == b"f":
            self._font = number
            state.encoding = self._fonts.get(number, "")
        elif word == b"fcharset" and state.font_table:
            self._fonts[self._font] = _CHARSETS.get(number, "")
        elif word == b"ansicpg":
            self._default = {"936": "gb18030", "950": "cp950", "932": "cp932"}.get(number, f"cp{number}")
        elif word == b"uc" and number.isdigit():
            state.skip = min(int(number), 8)
        elif word == b"b":
            state.bold = number != "0"
        elif word == b"fs" and number.isdigit():
            state.size = int(number) / 2
        elif word == b"qc":
            state.centred = True
        elif word == b"s" and state.style_sheet:
            self._style = number
        elif word == b"s":
            state.heading = number in self._headings
        elif word == b"outlinelevel":
            state.heading = state.heading or number < "9"
        elif word in (b"v", b"deleted"):
            state.hidden = state.hidden or number != "0"
        elif word == b"plain":
            state.bold, state.size = False, 12.0

    def _table_word(self, word: bytes) -> None:
        if word == b"intbl":
            self._state.in_table = True
        elif word == b"pard":
            self._state.in_table = self._state.centred = self._state.heading = False
        elif word in (b"cell", b"nestcell"):
            self._end_paragraph(in_cell=True)
            self._cells.append("\n".join(self._cell))
            self._cell = []
        elif word in (b"row", b"nestrow"):
            if self._cells:
                self._rows.append(self._cells)
            self._cells, self._cell = [], []

    def _byte(self, value: int) -> None:
        if self._skipping:
            self._skipping -= 1
        elif not self._state.hidden and not self._state.picture:
            self._pending.append(value)

    def _text(self, text: bytes) -> None:
        state = self._state
        if state.picture and not state.hidden:
            self._hex += text
            return
        if state.style_sheet and text.lower().lstrip().startswith((b"heading", b"title", b"subtitle")):
            self._headings.add(self._style)
        if self._skipping:
            skipped = min(self._skipping, len(text))
            self._skipping -= skipped
            text = text[skipped:]
        if not state.hidden:
            # Bytes over 127 stand raw in files of careless writers: the same code page as escaped ones.
            self._pending += text

    def _flush(self) -> None:
        if not self._pending:
            return
        data, self._pending = bytes(self._pending), bytearray()
        self._add(_decoded(data, self._state.encoding or self._default, self._default))

    def _add(self, text: str) -> None:
        if self._state.hidden or not text:
            return
        self._pieces[-1] += text
        if text.strip() and self._look is None:
            self._look = (self._state.size, self._state.bold, self._state.centred)
            self._heading = self._state.heading

    def _end_paragraph(self, kind: LineKind | None = None, *, in_cell: bool = False) -> None:
        self._flush()
        pieces = [_joined_surrogates(piece).strip() for piece in self._pieces]
        look = self._look or (0.0, False, False)
        heading, self._heading = self._heading, False
        self._pieces, self._look = [""], None
        words = [piece for piece in pieces if piece]
        kind = kind or self._state.kind
        if kind is LineKind.BODY and (in_cell or self._state.in_table):
            if words:
                self._cell.append(" ".join(words))
            return
        if not words:
            return
        if kind is LineKind.BODY:
            self._end_table()
            kind = _kind(look, sum(map(len, words)), heading=heading)
        self.document.lines.append(Line(tuple(map(Run, words)), kind, look[0], look[1]))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        cells = []
        for number, row in enumerate(rows):
            cells += [Cell(number, column, text) for column, text in enumerate(row)]
            runs = tuple(Run(text) for text in row if text)
            if runs:
                self.document.lines.append(Line(runs, LineKind.TABLE))
        self.document.tables.append(Table(tuple(cells), len(rows), max(map(len, rows))))

    def _end_picture(self) -> None:
        digits = re.sub(rb"[^0-9a-fA-F]", b"", bytes(self._hex))
        self._hex.clear()
        data = bytes.fromhex(digits[: len(digits) & ~1].decode("ascii"))
        if data.startswith((b"\xff\xd8", b"\x89PNG")):
            self.document.pictures.append(data)


def _kind(look: tuple[float, bool, bool], length: int, *, heading: bool) -> LineKind:
    size, bold, centred = look
    prominent = heading or (centred and (bold or size >= 14))
    return LineKind.HEADING if length <= 60 and prominent else LineKind.BODY


def _decoded(data: bytes, encoding: str, default: str) -> str:
    for name in dict.fromkeys((encoding, default, "gb18030")):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _joined_surrogates(text: str) -> str:
    """Characters beyond the basic plane are written as two \\u words."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
