/* SPDX-License-Identifier: MIT */
/* How messages name things. See schema_say.h. */
#include "schema/schema_say.h"

#include "base/text.h"

#include <assert.h>

struct span schema_short_span(const struct tree *tree, const struct node *node)
{
    if (node->kind == NODE_MAP && node->count > 0)
        return node_span(tree, &node->members[0].key);
    if (node->kind == NODE_LIST && node->count > 0)
        return (struct span){tree->source, node->start, node->start + 1};
    return node_span(tree, node);
}

struct name schema_named(struct arena *arena, struct slice key, const struct name *label)
{
    static const char *const formats[] = {[LANG_EN] = "%.*s (%.*s)", [LANG_ZH] = "%.*s（%.*s）"};
    struct name named = {0};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct slice text = label == NULL ? key : name_in(label, (enum lang)lang, key);

        if (slice_eq(text, key) || key.len == 0)
            named.text[lang] = text;
        else
            named.text[lang] = arena_printf(arena, formats[lang], (int)key.len, key.data,
                                            (int)text.len, text.data);
    }
    return named;
}

#define VALUE_CHARACTERS_MAX 60

void schema_set_value(struct diag *diag, const char *name, const struct node *node)
{
    static const struct words list = T("a list", "列表"), map = T("a group of fields", "一组字段");
    static const struct words nothing = T("nothing", "空值");
    size_t at = 0;
    uint32_t ignored;

    if (diag->arena == NULL)
        return;
    if (node->kind == NODE_LIST || node->kind == NODE_MAP) {
        diag_set_words(diag, name, node->kind == NODE_LIST ? &list : &map);
        return;
    }
    if (node->text.len == 0) {
        diag_set_words(diag, name, &nothing);
        return;
    }
    for (int i = 0; i < VALUE_CHARACTERS_MAX && at < node->text.len; i++)
        text_next(node->text, &at, &ignored);
    assert(at > 0 && at <= node->text.len);
    if (at == node->text.len) {
        diag_set(diag, name, node->text);
    } else if (diag->arena != NULL) {
        diag_set(diag, name, arena_printf(diag->arena, "%.*s...", (int)at, node->text.data));
    }
}
