/* SPDX-License-Identifier: MIT */
/*
 * init: the files of a new ledger, as data.
 *
 * What is made depends on the wish alone, and the same wish makes the same bytes. Nothing is read
 * or written here: whoever asks writes the files, and none that is there already.
 *
 * Paths are those from the folder that is to hold the ledger. A ledger that was made so is sound:
 * `check` finds nothing in it, and `report` has a plan to report on, which is a sample to put the
 * office's own in the place of.
 */
#ifndef TAIZHANG_INIT_INIT_H
#define TAIZHANG_INIT_INIT_H

#include "base/arena.h"
#include "base/lang.h"

/* A kind of the township schema that units are asked by. */
enum init_kind { INIT_COMMUNITY, INIT_VILLAGE, INIT_KINDS };

struct init_unit {
    enum init_kind kind;
    struct slice id, name;
};

/* What CI runs on: nothing, or the forge of that name. */
enum init_forge { FORGE_NONE, FORGE_GITHUB, FORGE_GITLAB, FORGE_COUNT };

struct init_wish {
    enum lang lang;        /* of comments, of the sample plan, and of the ledger's reports */
    struct slice id, name; /* of the township; the id may be empty */
    struct {
        ARRAY(struct init_unit);
    } units;
    int year; /* of the sample plan */
    enum init_forge forge;
};

struct init_file {
    struct slice path, text;
    bool hook; /* of git: it lies in the folder of hooks and can be run */
};

struct init_files {
    ARRAY(struct init_file);
};

/*
 * Adds units by a list of names, parted by commas of either language; "dongjie=东街" gives one
 * an id. One without gets an id by its name where that is Latin, else by its kind and number:
 * comm01, village01. Returns the part of the list that can be no unit, or has an id or a name that
 * another one has; data NULL where all can.
 */
struct slice init_add_units(struct arena *arena, struct slice list, enum init_kind kind,
                            struct init_wish *wish);

/* Whether a text can be an id of a unit, or a name: one line of at most 60 characters. */
bool init_is_id(struct slice text);
bool init_is_name(struct slice text);

/* The name of a forge as people write it; FORGE_COUNT for none of them. */
enum init_forge init_forge_find(struct slice name);

/* The forge that an address of a repository is at; FORGE_NONE where that is not known. */
enum init_forge init_forge_at(struct slice address);

/* The files of a new ledger. */
void init_make(struct arena *arena, const struct init_wish *wish, struct init_files *out);

/* Those of the example: the ledger of 2016 that the program was built with. */
void init_example(struct arena *arena, struct init_files *out);

#endif
