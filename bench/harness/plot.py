"""A bar chart as SVG, with a logarithmic axis: speeds differ by more than a hundred times."""

from html import escape
from math import ceil, floor, log10

ROW, LABEL, WIDTH = 22, 150, 520
STYLE = "font-family:sans-serif;font-size:12px"


def bars(title, values, emphasized):
    """The chart of {name: number}, the greatest first."""
    items = sorted(values.items(), key=lambda item: -item[1])
    low = floor(log10(min(values.values())))
    high = max(ceil(log10(max(values.values()))), low + 1)

    def x(value):
        return LABEL + WIDTH * (log10(value) - low) / (high - low)

    height = ROW * (len(items) + 3)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + WIDTH + 80}" height="{height}" style="{STYLE}">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{LABEL}" y="16" font-weight="bold">{escape(title)}</text>',
    ]
    for power in range(low, high + 1):
        at = x(10**power)
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{ROW}" y2="{height - ROW}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{height - 6}" text-anchor="middle" fill="#666">{10**power:g}</text>')
    for row, (name, value) in enumerate(items):
        top = ROW * (row + 1) + 6
        color = "#c33" if name == emphasized else "#58a"
        parts.append(f'<text x="{LABEL - 8}" y="{top + 12}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<rect x="{LABEL}" y="{top}" width="{x(value) - LABEL:.1f}" height="{ROW - 6}" fill="{color}"/>')
        parts.append(f'<text x="{x(value) + 5:.1f}" y="{top + 12}">{value:,.0f}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
