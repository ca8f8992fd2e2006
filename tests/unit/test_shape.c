/* SPDX-License-Identifier: MIT */
/* The shape of a schema: every x- word, what it resolves to, and where it is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"

static const char unit_schema[] =
    "type: object\n"
    "properties:\n"
    "  unit: {type: string, x-unit: true}\n"
    "  households:\n"
    "    type: array\n"
    "    x-label: {zh: 户, en: households}\n"
    "    x-same: [roster, left.date]\n"
    "    items: {$ref: '#/$defs/household'}\n"
    "  sessions:\n"
    "    type: array\n"
    "    x-missing: no-data\n"
    "    items:\n"
    "      allOf:\n"
    "        - $ref: '#/$defs/dated'\n"
    "        - properties:\n"
    "            enrolled: {type: integer, x-plausible: {min: 1, max: 500}}\n"
    "            attended: {type: integer, x-at-most: enrolled}\n"
    "            with: {type: array, x-shared: true, items: {type: string, x-unit: true}}\n"
    "            topics: {type: array, items: {$ref: '#/$defs/stage'}}\n"
    "            helper: {type: string, x-ref: 'township:households.youths.code'}\n"
    "            photo: {type: string, x-path: true}\n"
    "            level: {enum: [low, high], x-order: [low, high], x-rises: true}\n"
    "            when: {anyOf: [{type: string}, {type: object, properties: {from: {}}}]}\n"
    "            either: {anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]}\n"
    "$defs:\n"
    "  dated:\n"
    "    type: object\n"
    "    properties: {date: {type: string, x-date: on, x-reach: 3, x-label: {zh: 日期}}}\n"
    "  stage:\n"
    "    enum: [none, started, built, 未动]\n"
    "    x-order: [none, started, built]\n"
    "    x-alias: {未动: none}\n"
    "    x-values: {none: {zh: 没有, en: nothing}}\n"
    "  household:\n"
    "    type: object\n"
    "    properties:\n"
    "      code: {type: string, x-unique: unit, x-private: true}\n"
    "      roster: {enum: [poverty, hardship]}\n"
    "      since: {type: string, x-date: from}\n"
    "      left: {type: object, properties: {date: {type: string, x-date: to}}}\n"
    "      exit: {type: object, properties: {date: {type: string, x-date: on}}}\n"
    "      evidence: {type: object, x-evidence: true}\n"
    "      kin: {type: array, items: {$ref: '#/$defs/household'}}\n"
    "      youths:\n"
    "        type: array\n"
    "        items:\n"
    "          type: object\n"
    "          properties:\n"
    "            code: {type: string, x-unique: township}\n"
    "            household: {type: string, x-ref: households.code, x-open: true}\n"
    "            friend: {type: string, x-ref: households.youths.code, x-within: household}\n"
    "            born: {type: integer, x-age: {under: 14, needs: consent, max: 25}}\n"
    "            band: {enum: [child, pupil], x-ages: {child: {max: 13}, pupil: {min: 14, max: "
    "17}}}\n"
    "            alias: {type: array, x-once: township, items: {type: string}}\n"
    "            consent: {type: object, properties: {date: {type: string, format: date, "
    "x-permits: true}}}\n";

struct fixture {
    struct arena *arena;
    struct source source;
    struct tree tree;
    struct diag_list diags;
    struct schema *schema;
    const struct field *root;
};

static struct fixture *compile(const char *text)
{
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);

    f->arena = arena;
    f->diags = diag_list_init(arena);
    f->source = source_init(arena, SLICE("schema.yaml"), slice_of(text));
    tree_read(arena, &f->source, &f->diags, &f->tree);
    f->schema = schema_compile(arena, &f->tree, &f->diags);
    diag_sort(&f->diags);
    if (f->schema != NULL)
        f->root = schema_shape(f->schema);
    return f;
}

static void done(struct fixture *f)
{
    schema_free(f->schema);
    arena_free(f->arena);
}

/* The shape of the schema above. */
static struct fixture *unit(void)
{
    struct fixture *f = compile(unit_schema);

    assert_int_equal(f->diags.len, 0);
    assert_non_null(f->root);
    return f;
}

