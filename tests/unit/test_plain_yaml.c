/* SPDX-License-Identifier: MIT */
/* What the scanner for plain YAML takes and what it leaves to libyaml: at each sign that it is not
 * sure of, the whole text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../plain_both.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void expect(const char *const *texts, size_t count, bool taken)
{
    for (size_t i = 0; i < count; i++) {
        struct both both = plain_both(slice_of(texts[i]));

        if (both.different != NULL)
            fail_msg("the two differ in %s: %s", both.different, texts[i]);
        if (both.taken != taken)
            fail_msg("%s: %s", taken ? "should be taken" : "should be declined", texts[i]);
    }
}

static void takes_plain_yaml(void **state)
{
    static const char *const texts[] = {
        "a: b",
        "a: b\n",
        "a: b\r\nc: d\r\n",
        "\n  \n# c\na: b\n",
        "---\na: b\n",
        "--- # c\n- a\n",
        "- a\n- b\n",
        "a:\n- b\n- c\nd: e\n",
        "a:\n  - b\n  - c\nd: e\n",
        "a:\n-\nb:\n",
        "- - a\n  - b\n- c\n",
        "- a: 1\n  b: 2\n-   c: 3\n    d: 4\n",
        "-\n  a: 1\n",
        "  a: 1\n  b: 2\n",
        "a: 'b c'\n\"d\": \"e\"\n",
        "a: ''\nb: \"\" # c\n",
        "a: []\nb: [c, 'd', \"e\" , -1]\n",
        "- [a]\n",
        "a: b:c\n",
        "a: b#c\n",
        "a : b\n",
        "a: 中文\n中文: b\n",
        "a: b\n# c\n  # d\n\n",
        "a: \xF0\x9F\x98\x80\n",
    };

    (void)state;
    expect(texts, COUNT_OF(texts), true);
}

static void declines_other_yaml(void **state)
{
    static const char *const texts[] = {
        "",
        "# c\n",
        "---\n",
        "a\n",
        "[a]\n",
        "'a'\n",
        "a: &b c\nd: *b\n",
        "a: !!str b\n",
        "a: |\n  b\n",
        "a: >\n  b\n",
        "a: {b: c}\n",
        "a: [b: c]\n",
        "a: [[b]]\n",
        "a: [b,\n  c]\n",
        "a: [b,]\n",
        "? a\n: b\n",
        "a: 'it''s'\n",
        "a: ''''\n",
        "a: ['''']\n",
        "a: \"b\\n\"\n",
        "a: 'b\n  c'\n",
        "a: b\n  c\n",
        "a:\n  b\n",
        "- a\n  b\n",
        "<<: a\n",
        "%YAML 1.2\n---\na: b\n",
        "--- a\n",
        "a: b\n...\n",
        "a:\tb\n",
        "a: b\t\n",
        "a: b\rc: d\n",
        "a: b # c\rd: e\n",
        "\357\273\277\357\273\277a: b\n", /* a mark of byte order, twice */
    };

    (void)state;
    expect(texts, COUNT_OF(texts), false);
}

/* libyaml, or whoever has to correct slips of typing, tells these. */
static void declines_what_is_to_be_told(void **state)
{
    static const char *const texts[] = {
        "a: b: c\n",
        "a: b\na: c\n",
        "a: b\n c: d\n",
        "a:\n  b: c\n d: e\n",
        "- a\nb: c\n",
        "a: - b\n",
        "a: b\n- c\n",
        "a: b\nc\n",
        "a: 'b' c\n",
        "a: 'b'#c\n",
        "a: 'b\n",
        "'a':b\n",
        "a: [b\n",
        "a: [b]c\n",
        "a：b\n",
        "a：b: c\n",
        "- a:b\n",
        "- a：b\n",
        "- －b\n",
        "a: [b，c]\n",
        "a: ［b］\n",
        "-a: b\n",
        "\xC2\xA0"
        "a: b\n",
        "\xE3\x80\x80"
        "a: b\n",
        "a: b\xC2\x85"
        "c: d\n",
        "a: \x01\n",
        "a: \xFF\n",
        "a: b\n---\nc: d\n",
        ": a\n",
        "'': a\n",
    };

    (void)state;
    expect(texts, COUNT_OF(texts), false);
}

/* The outline (plain_both.c) has c at the top and not below a. */
static void declines_what_is_out_of_place(void **state)
{
    static const char *const taken[] = {"a:\n  b: 1\nc:\n", "a:\n  b: 1\n  c: 2\n"};
    static const char *const declined[] = {"a:\n  b: 1\n  c:\n"};

    (void)state;
    expect(taken, COUNT_OF(taken), true);
    expect(declined, COUNT_OF(declined), false);
}

/* Bounds: 64 lists inside each other, 1024 characters of a key. */
static void declines_at_bounds(void **state)
{
    char text[2200];
    size_t len = 0;

    (void)state;
    for (; len < (size_t)2 * 64; len += 2)
        memcpy(text + len, "- ", 2);
    text[len] = 'a';
    assert_true(plain_both((struct slice){text, len + 1}).taken);
    memcpy(text + len, "- a", 3);
    assert_false(plain_both((struct slice){text, len + 3}).taken);

    memset(text, 'k', sizeof text);
    memcpy(text + 900, ": a", 3);
    assert_true(plain_both((struct slice){text, 903}).taken);
    memset(text, 'k', sizeof text);
    memcpy(text + 1030, ": a", 3);
    assert_false(plain_both((struct slice){text, 1033}).taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_plain_yaml),
        cmocka_unit_test(declines_other_yaml),
        cmocka_unit_test(declines_what_is_to_be_told),
        cmocka_unit_test(declines_what_is_out_of_place),
        cmocka_unit_test(declines_at_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
