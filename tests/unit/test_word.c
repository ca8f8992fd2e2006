/* SPDX-License-Identifier: MIT */
/* Eight bytes at once: each byte in each place, beside those that could lend it a bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/word.h"

/* Every byte, with neighbours that are as low and as high as can be. */
static void each_word(void (*look)(const unsigned char *bytes, int byte, size_t at))
{
    static const int neighbours[] = {0x00, 0x1F, ' ', 'a', '~', 0x7F, 0x80, 0xFF};

    for (size_t i = 0; i < sizeof neighbours / sizeof neighbours[0]; i++) {
        for (size_t at = 0; at < WORD_BYTES; at++) {
            for (int byte = 0; byte <= 0xFF; byte++) {
                unsigned char bytes[WORD_BYTES];

                memset(bytes, neighbours[i], sizeof bytes);
                bytes[at] = (unsigned char)byte;
                look(bytes, byte, at);
            }
        }
    }
}

static void look_for_equal(const unsigned char *bytes, int byte, size_t at)
{
    static const char sought[] = {'\n', '\r', ':', '\0', '\x7F', '\x80', '\xFF'};
    uint64_t word = word_at((const char *)bytes);

    (void)byte;
    (void)at;
    for (size_t i = 0; i < sizeof sought; i++) {
        unsigned char expected[WORD_BYTES];

        for (size_t k = 0; k < WORD_BYTES; k++)
            expected[k] = bytes[k] == (unsigned char)sought[i] ? 0x80 : 0;
        assert_true(word_equal(word, sought[i]) == word_at((const char *)expected));
        const unsigned char *first = memchr(bytes, (unsigned char)sought[i], WORD_BYTES);
        if (first != NULL)
            assert_int_equal(word_first(word_equal(word, sought[i])), first - bytes);
    }
}

static void look_for_range(const unsigned char *bytes, int byte, size_t at)
{
    uint64_t word = word_at((const char *)bytes);
    int other = bytes[at == 0 ? 1 : 0];

    assert_int_equal(word_is_ascii(word), byte < 0x80 && other < 0x80);
    assert_int_equal(word_is_printable(word),
                     byte >= ' ' && byte <= '~' && other >= ' ' && other <= '~');
}

static void look_for_between(const unsigned char *bytes, int byte, size_t at)
{
    static const struct {
        char first, last;
    } ranges[] = {{'a', 'z'}, {'0', '9'}, {'\0', ' ' - 1}, {' ', ' '}, {'~', '\x7F'}};

    (void)byte;
    (void)at;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        unsigned char expected[WORD_BYTES];

        for (size_t k = 0; k < WORD_BYTES; k++)
            expected[k] = bytes[k] >= (unsigned char)ranges[i].first &&
                                  bytes[k] <= (unsigned char)ranges[i].last
                              ? 0x80
                              : 0;
        assert_true(word_between(word_at((const char *)bytes), ranges[i].first, ranges[i].last) ==
                    word_at((const char *)expected));
    }
}

static void test_equal(void **state)
{
    (void)state;
    each_word(look_for_equal);
}

static void test_ranges(void **state)
{
    (void)state;
    each_word(look_for_range);
    each_word(look_for_between);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
