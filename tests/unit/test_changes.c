/* SPDX-License-Identifier: MIT */
/* changes: what changed since an older report, in the words of both languages. */
#include "report/changes.h"

#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct name name_of(const char *en, const char *zh)
{
    return (struct name){{[LANG_EN] = slice_of(en), [LANG_ZH] = slice_of(zh)}};
}

/* A town with two units and a target of 20 in each. */
static void make(struct assessment *assessment, struct assessed_unit *units,
                 struct assessed *target, struct part *parts)
{
    units[0] = (struct assessed_unit){.id = SLICE("nanbei"), .name = name_of("Nanbei", "南北街")};
    units[1] = (struct assessed_unit){.id = SLICE("xi"), .name = name_of("Xi", "西街")};
    for (size_t i = 0; i < 2; i++) {
        parts[i] = (struct part){.unit = i,
                                 .judged = true,
                                 .verdict = VERDICT_MET,
                                 .recorded = decimal_of(20),
                                 .proven = decimal_of(20),
                                 .limits = {.has_min = true, .min = decimal_of(20)}};
    }
    *target = (struct assessed){.id = SLICE("aid"),
                                .title = name_of("aid", "助困"),
                                .parts = parts,
                                .part_count = 2,
                                .each_judged = true,
                                .verdict = VERDICT_MET};
    target->total = (struct part){.unit = PART_TOTAL,
                                  .verdict = VERDICT_REPORTED,
                                  .recorded = decimal_of(40),
                                  .proven = decimal_of(40)};
    *assessment = (struct assessment){.plan = SLICE("2016"),
                                      .units = units,
                                      .unit_count = 2,
                                      .only_unit = PART_TOTAL,
                                      .targets = target,
                                      .target_count = 1};
    assessment->counts[VERDICT_MET] = 1;
}

static void assert_change(const struct assessment *assessment, const struct change *change,
                          const char *en, const char *zh)
{
    const char *const wanted[] = {[LANG_EN] = en, [LANG_ZH] = zh};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer out = {0};

        change_add(&out, (enum lang)lang, assessment, change);
        if (!slice_is(buffer_slice(&out), wanted[lang]))
            fail_msg("wanted %s, got %.*s", wanted[lang], (int)out.len, out.data);
        buffer_free(&out);
    }
}

static struct change change_of(const struct assessed *target, const struct part *part,
                               int64_t recorded, enum verdict verdict)
{
    return (struct change){.kind = CHANGE_FIGURE,
                           .target = target,
                           .part = part,
                           .target_id = target->id,
                           .title = target->title,
                           .old = {.verdict = verdict,
                                   .recorded = decimal_of(recorded),
                                   .proven = decimal_of(recorded)},
                           .way = 1};
}

static void says_what_changed(void **state)
{
    struct assessment assessment;
    struct assessed_unit units[2];
    struct assessed target;
    struct part parts[2];

    (void)state;
    make(&assessment, units, &target, parts);
    struct change change = change_of(&target, &parts[0], 17, VERDICT_SHORT);
    change.unit = units[0].id;
    change.unit_name = units[0].name;
    assert_change(&assessment, &change, "Nanbei: 20 of 20, was 17; met, was short",
                  "南北街：20/20，原为 17；达标，原为“未达标”");
    /* only proof was found */
    change = change_of(&target, &parts[1], 20, VERDICT_UNPROVEN);
    change.unit = units[1].id;
    change.unit_name = units[1].name;
    change.old.proven = decimal_of(19);
    assert_change(&assessment, &change, "Xi: 20 of 20, was 20, 19 proven; met, was unproven",
                  "西街：20/20，原为 20，有据 19；达标，原为“欠证据”");
    /* the verdict alone, as when a day passes; the figure alone; nothing was there */
    change.old = (struct old_figure){
        .verdict = VERDICT_NOT_DUE, .recorded = decimal_of(20), .proven = decimal_of(20)};
    assert_change(&assessment, &change, "Xi: 20 of 20; met, was not due",
                  "西街：20/20；达标，原为“未到期”");
    change.old.verdict = VERDICT_MET;
    change.old.recorded = change.old.proven = decimal_of(22);
    assert_change(&assessment, &change, "Xi: 20 of 20, was 22; still met",
                  "西街：20/20，原为 22；仍为“达标”");
    change.old = (struct old_figure){.verdict = VERDICT_NO_DATA, .no_data = true};
    assert_change(&assessment, &change, "Xi: 20 of 20, nothing before; met, was no data",
                  "西街：20/20，此前没有记录；达标，原为“无数据”");
    change = change_of(&target, &target.total, 37, VERDICT_REPORTED);
    assert_change(&assessment, &change, "all units together: 40, was 37",
                  "各单位合计：40，原为 37");
}

