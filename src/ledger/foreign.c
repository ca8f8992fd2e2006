/* SPDX-License-Identifier: MIT */
/* Files that no ledger may hold. See foreign.h. */
#include "ledger/foreign.h"

#include "base/file.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#define SUFFIX_MAX 8

bool foreign_by_name(struct slice path)
{
    static const char suffixes[] =
        /* pictures */
        " jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif svg psd raw dng "
        /* spreadsheets, also as text */
        "xls xlsx xlsm xlsb et ett ods csv tsv numbers "
        /* papers */
        "pdf ofd doc docx docm wps wpt odt rtf pages ppt pptx dps odp caj "
        /* archives */
        "zip rar 7z tar gz tgz bz2 xz zst "
        /* sound and film */
        "mp3 wav m4a aac amr flac ogg opus wma mp4 m4v mov avi mkv wmv flv 3gp mpg mpeg webm "
        /* databases and mail */
        "mdb accdb db sqlite sqlite3 dbf eml msg vcf ";
    char word[SUFFIX_MAX + 3] = " ";
    size_t dot = path.len;

    while (dot > 0 && path.data[dot - 1] != '.' && path.data[dot - 1] != '/')
        dot--;
    if (dot == 0 || path.data[dot - 1] == '/' || path.len - dot > SUFFIX_MAX)
        return false;
    for (size_t i = dot; i < path.len; i++)
        word[1 + i - dot] = (char)tolower((unsigned char)path.data[i]);
    word[1 + path.len - dot] = ' ';
    return path.len > dot && strstr(suffixes, word) != NULL;
}

bool foreign_by_bytes(struct slice head)
{
    static const struct {
        size_t at;
        struct slice bytes;
    } magic[] = {
        {0, {"%PDF", 4}},
        {0, {"\x89PNG", 4}},
        {0, {"\xFF\xD8\xFF", 3}},
        {0, {"GIF8", 4}},
        {0, {"II*\0", 4}},
        {0, {"MM\0*", 4}},
        {0, {"RIFF", 4}},
        {4, {"ftyp", 4}},
        {0, {"PK\x03\x04", 4}},
        {0, {"\xD0\xCF\x11\xE0", 4}},
        {0, {"Rar!", 4}},
        {0, {"7z\xBC\xAF", 4}},
        {0, {"\x1F\x8B", 2}},
        {0, {"BZh", 3}},
        {0,
         {"\xFD"
          "7zXZ",
          5}},
        {0, {"{\\rtf", 5}},
        {0, {"ID3", 3}},
        {0, {"OggS", 4}},
        {0, {"fLaC", 4}},
        {0, {"#!AMR", 5}},
        {0, {"\x1A\x45\xDF\xA3", 4}},
        {0, {"SQLite format 3", 15}},
        {0, {"8BPS", 4}},
        /* "Standard" alone begins the fifth byte of many a text: "The Standard". */
        {0, {"\0\1\0\0Standard Jet", 16}},
        {0, {"\0\1\0\0Standard ACE", 16}},
    };

    for (size_t i = 0; i < sizeof magic / sizeof magic[0]; i++) {
        const struct slice *bytes = &magic[i].bytes;

        assert(magic[i].at + bytes->len <= FOREIGN_HEAD_BYTES);
        if (slice_eq(slice_sub(head, magic[i].at, magic[i].at + bytes->len), *bytes))
            return true;
    }
    return false;
}

bool foreign_private(struct slice relative)
{
    while (slice_find(relative, '/', 0) < relative.len) {
        if (slice_is(slice_cut(&relative, '/'), "private"))
            return true;
    }
    return false;
}
