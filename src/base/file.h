/* SPDX-License-Identifier: MIT */
/*
 * file: reading files and folders, and writing a file whole or not at all.
 *
 * Faults of the world (it is not there, it may not be read, the disk is full) come
 * back as an errno value, 0 for success; the caller makes the message.
 */
#ifndef TAIZHANG_BASE_FILE_H
#define TAIZHANG_BASE_FILE_H

#include "base/arena.h"

/*
 * Reads a whole file into the arena; out->data is NUL-terminated behind its len
 * bytes. A file of more than max bytes gives EFBIG, a folder EISDIR. "-" is no special name.
 * *out is only set where 0 is returned.
 */
int file_read(struct arena *arena, const char *path, size_t max, struct slice *out);

/* Reads at most size bytes from the start of a file, and says how many; 0 where it cannot be
 * read or is no regular file. */
size_t file_head(const char *path, char *out, size_t size);

enum file_kind { FILE_REGULAR, FILE_FOLDER, FILE_SYMLINK, FILE_OTHER, FILE_ABSENT };

/*
 * What is there, symbolic links not followed (file_kind) or followed (file_target).
 * FILE_ABSENT also where it cannot be told: a folder on the way that may not be searched.
 */
enum file_kind file_kind(const char *path);
enum file_kind file_target(const char *path);

struct file_entry {
    struct slice path; /* relative to the folder given, parts joined by '/'; a C string, too */
    enum file_kind kind;
    int error; /* errno where a folder could not be read or a name not looked up, else 0 */
};

struct file_entries {
    ARRAY(struct file_entry);
};

/*
 * Everything below a folder, sorted by path in byte order, folders themselves left out
 * (but for unreadable ones, with their error). Names that begin with a dot are passed
 * over. Symbolic links are listed and not followed, but for the folder given itself.
 * Depth is bounded by FILE_DEPTH_MAX, below which folders are listed with ELOOP. *out
 * need not be set before; where an error is returned it holds what was found until then.
 */
#define FILE_DEPTH_MAX 32
int file_list(struct arena *arena, const char *folder, struct file_entries *out);

/* The same of what file_list() passes over, and of nothing else: what has a name that begins with a
 * dot, or lies in a folder that has. What git itself keeps in a folder .git is left out. */
int file_list_hidden(struct arena *arena, const char *folder, struct file_entries *out);

/* Of the files in a folder itself, links followed, the first in byte order whose name is wanted;
 * data NULL where there is none, or the folder cannot be read. Both are C strings, too. */
struct slice file_find(struct arena *arena, struct slice folder,
                       bool (*is_wanted)(struct slice name));

/* "a" and "b" are "a/b", and so are "a/" and "b"; an empty a or b or an a of "." adds
 * nothing. A C string, too. */
struct slice file_join(struct arena *arena, struct slice a, struct slice b);

/* Whether a text looks like a path: it has a '/', or the '\\' of Windows. */
bool path_has_parts(struct slice path);

/* A path as seen from a folder that it is below, both absolute; data NULL where it is not below. */
struct slice path_below(struct slice folder, struct slice path);

/* A path as seen from a folder, both absolute: "../x" where it is not below it. */
struct slice path_from(struct arena *arena, struct slice folder, struct slice path);

/* What stands behind the last '/'. */
struct slice path_last_part(struct slice path);

/* The absolute path without symbolic links, "." and ".."; data NULL where there is none. */
struct slice file_real(struct arena *arena, const char *path);

/*
 * Writes all of text to path. Where path is a regular file or nothing, the text goes to
 * a new file beside it, which is flushed and renamed over it: a fault leaves the old
 * file as it was. A file that may not be written is not replaced either (EACCES).
 * Anything else (a device, a pipe) is written in place, and so is what a path names that
 * is a descriptor of ours: see file_descriptor(). A symbolic link stays one: what it
 * points to is written, but not through a link that somebody else has laid in a folder that all
 * may write, such as /tmp (EACCES). The file gets the permissions of the one it replaces, or the
 * usual ones by the umask. SIGINT, SIGTERM and SIGHUP wait until the file is whole.
 */
int file_write(const char *path, struct slice text);

/*
 * The same of a text that is made piece by piece: from the beginning on signals wait, and the first
 * fault is told at the end, after which nothing was written any more. The path must last until
 * then.
 */
struct file_writer;
struct file_writer *file_write_begin(const char *path);
void file_write_piece(struct file_writer *writer, struct slice text);
int file_write_end(struct file_writer *writer);

/* Makes a folder, and those on the way to it, where they are not there. */
int file_make_folders(struct arena *arena, struct slice path);

/* Makes a file that was not there, and the folders on the way to it; EEXIST where something is
 * there, whatever it is. A fault leaves no half of it. */
int file_create(struct arena *arena, struct slice path, struct slice text, bool executable);

/* The open descriptor that a path names, as /dev/stdout and /dev/fd/3 do; else -1. What the
 * descriptor writes to may be a file that holds more than ours: it is to be written, not replaced.
 */
int file_descriptor(const char *path);

/* Where file_write() puts the text of a path, absolute and without symbolic links; data NULL where
 * the folder is not there. */
struct slice file_place(struct arena *arena, const char *path);

/* Writes all of text to an open descriptor, whatever write(2) makes of it at a time: it
 * goes on after a signal, and waits for a descriptor that does not block. */
int file_write_fd(int fd, struct slice text);

#endif
