/* SPDX-License-Identifier: MIT */
/* What nobody may see: masks keep every place, in a source, in its excerpts and in messages. */
#include "base/text.h"
#include "diag/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void masks_keep_places(void **state)
{
    static const struct {
        const char *text, *masked;
    } rows[] = {
        {"", ""},
        {"a1Z", "xxx"},
        {"138-0013 8000", "xxx-xxxx xxxx"},
        {"１３８－００", "ｘｘｘ－ｘｘ"},
        {"张三，李四。", "ｘｘ，ｘｘ。"},
        {"002×", "xxxˣ"},
        {"1\u200B2\u30003", "x\u200Bx\u3000x"},
        {"𠀀a", "𝚡x"},
        {"a\xFF"
         "b",
         "xxx"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char text[64];

        strcpy(text, rows[i].text);
        text_mask(text, strlen(text));
        assert_string_equal(text, rows[i].masked);
    }
}

static const struct slice never[] = {
    {"name", 4}, {"id-card", 7}, {"电话", 6}, {"联系电话", 12}, {"QQ", 2},
};

static void knows_words(void **state)
{
    static const struct {
        const char *key, *word;
    } rows[] = {
        {"name", "name"},
        {"Name", "name"},
        {"ＮＡＭＥ", "name"},
        {"ID card", "id-card"},
        {"id_card", "id-card"},
        {"idcard", "id-card"},
        {"qq", "QQ"},
        {"电话", "电话"},
        {"他的电话", "电话"},
        {"联系电话", "联系电话"},
        {"filename", ""},
        {"names", ""},
        {"电", ""},
        {"", ""},
        {"attended", ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct slice word = secret_word(never, LENGTH(never), slice_of(rows[i].key));

        if (!slice_is(word, rows[i].word))
            fail_msg("%s: %.*s", rows[i].key, (int)word.len, word.data);
    }
}

static void knows_names(void **state)
{
    static const char *const names[] = {"张三", "zhangsan", "Li Lei", "nanbei-v", "张3", "Ли"};
    static const char *const others[] = {"nanbei-a017", "017", "", "lilei2", "-", "ｎｂ１"};

    (void)state;
    for (size_t i = 0; i < LENGTH(names); i++)
        assert_true(secret_is_name(slice_of(names[i])));
    for (size_t i = 0; i < LENGTH(others); i++)
        assert_false(secret_is_name(slice_of(others[i])));
}

static void scrubs_lines(void **state)
{
    static const struct slice codes[] = {{"helper", 6}, {"youths", 6}};
    static const struct secrets secrets = {
        .never = never, .never_count = LENGTH(never), .codes = codes, .code_count = LENGTH(codes)};
    static const struct {
        const char *line, *scrubbed;
    } rows[] = {
        {"  电话: 张三", "  电话: ｘｘ"},
        {"- 电话：张三", "- 电话：ｘｘ"},
        {"# name: Li, 3", "# name: xx, x"},
        {"\"name\": 'Li'", "\"name\": 'xx'"},
        {"helper: 张三", "helper: ｘｘ"},
        {"helper: nanbei-v003", "helper: nanbei-v003"},
        {"{code: a, name: 李, on: 1}", "{code: a, name: ｘ, on: 1}"},
        {"helper: [张三, 李四]", "helper: [ｘｘ, ｘｘ]"},
        {"youths: [{code: n-a001, helper: 张}]", "youths: [{code: n-a001, helper: ｘ}]"},
        {"title: 讲座", "title: 讲座"},
        {"name", "name"},
        {"电话:", "电话:"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char line[96];

        strcpy(line, rows[i].line);
        secret_scrub(&secrets, line, strlen(line));
        assert_string_equal(line, rows[i].scrubbed);
        secret_scrub(NULL, line, strlen(line));
    }
}

/* A file of records, as far as a line of it needs one. */
static const char records[] = "unit: a\n"
                              "staff:\n"
                              "  - code: n-v001 # 张三\n"
                              "    kind: teacher, 民族: 彝\n"
                              "    民族: 彝\n"
                              "    家长：\n"
                              "      kind: 张三\n"
                              "      老家 山上\n"
                              "    needs:\n"
                              "      - 辅导\n"
                              "      - 辅导: 张三\n"
                              "    2班: 张三\n"
                              "    at: 12:30\n"
                              "    张三\n"
                              "  - {code: n-v002, 民族: \"彝, 汉\", kind: [a, b], 张三, at: 1}\n"
                              "  - {老家: {kind: 张三}, kind: b} # 张三\n"
                              "    needs: [辅导, 走访]\n"
                              "民族: 彝\n"
                              "    kind: b\n"
                              "    needs: [辅导, 白血病, 张三 kind: 张三, at: 周末]\n"
                              "    needs:\n"
                              "      [走访, 张三]\n"
                              "    kind 老张\n"
                              "    kind teacher\n"
                              "  -code: n-v003\n"
                              "    - 张三\n"
                              "    张三\n"
                              "staff: 张三\n"
                              "talks:\n"
                              "  - title: 讲座 # 张三\n"
                              "    天气: 晴\n";

static const struct slice words[] = {{"teacher", 7}, {"辅导", 6}, {"走访", 6}, {"心理疏导", 12}};
static const struct slice said[] = {{"无", 3}, {"none", 4}};
static const struct secret_values codes = {.coded = true, .digits = 4};
static const struct secret_values kinds = {
    .digits = 2, .words = words, .count = LENGTH(words), .said = said, .said_count = LENGTH(said)};
static const struct secret_values marks = {
    .marked = true, .digits = 4, .said = said, .said_count = LENGTH(said)};
static const struct secret_values times = {.dated = true, .digits = 8};
static const struct slice bands[] = {{"14-17", 5}, {"18-25", 5}, {"under14", 7}};
static const struct secret_values ages = {.digits = 2, .words = bands, .count = LENGTH(bands)};
static const struct secret_values years = {.year = true, .digits = 7};
static const struct secret_values people = {.digits = 7};
static const struct secret_values texts = {.open = true};

static const struct secret_field fields[] = {{{"code", 4}, true, &codes},
                                             {{"kind", 4}, true, &kinds},
                                             {{"needs", 5}, true, &kinds},
                                             {{"at", 2}, true, &times}};

static void shows_what_is_like_the_right_values(void **state)
{
    static const struct {
        const struct secret_values *values;
        const char *value;
        bool shown;
    } rows[] = {
        {&kinds, "", true},
        {&kinds, "teacher", true},
        {&kinds, "\"Teacher\"", true},
        {&kinds, "ｔｅａｃｈｅｒ", true},
        {&kinds, "techer", true},
        {&kinds, "teacher 张三", false},
        {&kinds, "张三", false},
        {&kinds, "zhangsan", false},
        {&kinds, "心理", true},
        {&kinds, "白血病", false},
        {&kinds, "无", true},
        {&kinds, "无父", false},
        {&kinds, "none", true},
        {&kinds, "yes", true},
        {&kinds, "12x", true},
        {&kinds, "12xyz", false},
        {&kinds, "14岁至17岁", false},
        {&kinds, "十四岁", true},
        {&kinds, "14岁张", false},
        {&kinds, "岁月", false},
        {&kinds, "2005-3-2", false},
        {&kinds, "\xE4\xB8", false},
        {&times, "2005-3-2", true},
        {&times, "3小时", true},
        {&times, "teacher", false},
        {&times, "123456789", false},
        {&ages, "14岁", true},
        {&ages, "14-17", true},
        {&ages, "14岁至17岁", true},
        {&ages, "13-25", true},
        {&ages, "under15", true},
        {&ages, "14-17x", true},
        {&ages, "5-12", false},
        {&ages, "6-12x", false},
        {&ages, "05/12", false},
        {&ages, "8-25", false},
        {&ages, "4-17", false},
        {&ages, "14-12", false},
        {&ages, "5月12日", false},
        {&ages, "五月十二日", false},
        {&ages, "12日", false},
        {&ages, "88号", false},
        {&ages, "2008年", false},
        {&ages, "0512", false},
        {&ages, "under0512", false},
        {&years, "2005", true},
        {&years, "2005年", true},
        {&years, "0512", false},
        {&years, "12日", false},
        {&years, "5月", false},
        {&years, "200505", false},
        {&years, "05-12", false},
        {&people, "四口人", true},
        {&people, "12人", true},
        {&people, "20080512", false},
        {&people, "5-12", false},
        {&people, "二〇〇八", false},
        {&codes, "33", true},
        {&codes, "v33", true},
        {&codes, "nanbei-a3", true},
        {&codes, "comm07-h0012", true},
        {&codes, "51370120080512", false},
        {&codes, "20080512", false},
        {&codes, "G2008051223", false},
        {&codes, "513701-20080512", false},
        {&codes, "223316", false},
        {&codes, "2008-05-12", false},
        {&codes, "05-12", false},
        {&codes, "h2008-5-12", false},
        {&codes, "5月12日", false},
        {&codes, "n-v001", true},
        {&codes, "张三1", false},
        {&codes, "zhangsan", false},
        {&codes, "n v001", true},
        {&codes, "n-v001 zhangsan", false},
        {&codes, "zhangsan n-v001", false},
        {&codes, "\"\\u5f20\"", false},
        {&marks, "zhao-3", true},
        {&marks, "无", true},
        {&marks, "张三的", false},
        {&texts, "张三", true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        if (secret_shows(rows[i].values, slice_of(rows[i].value)) != rows[i].shown)
            fail_msg("%s", rows[i].value);
    }
}

static const struct secret_section sections[] = {
    {{"unit", 4}, false, NULL, 0},
    {{"staff", 5}, true, fields, LENGTH(fields)},
    {{"talks", 5}, false, NULL, 0},
};

static void scrubs_lines_of_persons(void **state)
{
    static const struct secrets secrets = {
        .sections = sections,
        .section_count = LENGTH(sections),
        .anywhere = {.person = true, .fields = fields, .count = LENGTH(fields)}};
    static const char *const shown[] = {
        "unit: a",
        "staff:",
        "  - code: n-v001 # ｘｘ",
        "    kind: teacher, 民族: ｘ",
        "    民族: ｘ",
        "    家长：",
        "      xxxx: ｘｘ",
        "      ｘｘ ｘｘ",
        "    needs:",
        "      - 辅导",
        "      - 辅导: ｘｘ",
        "    xｘ: ｘｘ",
        "    at: 12:30",
        "    ｘｘ",
        "  - {code: n-v002, 民族: \"ｘ, ｘ\", kind: [a, b], ｘｘ, at: 1}",
        "  - {老家: {xxxx: ｘｘ}, kind: b} # ｘｘ",
        "    needs: [辅导, 走访]",
        "民族: ｘ",
        "    kind: b",
        "    needs: [辅导, ｘｘｘ, ｘｘ xxxx: ｘｘ, at: ｘｘ]",
        "    needs:",
        "      [走访, ｘｘ]",
        "    kind ｘｘ",
        "    kind teacher",
        "  -code: n-v003",
        "    - ｘｘ",
        "    ｘｘ",
        "staff: ｘｘ",
        "talks:",
        "  - title: 讲座 # 张三",
        "    天气: 晴",
    };
    struct arena *arena = arena_new();
    struct source source = source_init(arena, SLICE("a.yaml"), slice_of(records));

    (void)state;
    for (size_t i = LENGTH(shown); i > 0; i--) {
        struct slice line = arena_copy(arena, source_line(&source, i));

        secret_scrub_line(&secrets, &source, source_line_start(&source, i), (char *)line.data,
                          line.len);
        assert_string_equal(line.data, shown[i - 1]);
    }
    arena_free(arena);
}

/* Of a cut line nobody knows what its first part belongs to. */
static void scrubs_parts_of_lines(void **state)
{
    static const struct secrets secrets = {
        .sections = sections,
        .section_count = LENGTH(sections),
        .anywhere = {.person = true, .fields = fields, .count = LENGTH(fields)}};
    struct arena *arena = arena_new();
    struct source source = source_init(arena, SLICE("a.yaml"), slice_of(records));
    size_t at = source_line_start(&source, 4) + 8;
    struct slice line = arena_copy(arena, slice_sub(source.text, at, at + 9));

    (void)state;
    secret_scrub_line(&secrets, &source, at, (char *)line.data, line.len);
    assert_string_equal(line.data, ": xxxxxxx");
    arena_free(arena);
}

static void remembers_what_is_masked(void **state)
{
    struct arena *arena = arena_new();
    struct slice text = arena_copy(arena, SLICE("0123456789 0123456789"));
    struct source source = source_init(arena, SLICE("a.yaml"), text);

    (void)state;
    assert_false(source_is_masked(&source, 0, 21));
    source_mask(&source, 12, 14);
    source_mask(&source, 2, 4);
    source_mask(&source, 6, 8);
    assert_int_equal(source_masked(&source)->len, 3);
    assert_true(source_is_masked(&source, 3, 4));
    assert_false(source_is_masked(&source, 4, 6));
    assert_true(source_is_masked(&source, 0, 3));
    assert_false(source_is_masked(&source, 14, 21));
    source_mask(&source, 3, 7); /* joins two of them */
    assert_int_equal(source_masked(&source)->len, 2);
    assert_int_equal(source_masked(&source)->items[0].start, 2);
    assert_int_equal(source_masked(&source)->items[0].end, 8);
    source_mask_personal(&source, 19, 20);
    source_mask(&source, 0, 1);
    assert_true(source_is_personal(&source, 14, 21));
    assert_false(source_is_personal(&source, 0, 19));
    assert_int_equal(source_masked(&source)->len, 4);
    assert_int_equal(source_masked(&source)->items[3].start, 19);
    assert_string_equal(source.text.data, "x1xxxxxx89 0xx34567x9");
    arena_free(arena);
}

/* What was said before knew nothing of the secret: its excerpt and its values are masked, too. */
static void masks_what_was_said(void **state)
{
    struct arena *arena = arena_new();
    struct slice text = arena_copy(arena, SLICE("one: 1\n{a: 张三, b: 2}\n"));
    struct source source = source_init(arena, SLICE("a.yaml"), text);
    struct diag_list diags = diag_list_init(arena);
    struct diag *first = diag_add(&diags, DIAG_DUPLICATE_KEY, (struct span){&source, 0, 3});
    struct diag *second = diag_add(&diags, DIAG_UNKNOWN_KEY, (struct span){&source, 19, 20});

    (void)state;
    diag_set(first, "key", SLICE("one"));
    diag_set(second, "key", SLICE("b of 张三"));
    diag_also(first, (struct span){&source, 8, 9});
    diag_mask(&diags, &source, 11, 17);
    assert_true(slice_is(first->place.excerpt, "one: 1"));
    assert_true(slice_is(first->also.excerpt, "{a: ｘｘ, b: 2}"));
    assert_true(slice_is(second->place.excerpt, "{a: ｘｘ, b: 2}"));
    assert_true(slice_is(second->args[0].value[LANG_ZH], "b of ｘｘ"));
    assert_true(slice_is(first->args[0].value[LANG_EN], "one"));
    assert_string_equal(source.text.data, "one: 1\n{a: ｘｘ, b: 2}\n");
    diag_hide(second);
    assert_true(slice_is(second->place.excerpt, "{a: ｘｘ, x: 2}"));
    arena_free(arena);
}

#define MANY 300

/* Each line says `key: code-NNN`, and the diagnostic of it what stands three lines above. */
static void say_of_each(struct arena *arena, struct diag_list *diags, const struct source *source)
{
    for (size_t i = 0; i < MANY; i++) {
        struct diag *diag =
            diag_add(diags, DIAG_UNKNOWN_KEY, (struct span){source, 14 * i, 14 * i + 3});

        diag_set(diag, "value", arena_printf(arena, "as code-%03zu", i + MANY - 3));
    }
}

/* Where much was said it is not all looked through, and none of it is missed: neither what stands
 * on the line, nor what names the text elsewhere, nor what was said last. */
static void masks_what_was_said_of_many(void **state)
{
    struct arena *arena = arena_new();
    struct buffer text = {0};
    struct diag_list diags = diag_list_init(arena);

    (void)state;
    for (size_t i = 0; i < MANY; i++)
        buffer_addf(&text, "key: code-%03zu\n", i + MANY);
    struct source source =
        source_init(arena, SLICE("a.yaml"), arena_copy(arena, buffer_slice(&text)));

    say_of_each(arena, &diags, &source);
    for (size_t i = 0; i < MANY; i++)
        diag_mask(&diags, &source, 14 * i + 5, 14 * i + 13);
    for (size_t i = 0; i < MANY; i++) {
        const struct diag *diag = diags.items[i];

        assert_true(slice_is(diag->place.excerpt, "key: xxxx-xxx"));
        assert_int_equal(slice_is(diag->args[0].value[LANG_EN], "as xxxx-xxx"), i >= 3);
    }
    buffer_free(&text);
    arena_free(arena);
}

/* A text over many lines may hold others: it hides on its last line, too, though those end before.
 */
static void masks_what_lies_in_another(void **state)
{
    struct arena *arena = arena_new();
    struct slice text = arena_copy(arena, SLICE("a:\n  b: one\n  c: two\n  d: six\ne: 1\n"));
    const struct source_range ranges[] = {
        {.start = 3, .end = 29}, {.start = 8, .end = 11}, {.start = 17, .end = 20}};
    struct source source = source_init(arena, SLICE("a.yaml"), text);
    struct diag_list diags = diag_list_init(arena);
    struct diag *last = diag_add(&diags, DIAG_UNKNOWN_KEY, (struct span){&source, 23, 24});
    struct diag *inner = diag_add(&diags, DIAG_UNKNOWN_KEY, (struct span){&source, 14, 15});
    struct diag *behind = diag_add(&diags, DIAG_UNKNOWN_KEY, (struct span){&source, 30, 31});

    (void)state;
    diag_set(inner, "value", SLICE("two"));
    diag_mask_ranges(&diags, &source, ranges, 3);
    assert_true(slice_is(last->place.excerpt, "  x: xxx"));
    assert_true(slice_is(inner->place.excerpt, "  x: xxx"));
    assert_true(slice_is(inner->args[0].value[LANG_EN], "xxx"));
    assert_true(slice_is(behind->place.excerpt, "e: 1"));
    assert_int_equal(source_masked(&source)->len, 1);
    assert_int_equal(source_masked(&source)->items[0].end, 29);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_what_lies_in_another),
        cmocka_unit_test(masks_keep_places),
        cmocka_unit_test(knows_words),
        cmocka_unit_test(knows_names),
        cmocka_unit_test(scrubs_lines),
        cmocka_unit_test(shows_what_is_like_the_right_values),
        cmocka_unit_test(scrubs_lines_of_persons),
        cmocka_unit_test(scrubs_parts_of_lines),
        cmocka_unit_test(remembers_what_is_masked),
        cmocka_unit_test(masks_what_was_said),
        cmocka_unit_test(masks_what_was_said_of_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
