/* SPDX-License-Identifier: MIT */
/* Schemas: each keyword, the code and place of its fault, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/check_room.h"
#include "schema/builtin.h"
#include "schema/schema_compile.h"
#include "schema/schema_pattern.h"

struct document {
    struct source source;
    struct tree tree;
};

struct fixture {
    struct arena *arena;
    struct diag_list faults; /* of the schema */
    struct diag_list diags;  /* of the document */
    struct document schema, data;
    struct schema *compiled;
    bool conforms;
};

static void read_document(struct fixture *f, struct document *document, const char *path,
                          const char *text, struct diag_list *diags)
{
    document->source = source_init(f->arena, slice_of(path), arena_copy(f->arena, slice_of(text)));
    tree_read(f->arena, &document->source, diags, &document->tree);
}

static struct fixture *compile(const char *schema)
{
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);

    f->arena = arena;
    f->faults = diag_list_init(arena);
    f->diags = diag_list_init(arena);
    read_document(f, &f->schema, "schema.yaml", schema, &f->faults);
    f->compiled = schema_compile(arena, &f->schema.tree, &f->faults);
    diag_sort(&f->faults);
    assert_int_equal(f->compiled == NULL, f->faults.errors > 0);
    return f;
}

static void done(struct fixture *f)
{
    schema_free(f->compiled);
    arena_free(f->arena);
}

/* Every text must expand in both languages: a placeholder that nobody fills stops there. */
static void render(const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->len; i++) {
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            struct buffer text = {0};

            diag_message(&text, diags->items[i], (enum lang)lang);
            assert_true(text.len > 0);
            diag_help(&text, diags->items[i], (enum lang)lang);
            buffer_free(&text);
        }
    }
}

static struct fixture *check(const char *schema, const char *data)
{
    struct fixture *f = compile(schema);

    if (f->compiled == NULL)
        fail_msg("refused: %s", schema);
    read_document(f, &f->data, "data.yaml", data, &f->diags);
    schema_name_keys(f->compiled, &f->data.tree, &f->diags);
    f->conforms = schema_check(f->compiled, &f->data.tree, &f->diags);
    diag_sort(&f->diags);
    render(&f->diags);
    return f;
}

static void expect_one(const struct diag_list *diags, const char *text, enum diag_code code,
                       size_t line, size_t column)
{
    if (diags->len != 1)
        fail_msg("%zu diagnostics for %s", diags->len, text);
    if (diags->items[0]->code != code || diags->items[0]->place.start.line != line ||
        diags->items[0]->place.start.column != column)
        fail_msg("%s at %zu:%zu for %s", catalogue_row(diags->items[0]->code)->slug,
                 diags->items[0]->place.start.line, diags->items[0]->place.start.column, text);
}

static void valid(const char *schema, const char *data)
{
    struct fixture *f = check(schema, data);

    if (!f->conforms || f->diags.len > 0)
        fail_msg("%s should conform to %s", data, schema);
    done(f);
}

static void invalid(const char *schema, const char *data, enum diag_code code, size_t line,
                    size_t column)
{
    struct fixture *f = check(schema, data);

    assert_false(f->conforms);
    expect_one(&f->diags, data, code, line, column);
    assert_true(node_any_faulty(&f->data.tree.root));
    done(f);
}

static void refused(const char *schema, enum diag_code code, size_t line, size_t column)
{
    struct fixture *f = compile(schema);

    render(&f->faults);
    expect_one(&f->faults, schema, code, line, column);
    assert_null(f->compiled);
    done(f);
}

/* Names in order, for they are looked up by halves; and each rule that is made is checked. */
static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        const struct keyword_row *row = &schema_keywords[i];

        assert_non_null(row->name);
        if (i > 0)
            assert_true(strcmp(schema_keywords[i - 1].name, row->name) < 0);
        if ((row->stage != STAGE_NONE) != (schema_checks[i] != NULL))
            fail_msg("%s: makes a rule and is not checked, or is checked and makes none",
                     row->name);
        assert_true((row->stage != STAGE_NONE) == (row->kinds != 0));
    }
}

/* What is masked says nothing any more, also where the text was a date. */
static void test_masked_date(void **state)
{
    struct fixture *f = check("properties:\n  a: {type: string, x-person: \"2016\"}\n",
                              "a: 2016-03-05\nb: 2016-03-05");
    date_days day;

    (void)state;
    expect_one(&f->diags, "a: 2016-03-05", DIAG_PERSON_NAMED, 1, 4);
    assert_false(node_day(node_get(&f->data.tree.root, "a"), &day));
    assert_true(node_day(node_get(&f->data.tree.root, "b"), &day));
    done(f);
}

/* Whether some text of the only diagnostic holds these words. */
static void says(const char *schema, const char *data, enum lang lang, const char *words)
{
    struct fixture *f = check(schema, data);
    struct buffer text = {0};

    assert_int_equal(f->diags.len, 1);
    diag_message(&text, f->diags.items[0], lang);
    buffer_adds(&text, " | ");
    diag_help(&text, f->diags.items[0], lang);
    buffer_byte(&text, '\0');
    if (strstr(text.data, words) == NULL)
        fail_msg("\"%s\" is not in \"%s\"", words, text.data);
    buffer_free(&text);
    done(f);
}

