"""The fenced code blocks of a Markdown text (CommonMark, section 4.5)."""

import re
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})\s*(?P<info>[^`]*)$")


@dataclass(frozen=True)
class Block:
    line: int  # of the opening fence, from 1
    language: str  # the first word after the fence
    name: str  # the second
    text: str

    def is_program(self):
        return self.language == "cpp" and re.search(r"^int main\(", self.text, re.MULTILINE) is not None


def blocks_of(text):
    """Gives (the blocks in order, the problems as (line, text)). A fence in a list may be indented, its lines too."""
    blocks, problems = [], []
    opening, start, body = None, 0, []
    for number, line in enumerate(text.splitlines(), 1):
        if opening is None:
            opening = FENCE.match(line)
            start, body = number, []
            continue
        fence = opening["fence"]
        if re.fullmatch(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*", line):
            language, name = [*opening["info"].split(), "", ""][:2]
            blocks.append(Block(start, language, name, "".join(part + "\n" for part in body)))
            opening = None
        else:
            body.append(line.removeprefix(opening["indent"]))
    if opening is not None:
        problems.append((start, "this block is not closed"))
    return blocks, problems
