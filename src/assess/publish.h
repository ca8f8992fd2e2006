/* SPDX-License-Identifier: MIT */
/*
 * publish: an assessment made fit for everybody.
 *
 * Counts of people in one village are people: who knows the village knows the three. So no number
 * of people from 1 to 4 is reported, of a unit, a period, a month or in all, and none can be worked
 * out from what is reported (disclosure.h). What is recorded, what is proven, what it is part of
 * and what a share leaves out are such numbers; how many sessions or rooms there were is none. A
 * rank is no count, but where it is a value of a private field it says what one entry holds, and is
 * withheld like a small figure. So is a part of a target that is made of one that is withheld.
 *
 * What does not add up, as a mean, is not reported at all of people, nor is its verdict: times its
 * entries, which another target may show, a mean is their number, and of few it is nearly what each
 * of them has. Nor is by how many people there are more or fewer than at another time. Nor is what
 * is made of values of their entries that are private (x-private), also where the value is a number
 * of people: the sum, the latest, a share or a rank of them, and which of them occur; nor the sum
 * of any other number that each of them has. Of one entry, or of one that yesterday's have been
 * joined by, it is that value.
 *
 * A curve of people goes where any of its moments, or what one month added, is so small, where
 * anything of its collection is withheld, where another target tells of the same collection, for
 * months can be added and subtracted, too, and where a moment is nearly what one of its readings,
 * or the older report, has in all. Any curve goes where its total is withheld.
 *
 * A min that goes by the number of people of each unit goes with all of its target, and its range,
 * too. How many warnings there are is not told, for one may say that a number is unusually small.
 *
 * A verdict goes where nothing but it would tell a number: of items that are numbers of people, of
 * a condition on a number of people that few entries meet, and of a target made of others whose
 * bound on a total is held against other units than theirs (disclosure.c). With it goes that a unit
 * need not hold, for enough others do.
 *
 * Gone from all targets are codes (doubles), places of entries, names of files, what figures would
 * be without what is suspected in them (they differ by little; that something is suspected is
 * reported), and what is recorded in no target. Words of a private field (x-private) are not
 * listed.
 *
 * What is guaranteed, and against whom. Somebody has one public report, with what it compares
 * itself to, the plan, the schema and its words, and adds and subtracts. He finds no number of
 * people from 1 to 4 (of a unit, a period, a total, what two figures differ by, what conditions
 * have in common): for each there is another one of which the report would print the same figures
 * and the same verdicts; the exit status tells nothing else. Not guaranteed:
 * - what is withheld is itself reported. This program is public, so whoever guesses all records of
 * all units may run it on each guess and rule out those that withhold something else; and the hash
 * of the files tells whoever guesses them to the last character that he is right. That a figure is
 * withheld tells that it, or one beside it, is small; what alone is withheld in a target is small
 * by itself.
 * - another report. Those of two days, two units or two ranges of days, and one that is full, may
 * be subtracted from this one, each of which keeps the rule by itself.
 * - what somebody knows already: of three people who are two of them.
 * - another value need not be far: three may be two or four.
 * - few people of several units. Counts of entries and counts of different people (`distinct`) are
 * each solved together, however many make up another one and however often somebody has entries:
 * no number of people from 1 to 4 follows by adding and subtracting who is in which of them, in a
 * unit or in all units of a total, nor how often few came again. Of few people of other sets of
 * units those of one unit with one kind of another are looked for, and of people with entries in
 * several units one kind or two.
 * - `last`, and what counts of entries and counts of different people have in common, is looked at
 * two by two; what a condition on several fields leaves, as far as the records show it.
 * Where the search for other values would take too long, more is withheld: of over 256 figures that
 * count the same people in different ways (recorded and proven are two) the others; where over 1000
 * kinds of people have entries in several units, all counts of them; and where too many kinds of
 * few people could be told apart in a unit or total, the least figures there until they cannot.
 */
#ifndef TAIZHANG_ASSESS_PUBLISH_H
#define TAIZHANG_ASSESS_PUBLISH_H

#include "assess/assessment.h"
#include "base/arena.h"

#define SMALL_LIMIT 5 /* numbers of people above 0 and below it are small */

struct ledger;
struct old_report;

/*
 * In two steps, for a unit's figures are chosen between them (assessment_keep_unit()): what is
 * withheld is seen in all units together, and what else is not for everybody is taken out at the
 * end. A target whose figure of a unit is withheld is no part of that unit's own report: it is left
 * out there, and counted in `targets_small` as everywhere. `old`, unless it is NULL: the older
 * report that this one tells changes since.
 */
void assessment_withhold(struct arena *arena, const struct ledger *ledger, struct old_report *old,
                         struct assessment *assessment);
void assessment_publish(struct assessment *assessment, const struct old_report *old);

#endif