static void test_types(void **state)
{
    (void)state;
    valid("{type: string}", "abc");
    valid("{type: [string, 'null']}", "~");
    valid("{type: integer}", "1.0");
    valid("{type: integer}", "1e2");
    valid("{type: number}", "1.5");
    valid("{type: 'null'}", "null");
    valid("{type: boolean}", "true");
    valid("{type: array}", "[]");
    valid("{type: object}", "{}");
    invalid("{type: integer}", "1.5", DIAG_NOT_WHOLE, 1, 1);
    invalid("{type: integer}", "12345678901234567891", DIAG_NUMBER_NOT_EXACT, 1, 1);
    invalid("{type: string}", "2016", DIAG_NEEDS_QUOTES, 1, 1);
    invalid("{properties: {a: {type: string}}}", "a: 010", DIAG_NEEDS_QUOTES, 1, 4);
    invalid("{properties: {a: {type: string}}}", "a: true", DIAG_NEEDS_QUOTES, 1, 4);
    invalid("{properties: {a: {type: string}}}", "a: ~", DIAG_NEEDS_QUOTES, 1, 4);
    invalid("{properties: {a: {type: string}}}", "a:", DIAG_NO_VALUE, 1, 1);
    invalid("{properties: {a: {type: integer}}}", "a: '3'", DIAG_NEEDS_NO_QUOTES, 1, 4);
    invalid("{properties: {a: {type: boolean}}}", "a: 'true'", DIAG_NEEDS_NO_QUOTES, 1, 4);
    invalid("{type: array}", "x", DIAG_WRONG_TYPE, 1, 1);
    invalid("{type: object, required: [a]}", "x", DIAG_WRONG_TYPE, 1, 1);
    invalid("{properties: {a: {type: string, minLength: 3}}}", "\n\na: {b: {c: d}}",
            DIAG_WRONG_TYPE, 3, 4);
    says("{type: string}", "010", LANG_EN, "put it in quotes: \"010\"");
    says("{type: string}", "010", LANG_ZH, "请加半角引号");
}

static void test_values(void **state)
{
    (void)state;
    valid("{enum: [a, 1, null]}", "1.0");
    valid("{const: {a: [1]}}", "a: [1.0]");
    invalid("{enum: [library, office]}", "libary", DIAG_NOT_IN_ENUM, 1, 1);
    invalid("{const: a}", "b", DIAG_NOT_THE_VALUE, 1, 1);
    invalid("{enum: [a], pattern: ^a}", "b", DIAG_NOT_IN_ENUM, 1, 1);
    says("{enum: [library, office]}", "libary", LANG_EN, "did you mean library?");
    says("{enum: [law, 法制], x-alias: {法制: law}, x-values: {law: {zh: 法律, en: legal}}}",
         "法律", LANG_EN, "did you mean law (legal)?");
    says("{enum: [law, 法制], x-alias: {法制: law}}", "morals", LANG_EN, "one of: law");
    valid("{enum: [law, 法制], x-alias: {法制: law}}", "法制");
}

static void test_texts(void **state)
{
    (void)state;
    valid("{minLength: 3, maxLength: 3}", "助困户");
    valid("{minLength: 2.0}", "ab");
    valid("{pattern: b}", "abc");
    invalid("{minLength: 4}", "助困户", DIAG_TEXT_TOO_SHORT, 1, 1);
    invalid("{maxLength: 2}", "助困户", DIAG_TEXT_TOO_LONG, 1, 1);
    invalid("{pattern: '^a-[0-9]{3}$'}", "a-12", DIAG_NOT_IN_FORM, 1, 1);
    says("{pattern: '^[0-9]{4}-Q[1-4]$', examples: [2016-Q3]}", "2016-Q5", LANG_EN,
         "write it like this: 2016-Q3");
    invalid("{pattern: '^(a|a)*$'}",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
            DIAG_PATTERN_GAVE_UP, 1, 1);
}

static void test_dates(void **state)
{
    (void)state;
    valid("{format: date}", "2016-02-29");
    valid("{format: date}", "3"); /* formats are for texts */
    invalid("{format: date}", "2016-02-30", DIAG_DATE_NOT_IN_CALENDAR, 1, 1);
    invalid("{format: date}", "2016-13-01", DIAG_DATE_NOT_IN_CALENDAR, 1, 1);
    invalid("{format: date}", "2016-2-3", DIAG_DATE_NOT_IN_FORM, 1, 1);
    says("{format: date}", "2016-02-30", LANG_EN, "February 2016 runs from 01 to 29");
    says("{format: date}", "2015-02-29", LANG_ZH, "2015 年 2 月从 01 日到 28 日");
    says("{format: date}", "2016-13-01", LANG_EN, "months run from 01 to 12");
    says("{format: date}", "2016/3/5", LANG_EN, "write it as 2016-03-05");
    says("{format: date}", "2016年3月5日", LANG_ZH, "请写成 2016-03-05");
    says("{format: date}", "'20160305'", LANG_EN, "write it as 2016-03-05");
    says("{format: date}", "last spring", LANG_EN, "such as 2016-03-05");
}

static void test_numbers(void **state)
{
    (void)state;
    valid("{minimum: 1, maximum: 1}", "1.0");
    valid("{multipleOf: 0.1}", "0.3");
    invalid("{minimum: 1}", "0", DIAG_NUMBER_TOO_SMALL, 1, 1);
    invalid("{exclusiveMinimum: 1}", "1", DIAG_NUMBER_TOO_SMALL, 1, 1);
    invalid("{maximum: 1}", "1.1", DIAG_NUMBER_TOO_LARGE, 1, 1);
    invalid("{exclusiveMaximum: 1}", "1", DIAG_NUMBER_TOO_LARGE, 1, 1);
    invalid("{multipleOf: 0.5}", "0.7", DIAG_NUMBER_NOT_MULTIPLE, 1, 1);
    invalid("{minimum: 1}", "1234567890123456789123", DIAG_NUMBER_NOT_EXACT, 1, 1);
    says("{exclusiveMinimum: 1}", "1", LANG_EN, "must be more than 1");
}

static void test_lists(void **state)
{
    (void)state;
    valid("{items: {type: integer}, minItems: 1, maxItems: 2, uniqueItems: true}", "[1, 2]");
    valid("{prefixItems: [{type: string}], items: {type: integer}}", "[a, 1]");
    valid("{uniqueItems: true}", "[{a: 1, b: 2}, {a: 1, b: 3}, [1], [2], a, 1, null]");
    invalid("{items: {type: integer}}", "- 1\n- a", DIAG_WRONG_TYPE, 2, 3);
    invalid("{prefixItems: [{type: string}], items: false}", "[a, b, c]", DIAG_LIST_TOO_LONG, 1, 5);
    invalid("{minItems: 1}", "[]", DIAG_LIST_TOO_SHORT, 1, 1);
    invalid("{maxItems: 1}", "- a\n- b\n- c", DIAG_LIST_TOO_LONG, 2, 3);
    invalid("{uniqueItems: true}", "- {a: 1, b: 2}\n- x\n- {b: 2, a: 1.0}", DIAG_ITEM_TWICE, 3, 3);
    says("{uniqueItems: true}", "- a\n- b\n- a", LANG_EN, "the first is in line 1");
}

