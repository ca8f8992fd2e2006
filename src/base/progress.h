/* SPDX-License-Identifier: MIT */
/*
 * progress: how far something has come that may take long, told to whoever wants to hear it.
 *
 * Work tells it as it goes, often, and by the thread of the run alone; whether anybody is shown it,
 * when, and in which words, is for whoever hears it (the command line). What is told changes
 * nothing of what comes out.
 */
#ifndef TAIZHANG_BASE_PROGRESS_H
#define TAIZHANG_BASE_PROGRESS_H

#include <stddef.h>

/* One after the other: each that is counted begins at 0 done. */
enum progress_stage {
    PROGRESS_RECORDS,  /* files of records that are read */
    PROGRESS_TOGETHER, /* all that follows from what they say, not counted: all of them are done */
    PROGRESS_OTHERS,   /* other files that are searched for personal numbers */
    PROGRESS_TEXTS,    /* texts of a history, of which nobody knows how many there are */
    PROGRESS_STAGES,
};

struct progress {
    void (*hear)(void *context, enum progress_stage stage, size_t done, size_t total);
    void *context;
};

/* `total` 0: nobody knows. `progress` may be NULL: nobody wants to hear it. */
void progress_tell(const struct progress *progress, enum progress_stage stage, size_t done,
                   size_t total);

#endif
