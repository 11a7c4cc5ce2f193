"""How alike two texts are by plain measures of strings: what the resolver is compared with."""


def levenshtein(one, other):
    """1 less the edits that turn one into the other, over the length of the longer."""
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        before = row
    longest = max(len(one), len(other))
    return 1 - before[-1] / longest if longest else 1.0


def jaro(one, other):
    """The mean of the shares of letters that match nearby, and of those in order."""
    if one == other:
        return 1.0
    window = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    matched = []
    for i, letter in enumerate(one):
        for j in range(max(0, i - window), min(len(other), i + window + 1)):
            if not taken[j] and other[j] == letter:
                taken[j] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    there = [letter for letter, met in zip(other, taken) if met]
    moved = sum(a != b for a, b in zip(matched, there)) / 2
    count = len(matched)
    return (count / len(one) + count / len(other) + (count - moved) / count) / 3


def jaro_winkler(one, other):
    """Jaro, raised by a tenth of what is missing for each of up to four common first letters."""
    similarity = jaro(one, other)
    common = 0
    while common < min(4, len(one), len(other)) and one[common] == other[common]:
        common += 1
    return similarity + 0.1 * common * (1 - similarity)