static void test_mappings(void **state)
{
    const char *closed = "{properties: {name: {type: string}, code: {}}, "
                         "patternProperties: {'^n-': {type: integer}}, "
                         "additionalProperties: false}";

    (void)state;
    valid(closed, "{name: a, n-x: 1}");
    invalid(closed, "name: a\nother: b", DIAG_UNKNOWN_KEY, 2, 1);
    invalid(closed, "n-x: a", DIAG_WRONG_TYPE, 1, 6);
    says(closed, "cdoe: a", LANG_EN, "did you mean code?");
    says("{properties: {date: {x-label: {zh: 日期}}, code: {}}, additionalProperties: false}",
         "日其: 2016-01-01", LANG_EN, "did you mean 日期 (date)?");
    invalid("{additionalProperties: {type: integer}}", "a: b", DIAG_WRONG_TYPE, 1, 4);
    invalid("{properties: {a: false}}", "a: 1", DIAG_FORBIDDEN_KEY, 1, 1);
    invalid("{propertyNames: {pattern: '^[a-z]+$'}}", "A: 1", DIAG_NOT_IN_FORM, 1, 1);
    invalid("{minProperties: 2}", "a: 1", DIAG_TOO_FEW_KEYS, 1, 1);
    invalid("{maxProperties: 1}", "a: 1\nb: 2", DIAG_TOO_MANY_KEYS, 1, 1);
    invalid("{required: [a]}", "b: 1\nc: 2", DIAG_MISSING_KEY, 1, 1);
    invalid("{items: {required: [a]}}", "- a: 1\n- b: 1\n  c: 2", DIAG_MISSING_KEY, 2, 3);
    invalid("{dependentRequired: {a: [b]}}", "c: 0\na: 1", DIAG_KEY_NEEDS_KEY, 2, 1);
    says("{required: [a], properties: {a: {x-label: {zh: 日期, en: day}}}}", "b: 1", LANG_ZH,
         "a（日期）");
}

/* How many diagnostics a document gets. */
static size_t count_of(const char *schema, const char *data)
{
    struct fixture *f = check(schema, data);
    size_t count = f->diags.len;

    done(f);
    return count;
}

/* A field that stands there by two of its names: the second is left out, and the rest is sound. */
static void twice(const char *schema, const char *data, size_t line, size_t column)
{
    struct fixture *f = check(schema, data);

    expect_one(&f->diags, data, DIAG_DUPLICATE_KEY, line, column);
    assert_true(f->data.tree.root.faulty && node_left_out(&f->data.tree.root) > 0);
    done(f);
}

/* What a slip was meant to be is offered, and is not missing, too. */
static void test_slips(void **state)
{
    const char *entry =
        "{type: object, required: [date, attended], additionalProperties: false, properties: {"
        "date: {type: string, format: date, x-label: {zh: 日期, en: day}, x-also: [时间]}, "
        "attended: {type: integer}, held-by: {type: string}, "
        "left: {type: object, required: ['on'], additionalProperties: false, "
        "properties: {'on': {type: string}, why: {x-label: {zh: 缘由}}}}}}";

    (void)state;
    says(entry, "日其: 2016-03-05\nattended: 3", LANG_ZH, "是不是想写 日期（date）？");
    says(entry, "Date: 2016-03-05\nattended: 3", LANG_EN, "did you mean date (day)?");
    says(entry, "会议日期: 2016-03-05\nattended: 3", LANG_EN, "did you mean 日期 (date)?");
    says(entry, "日期: 2016-02-30\nattended: 3", LANG_EN, "日期 (day): there is no day");
    says(entry, "whenever: 2016-03-05\nattended: 3", LANG_EN, "did you mean date (day)?");
    says(entry, "ｄａｔｅ: 2016-03-05\nattended: 3", LANG_EN, "write date");
    twice(entry, "date: 2016-03-05\nattended: 3\n日期: 2016-03-05", 3, 1);
    invalid(entry, "date: 2016-03-05\nattended: 3\nDate: 2016-03-05", DIAG_KEY_AGAIN, 3, 1);
    invalid(entry, "date: 2016-03-05\nleft:\n  on: x\n  attended: 3", DIAG_KEY_ELSEWHERE, 4, 3);
    invalid(entry, "date: 2016-03-05\nattended: 3\nleft: {}\non: x", DIAG_KEY_ELSEWHERE, 4, 1);
    says(entry, "date: 2016-03-05\nattended: 3\n缘由: x", LANG_EN,
         "write why: on a line below left:");
    says(entry, "date: 2016-03-05\nleft:\n  on: x\n  attended: 3", LANG_EN, "2 spaces to the left");
    /* two faults are two */
    assert_int_equal(count_of(entry, "Date: 2016.3.5\nattended: ３"), 3);
    assert_int_equal(count_of(entry, "held_by: x\nattended: 3"), 2);
    assert_int_equal(count_of(entry, "nothing: x\nattended: 3"), 2);
    assert_int_equal(count_of(entry, "Date: 2016-03-05\nDAY: 2016-03-05\nattended: 3"), 2);
    /* fields by other words, above and below */
    says(entry, "日期: 2016-03-05\nattended: 3\nleft:\non: x\n缘由: y", LANG_EN,
         "what belongs to left");
    says(entry, "attended: 3\nleft:\n  on: x\n  日期: 2016-03-05", LANG_EN,
         "日期 belongs to the file as a whole");
}

