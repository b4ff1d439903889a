"""Curves of time against size, as an image without a library."""

import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 860, 520, 70, 190, 46, 50
COLOURS = ("#0b6fa4", "#c2410c", "#15803d", "#7e22ce", "#b91c1c", "#0f766e", "#a16207", "#4338ca", "#be185d", "#475569")
# The questions that are drawn; the table has all.
DRAWN = ("point", "nested", "country", "hub", "page", "filtered by level", "filtered by partner", "relations", "searched", "home")


def plot(name, sizes, timed):
    """Time by size, both on logarithmic scales; a flat line costs the same at every size."""
    drawn = {question: timed[question] for question in DRAWN if question in timed}
    seconds = [figures[size][0] for figures in drawn.values() for size in sizes]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    across = (math.log10(sizes[0]), math.log10(sizes[-1]))

    def x(size):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(size) - across[0]) / (across[1] - across[0])

    def y(time):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(time) - low) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f"<title>Time of a question against the number of cities, {name}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="26" font-size="16" fill="#111827">Time of a question against the number of cities, {name}</text>',
    ]
    for power in range(low, high + 1):
        at, label = y(10.0**power), {-5: "10 µs", -4: "100 µs", -3: "1 ms", -2: "10 ms", -1: "100 ms", 0: "1 s", 1: "10 s"}[power]
        parts.append(f'<line x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}" stroke="#d1d5db"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" fill="#374151">{label}</text>')
    for size in sizes:
        parts.append(f'<line x1="{x(size):.1f}" y1="{TOP}" x2="{x(size):.1f}" y2="{HEIGHT - BOTTOM}" stroke="#e5e7eb"/>')
        parts.append(f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#374151">{size:,}</text>')
    labels = []
    for colour, (question, figures) in zip(COLOURS, drawn.items(), strict=False):
        points = " ".join(f"{x(size):.1f},{y(figures[size][0]):.1f}" for size in sizes)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.extend(f'<circle cx="{point.split(",")[0]}" cy="{point.split(",")[1]}" r="3" fill="{colour}"/>' for point in points.split())
        labels.append((y(figures[sizes[-1]][0]), question, colour))
    below = TOP
    for at, question, colour in sorted(labels):
        # Labels of neighbouring curves do not lie on each other.
        below = max(at + 4, below + 16)
        parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{below:.1f}" fill="{colour}">{question}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle" fill="#374151">cities, with twice as many relations</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
