# SPDX-License-Identifier: MIT
"""What can be solved: linear equations in exact fractions, and a second answer in whole numbers. For disclosure.py."""
import fractions
import math

from disclosure_walk import Walk


def exact(value):
    """A fraction, or the whole number that it is: whole numbers are many times faster."""
    return int(value) if value == int(value) else value


def divide(value, by):
    return exact(fractions.Fraction(value) / by)


def plus(into, terms, times):
    """Adds a form `times` to another."""
    for cell, factor in terms.items():
        into[cell] = into.get(cell, 0) + factor * times
        if into[cell] == 0:
            del into[cell]


class Space:
    """Equations over what is not known, kept solved as far as they can be (each row has a pivot that no other row has)."""

    def __init__(self, equations, known):
        self.equations, self.known = equations, known
        self.rows = {}  # pivot: (terms of the others, constant, {equation: how often it is used})
        for i in range(len(equations)):
            self.add(i)

    def reduce(self, terms):
        """(what is left of a form, the number that it adds up to besides, the equations used)"""
        left, constant, used = {}, 0, {}
        for cell, factor in terms.items():
            if cell in self.known:
                constant += self.known[cell] * factor
            elif cell in self.rows:
                others, number, equations = self.rows[cell]
                constant += number * factor
                plus(left, others, factor)
                plus(used, equations, factor)
            else:
                plus(left, {cell: factor}, 1)
        return left, constant, used

    def add(self, i):
        left, constant, used = self.reduce(self.equations[i].terms)
        if not left:
            assert constant == 0, f"no numbers fit: {self.equations[i].name}"
            return
        pivot = next(iter(left))
        factor = left.pop(pivot)
        row = ({}, divide(-constant, factor), {i: divide(1, factor)})
        plus(row[0], left, divide(-1, factor))
        plus(row[2], used, divide(-1, factor))
        for other, (terms, number, equations) in self.rows.items():
            times = terms.pop(pivot, 0)
            if times:
                plus(terms, row[0], times)
                plus(equations, row[2], times)
                self.rows[other] = (terms, exact(number + row[1] * times), equations)
        self.rows[pivot] = row

    def solve(self, terms):
        """(number, the printed cells that make it up and how often) where the form has one value, else None."""
        left, constant, used = self.reduce(terms)
        if left:
            return None
        printed = dict(terms)
        for i, times in used.items():
            plus(printed, self.equations[i].terms, -times)
        return constant, printed