/* A key may be any other name of a field, where it is that of one field alone. */
static void test_names(void **state)
{
    const char *closed = "{additionalProperties: false, required: [a, b], properties: {"
                         "a: {x-label: {zh: 人数, en: members}, x-former: [甲], x-also: [c]}, "
                         "b: {x-label: {zh: 人数, en: guests}, x-also: [甲, 乙, 地址]}, "
                         "c: {type: integer}, d: {anyOf: [{additionalProperties: false, "
                         "properties: {e: {type: integer, x-label: {zh: 戊}}}}, "
                         "{additionalProperties: false, properties: {f: {type: integer, "
                         "x-label: {zh: 己}}}}]}}}";

    (void)state;
    valid(closed, "{members: 1, guests: 2}");
    valid(closed, "{甲: 1, 乙: 2}");
    valid(closed, "{\"members\": 1, '乙': 2}");
    valid(closed, "{a: 1, b: 2, d: {戊: 3}}");
    valid(closed, "{a: 1, b: 2, d: {己: 3}}");
    invalid(closed, "a: 1\nb: 2\nd:\n  己: x", DIAG_WRONG_TYPE, 4, 6);
    invalid(closed, "a: 1\nb: 2\nc: x", DIAG_WRONG_TYPE, 3, 4); /* its own name, and not `a` */
    assert_int_equal(count_of(closed, "a: 1\nb: 2\n乙: 2\n甲: 3\n甲: 4\nc: 1"), 3);
    twice(closed, "a: 1\n乙: 2\nb: 3", 3, 1);
    says(closed, "人数: 1", LANG_EN, "write a (members) or b (guests)");
    says(closed, "人数: 1\nb: 2", LANG_ZH, "是不是想写 人数（a）？");
    says(closed, "a: 1\n乙: 2\nb: 3", LANG_EN, "the first is in line 2");
    says(closed, "a: 1\nb: 3\n乙: 2", LANG_ZH, "字段 乙（b）在这里写了两次");
}

/* What may have been meant is looked for among the fields of the first schema of a mapping that
 * knows a key not; another one over the same mapping has other fields, and may require those of the
 * first. */
static void test_schemas_apart(void **state)
{
    static const char schema[] =
        "{allOf: [{properties: {a: {}, c: {type: string}}, required: [c], additionalProperties: "
        "false}, "
        "{properties: {b: {}}, required: [c], additionalProperties: false}]}";

    (void)state;
    assert_int_equal(count_of(schema, "{x: 1, a: 2}"), 3); /* c is missing, too */
}

/* What is offered to write passes the rule that was broken. */
static void test_offers(void **state)
{
    (void)state;
    invalid("{type: integer}", "３０", DIAG_NOT_PLAIN, 1, 1);
    invalid("{type: [integer, boolean]}", "ｔｒｕｅ", DIAG_NOT_PLAIN, 1, 1);
    invalid("{enum: [study]}", "“study”", DIAG_NOT_PLAIN, 1, 1);
    invalid("{pattern: '^a-[0-9]{3}$'}", "ａ－００１", DIAG_NOT_PLAIN, 1, 1);
    invalid("{format: date}", "２０１６－０３－０５", DIAG_NOT_PLAIN, 1, 1);
    invalid("{format: date}", "２０１６－０２－３０", DIAG_DATE_NOT_IN_CALENDAR, 1, 1);
    invalid("{enum: [study]}", "ｗｏｒｋ", DIAG_NOT_IN_ENUM, 1, 1);
    valid("{type: string}", "“雷锋”");
    says("{type: integer}", "30人", LANG_EN, "write 30");
    says("{type: integer}", "1.5小时", LANG_EN, "digits only");
    says("{type: number}", "1.5小时", LANG_EN, "write 1.5");
    says("{type: number}", "12,34", LANG_EN, "digits only");
    says("{type: number}", "1,234,567.5元", LANG_EN, "write 1234567.5");
    says("{type: boolean}", "No", LANG_EN, "write false");
    says("{type: boolean}", "是", LANG_ZH, "请写成 true");
    says("{type: array}", "a: 1", LANG_EN, "put \"- \"");
    says("{pattern: '^[a-z]+-a[0-9]{3,}$'}", "Nanbei_a017", LANG_EN, "write nanbei-a017");
    says("{pattern: '^[a-z]+-a[0-9]{3,}$'}", "nanbeia17", LANG_EN, "did you mean nanbei-a017?");
    says("{pattern: '^[a-z]+-a[0-9]{3,}$'}", "nanbei-b017", LANG_EN, "must match");
    says("{pattern: '^[0-9]{4}-Q[1-4]$'}", "2016年第三季度", LANG_EN, "write 2016-Q3");
    says("{pattern: '^[0-9]{4}-Q[1-4]$'}", "2016-13", LANG_EN, "must match");
    says("{pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'}", "2016.3.5", LANG_EN, "write 2016-03-05");
    /* a number is reported as the text that it should be */
    invalid("{type: string, format: date}", "20160305", DIAG_DATE_NOT_IN_FORM, 1, 1);
    invalid("{type: string, format: date}", "42434", DIAG_DATE_COUNTED, 1, 1);
    invalid("{type: string, enum: [a]}", "7", DIAG_NOT_IN_ENUM, 1, 1);
    invalid("{type: string, enum: ['7']}", "7", DIAG_NEEDS_QUOTES, 1, 1);
    invalid("{type: string, pattern: '^[0-9]{3}$'}", "007", DIAG_NEEDS_QUOTES, 1, 1);
    says("{type: string}", "007", LANG_EN, "zeros before it would be lost");
    says("{type: string}", "1234567890123456", LANG_EN, "round its last digits");
}