static void says_what_only_one_report_has(void **state)
{
    struct assessment assessment;
    struct assessed_unit units[2];
    struct assessed target;
    struct part parts[2];

    (void)state;
    make(&assessment, units, &target, parts);
    struct change change = change_of(&target, &parts[0], 0, VERDICT_SHORT);
    change.kind = CHANGE_ADDED;
    change.unit = units[0].id;
    change.unit_name = units[0].name;
    assert_change(&assessment, &change, "Nanbei: new: 20 of 20, met", "南北街：新增：20/20，达标");
    /* what is gone is text of a file that somebody else wrote */
    change = (struct change){.kind = CHANGE_GONE,
                             .target_id = SLICE("old\x1B[31m"),
                             .unit = SLICE("x\x1B[31m"),
                             .old = {.verdict = VERDICT_SHORT,
                                     .recorded = decimal_of(3),
                                     .proven = decimal_of(3),
                                     .of = decimal_of(4),
                                     .has_of = true}};
    assert_change(&assessment, &change, "x<U+001B>[31m: no longer there, was 3 of 4, short",
                  "x<U+001B>[31m：已不在报告中，原为 3/4，未达标");
}

static void stands_near_the_top_of_the_report(void **state)
{
    struct assessment assessment;
    struct assessed_unit units[2];
    struct assessed target;
    struct part parts[2];

    (void)state;
    make(&assessment, units, &target, parts);
    struct change change = change_of(&target, &parts[0], 17, VERDICT_SHORT);
    change.unit = units[0].id;
    change.unit_name = units[0].name;
    struct verdict_change verdict = {.target = &target, .old = VERDICT_SHORT, .way = 1};
    const struct comparison comparison = {.file = SLICE("old.json"),
                                          .plan = SLICE("2016"),
                                          .verdicts = &verdict,
                                          .verdict_count = 1,
                                          .changes = &change,
                                          .change_count = 1};
    const struct report_style style = {.lang = LANG_EN};
    struct buffer out = {0};

    assessment.comparison = &comparison;
    report_format_find(SLICE("text"))->render(&out, &assessment, &style);
    buffer_byte(&out, '\0');
    assert_non_null(strstr(out.data, "\n1 target: \u2713 1 met\n\n"
                                     "== what changed since 1 January 1970\n"
                                     "The older report is old.json.\n"
                                     "+ aid  aid: met, was short\n"
                                     "    + Nanbei: 20 of 20, was 17; met, was short\n\n"));
    buffer_free(&out);
}

/* A public report: of a unit that is withheld nothing is said but that it is. */
static void tells_nothing_of_what_is_withheld(void **state)
{
    struct assessment assessment;
    struct assessed_unit units[2];
    struct assessed target;
    struct part parts[2];
    const struct report_style style = {.lang = LANG_EN};
    struct buffer out = {0};

    (void)state;
    make(&assessment, units, &target, parts);
    assessment.is_public = target.small = true;
    parts[0] = (struct part){.unit = 0, .judged = true, .verdict = VERDICT_WITHHELD};
    report_format_find(SLICE("text"))->render(&out, &assessment, &style);
    buffer_byte(&out, '\0');
    assert_non_null(strstr(out.data, "1 withheld"));
    assert_non_null(strstr(out.data, "    Some figures are withheld, so that no number of people"));
    assert_null(strstr(out.data, "Nanbei"));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_changed),
        cmocka_unit_test(says_what_only_one_report_has),
        cmocka_unit_test(stands_near_the_top_of_the_report),
        cmocka_unit_test(tells_nothing_of_what_is_withheld),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
