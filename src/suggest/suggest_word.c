/* SPDX-License-Identifier: MIT */
/* Words that were meant, and how they are offered. */
#include "base/normalise.h"
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"

#include <assert.h>

#define LABELLED_MAX 12 /* listed with their labels in English, where names can be read without */
#define LISTED_MAX   24 /* listed at all */

/* "held-by (主办)"; a label that only repeats the name is left out. */
void suggest_add_named(struct buffer *out, enum lang lang, const struct choice *choice)
{
    static const struct words formats[] = {T(" (", "（"), T(")", "）")};
    struct slice label = {0};

    if (choice->label != NULL)
        label = name_in(choice->label, lang, label);
    buffer_add(out, choice->name);
    if (label.len == 0 || choices_alike(label, choice->name))
        return;
    buffer_adds(out, formats[0].text[lang]);
    buffer_add(out, label);
    buffer_adds(out, formats[1].text[lang]);
}

void suggest_set_named(struct diag *diag, const char *name, const struct choice *choice)
{
    struct name text = {0};
    struct buffer parts[LANG_COUNT] = {{0}};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        suggest_add_named(&parts[lang], (enum lang)lang, choice);
        text.text[lang] = buffer_slice(&parts[lang]);
    }
    diag_set_name(diag, name, &text, SLICE(""));
    for (int lang = 0; lang < LANG_COUNT; lang++)
        buffer_free(&parts[lang]);
}

static void add_list(struct buffer *out, enum lang lang, const struct choices *choices)
{
    static const struct words lead = T("one of: ", "可以写："), comma = T(", ", "、");
    static const struct words nothing =
        T("delete it, or move it to where it belongs", "请删掉它，或移到它该在的位置");
    size_t count = 0, listed = 0;

    for (size_t i = 0; choices != NULL && i < choices->len; i++)
        count += slice_eq(choices->items[i].word, choices->items[i].name);
    if (choices != NULL && count == 0)
        buffer_adds(out, nothing.text[lang]);
    if (count > LISTED_MAX)
        return;
    for (size_t i = 0; count > 0 && i < choices->len; i++) {
        if (!slice_eq(choices->items[i].word, choices->items[i].name))
            continue;
        buffer_adds(out, listed++ == 0 ? lead.text[lang] : comma.text[lang]);
        if (count <= LABELLED_MAX || lang == LANG_ZH)
            suggest_add_named(out, lang, &choices->items[i]);
        else
            buffer_add(out, choices->items[i].name);
    }
}

void suggest_set_choice(struct diag *diag, const struct choices *choices,
                        const struct choice *found)
{
    static const struct words before = T("did you mean ", "是不是想写 "), behind = T("?", "？");
    struct name text = {0};
    struct buffer parts[LANG_COUNT] = {{0}};

    assert(found != NULL || choices != NULL);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (found != NULL) {
            buffer_adds(&parts[lang], before.text[lang]);
            suggest_add_named(&parts[lang], (enum lang)lang, found);
            buffer_adds(&parts[lang], behind.text[lang]);
        } else {
            add_list(&parts[lang], (enum lang)lang, choices);
        }
        text.text[lang] = buffer_slice(&parts[lang]);
    }
    diag_set_name(diag, "hint", &text, SLICE(""));
    for (int lang = 0; lang < LANG_COUNT; lang++)
        buffer_free(&parts[lang]);
}

void suggest_set_key(struct diag *diag, struct slice word, const struct choices *choices,
                     const struct choice *found)
{
    if (found == NULL || slice_is_ascii(word) || slice_is_ascii(found->word)) {
        suggest_set_choice(diag, choices, found);
        return;
    }
    const struct name name = {{found->name, found->name}};

    suggest_set_choice(diag, choices, &(struct choice){found->word, found->word, &name});
}

void suggest_set_several(struct diag *diag, const struct choices *choices)
{
    static const struct words before = T("this is said of several fields; write ",
                                         "有几个字段都这样叫，请写 "),
                              between = T(" or ", " 或 ");
    struct name text = {0};
    struct buffer parts[LANG_COUNT] = {{0}};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < choices->len; i++) {
            buffer_adds(&parts[lang], (i == 0 ? before : between).text[lang]);
            suggest_add_named(&parts[lang], (enum lang)lang, &choices->items[i]);
        }
        text.text[lang] = buffer_slice(&parts[lang]);
    }
    diag_set_name(diag, "hint", &text, SLICE(""));
    for (int lang = 0; lang < LANG_COUNT; lang++)
        buffer_free(&parts[lang]);
}

void suggest_field(struct diag *diag, struct slice word, const struct choices *near,
                   const struct choices *all)
{
    struct buffer normal = {0};

    if (diag->arena == NULL)
        return;
    text_normalise(&normal, word);
    const struct choices meant = choices_called(diag->arena, near, word);
    const struct choice *found = choices_find(near, buffer_slice(&normal), MATCH_NEAR);
    if (found == NULL)
        found = choices_find_half(near, buffer_slice(&normal));
    if (all->len == 0)
        diag_set_nearest_or_all(diag, word, NULL, 0); /* there is none */
    else if (meant.len > 1)
        suggest_set_several(diag, &meant);
    else
        suggest_set_key(diag, word, all, found);
    buffer_free(&normal);
}

void suggest_word(struct check *check, struct diag *diag, const struct rule *rule,
                  const struct node *node)
{
    struct choices choices = {.arena = check->arena};
    const struct choice *found = NULL;
    struct buffer normal = {0};

    if (diag->arena == NULL)
        return;
    choices_add_enum(&choices, rule);
    if (node_is_scalar(node)) {
        text_normalise(&normal, node->text);
        found = choices_find(&choices, buffer_slice(&normal), MATCH_NEAR);
    }
    suggest_set_choice(diag, &choices, found);
    buffer_free(&normal);
}