static const struct field *at(const struct fixture *f, const char *path)
{
    const struct field *field = f->root;

    for (struct slice rest = slice_of(path); rest.data != NULL;) {
        field = field_below(field, slice_cut(&rest, '.'));
        assert_non_null(field);
    }
    return field;
}

static bool is(struct slice text, const char *wanted)
{
    return slice_is(text, wanted);
}

static void test_kinds(void **state)
{
    struct fixture *f = unit();

    (void)state;
    assert_int_equal(f->root->kind, FIELD_RECORD);
    assert_null(f->root->parent);
    assert_int_equal(at(f, "unit")->kind, FIELD_VALUE);
    assert_int_equal(at(f, "households")->kind, FIELD_ENTRIES);
    assert_int_equal(at(f, "households.left")->kind, FIELD_RECORD);
    assert_int_equal(at(f, "households.evidence")->kind, FIELD_RECORD);
    assert_int_equal(at(f, "sessions.with")->kind, FIELD_VALUES);
    assert_int_equal(at(f, "sessions.topics")->kind, FIELD_VALUES);
    assert_int_equal(at(f, "sessions.when")->kind, FIELD_RECORD);
    assert_int_equal(at(f, "sessions.either")->kind, FIELD_VALUE);
    assert_int_equal(at(f, "sessions.either")->field_count, 0);
    assert_null(field_below(f->root, SLICE("nothing")));
    /* the order of the schema, and a schema that refers to itself ends there */
    assert_true(is(at(f, "households")->fields[0].name, "code"));
    assert_true(is(at(f, "households")->fields[7].name, "youths"));
    assert_int_equal(at(f, "households.kin")->kind, FIELD_ENTRIES);
    assert_int_equal(at(f, "households.kin")->field_count, 0);
    done(f);
}

static void test_words(void **state)
{
    struct fixture *f = unit();
    const struct field *enrolled = at(f, "sessions.enrolled");

    (void)state;
    assert_true(at(f, "unit")->unit);
    assert_true(at(f, "sessions.with")->unit);
    assert_true(at(f, "sessions.with")->shared);
    assert_true(at(f, "sessions.photo")->path);
    assert_true(at(f, "households.code")->private);
    assert_true(at(f, "households.evidence")->evidence);
    assert_true(at(f, "sessions")->no_data);
    assert_false(at(f, "households")->no_data);
    assert_int_equal(at(f, "households.code")->unique, FIELD_UNIQUE_UNIT);
    assert_int_equal(at(f, "households.youths.code")->unique, FIELD_UNIQUE_TOWNSHIP);
    assert_true(is(at(f, "households")->label.text[LANG_EN], "households"));
    assert_true(is(at(f, "sessions.date")->label.text[LANG_ZH], "日期"));
    assert_true(enrolled->has_min && enrolled->has_max);
    assert_int_equal(decimal_cmp(enrolled->max, decimal_of(500)), 0);
    done(f);
}

static void test_references(void **state)
{
    struct fixture *f = unit();
    const struct field *households = at(f, "households");

    (void)state;
    assert_ptr_equal(at(f, "households.youths.household")->ref, at(f, "households.code"));
    assert_false(at(f, "households.youths.household")->ref_township);
    assert_ptr_equal(at(f, "sessions.helper")->ref, at(f, "households.youths.code"));
    assert_true(at(f, "sessions.helper")->ref_township);
    assert_ptr_equal(at(f, "sessions.attended")->at_most, at(f, "sessions.enrolled"));
    assert_int_equal(households->same[0].count, 2);
    assert_ptr_equal(households->same[0].fields[0], at(f, "households.roster"));
    assert_ptr_equal(households->same[0].fields[1], at(f, "households.left.date"));
    assert_ptr_equal(households->own_evidence, at(f, "households.evidence"));
    assert_null(at(f, "sessions")->own_evidence);
    done(f);
}

