/* SPDX-License-Identifier: MIT */
/* How it is reported that something cannot be so, and what is reported for then. See
 * shape_check_room.h. */
#include "check/shape_check_room.h"

struct diag *judge_fault(const struct shape_checker *j, struct node *node, enum diag_code code)
{
    node->faulty = true;
    return diag_add(j->diags, code, node_span(j->tree, node));
}

struct diag *judge_doubt(const struct shape_checker *j, const struct node *node,
                         enum diag_code code)
{
    struct span span = node_span(j->tree, node);

    return span_checked(span) ? NULL : diag_add(j->diags, code, span);
}

void judge_set_pair(const struct shape_checker *j, struct diag *diag, const struct field *field,
                    const struct node *node, const struct field *other, const struct node *bound)
{
    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    field_set_name(diag, "other", other);
    schema_set_value(diag, "bound", bound);
    diag_also(diag, node_span(j->tree, bound));
}

/* A day begins up to fourteen hours earlier elsewhere: what is written in China at breakfast is of
 * tomorrow for a runner in Greenwich. So tomorrow is not still to come. */
#define GRACE 1

bool judge_is_to_come(const struct shape_checker *j, date_days day)
{
    return day > j->days.today + GRACE;
}

bool judge_is_doubted(const struct shape_checker *j, const struct beginning *around)
{
    return around->field != NULL && (around->node->doubted || judge_is_to_come(j, around->day));
}
