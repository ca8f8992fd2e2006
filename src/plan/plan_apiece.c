/* SPDX-License-Identifier: MIT */
/* Of each different value of a field the same is asked: `per`. */
#include "plan/plan_room.h"

/* Why it cannot stand there. */
static bool report(const struct planner *planner, const struct node *node,
                   const struct words *words)
{
    planner_hint(planner_fault(planner, DIAG_PER_NOTHING, node), words, NULL, 0);
    return false;
}

/* ---- the field ---- */

const struct node *apiece_value(const struct node *node)
{
    const struct node *per = node_get(node, "per"), *value = node_get(per, "value");

    return value != NULL ? value : per;
}

bool apiece_field(const struct planner *planner, const struct node *node, struct measure *out)
{
    static const struct words
        header = T("a field of the header is one for each unit: leave per out, each asks it of "
                   "each unit",
                   "文件头的字段每个单位只有一个：请去掉 per，each 就是对每个单位的要求"),
        nested = T("name a field with plain values, such as a code or a name",
                   "请写取值是单个词的字段，例如编号或名称");

    if (!field_lookup(planner, out->item, node, &out->per_owner, &out->per_field))
        return false;
    if (out->per_owner->parent == NULL && out->per_field != out->per_owner)
        return report(planner, node, &header);
    return out->per_field == out->per_owner || field_has_scalars(out->per_field) ||
           report(planner, node, &nested);
}

/* ---- whom it is asked of ---- */

/* The list is that of the reference date, into whatever slices the window is cut. */
static bool compile_listed(const struct planner *planner, const struct node *among,
                           struct target *out)
{
    struct measuring measuring = {.window = out->window};

    measuring.window.slicing = (struct slicing){0};
    out->apiece.listed = measure_compile(planner, among, &measuring);
    return out->apiece.listed != MEASURE_NONE;
}

bool apiece_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    static const struct words both =
        T("with every each slice of each value must hold: leave in out",
          "同时写了 every，就是每个值的每一段都要做到：请去掉 in");
    const struct node *per = node_get(node, "per"), *among = node_get(per, "among");
    const struct node *missing = node_get(node, "missing");

    if (per == NULL)
        return true;
    out->apiece = (struct apiece){.asked = true, .listed = MEASURE_NONE, .in = node_get(per, "in")};
    out->apiece.none_will_do =
        missing != NULL && !slice_is(planner_word(planner, "targets.missing", missing), "no-data");
    bool sound = among == NULL || compile_listed(planner, among, out);

    if (out->window.slicing.every == EVERY_NONE || (out->apiece.in == NULL && out->slices_in == 0))
        return sound;
    return report(planner, out->apiece.in != NULL ? out->apiece.in : per, &both);
}

/* Members and the sides of a change have figures, and no entries of their own. */
bool apiece_refuse(const struct planner *planner, const struct node *node)
{
    static const struct words words =
        T("write it at a target that counts entries: all-of, any-of and change are made of others",
          "请写在直接数记录的目标里：all-of、any-of 和 change 由别的数合成");
    const struct node *per = node_get(node, "per");

    return per == NULL || report(planner, per, &words);
}

size_t apiece_wanted(const struct target *target, size_t count)
{
    const struct node *in = target->apiece.in;

    if (in == NULL || (count == 0 && in->kind != NODE_NUMBER)) /* a part of none is none */
        return count;
    return part_of(in, count);
}
