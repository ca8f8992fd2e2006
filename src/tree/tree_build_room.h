/* SPDX-License-Identifier: MIT */
/*
 * tree_build_room: nodes made of events, whoever reads them. Not for other rooms.
 *
 * A reader tells what it meets, in the order of the file: a scalar, an alias, a list or mapping
 * that opens or closes. The builder knows nothing of YAML's syntax. It keeps a stack of what is
 * open instead of recursion, so that a fault in the middle still leaves all that was read before
 * it.
 *
 * What always holds: what is open lies in `frames`, outermost first; the finished children of all
 * of it wait in `waiting`, those of a frame from its `first` on, of a mapping as key, value, key,
 * value; of what is open only a mapping's last key may lack its value.
 */
#ifndef TAIZHANG_TREE_TREE_BUILD_ROOM_H
#define TAIZHANG_TREE_TREE_BUILD_ROOM_H

#include "tree/tree_room.h"

enum event_kind { EVENT_SCALAR, EVENT_ALIAS, EVENT_LIST, EVENT_MAP, EVENT_END };

/* What a reader met. Its text is copied where it is kept. */
struct event {
    enum event_kind kind;
    uint32_t start, end;   /* bytes of the source; of EVENT_END both are the end */
    size_t line, end_line; /* that it starts and ends in */
    size_t column;         /* that it starts at */
    bool plain;            /* a scalar without quotes, and no block */
    bool flow;             /* in [ ] or { } */
    const char *tag;       /* NULL: none */
    struct slice anchor;   /* of an alias, what it refers to; empty: none */
    struct slice text;     /* of a scalar, its escapes resolved */
};

/* An open list or mapping. */
struct frame {
    struct node node;
    size_t first;
    size_t column; /* of its first key or dash */
    bool flow;
    struct slice anchor; /* empty: none */
    uint64_t nodes;      /* of the whole file when it opened */
};

struct anchor {
    struct slice name;
    struct node node;
    uint64_t nodes; /* that an alias to it stands for */
};

struct builder {
    struct arena *arena;
    const struct source *source;
    const struct numbering *numbering; /* of keys; NULL: they have no numbers */
    struct diag_list *diags;

    /* The stretch that is being read. */
    const struct stretch *stretch;
    size_t key_line; /* where the last key stood */
    size_t doubt;    /* the first that no node answers for yet */
    size_t stray;    /* likewise */
    bool suspicious, misread;
    enum stop stop;
    struct frame frames[TREE_DEPTH_MAX];
    size_t depth;
    struct arena *waiting_arena; /* of the reader: of no use to the tree */
    struct {
        ARRAY(struct node);
    } waiting; /* nobody points to one while another is added */
    struct node root;
    bool has_root;

    /* The file. */
    struct {
        ARRAY(struct anchor);
    } anchors;
    bool lost_anchors;
    bool strange;   /* some key has no number */
    size_t aliases; /* in all that was reported */
    uint64_t nodes; /* likewise */
};

/* A stretch begins, of a file that others may have begun. */
void build_begin(struct builder *builder, const struct stretch *stretch, struct diag_list *diags);

/* Takes one event; false where reading cannot go on: builder->stop says why. */
bool build_take(struct builder *builder, const struct event *event);

/* The same of a scalar on one line, that of its field if it is the value of one, which stands in
 * the source as it is, between its quotes if it has any: without an anchor, a tag, or a doubt in
 * the stretch. */
bool build_scalar(struct builder *builder, size_t start, size_t end, bool quoted);

/* Builds [start, end) of a source in which tree_scan() found nothing to tell, if it is plain YAML
 * (tree_plain.c). false where that is not sure, or the builder has stopped: then the builder is in
 * no state to go on. */
bool build_plain(struct builder *builder, size_t start, size_t end);

/* Closes whatever is open at byte `end`, where reading stopped. */
void build_close_all(struct builder *builder, size_t end);

/* Puts a finished node where it belongs; false where reading cannot go on. */
bool build_place(struct builder *builder, const struct node *node);

bool build_stop(struct builder *builder, enum stop stop);

/* ---- anchors (tree_build_alias.c) ---- */

/* `nodes`: how many an alias to it stands for. */
void build_remember(struct builder *builder, struct slice name, struct node node, uint64_t nodes);

bool build_alias(struct builder *builder, const struct event *event);

/* ---- doubts and strays (tree_build_doubt.c) ---- */

/* Whether what stands at [start, end) is in doubt; a key answers for what it overlaps alone. */
bool build_in_doubt(struct builder *builder, uint32_t start, uint32_t end, bool key,
                    bool container);

/* Strays in front of an event stand in what is open there; but in nothing that ends right behind
 * them and begins further right. */
void build_answer_strays(struct builder *builder, const struct event *event);

/* For a doubt behind the last value, and a stray, the last entry answers, or the whole. */
void build_answer_rest(struct builder *builder);

#endif
