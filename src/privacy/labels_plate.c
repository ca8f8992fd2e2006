/* SPDX-License-Identifier: MIT */
/*
 * Number plates (GA 36): a province, a letter, five characters; of green plates six; of learners,
 * police, trailers and the two regions four and a character of their own. See labels.h.
 */
#include "privacy/labels_room.h"

#include <assert.h>

#define PARTED_MAX 3 /* characters before a blank */

struct plate {
    size_t end;
    size_t length, digits, letters;
    bool named; /* it stands behind a label: blanks may part it */
    bool lower, dotted;
    bool letter[6]; /* which of its characters */
};

static bool skip_province(struct slice text, size_t *at)
{
    static const char *const provinces[] = {"川", "渝", "京", "津", "沪", "冀", "豫", "云",
                                            "辽", "黑", "湘", "皖", "鲁", "新", "苏", "浙",
                                            "赣", "鄂", "桂", "甘", "晋", "蒙", "陕", "吉",
                                            "闽", "贵", "粤", "青", "藏", "宁", "琼", NULL};

    return chars_skip_any(text, at, provinces);
}

/* I and O are not used. */
static bool is_plate_letter(uint32_t c)
{
    return chars_is_letter(c) && chars_lower(c) != 'i' && chars_lower(c) != 'o';
}

/* The middle dot, as on the plate, or what people write for it. */
static void skip_dot(struct slice text, size_t *at, struct plate *plate)
{
    size_t next = *at;
    uint32_t c = chars_next(text, &next);

    plate->dotted = c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2219 || c == 0x2027;
    if (plate->dotted || c == '.' || c == '-' || c == ' ' ||
        (plate->named && (c == '_' || c == '/' || (c >= 0x2010 && c <= 0x2015))))
        *at = next;
}

static bool ends_in_han(struct slice text, size_t *at)
{
    static const char *const endings[] = {"学", "警", "挂", "港", "澳", "试", "超", "领", NULL};

    return chars_skip_any(text, at, endings);
}

/* Six: five digits and a letter, or a letter, any character and four digits. */
static bool is_green(const struct plate *plate)
{
    if (plate->letter[5])
        return plate->letters == 1;
    return plate->letter[0] && plate->letters <= 1U + plate->letter[1];
}

static bool has_form(struct slice text, struct plate *plate)
{
    size_t next = plate->end;

    if (plate->length == 4 && plate->digits >= 3)
        return ends_in_han(text, &plate->end);

    uint32_t c = chars_next(text, &next);
    if (chars_is_word(c) ||
        ((c == '-' || c == '.' || c == '_') && chars_is_word(chars_at(text, next))))
        return false;
    return plate->length == 5 ? plate->digits > 0 : plate->length == 6 && is_green(plate);
}

/* A plate that begins at a byte with its province. */
static bool read_plate(struct slice text, size_t at, bool named, struct plate *plate)
{
    *plate = (struct plate){.named = named};
    if (!skip_province(text, &at))
        return false;
    if (named)
        chars_skip_blanks(text, &at);

    uint32_t c = chars_next(text, &at);
    if (!is_plate_letter(c))
        return false;
    plate->lower = c >= 'a';
    skip_dot(text, &at, plate);
    for (plate->end = at; plate->length < 6; plate->end = at) {
        c = chars_next(text, &at);
        if (c == ' ' && named && plate->length > 0 && plate->length <= PARTED_MAX)
            c = chars_next(text, &at); /* 川J12 345 */
        if (!chars_is_digit(c) && !is_plate_letter(c))
            break;
        plate->lower = plate->lower || c >= 'a';
        plate->letter[plate->length++] = !chars_is_digit(c);
        plate->digits += chars_is_digit(c);
        plate->letters += !chars_is_digit(c);
    }
    assert(plate->length <= 6 && plate->digits + plate->letters == plate->length);
    return has_form(text, plate);
}

/* WJ川…, WJ 12345, WJ01-12345: of the armed police, the province or a number behind WJ. Without
 * a label the province must be there. */