/* Beyond what is reported of one file faults are counted, whatever their texts would be. */
static void test_crowd(void **state)
{
    struct buffer data = {0};

    (void)state;
    for (int i = 0; i < DIAG_PER_FILE_MAX; i++)
        buffer_adds(&data, "- {a: x_1}\n");
    for (int i = 0; i < 100; i++)
        buffer_addf(
            &data,
            "- {a: %060d}\n- {a: x_1}\n- {a: ａ}\n- {b: 30人}\n- {c: is}\n- {d%d: x, a: y}\n"
            "- {e: 2016.3.5}\n",
            1, i);
    buffer_byte(&data, '\0');

    struct fixture *f =
        check("{items: {additionalProperties: false, required: [a], properties: {a: {type: string, "
              "pattern: '^x-[0-9]+$'}, b: {type: integer}, c: {enum: [it]}, e: {format: date}}}}",
              data.data);

    assert_int_equal(f->diags.len, DIAG_PER_FILE_MAX + 1);
    /* a wrong entry lacks its `a` besides in three cases of seven */
    assert_int_equal(f->diags.errors, DIAG_PER_FILE_MAX + 100 * (7 + 1 + 3));
    buffer_free(&data);
    done(f);
}

/* From its start to its end. */
static void test_ranges(void **state)
{
    struct fixture *f = check("{properties: {a: {type: string}, b: {type: string}}}",
                              "a: [x, y]\nb:\n  c: d\n  e: fg\n");

    (void)state;
    assert_int_equal(f->diags.len, 2);
    assert_int_equal(f->diags.items[0]->place.end.column, 10);
    assert_int_equal(f->diags.items[1]->place.start.line, 3);
    assert_int_equal(f->diags.items[1]->place.end.line, 4);
    assert_int_equal(f->diags.items[1]->place.end.column, 8);
    done(f);
}

static void test_branches(void **state)
{
    (void)state;
    valid("{allOf: [{minimum: 1}, {maximum: 3}]}", "2");
    valid("{anyOf: [{type: string}, {type: integer}]}", "2");
    valid("{oneOf: [{type: string}, {type: integer}]}", "2");
    valid("{not: {type: string}}", "2");
    invalid("{allOf: [{minimum: 1}, {maximum: 3}]}", "4", DIAG_NUMBER_TOO_LARGE, 1, 1);
    invalid("{oneOf: [{minimum: 1}, {maximum: 3}]}", "2", DIAG_FORMS_CLASH, 1, 1);
    invalid("{not: {type: string}}", "a", DIAG_VALUE_REFUSED, 1, 1);
    invalid("{not: {required: [b]}}", "a: 1\nb: 2", DIAG_FORBIDDEN_KEY, 2, 1);
    invalid("false", "a", DIAG_NOTHING_ALLOWED, 1, 1);
    /* all types wrong: one message with all of them */
    invalid("{anyOf: [{type: string}, {type: array}]}", "{a: 1}", DIAG_WRONG_TYPE, 1, 1);
    /* one branch of the right type: its own faults */
    invalid("{anyOf: [{type: string}, {type: array, items: {type: integer}}]}", "[a]",
            DIAG_WRONG_TYPE, 1, 2);
    /* several of the right type */
    invalid("{anyOf: [{type: string, format: date}, {type: string, pattern: Q}]}", "x",
            DIAG_NO_FORM_FITS, 1, 1);
    invalid("{anyOf: [{const: all}, {enum: [none, some]}]}", "soem", DIAG_NOT_IN_ENUM, 1, 1);
    invalid("{anyOf: [{required: [a]}, {required: [b]}]}", "c: 1", DIAG_KEY_CHOICE_MISSING, 1, 1);
}

static void test_branch_choice(void **state)
{
    const char *by_const =
        "{oneOf: [{type: object, required: [kind], properties: {kind: {const: a}, n: {type: "
        "integer}}}, {type: object, required: [kind], properties: {kind: {const: b}, n: {type: "
        "boolean}}}]}";
    const char *by_key =
        "{oneOf: [{type: object, required: [count], properties: {count: {type: string}}}, {type: "
        "object, required: [sum], properties: {sum: {type: string}}}]}";
    const char *closed =
        "{oneOf: [{type: object, required: [count], properties: {count: {}, by: {}}, "
        "additionalProperties: false}, {type: object, required: [sum], properties: "
        "{sum: {}}, additionalProperties: false}]}";

    (void)state;
    invalid(by_const, "kind: b\nn: 3", DIAG_WRONG_TYPE, 2, 4);
    invalid(by_const, "kind: a\nn: x", DIAG_WRONG_TYPE, 2, 4);
    invalid(by_const, "n: 3\nkind: c", DIAG_NOT_IN_ENUM, 2, 7);
    invalid(by_key, "sum: [x]", DIAG_WRONG_TYPE, 1, 6);
    invalid(by_key, "other: x", DIAG_KEY_CHOICE_MISSING, 1, 1);
    says(by_key, "other: x", LANG_EN, "count / sum");
    invalid(closed, "cuont: x", DIAG_UNKNOWN_KEY, 1, 1);
    says(closed, "cuont: x", LANG_EN, "did you mean count?");
    says(closed, "plus: x", LANG_EN, "one of: count, sum");
    invalid(closed, "count: x\nsum: y", DIAG_FORBIDDEN_KEY, 2, 1);
    invalid(closed, "by: x", DIAG_MISSING_KEY, 1, 1);
    invalid(closed, "{}", DIAG_KEY_CHOICE_MISSING, 1, 1);
}

static void test_conditions(void **state)
{
    const char *schema = "{if: {properties: {left: {const: true}}, required: [left]}, "
                         "then: {required: [on]}, else: {not: {required: [on]}}}";

    (void)state;
    valid(schema, "{left: true, on: x}");
    valid(schema, "{left: false}");
    invalid(schema, "left: true", DIAG_MISSING_KEY, 1, 1);
    invalid(schema, "left: false\non: x", DIAG_FORBIDDEN_KEY, 2, 1);
}