static void test_ages(void **state)
{
    struct fixture *f = unit();
    const struct field *born = at(f, "households.youths.born");

    (void)state;
    assert_int_equal(born->age_under, 14);
    assert_ptr_equal(born->age_needs, at(f, "households.youths.consent"));
    assert_int_equal(born->age_max, 25);
    assert_ptr_equal(born->age_band, at(f, "households.youths.band"));
    assert_int_equal(born->age_band->values[0].min_age, 0);
    assert_int_equal(born->age_band->values[1].max_age, 17);
    assert_true(at(f, "sessions.level")->rises);
    assert_true(at(f, "households.youths.household")->open);
    assert_ptr_equal(at(f, "households.youths.friend")->within,
                     at(f, "households.youths.household"));
    assert_true(at(f, "households.youths.consent.date")->permits);
    assert_null(at(f, "households.youths.code")->age_needs);
    assert_true(at(f, "households.youths.alias")->once);
    assert_false(at(f, "households.youths.code")->once);
    done(f);
}

/* What is passed over, and what is not for what is in it. */
static void test_judged(void **state)
{
    struct fixture *f = unit();

    (void)state;
    assert_true(f->root->judged);
    assert_true(at(f, "households.left")->judged);
    assert_true(at(f, "households.youths")->judged);
    assert_true(at(f, "households.youths.consent.date")->judged);
    assert_true(at(f, "sessions.attended")->judged);
    assert_false(at(f, "unit")->judged);
    assert_false(at(f, "sessions.topics")->judged);
    assert_false(at(f, "households.youths.code")->judged);
    assert_true(at(f, "sessions")->reaching);
    assert_false(at(f, "households")->reaching);
    assert_int_equal(at(f, "sessions.date")->reach, 3);
    done(f);
}

static void test_dates(void **state)
{
    struct fixture *f = unit();
    const struct field *households = at(f, "households");

    (void)state;
    assert_ptr_equal(at(f, "sessions")->on, at(f, "sessions.date"));
    assert_null(at(f, "sessions")->from);
    assert_null(households->on); /* that of `exit` dates the exit alone */
    assert_ptr_equal(households->from, at(f, "households.since"));
    assert_ptr_equal(households->to, at(f, "households.left.date"));
    assert_ptr_equal(at(f, "households.exit")->on, at(f, "households.exit.date"));
    assert_ptr_equal(at(f, "households.left")->to, at(f, "households.left.date"));
    assert_null(at(f, "households.youths")->from);
    done(f);
}

static void test_enums(void **state)
{
    struct fixture *f = unit();
    const struct field *topics = at(f, "sessions.topics");

    (void)state;
    assert_true(topics->ordered);
    assert_int_equal(topics->value_count, 3);
    assert_true(is(topics->values[2].name, "built"));
    assert_true(is(topics->values[0].label.text[LANG_ZH], "没有"));
    assert_int_equal(field_rank(topics, SLICE("built")), 2);
    assert_int_equal(field_rank(topics, SLICE("other")), -1);
    assert_true(is(field_canonical(topics, SLICE("未动")), "none"));
    assert_true(is(field_canonical(topics, SLICE("other")), "other"));
    assert_false(at(f, "households.roster")->ordered);
    assert_int_equal(at(f, "households.roster")->value_count, 2);
    assert_int_equal(field_rank(at(f, "households.roster"), SLICE("poverty")), -1);
    done(f);
}

static void test_looking(void **state)
{
    struct fixture *f = unit();
    struct diag_list diags = diag_list_init(f->arena);
    struct source source =
        source_init(f->arena, SLICE("unit.yaml"),
                    SLICE("households:\n  - left: {date: 2016-01-02}\n    youths: "
                          "[{code: a}]\n"));
    struct tree tree;
    const struct node *entry, *on;

    (void)state;
    assert_true(tree_read(f->arena, &source, &diags, &tree));
    entry = &node_get(&tree.root, "households")->items[0];
    on = field_node(at(f, "households"), entry, at(f, "households.left.date"));
    assert_non_null(on);
    assert_true(is(on->text, "2016-01-02"));
    assert_null(field_node(at(f, "households"), entry, at(f, "households.exit.date")));
    assert_null(field_node(at(f, "households"), entry, at(f, "households.youths.code")));
    assert_null(field_node(at(f, "households"), entry, at(f, "unit")));
    assert_non_null(field_node(f->root, &tree.root, at(f, "households")));
    assert_ptr_equal(field_entry(at(f, "households.left.date")), at(f, "households"));
    assert_ptr_equal(field_entry(at(f, "households.youths.code")), at(f, "households.youths"));
    assert_ptr_equal(field_entry(at(f, "unit")), f->root);
    assert_true(
        is(field_path(f->arena, at(f, "households.youths.code")), "households.youths.code"));
    assert_true(is(field_path(f->arena, f->root), ""));
    done(f);
}

