/* SPDX-License-Identifier: MIT */
/* Reading the words that fill a place (x-none, x-some), and where they are refused (x-filled). */
#include "base/normalise.h"
#include "schema/schema_compile.h"
#include "schema/schema_filled.h"

/* A word without letters needs no list: it says nothing anyway. */
static bool compile_bare(struct compiler *compiler, struct rule *rule, struct names *out)
{
    struct buffer bare = {0};

    if (!compile_top_names(compiler, rule))
        return false;
    for (size_t i = 0; i < rule->names.len; i++) {
        bare.len = 0;
        if (slice_has(rule->names.items[i], "#"))
            filler_numbered(&bare, rule->names.items[i]);
        else
            text_bare(&bare, rule->names.items[i]);
        const struct slice word = buffer_slice(&bare);

        if (word.len == 0)
            continue;
        *ARRAY_PUSH(compiler->arena, out) = arena_copy(compiler->arena, word);
        compiler->schema->filler_begins[filler_begin(word)] = true;
        compiler->schema->filler_ends[filler_end(word)] = true;
    }
    buffer_free(&bare);
    names_sort(out);
    return true;
}

bool compile_none(struct compiler *compiler, struct rule *rule)
{
    return compile_bare(compiler, rule, &compiler->schema->none);
}

bool compile_some(struct compiler *compiler, struct rule *rule)
{
    return compile_bare(compiler, rule, &compiler->schema->some);
}

bool compile_filled(struct compiler *compiler, struct rule *rule)
{
    static const char *const words[] = {"text", "mark"};
    static const struct words expected = T("text or mark", "text 或 mark");

    if (!compile_one_of(compiler, rule, words, sizeof words / sizeof words[0], &expected))
        return false;
    rule->filling = slice_is(rule->value->text, "mark") ? FILLING_MARK : FILLING_TEXT;
    return true;
}