/* One mistake, one message: what follows from it is not reported. */
static void test_no_cascade(void **state)
{
    (void)state;
    /* a misspelt key is not missing, too */
    invalid("{properties: {attended: {}}, required: [attended], additionalProperties: false}",
            "attendd: 1", DIAG_UNKNOWN_KEY, 1, 1);
    /* a value that was reported of decides no condition and no branch */
    invalid("{properties: {kind: {enum: [a, b]}}, if: {properties: {kind: {const: a}}}, "
            "then: {required: [x]}, else: {required: [y]}}",
            "kind: c", DIAG_NOT_IN_ENUM, 1, 7);
    invalid("{properties: {n: {type: integer}}, oneOf: [{properties: {n: {const: 1}}}, "
            "{properties: {n: {const: 2}}}]}",
            "n: x", DIAG_WRONG_TYPE, 1, 4);
    /* said once, however many schemas say it */
    invalid("{allOf: [{required: [a]}, {required: [a]}]}", "b: 1", DIAG_MISSING_KEY, 1, 1);
    invalid("{allOf: [{minLength: 3}, {pattern: x}]}", "b", DIAG_TEXT_TOO_SHORT, 1, 1);
}

/* What the reader reported of is not judged: the key that stands twice misses nothing. */
static void test_faulty_before(void **state)
{
    struct fixture *f = check("{items: {required: [a, c], properties: {b: {type: integer}}}}",
                              "- a: 1\n  b: x\n  a: 2\n- a: 1\n  c: 2");

    (void)state;
    assert_false(f->conforms);
    assert_int_equal(f->diags.len, 2);
    assert_int_equal(f->diags.items[0]->code, DIAG_WRONG_TYPE);
    assert_int_equal(f->diags.items[1]->code, DIAG_DUPLICATE_KEY);
    done(f);
}

/* Probing marks nothing. */
static void test_probe_leaves_no_mark(void **state)
{
    struct fixture *f = check(
        "{anyOf: [{properties: {a: {type: integer}}, required: [b]}, {required: [a]}]}", "a: x");

    (void)state;
    assert_true(f->conforms);
    assert_false(node_any_faulty(&f->data.tree.root));
    done(f);
}

static void test_every_fault(void **state)
{
    struct fixture *f = check("{required: [x, y], properties: {a: {type: integer}, b: {items: "
                              "{type: string}}}}",
                              "a: q\nb: [1, c, 2]");

    (void)state;
    assert_int_equal(f->diags.len, 5);
    assert_int_equal(f->diags.errors, 5);
    done(f);
}

static void test_references(void **state)
{
    const char *tree = "{type: object, properties: {below: {type: array, items: {$ref: '#'}}, "
                       "n: {$ref: '#/$defs/a~1b%25~0'}}, $defs: {'a/b%~': {type: integer}}}";

    (void)state;
    valid(tree, "{n: 1, below: [{n: 2, below: [{n: 3}]}]}");
    invalid(tree, "{n: 1, below: [{n: 2, below: [{n: x}]}]}", DIAG_WRONG_TYPE, 1, 35);
    valid("{$ref: '#/allOf/1', allOf: [true, {type: string}]}", "a");
    refused("{$ref: other.json}", DIAG_SCHEMA_REF_NOT_LOCAL, 1, 8);
    refused("{$ref: '#name'}", DIAG_SCHEMA_REF_NOT_LOCAL, 1, 8);
    refused("{$ref: 3}", DIAG_SCHEMA_REF_NOT_LOCAL, 1, 8);
    refused("{$ref: '#/$defs/x'}", DIAG_SCHEMA_REF_NOWHERE, 1, 8);
    refused("{$ref: '#/$defs', $defs: {a: {}}}", DIAG_SCHEMA_REF_NOWHERE, 1, 8);
    refused("{$ref: '#/$defs/a~2', $defs: {a: {}}}", DIAG_SCHEMA_REF_NOWHERE, 1, 8);
    refused("{$ref: '#/$defs/%4', $defs: {a: {}}}", DIAG_SCHEMA_REF_NOWHERE, 1, 8);
    refused("{$ref: '#/allOf/01', allOf: [{}, {}]}", DIAG_SCHEMA_REF_NOWHERE, 1, 8);
    refused("{$ref: '#'}", DIAG_SCHEMA_REF_CYCLE, 1, 8);
    refused("{$defs: {a: {allOf: [{$ref: '#/$defs/a'}]}}}", DIAG_SCHEMA_REF_CYCLE, 1, 29);
    refused("{if: {$ref: '#'}, then: {}}", DIAG_SCHEMA_REF_CYCLE, 1, 13);
}

static void test_long_chain(void **state)
{
    struct buffer text = {0};

    (void)state;
    buffer_adds(&text, "$defs:\n");
    for (int i = 0; i < 40; i++)
        buffer_addf(&text, "  d%d: {$ref: '#/$defs/d%d'}\n", i, i + 1);
    buffer_addf(&text, "  d40: {}\n%c", '\0');

    struct fixture *f = compile(text.data);
    assert_null(f->compiled);
    assert_int_equal(f->faults.items[0]->code, DIAG_SCHEMA_CHAIN_TOO_LONG);
    done(f);
    buffer_free(&text);
}