class Ranges:
    """Between what whole numbers each cell must lie, as one form after the other says; none is below 0."""

    def __init__(self, forms, cells):
        self.forms = forms  # (terms, constant) of what is never negative
        self.at = {cell: [] for cell in cells}
        for i, (terms, _) in enumerate(forms):
            for cell in terms:
                self.at[cell].append(i)
        self.low = dict.fromkeys(cells, 0)
        self.high = dict.fromkeys(cells, math.inf)
        self.fits = self.narrow(range(len(forms)))

    def with_bound(self, cell, low, high):
        """The same where a cell lies between two numbers, too."""
        other = self.copy()
        other.low[cell], other.high[cell] = max(low, self.low[cell]), min(high, self.high[cell])
        other.fits = other.low[cell] <= other.high[cell] and other.narrow(self.at[cell])
        return other

    def with_form(self, terms, constant):
        """The same where another form is never negative, too."""
        other = self.copy()
        other.forms = [*self.forms, (terms, constant)]
        other.at = {cell: [*forms, len(self.forms)] if cell in terms else forms for cell, forms in self.at.items()}
        other.fits = other.narrow([len(self.forms)])
        return other

    def copy(self):
        other = object.__new__(Ranges)
        other.forms, other.at = self.forms, self.at
        other.low, other.high = dict(self.low), dict(self.high)
        return other

    def narrow(self, pending):
        """Until nothing changes, within reason; False where nothing fits."""
        waiting = dict.fromkeys(pending)
        left = 5 * len(self.forms) + 100
        while waiting and left > 0:
            form = next(iter(waiting))
            del waiting[form]
            left -= 1
            for cell in self.narrowed(*self.forms[form]):
                if self.low[cell] > self.high[cell]:
                    return False
                waiting.update(dict.fromkeys(self.at[cell]))
        return True

    def narrowed(self, terms, constant):
        """The cells that a form narrows."""
        mosts = {cell: factor * (self.high[cell] if factor > 0 else self.low[cell]) for cell, factor in terms.items()}
        endless = sum(most == math.inf for most in mosts.values())
        if endless > 1:
            return
        total = constant + sum(most for most in mosts.values() if most != math.inf)
        for cell, factor in terms.items():
            if endless > (mosts[cell] == math.inf):
                continue
            least = -(total - (mosts[cell] if mosts[cell] != math.inf else 0))  # of factor * cell
            if factor > 0 and least > self.low[cell] * factor:
                self.low[cell] = -(-least // factor)
                yield cell
            elif factor < 0 and least > self.high[cell] * factor:
                self.high[cell] = least // factor
                yield cell

    def is_one(self, terms):
        """Whether a form has one value."""
        return all(self.low[cell] == self.high[cell] for cell in terms)


class Search:
    """A second answer beside the truth: whole numbers that fit all that is printed.

    Starts at one cell that is a step off the truth and mends what no longer holds, one cell at a time and each
    once, back and forth. `orders` are forms that are never negative, `rules` (cells, test of an answer) the rest.
    """

    STEPS = (1, -1, 2, -2, 3, -3, 5, -5)
    TRIES = 600  # of each start
    WALKS = 2  # in each direction
    PARTED, PATIENCE = 4000, 12000  # of one form, of all
    DEPTH = 300  # cells that are parted one in another

    def __init__(self, truth, known, equations, orders, rules):
        self.truth, self.known = truth, known
        self.forms = []  # (terms of what is not known, whether it is 0, value of the truth)
        self.at, self.rules_at = {}, {}
        self.patience = self.PATIENCE
        self.found = []  # answers, as differences from the truth: one may serve many forms
        for form in equations:
            self.add(form, True)
        for form in orders:
            self.add(form, False)
        for rule in rules:
            for cell in rule.cells:
                self.rules_at.setdefault(cell, []).append(rule)
        self.ranges = Ranges(list(self.sides()), [cell for cell in truth if cell not in known])

    def add(self, form, is_equation):
        terms = self.free(form.terms)
        if not terms:
            return
        scale = math.lcm(*(fractions.Fraction(factor).denominator for factor in terms.values()))
        terms = {cell: int(factor * scale) for cell, factor in terms.items()}
        value = exact(sum(self.truth[cell] * factor for cell, factor in form.terms.items()) * scale)
        for cell in terms:
            self.at.setdefault(cell, []).append(len(self.forms))
        self.forms.append((terms, is_equation, value))

    def sides(self):
        """Each form as one, or of an equation two, that are never negative: (terms, constant)."""
        for terms, is_equation, value in self.forms:
            constant = value - sum(self.truth[cell] * factor for cell, factor in terms.items())
            yield terms, constant
            if is_equation:
                yield {cell: -factor for cell, factor in terms.items()}, -constant

    def free(self, terms):
        return {cell: factor for cell, factor in terms.items() if cell not in self.known}

    def other(self, terms):
        """An answer (differences from the truth) by which the form has another value, or None; `is_shown`: there is
        none, and not only that the search gave up."""
        free = self.free(terms)
        for answer in self.found:
            if moved(free, answer):
                return answer
        self.is_shown = self.ranges.is_one(free)
        if self.is_shown:
            return None
        for step in self.STEPS:
            for cell in sorted(free, key=lambda cell: -self.truth[cell]):
                self.tries = self.TRIES
                answer = self.mend(self.put({}, cell, step), self.at.get(cell, []), free)
                if answer is not None:
                    return self.keep(answer)
        return self.other_by_walks(free) or self.other_by_halves(free)

    def away(self, free, sign):
        """The form that says that another one is more, or less, than it is in truth: it is not negative then."""
        truth = sum(self.truth[cell] * factor for cell, factor in free.items())
        return {cell: factor * sign for cell, factor in free.items()}, -sign * truth - 1

    def other_by_walks(self, free):
        """The same by wandering, for forms that many others hang on."""
        forms = [(terms, is_equation, value - sum(self.truth[cell] * factor for cell, factor in terms.items())) for terms, is_equation, value in self.forms]
        for seed in range(self.WALKS):
            for sign in (1, -1):
                terms, constant = self.away(free, sign)
                ranges = self.ranges.with_form(terms, constant)
                if not ranges.fits:
                    continue
                numbers = Walk([*forms, (terms, False, constant)], ranges.low, ranges.high, self.truth, seed).answer()
                answer = {cell: value - self.truth[cell] for cell, value in (numbers or {}).items() if value != self.truth[cell]}
                if answer and not self.broken_rule(answer):
                    return self.keep(answer)
        return None

    def keep(self, answer):
        """An answer that was found, once more held against everything."""
        for terms, is_equation, value in self.forms:
            off = moved(terms, answer)
            assert off == 0 if is_equation else off + value >= 0, "the search is wrong"
        assert all(self.truth[cell] + step >= 0 for cell, step in answer.items()) and not self.broken_rule(answer), "the search is wrong"
        self.found.append(answer)
        return answer

    def other_by_halves(self, free):
        """The same with more patience: by parting what a cell may be, for forms that one step after the other does not mend."""
        self.is_shown = True
        for sign in (1, -1):
            self.tries = min(self.PARTED, self.patience)
            self.patience -= self.tries
            answer = self.part(self.ranges.with_form(*self.away(free, sign)))
            self.patience += max(0, self.tries)
            if answer is not None:
                return self.keep(answer)
            self.is_shown = self.is_shown and self.tries >= 0
        return None

    def part(self, ranges, depth=0):
        self.tries = self.tries - 1 if depth < self.DEPTH else -1
        if not ranges.fits or self.tries < 0:
            return None
        answer = {cell: low - self.truth[cell] for cell, low in ranges.low.items() if low > self.truth[cell]}
        answer.update((cell, high - self.truth[cell]) for cell, high in ranges.high.items() if high < self.truth[cell])
        broken = self.unsettled(ranges, answer)
        if broken is None:
            return answer
        cell = next((cell for cell in broken if ranges.low[cell] < ranges.high[cell]), None)
        if cell is None:
            return None
        value = self.truth[cell] + answer.get(cell, 0)
        for low, high in ((value, value), (ranges.low[cell], value - 1), (value + 1, ranges.high[cell])):
            found = self.part(ranges.with_bound(cell, low, high), depth + 1) if low <= high else None
            if found is not None:
                return found
        return None

    def unsettled(self, ranges, answer):
        """The cells of a form or a rule that does not hold where all is as near to the truth as it may be; None: all hold."""
        values = Values(self.truth, answer)
        for terms, constant in ranges.forms:
            if sum(values[cell] * factor for cell, factor in terms.items()) + constant < 0:
                return sorted(terms, key=lambda cell: cell not in answer)
        rule = self.broken_rule(answer)
        return [cell for cell in ranges.low if cell in rule.cells] if rule else None

    def put(self, answer, cell, step):
        value = self.truth[cell] + step
        return {**answer, cell: step} if self.ranges.low[cell] <= value <= self.ranges.high[cell] else None

    def mend(self, answer, pending, wanted):
        self.tries -= 1
        if answer is None or self.tries < 0:
            return None
        for at, i in enumerate(pending):
            terms, is_equation, value = self.forms[i]
            off = moved(terms, answer)
            off = off if is_equation else min(0, off + value)
            if off:
                return self.mend_form(answer, pending[at + 1 :], wanted, i, off)
        return answer if moved(wanted, answer) and not self.broken_rule(answer) else None

    def mend_form(self, answer, pending, wanted, i, off):
        terms, is_equation, _ = self.forms[i]
        choices = [cell for cell in terms if cell not in answer]
        for cell in sorted(choices, key=lambda cell: (len(self.at[cell]), -self.truth[cell])):
            step, rest = divmod(-off, terms[cell])
            if rest and is_equation:
                continue
            step += bool(rest) and terms[cell] > 0  # the next that is enough
            done = self.mend(self.put(answer, cell, step), [*pending, *(k for k in self.at[cell] if k not in pending), i], wanted)
            if done is not None:
                return done
        return None

    def broken_rule(self, answer):
        rules = {id(rule): rule for cell in answer for rule in self.rules_at.get(cell, [])}
        values = Values(self.truth, answer)
        return next((rule for rule in rules.values() if not rule.test(values)), None)


class Values:
    """The numbers of an answer."""

    def __init__(self, truth, answer):
        self.truth, self.answer = truth, answer

    def __getitem__(self, cell):
        return self.truth[cell] + self.answer.get(cell, 0)


def moved(terms, answer):
    """By how much a form differs from the truth."""
    total = 0
    for cell in terms if len(terms) < len(answer) else answer:
        if cell in answer and cell in terms:
            total += answer[cell] * terms[cell]
    return total
