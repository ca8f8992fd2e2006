# SPDX-License-Identifier: MIT
"""A second answer found by wandering: for disclosure_solve.py.

Who mends one cell after the other, each once, may run into a corner where many forms hang together. Here a cell may be
changed as often as it takes: a form that does not hold is picked by chance, and of its cells the one is moved whose
move breaks least; forms that stay broken weigh more and more. It finds answers, and never shows that there is none.
"""
import random

STEPS, RESTS = 3000, 10  # of one walk; how long a cell that was moved is rather left alone


class Walk:
    """`forms` are (terms, whether it is 0, constant); an answer is a number of each cell between `low` and `high`."""

    def __init__(self, forms, low, high, start, seed):
        self.forms, self.low, self.high = forms, low, high
        self.chance = random.Random(seed)
        self.at = {cell: [] for cell in low}
        for i, (terms, _, _) in enumerate(forms):
            for cell in terms:
                self.at[cell].append(i)
        self.now = {cell: min(max(start[cell], low[cell]), high[cell]) for cell in low}
        self.value = [constant + sum(self.now[cell] * factor for cell, factor in terms.items()) for terms, _, constant in forms]
        self.weight = [1] * len(forms)
        self.moved = {}
        self.broken = {i for i in range(len(forms)) if self.off(i, self.value[i])}

    def off(self, i, value):
        """By how much a form does not hold."""
        return abs(value) if self.forms[i][1] else max(0, -value)

    def answer(self):
        """The numbers of an answer, or None where none was found."""
        for step in range(STEPS):
            if not self.broken:
                return self.now
            i = self.chance.choice(sorted(self.broken))
            moves = [(self.cost(cell, by, step), at, cell, by) for at, (cell, by) in enumerate(self.moves(i))]
            if not moves:
                self.weight[i] += 1
                continue
            cost, _, cell, by = min(moves)
            if cost > 0:
                for k in self.broken:
                    self.weight[k] += 1
            self.move(cell, by, step)
        return None

    def moves(self, i):
        """The cells of a form, each with what it must be moved by for the form to hold, as far as it may be."""
        terms, is_equation, _ = self.forms[i]
        for cell, factor in terms.items():
            by, rest = divmod(-self.value[i], factor)
            if rest and is_equation:
                continue
            by += bool(rest) and factor > 0  # the next that is enough
            by = min(max(self.now[cell] + by, self.low[cell]), self.high[cell]) - self.now[cell]
            if by:
                yield cell, by

    def cost(self, cell, by, step):
        cost = 3 if step - self.moved.get(cell, -RESTS) < RESTS else 0
        for k in self.at[cell]:
            before, after = self.off(k, self.value[k]), self.off(k, self.value[k] + self.forms[k][0][cell] * by)
            cost += self.weight[k] * ((after > 0) - (before > 0)) + 0.001 * (after - before)
        return cost + 0.01 * self.chance.random()

    def move(self, cell, by, step):
        self.moved[cell] = step
        self.now[cell] += by
        for k in self.at[cell]:
            self.value[k] += self.forms[k][0][cell] * by
            if self.off(k, self.value[k]):
                self.broken.add(k)
            else:
                self.broken.discard(k)