static void test_refused(void **state)
{
    (void)state;
    refused("type: string\nminLenght: 3", DIAG_SCHEMA_UNKNOWN_KEYWORD, 2, 1);
    refused("{properties: {a: {x-lable: {}}}}", DIAG_SCHEMA_UNKNOWN_KEYWORD, 1, 19);
    refused("{$anchor: a}", DIAG_SCHEMA_KEYWORD_NOT_YET, 1, 2);
    refused("{unevaluatedProperties: false}", DIAG_SCHEMA_KEYWORD_NOT_YET, 1, 2);
    refused("[a]", DIAG_SCHEMA_NOT_A_SCHEMA, 1, 1);
    refused("{properties: {a: string}}", DIAG_SCHEMA_NOT_A_SCHEMA, 1, 18);
    refused("{$schema: 'http://json-schema.org/draft-07/schema#'}", DIAG_SCHEMA_DIALECT, 1, 11);
    refused("{items: {$id: 'x'}}", DIAG_SCHEMA_TOP_ONLY, 1, 10);
    refused("{$id: 'x#y'}", DIAG_SCHEMA_MALFORMED, 1, 7);
    refused("{type: strng}", DIAG_SCHEMA_UNKNOWN_TYPE, 1, 8);
    refused("{type: []}", DIAG_SCHEMA_MALFORMED, 1, 8);
    refused("{type: [string, string]}", DIAG_SCHEMA_TWICE, 1, 17);
    refused("{minLength: -1}", DIAG_SCHEMA_MALFORMED, 1, 13);
    refused("{minItems: 1.5}", DIAG_SCHEMA_MALFORMED, 1, 12);
    refused("{minimum: a}", DIAG_SCHEMA_MALFORMED, 1, 11);
    refused("{multipleOf: 0}", DIAG_SCHEMA_MALFORMED, 1, 14);
    refused("{required: a}", DIAG_SCHEMA_MALFORMED, 1, 12);
    refused("{required: [a, b, a]}", DIAG_SCHEMA_TWICE, 1, 19);
    refused("{enum: a}", DIAG_SCHEMA_MALFORMED, 1, 8);
    refused("{enum: [a, a]}", DIAG_SCHEMA_TWICE, 1, 12);
    refused("{allOf: []}", DIAG_SCHEMA_MALFORMED, 1, 9);
    refused("{properties: []}", DIAG_SCHEMA_MALFORMED, 1, 14);
    refused("{patternProperties: {'[': {}}}", DIAG_SCHEMA_BAD_PATTERN, 1, 22);
    refused("{pattern: '('}", DIAG_SCHEMA_BAD_PATTERN, 1, 11);
    refused("{format: emial}", DIAG_SCHEMA_UNKNOWN_FORMAT, 1, 10);
    refused("{dependentRequired: {a: b}}", DIAG_SCHEMA_MALFORMED, 1, 25);
    refused("{uniqueItems: 1}", DIAG_SCHEMA_MALFORMED, 1, 15);
    refused("{title: 1}", DIAG_SCHEMA_MALFORMED, 1, 9);
    refused("{examples: 1}", DIAG_SCHEMA_MALFORMED, 1, 12);
    refused("{enumDescriptions: [1]}", DIAG_SCHEMA_MALFORMED, 1, 21);
    valid("{$schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'x', $comment: c, "
          "title: t, description: d, default: 1, examples: [1], deprecated: true, readOnly: "
          "false, writeOnly: false, enum: [a], enumDescriptions: [x]}",
          "a");
}

static bool is_found(const struct buffer *pattern, const char *text)
{
    struct buffer reason = {0};
    struct pattern *compiled = pattern_new(buffer_slice(pattern), &reason);

    if (compiled == NULL)
        fail_msg("%.*s: %.*s", (int)pattern->len, pattern->data, (int)reason.len, reason.data);
    bool found = pattern_find(compiled, slice_of(text)) == PATTERN_YES;
    pattern_free(compiled);
    buffer_free(&reason);
    return found;
}

/* A long pattern is asked only where a match may begin: there it is found as a short one is, which
 * is asked everywhere. */
static void assert_found_when_long(const char *pattern, const char *text, bool wanted)
{
    struct buffer longer = {0};

    buffer_addf(&longer, "(?:%s)|\\x01", pattern);
    buffer_fill(&longer, 'a', 300);
    if (is_found(&longer, text) != wanted)
        fail_msg("%s is found in %s otherwise when it is long", pattern, text);
    buffer_free(&longer);
}

static bool finds(const char *pattern, const char *text)
{
    struct buffer reason = {0};
    struct pattern *compiled = pattern_new(slice_of(pattern), &reason);

    if (compiled == NULL)
        fail_msg("%s: %.*s", pattern, (int)reason.len, reason.data);
    struct pattern *later = pattern_later(slice_of(pattern));
    bool found = pattern_find(compiled, slice_of(text)) == PATTERN_YES;

    for (int i = 0; i < 2; i++) /* the first time it is compiled */
        assert_int_equal(pattern_find(later, slice_of(text)) == PATTERN_YES, found);
    pattern_free(later);
    pattern_free(compiled);
    buffer_free(&reason);
    assert_found_when_long(pattern, text, found);
    return found;
}

static bool is_pattern(const char *text)
{
    struct buffer reason = {0};
    struct pattern *compiled = pattern_new(slice_of(text), &reason);

    assert_int_equal(compiled == NULL, reason.len > 0);
    buffer_free(&reason);
    pattern_free(compiled);
    return compiled != NULL;
}

#define LONG_BYTES 3000

/* Behind a key of the unit schema the pattern that stands there, which the next call goes on from.
 */
static struct pattern *next_pattern(const char **at, const char *key)
{
    struct buffer pattern = {0}, reason = {0};
    const char *from = strstr(*at, key);

    if (from == NULL)
        return NULL;
    for (from += strlen(key); *from != '"'; from++) {
        from += *from == '\\';
        buffer_byte(&pattern, *from);
    }
    *at = from;
    struct pattern *compiled = pattern_new(buffer_slice(&pattern), &reason);
    assert_non_null(compiled);
    buffer_free(&pattern);
    buffer_free(&reason);
    return compiled;
}

/* Whether it comes to an end on a text of nothing else. */
static bool ends_on(struct pattern *pattern, const char *part)
{
    struct buffer text = {0};

    while (text.len < LONG_BYTES)
        buffer_adds(&text, part);
    bool ends = pattern_find(pattern, buffer_slice(&text)) != PATTERN_GAVE_UP;
    buffer_free(&text);
    if (!ends)
        print_error("gives up on %s again and again\n", part);
    return ends;
}

/* Who is named is looked for to the end: a pattern that gives up on a long text would let a name
 * pass, and on another text where PCRE2 cannot compile it and interprets. */