static size_t police_end(struct slice text, size_t at, bool named)
{
    static const char *const services[] = {"警", "消", "边", "通", "森", "金", "电", "水", NULL};
    struct plate plate = {.named = true};
    size_t next;
    unsigned number;

    if (!chars_skip_word(text, &at, "wj"))
        return 0;
    skip_dot(text, &at, &plate);
    next = at;
    if (skip_province(text, &at))
        skip_dot(text, &at, &plate);
    else if (!named)
        return 0;
    else if (chars_number(text, &next, 3, &number) == 2 && !chars_is_word(chars_at(text, next))) {
        at = next;
        skip_dot(text, &at, &plate);
    }
    (void)chars_skip_any(text, &at, services); /* WJ01警1234 */
    for (plate.end = at; plate.length < 6; plate.end = at, plate.length++) {
        uint32_t c = chars_next(text, &at);

        if (!chars_is_word(c))
            break;
        plate.digits += chars_is_digit(c);
    }
    bool whole = plate.length >= 4 && plate.length <= 5 && plate.digits >= 3;
    return whole && !chars_is_word(chars_at(text, plate.end)) ? plate.end : 0;
}

/* 更新A10000 is no plate: what a province is called by may be the end of a word. */
static bool stands_alone(struct slice text, size_t at)
{
    static const char *const before[] = {"车", "牌", "号", "驾", "驶", "为", "是", "辆", "坐",
                                         "乘", "开", "骑", "将", "的", "和", "与", "及", NULL};

    return !chars_is_han(chars_left(text, at)) || chars_ends_any(text, at, before);
}

/* 展位：川A12345, 编号京A12345, 川A12345号文: numbers of stands, papers and goods. */
static bool is_of_thing(struct slice text, size_t at, size_t end)
{
    static const char *const before[] = {"展位",   "展位号", "摊位",   "摊位号", "编号", "文号",
                                         "档号",   "图号",   "座位",   "座位号", "座号", "货号",
                                         "批号",   "订单号", "单号",   "型号",   "文件", "册号",
                                         "档案号", "柜号",   "储物柜", NULL};
    static const char *const behind[] = {"号文", "号展位", "号摊位", "展位", "摊位", NULL};

    for (uint32_t c; (c = chars_left(text, at)) == ' ' || c == ':' || c == '(';)
        (void)chars_before(text, &at);
    return chars_ends_any(text, at, before) || chars_skip_any(text, &end, behind);
}

#define CAR(car)                                                                                   \
    car, car "牌照", car "牌号", car "号牌", car "车牌", car "车牌号", car "车牌照", car "车牌号码"

/* 校车牌照：川A12345: it is known to everybody, and nobody's own. */
static bool is_of_office(struct slice text, size_t at)
{
    static const char *const cars[] = {CAR("校车"),   CAR("公车"),   CAR("警车"), CAR("公务车"),
                                       CAR("救护车"), CAR("消防车"), NULL};

    for (uint32_t c; (c = chars_left(text, at)) == ' ' || c == ':' || c == '(';)
        (void)chars_before(text, &at);
    return chars_ends_any(text, at, cars);
}

size_t plate_read(struct label_scan *scan, const struct hit *hit)
{
    struct plate plate;
    size_t end = police_end(scan->text, hit->at, true);

    if (end > 0) {
        scan_add(scan, LABEL_PLATE, hit->at, end);
        return end;
    }
    if (!read_plate(scan->text, hit->at, true, &plate) || is_of_office(scan->text, hit->at))
        return 0;
    scan_add(scan, LABEL_PLATE, hit->at, plate.end);
    return plate.end;
}

size_t plate_at(struct label_scan *scan, size_t at)
{
    struct plate plate;

    if (!read_plate(scan->text, at, false, &plate) || plate.digits < (plate.lower ? 4 : 3) ||
        is_of_thing(scan->text, at, plate.end) || is_of_office(scan->text, at))
        return 0;
    if (!plate.dotted && (!stands_alone(scan->text, at) || chars_is_counted(scan->text, plate.end)))
        return 0;
    scan_add(scan, LABEL_PLATE, at, plate.end);
    return plate.end;
}

size_t plate_of_police_at(struct label_scan *scan, size_t at)
{
    bool may_be = at + 1 < scan->text.len && scan->text.data[at + 1] == 'J';
    size_t end = may_be ? police_end(scan->text, at, false) : 0;

    if (end > 0)
        scan_add(scan, LABEL_PLATE, at, end);
    return end;
}