static void refused(const char *text, enum diag_code code, size_t column)
{
    struct fixture *f = compile(text);

    assert_null(f->schema);
    if (f->diags.len != 1)
        fail_msg("%zu diagnostics for %s", f->diags.len, text);
    if (f->diags.items[0]->code != code || f->diags.items[0]->place.start.column != column)
        fail_msg("%s in column %zu for %s", catalogue_row(f->diags.items[0]->code)->slug,
                 f->diags.items[0]->place.start.column, text);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer words = {0};

        diag_message(&words, f->diags.items[0], (enum lang)lang);
        diag_help(&words, f->diags.items[0], (enum lang)lang);
        buffer_free(&words);
    }
    done(f);
}

static void test_malformed(void **state)
{
    (void)state;
    refused("{x-label: a}", DIAG_SCHEMA_MALFORMED, 11);
    refused("{x-label: {fr: a}}", DIAG_SCHEMA_MALFORMED, 12);
    refused("{x-private: 1}", DIAG_SCHEMA_MALFORMED, 13);
    refused("{properties: {a: {x-date: at}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-unique: all}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{properties: {a: {x-plausible: {min: 2, max: 1}}}}", DIAG_SCHEMA_MALFORMED, 33);
    refused("{properties: {a: {x-plausible: {least: 2}}}}", DIAG_SCHEMA_MALFORMED, 33);
    refused("{properties: {a: {items: {type: object}, x-missing: zero}}}", DIAG_SCHEMA_MALFORMED,
            53);
    refused("{properties: {a: {x-once: unit}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-same: []}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-same: [{present: [b]}]}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{properties: {a: {x-same: [{fields: [b], scope: unit}]}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{properties: {a: {x-same: [{fields: [b], also: 1}]}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{properties: {a: {x-proves: {photo: week}}}}", DIAG_SCHEMA_MALFORMED, 30);
    refused("{properties: {a: {x-age: {under: 14}}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-age: {under: 1.5, needs: b}}, b: {}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-age: {under: 9, needs: b, max: old}}, b: {}}}",
            DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-age: {under: 9, needs: b, given: c}}, b: {}}}",
            DIAG_SCHEMA_MALFORMED, 27);
    refused("{enum: [a], x-ages: {a: {min: 2, max: 1}}}", DIAG_SCHEMA_MALFORMED, 26);
    refused("{enum: [a], x-ages: {a: {under: 2}}}", DIAG_SCHEMA_MALFORMED, 26);
    refused("{enum: [a], x-ages: {b: {min: 2}}}", DIAG_SCHEMA_NOT_IN_ITS_ENUM, 22);
    refused("{enum: [a], x-rises: true}", DIAG_SCHEMA_MALFORMED, 22);
    refused("{properties: {a: {items: {properties: {b: {}}}, x-same: [{fields: [b], agree: b}]}}}",
            DIAG_SCHEMA_MALFORMED, 59);
    refused(
        "{properties: {a: {items: {properties: {b: {}}}, x-same: [{fields: [b], agree: [c]}]}}}",
        DIAG_SCHEMA_NO_SUCH_FIELD, 80);
    refused("{properties: {a: {x-reach: -1}}}", DIAG_SCHEMA_MALFORMED, 28);
    refused("{properties: {a: {x-open: 1}}}", DIAG_SCHEMA_MALFORMED, 27);
    refused("{properties: {a: {x-permits: yes}}}", DIAG_SCHEMA_MALFORMED, 30);
    refused("{properties: {a: {x-filled: true}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{x-none: none}", DIAG_SCHEMA_MALFORMED, 10);
    refused("{x-some: [yes, 1]}", DIAG_SCHEMA_MALFORMED, 16);
    refused("{properties: {a: {x-none: [none]}}}", DIAG_SCHEMA_WORD_UNREAD, 19);
    refused("{x-values: {a: {zh: b}}}", DIAG_SCHEMA_NO_ENUM, 2);
    refused("{enum: [a], x-values: {b: {zh: b}}}", DIAG_SCHEMA_NOT_IN_ITS_ENUM, 24);
    refused("{enum: [a], x-alias: {b: a}}", DIAG_SCHEMA_NOT_IN_ITS_ENUM, 23);
    refused("{enum: [a, b], x-alias: {b: c}}", DIAG_SCHEMA_NOT_IN_ITS_ENUM, 29);
    refused("{enum: [a, b, c], x-alias: {b: a, c: b}}", DIAG_SCHEMA_ALIAS_OF_ALIAS, 38);
    refused("{enum: [a, b], x-order: [a]}", DIAG_SCHEMA_ORDER_LACKS, 25);
    refused("{enum: [a, b], x-order: [a, b, c]}", DIAG_SCHEMA_NOT_IN_ITS_ENUM, 32);
    refused("{enum: [a, b], x-alias: {b: a}, x-order: [a, b]}", DIAG_SCHEMA_ALIAS_OF_ALIAS, 46);
}