static void test_own_patterns_end(void **state)
{
    static const char *const keys[] = {"\"x-person\": \"", "\"x-caution\": \""};
    static const char *const parts[] = {
        "老",       "张", "老师",   "工",   "欧阳",     "主任",   "教师",   "高",
        "张三同学", "·",  " ",      "1",    "１",       "一",     "1 号",   "单元",
        "路1",      "得", "白血病", "儿童", "小明",     "病",     "wang",   "Wang ",
        "a'",       ", ", "Wang,",  "捐款", "关爱癌症", "儿童患", "看望张", "癌儿童讲"};
    const struct builtin *unit = builtin_find(slice_of("unit.schema.json"));
    struct arena *arena = arena_new();
    struct slice schema = arena_copy(arena, unit->text);
    size_t count = 0;

    (void)state;
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        const char *at = schema.data;

        for (struct pattern *own; (own = next_pattern(&at, keys[k])) != NULL; pattern_free(own)) {
            count++;
            for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
                assert_true(ends_on(own, parts[i]));
        }
    }
    assert_int_equal(count, 2);
    arena_free(arena);
}

/* ECMA-262, where PCRE2 would read it otherwise. */
static void test_patterns(void **state)
{
    static const char *const unknown[] = {
        "\\A",  "\\Z", "\\z",    "\\h",       "\\R",  "\\Qa\\E", "\\K", "\\e",
        "\\a",  "\\G", "(?i)a",  "(?>a)",     "a++",  "a*+",     "a?+", "(*FAIL)",
        "\\pL", "\\N", "(?#a)b", "(?P<n>a)a", "\\01", "\\-a",    "\\_", "a\\"};

    (void)state;
    assert_false(finds("^\\d$", "٣"));
    assert_false(finds("^\\w$", "é"));
    assert_true(finds("^\\s$", "\u3000"));
    assert_true(finds("^[\\s]$", "\ufeff"));
    assert_false(finds("^\\S$", "\u00a0"));
    assert_true(finds("^[\\S]$", "镇"));
    assert_false(finds("^[\\S]$", "\u2028"));
    assert_false(finds("^a$", "a\n"));
    assert_false(finds("^.$", "\r"));
    assert_true(finds("^.$", "\U0001F600"));
    assert_true(finds("^\\v$", "\x0b"));
    assert_false(finds("^\\v$", "\n"));
    assert_true(finds("^\\p{Letter}+$", "镇ab"));
    assert_true(finds("^\\p{Script=Han}+$", "关工委"));
    assert_false(finds("^\\p{sc=Han}$", "a"));
    assert_true(finds("^\\p{gc=Uppercase_Letter}\\P{Lu}$", "Ab"));
    assert_true(finds("^\\u4e2d\\u{4E2D}\\x41$", "中中A"));
    assert_true(finds("^[[:a]$", ":"));
    assert_true(finds("^(?:(a)|b)\\1$", "b"));
    assert_false(finds("[]", "a"));
    assert_true(finds("[^]", "\n"));
    assert_true(finds("^(?<y>a)\\k<y>(?=b)(?!c)(?<=a)(?<!x)b{1,2}?$", "aab"));
    assert_true(finds("^a\\/b\\.c{$", "a/b.c{"));
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        if (is_pattern(unknown[i]))
            fail_msg("%s is no pattern of ECMA-262", unknown[i]);
    }
}

/* What a match begins with, written in every way: each pattern is in the middle of the text. */
static void test_long_patterns(void **state)
{
    static const char *const found[] = {"镇",          "(?:镇|z)b",
                                        "[a镇]b",      "[一-龥]b",
                                        "x?镇",        "x*镇",
                                        "x{0,2}镇",    "x{0}镇",
                                        "x??镇",       "(?:x|)镇",
                                        "(x*)镇",      "(?<n>x?)镇",
                                        "(?=镇)镇",    "(?!x)镇",
                                        "(?<=a)镇",    "(?<!x)镇",
                                        "(?=镇).",     "\\u9547b",
                                        "\\u{9547}",   "\\W",
                                        "[^a-z]",      "\\p{sc=Han}",
                                        ".b",          "\\S",
                                        "\\b9",        "\\x39",
                                        "\\d",         "[\\d]",
                                        "\\w镇",       "[\\w]镇",
                                        "\\*",         "[*-,]",
                                        "[\\]*]",      "[x\\-*]",
                                        "x{|镇",       "镇{0}b",
                                        "镇+",         "镇{1,}b{1}",
                                        "(?:镇b)+",    "^a|9$",
                                        "$|x",         "^",
                                        "(?:x|^)a",    "\\B镇|镇",
                                        "(?:)镇",      "x|y?|z",
                                        "\U0001F600",  "[x\U0001F600]",
                                        "(b)\\1|镇",   "(?=(?:镇|b))镇",
                                        "[x-z]|[\\s]", "\\s\U0001F600",
                                        "((镇))",      "(?:^)?镇",
                                        "[]|镇",       "x{1,2}|镇"};
    static const char *const none[] = {"龙",      "[]",   "x+镇",  "x{1,2}镇", "(?:x|y)镇",
                                       "(?=x)镇", "镇镇", "[x-z]", "\\x3A",    "{"};

    (void)state;
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++) {
        if (!finds(found[i], "a镇b* \U0001F6009"))
            fail_msg("%s is not found", found[i]);
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(finds(none[i], "a镇b* \U0001F6009"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_patterns), cmocka_unit_test(test_types),
        cmocka_unit_test(test_values),        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_dates),         cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_lists),         cmocka_unit_test(test_mappings),
        cmocka_unit_test(test_slips),         cmocka_unit_test(test_names),
        cmocka_unit_test(test_schemas_apart), cmocka_unit_test(test_offers),
        cmocka_unit_test(test_ranges),        cmocka_unit_test(test_crowd),
        cmocka_unit_test(test_branches),      cmocka_unit_test(test_branch_choice),
        cmocka_unit_test(test_conditions),    cmocka_unit_test(test_no_cascade),
        cmocka_unit_test(test_faulty_before), cmocka_unit_test(test_probe_leaves_no_mark),
        cmocka_unit_test(test_every_fault),   cmocka_unit_test(test_references),
        cmocka_unit_test(test_long_chain),    cmocka_unit_test(test_masked_date),
        cmocka_unit_test(test_tables),        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_patterns),      cmocka_unit_test(test_own_patterns_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
