/* SPDX-License-Identifier: MIT */
/*
 * Which Chinese numerals of a plan's text are numbers: those before a word that counts (三期), and
 * parts (百分之九十). In 三好, 万一 and 十八届 they are none. The words are the plan schema's.
 */
#include "base/normalise.h"
#include "ledger/quotes_room.h"

static bool stands_at(struct slice text, size_t at, struct slice word)
{
    return slice_eq(slice_sub(text, at, at + word.len), word);
}

static size_t longest_at(struct slice text, size_t at, const struct word_list *words)
{
    size_t longest = 0;

    for (size_t i = 0; i < words->len; i++) {
        if (words->items[i].len > longest && stands_at(text, at, words->items[i]))
            longest = words->items[i].len;
    }
    return longest;
}

/* Whether a phrase of the text, such as 一次性 or 每一户, holds the numeral as a whole or begins
 * with it. */
static bool stands_around(struct slice text, size_t at, size_t end, struct slice phrase)
{
    for (size_t before = 0; before <= at && before < phrase.len; before++) {
        if (stands_at(text, at - before, phrase))
            return before == 0 || before + (end - at) <= phrase.len;
    }
    return false;
}

/* 一次性; or #个方面, where # is the numeral. */
static bool is_idiom(struct slice text, size_t at, size_t end, const struct word_list *idioms)
{
    for (size_t i = 0; i < idioms->len; i++) {
        struct slice idiom = idioms->items[i];

        if (slice_starts(idiom, "#") ? stands_at(text, end, slice_sub(idiom, 1, idiom.len))
                                     : stands_around(text, at, end, idiom))
            return true;
    }
    return false;
}

/* 第三期 is one of them; “三保” a name; 5万 the rest of a number. */
static bool is_no_amount(struct slice text, size_t at)
{
    static const char *const before[] = {"第", "“", "‘", "「", "『", "《", "〈", "\""};
    struct slice left = slice_sub(text, 0, at);

    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (slice_ends(left, before[i]))
            return true;
    }
    return at > 0 && text.data[at - 1] >= '0' && text.data[at - 1] <= '9';
}

/* 百分之九十, 三分之二: where the second numeral ends; 0 where it is no part. */
static size_t part_end(struct slice text, size_t end)
{
    static const struct slice of = {"分之", sizeof "分之" - 1};
    int64_t value;

    if (!stands_at(text, end, of))
        return 0;
    size_t run = text_numeral(text, end + of.len, &value); /* 百分之百: a power alone is one, too */
    return run == 0 ? 0 : end + of.len + run;
}

/* 二十余名, 三十多户. */
static size_t behind_about(struct slice text, size_t at)
{
    static const struct slice words[] = {{"余", 3}, {"多", 3}, {"来", 3}, {"几", 3}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (stands_at(text, at, words[i]))
            return at + words[i].len;
    }
    return at;
}

size_t quotes_counter(const struct quotes *quotes, size_t at)
{
    return longest_at(quotes->source->text, at, &quotes->numerals->counters);
}

/* Where the word ends that counts by a numeral, 三期, 二十余名; 0 where there is none. */
static size_t counted_end(const struct quotes *quotes, size_t end, int64_t value)
{
    size_t counted = behind_about(quotes->source->text, end);
    size_t counter = quotes_counter(quotes, counted);

    if (value <= 0 || counter == 0)
        return 0;
    if (value == 1 &&
        longest_at(quotes->source->text, counted, &quotes->numerals->articles) >= counter)
        return 0;
    return counted + counter;
}

size_t quotes_numeral(const struct quotes *quotes, size_t at, size_t *shown)
{
    const struct numerals *numerals = quotes->numerals;
    struct slice text = quotes->source->text;
    int64_t value;
    size_t end = at + text_numeral(text, at, &value);

    *shown = at;
    if (end == at || numerals->counters.len == 0 || is_no_amount(text, at))
        return end;
    size_t part = part_end(text, end), number = part > 0 ? part : counted_end(quotes, end, value);

    if (number == 0 || is_idiom(text, at, end, &numerals->idioms))
        return end;
    *shown = number;
    return part > 0 ? part : end;
}