static void test_unresolved(void **state)
{
    const char *twice = "{properties: {a: {type: object, properties: {b: {x-date: to}}}, "
                        "c: {x-date: to}}}";

    (void)state;
    refused("{properties: {a: {x-ref: b.c}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 26);
    refused("{properties: {a: {x-ref: a}}}", DIAG_SCHEMA_MALFORMED, 26);
    refused("{properties: {a: {x-at-most: b}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 30);
    refused("{properties: {a: {x-at-most: a}}}", DIAG_SCHEMA_MALFORMED, 30);
    refused("{properties: {a: {x-age: {under: 14, needs: b}}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 45);
    refused("{properties: {a: {x-within: b}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 29);
    refused("{properties: {a: {x-within: b}, b: {}}}", DIAG_SCHEMA_MALFORMED, 29);
    /* What is looked for right beside a field or below it has no way that leads further. */
    refused("{properties: {a: {x-at-most: b.c}, b: {properties: {c: {}}}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 30);
    refused("{properties: {a: {x-age: {under: 14, needs: b.c}}, b: {properties: {c: {}}}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 45);
    refused("{properties: {a: {x-age: {under: 14, needs: b, given: {c.d: e}}}, b: {properties: "
            "{c: {properties: {d: {}}}}}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 56);
    refused("{properties: {a: {type: object, properties: {b: {properties: {c: {}}}}, x-evidence: "
            "true, x-proves: {b.c: day}}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 102);
    refused("{properties: {a: {x-parts: [b]}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 29);
    refused("{properties: {a: {x-parts: [a]}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused(
        "{properties: {a: {items: {properties: {b: {properties: {c: {type: integer}}}}}, x-same: "
        "[b]}}}",
        DIAG_SCHEMA_MALFORMED, 90);
    refused("{properties: {a: {items: {properties: {b: {}}}, x-same: [b, c]}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 61);
    refused(
        "{properties: {a: {items: {properties: {b: {}}}, x-same: [{fields: [b], present: [c]}]}}}",
        DIAG_SCHEMA_NO_SUCH_FIELD, 82);
    refused("{properties: {a: {items: {properties: {b: {}, c: {}}}, x-same: [{fields: [b], "
            "present: [c]}]}}}",
            DIAG_SCHEMA_MALFORMED, 89);
    refused("{properties: {a: {type: object, properties: {b: {}}, x-evidence: true, x-proves: "
            "{c: day}}}}",
            DIAG_SCHEMA_NO_SUCH_FIELD, 83);
    refused("{properties: {a: {type: object, properties: {b: {}}, x-proves: {b: day}}}}",
            DIAG_SCHEMA_MALFORMED, 54);
    refused(twice, DIAG_SCHEMA_ROLE_TWICE, 69);
}

/* The entries {a: ...} of one collection, and a field of another one that names them. */
static void refused_times(const char *dates, const char *own, const char *word, size_t column)
{
    char text[400];

    snprintf(text, sizeof text,
             "{properties: {c: {items: {properties: {x: {%s: true, x-ref: b.a}, y: {%s}}}}, "
             "b: {items: {properties: {a: {}, d: {%s}}}}}}",
             word, own, dates);
    if (column > 0) {
        refused(text, DIAG_SCHEMA_WORD_MISPLACED, column);
        return;
    }
    struct fixture *f = compile(text);
    assert_non_null(f->schema);
    done(f);
}

/* Who is there on a day, or has gone before it, is asked of what has such days. */
static void test_times(void **state)
{
    (void)state;
    refused_times("", "x-date: on", "x-open", 44);
    refused_times("x-date: on", "x-date: on", "x-open", 44);
    refused_times("x-date: from", "x-date: on", "x-open", 0);
    refused_times("x-date: to", "", "x-open", 0);
    refused_times("", "x-date: from", "x-succeeds", 44);
    refused_times("x-date: from", "x-date: from", "x-succeeds", 44);
    refused_times("x-date: to", "", "x-succeeds", 44);
    refused_times("x-date: to", "x-date: to", "x-succeeds", 44);
    refused_times("x-date: to", "x-date: from", "x-succeeds", 0);
    refused_times("x-date: on", "x-date: on", "x-succeeds", 0);
    refused("{properties: {a: {x-open: true}}}", DIAG_SCHEMA_WORD_MISPLACED, 19);
    refused("{properties: {a: {x-open: true, x-ref: b.c}}}", DIAG_SCHEMA_NO_SUCH_FIELD, 40);
}

/* A name that a field had means that field, and no other. */
static void test_former(void **state)
{
    struct fixture *f = compile("{properties: {left: {type: object, properties: {"
                                "date: {x-former: [on, day]}, x: {}}}, y: {}}}");
    const struct field *left = at(f, "left");

    (void)state;
    assert_ptr_equal(field_named(left, SLICE("day")), at(f, "left.date"));
    assert_ptr_equal(field_named(left, SLICE("date")), at(f, "left.date"));
    assert_null(field_named(left, SLICE("of")));
    assert_null(field_below(left, SLICE("on")));
    done(f);
    refused("{properties: {a: {x-former: on}}}", DIAG_SCHEMA_MALFORMED, 29);
    refused("{properties: {a: {x-former: [b]}, b: {}}}", DIAG_SCHEMA_ROLE_TWICE, 30);
    refused("{properties: {a: {x-former: [c]}, b: {x-former: [c]}}}", DIAG_SCHEMA_ROLE_TWICE, 50);
    refused("{properties: {a: {x-former: [b, b]}}}", DIAG_SCHEMA_TWICE, 33);
}

/* A field may be called by its label or another word, where no field beside it is. */
static void test_called(void **state)
{
    struct fixture *f = compile("{properties: {a: {x-label: {zh: 甲, en: first}, properties: {"
                                "c: {x-also: [丙, d]}, d: {x-former: [丙]}}}, "
                                "b: {x-label: {zh: 乙}, x-also: [甲, a, 丁]}}}");
    const struct field *a = at(f, "a");

    (void)state;
    assert_ptr_equal(field_called(f->root, SLICE("first")), a);
    assert_ptr_equal(field_called(f->root, SLICE("a")), a);
    assert_ptr_equal(field_called(f->root, SLICE("丁")), at(f, "b"));
    assert_null(field_called(f->root, SLICE("甲")));
    assert_null(field_called(f->root, SLICE("")));
    assert_null(field_named(f->root, SLICE("first")));
    assert_ptr_equal(field_at_path(f->root, SLICE("first.丙")), at(f, "a.d"));
    assert_ptr_equal(field_at_path(f->root, SLICE("a.d")), at(f, "a.d"));
    assert_null(field_at_path(f->root, SLICE("first.戊")));
    done(f);
}

static void test_codes(void **state)
{
    static const struct {
        const char *written, *compared;
    } ROWS[] = {
        {"nanbei-a014", "nanbei-a014"},
        {"nanbei-a0014", "nanbei-a014"},
        {"nanbei-a000", "nanbei-a000"},
        {"nanbei-a0000", "nanbei-a000"},
        {"nanbei-a1014", "nanbei-a1014"},
        {"comm07-a01014", "comm07-a1014"},
        {"0007", "007"},
        {"", ""},
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        assert_true(slice_is(field_code(arena, slice_of(ROWS[i].written)), ROWS[i].compared));
    arena_free(arena);
}

static void test_misplaced(void **state)
{
    (void)state;
    refused("{properties: {a: {x-missing: no-data}}}", DIAG_SCHEMA_WORD_MISPLACED, 19);
    refused("{properties: {a: {type: object, x-date: on}}}", DIAG_SCHEMA_WORD_MISPLACED, 33);
    refused("{properties: {a: {x-evidence: true}}}", DIAG_SCHEMA_WORD_MISPLACED, 19);
    refused("{properties: {a: {type: object, x-prefix: [b]}}}", DIAG_SCHEMA_WORD_MISPLACED, 33);
    refused("{properties: {a: {type: object, x-parts: [b]}}}", DIAG_SCHEMA_WORD_MISPLACED, 33);
    refused("{properties: {a: {type: object, x-path: true}}}", DIAG_SCHEMA_WORD_MISPLACED, 33);
    refused("{if: {}, then: {properties: {a: {x-private: true}}}}", DIAG_SCHEMA_WORD_UNREAD, 34);
    refused("{additionalProperties: {x-ref: a.b}}", DIAG_SCHEMA_WORD_UNREAD, 25);
    refused("{properties: {a: {x-never: [name]}}}", DIAG_SCHEMA_WORD_UNREAD, 19);
}

/* What nothing refers to is not used, and says nothing; by way of what is used every word is asked
 * for its place. */
static void test_unused(void **state)
{
    static const char *const SOUND[] = {
        "{$defs: {d: {x-date: on}}}",
        "{$defs: {d: {properties: {a: {x-ref: b.c}}}}}",
        "{$defs: {d: {$ref: '#/$defs/e'}, e: {x-unit: true}}}",
        "{$defs: {d: {items: {$ref: '#/$defs/d'}, x-missing: no-data}}}",
        "{properties: {a: {$defs: {d: {x-date: on}}}}}",
        "{properties: {a: {$ref: '#/$defs/d'}}, $defs: {d: {x-date: on}, e: {x-date: on}}}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof SOUND / sizeof SOUND[0]; i++) {
        struct fixture *f = compile(SOUND[i]);

        if (f->schema == NULL || f->diags.len > 0)
            fail_msg("%zu diagnostics for %s", f->diags.len, SOUND[i]);
        done(f);
    }
    refused("{not: {$ref: '#/$defs/d'}, $defs: {d: {x-date: on}}}", DIAG_SCHEMA_WORD_UNREAD, 40);
    refused("{not: {$ref: '#/$defs/d'}, $defs: {d: {$ref: '#/$defs/e'}, e: {x-date: on}}}",
            DIAG_SCHEMA_WORD_UNREAD, 64);
    refused("{patternProperties: {^a: {x-unit: true}}}", DIAG_SCHEMA_WORD_UNREAD, 27);
    refused("{properties: {a: {prefixItems: [{x-unit: true}]}}}", DIAG_SCHEMA_WORD_UNREAD, 34);
    refused("{if: {}, else: {x-unit: true}}", DIAG_SCHEMA_WORD_UNREAD, 17);
    refused("{anyOf: [{properties: {a: {x-unit: true}}}, {properties: {b: {}}}]}",
            DIAG_SCHEMA_WORD_UNREAD, 28);
}

/* Definitions that double at each step are refused, not followed for ever. */
static void test_too_many(void **state)
{
    struct buffer text = {0};
    struct fixture *f;

    (void)state;
    buffer_adds(&text, "$ref: '#/$defs/d0'\n$defs:\n  d20: {}\n");
    for (int i = 0; i < 20; i++)
        buffer_addf(&text,
                    "  d%d: {properties: {a: {$ref: '#/$defs/d%d'}, b: {$ref: '#/$defs/d%d'}}}\n",
                    i, i + 1, i + 1);
    buffer_byte(&text, '\0');
    f = compile(text.data);
    assert_null(f->schema);
    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_SCHEMA_TOO_MANY_FIELDS);
    done(f);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),      cmocka_unit_test(test_words),
        cmocka_unit_test(test_references), cmocka_unit_test(test_ages),
        cmocka_unit_test(test_judged),     cmocka_unit_test(test_dates),
        cmocka_unit_test(test_enums),      cmocka_unit_test(test_looking),
        cmocka_unit_test(test_malformed),  cmocka_unit_test(test_unresolved),
        cmocka_unit_test(test_times),      cmocka_unit_test(test_times),
        cmocka_unit_test(test_codes),      cmocka_unit_test(test_misplaced),
        cmocka_unit_test(test_unused),     cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_former),     cmocka_unit_test(test_called),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
