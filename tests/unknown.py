# SPDX-License-Identifier: MIT
"""What people write of a person in a field that the schema does not know is never shown.

unknown.py TAIZHANG: each name of NAMES, in each of SHAPES, in each of PLACES of a file of records. What stands in the field holds
markers; none of them may occur in what `check` says of it, in any format and language, nor in `tree`. The field is told all the same,
at its line and by its name, and what else is wrong with the file is told as before.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from ledger_yaml import ROOT

NAMES = """民族 病种 曾用名 籍 户籍 户口 户口性质 户籍地 现住地 居住地 家庭成员 家长 家长情况 监护情况 班主任 班级 年级 学校 就读学校 毕业学校 寝室 宿舍
座位 身高 体重 血型 视力 性别 属相 生肖 健康 健康状况 身体状况 疾病 残疾 残疾等级 残疾类别 低保 低保证 低保号 收入 家庭收入 存款 债务 房屋 住房 车牌
政治面貌 党员 宗教 信仰 婚姻 父母婚姻 父母 父母情况 爷爷 奶奶 外公 外婆 哥哥 姐姐 弟弟 妹妹 同学 朋友 网名 昵称 小名 绰号 成绩 分数 排名 奖惩 处分 表现 品行
性格 爱好 特长 心理 心理状况 情绪 备注 说明 情况 情况说明 个人情况 其他 打工地 务工地点 工作单位 单位 职务 头像 签名 指纹 邮箱 支付宝 抖音 快手
xingming xm sfz sfzh dianhua dh shouji sj hukou jiguan minzu muqin fuqin jiazhang banzhuren xuexiao banji beizhu zhuzhi dizhi nianling
xingbie shengri shenfenzheng nation ethnicity race school class grade teacher guardian parent parents gender sex age remark remarks notes comment comments
nickname alias hometown village-of-birth religion blood-type height weight health condition disability income family siblings
picture avatar employer job salary score rank qq-number wx vx addr sms mail cell""".split()

# Names of fields that hold what must not be seen themselves.
HIDDEN_KEYS = ["2班", "电2", "a1380", "班级3"]

# Names of people in place of a field's name: hidden in whatever entry, with what stands behind them.
PEOPLE = "罗二蛋 王小明 张三 欧阳修 吉克阿呷 李小花同学 王小红妈妈 胡大爷 王主任".split()

# How a field's name may be written: plain, as JSON has it, and with its characters by their numbers.
KEYS = [str, lambda key: f'"{key}"', lambda key: f"'{key}'", lambda key: '"' + "".join(f"\\u{ord(c):04x}" for c in key) + '"']

# Names of fields that people may want in an entry of nobody; many begin as names of people do.
OF_NOBODY = """安排 成效 成果 文件 方案 形式 方式 方向 时间 地点 主题 内容 主讲人 主持人 人次 男生 女生 党员数 经费 金额 费用 余额 记录人 安排人 组织单位 承办单位
协办 项目 项目名称 任务 顾问 成本 补贴 车费 车辆 文号 任期 全年 全程 常态 何时 何地 关注 关键词 解答 温差 游戏 广告 占地 平均 平方 项数 程度 计划人数
高年级 低年级 管理员 关系 连续 路线 左右""".split()

LATIN, HAN, NUMBER = "Zqxvj", "彝犇", "87654"
MARKERS = (LATIN.lower(), HAN[0], HAN[1], NUMBER, "u5f5d")


def lines(indent, text):
    return "".join(" " * indent + line + "\n" for line in text.split("\n"))


# A field with its value; the first line of it is told.
SHAPES = {
    "plain": lambda key: f"{key}: {HAN} {LATIN}",
    "number": lambda key: f"{key}: {NUMBER}",
    "date": lambda key: f"{key}: {NUMBER[:4]}-{NUMBER[3:]}-05{NUMBER}",
    "double": lambda key: f'{key}: "{HAN}, {LATIN}: {NUMBER}"',
    "escape": lambda key: f'{key}: "\\u5f5d {LATIN}"',
    "single": lambda key: f"{key}: '{HAN} # {LATIN}'",
    "remark": lambda key: f"{key}: {HAN} # {LATIN} {NUMBER}",
    "remark-alone": lambda key: f"{key}: # {LATIN} {NUMBER}",
    "flow-list": lambda key: f"{key}: [{HAN}, {LATIN}, {NUMBER}]",
    "flow-map": lambda key: f"{key}: {{kind: {HAN}, {LATIN}: {NUMBER}, code: {LATIN}}}",
    "list": lambda key: f"{key}:\n  - {HAN}\n  - {LATIN} {NUMBER}",
    "list-beside": lambda key: f"{key}:\n- {HAN}\n- {LATIN} {NUMBER}",
    "map": lambda key: f"{key}:\n  kind: {HAN}\n  other: {NUMBER}",
    "map-deep": lambda key: f"{key}:\n  code: {HAN}\n  evidence:\n    photo: {LATIN}\n    {HAN}: [{NUMBER}]",
    "maps": lambda key: f"{key}:\n  - code: {HAN}\n    date: {LATIN}\n  - since: {NUMBER}",
    "literal": lambda key: f"{key}: |\n  {HAN}\n  other: {NUMBER}",
    "folded": lambda key: f"{key}: >-\n  {HAN}\n\n  {LATIN} {HAN}",
    "several": lambda key: f"{key}: {HAN}\n  {LATIN}\n  {NUMBER}",
    "anchor": lambda key: f"{key}: &{LATIN} {HAN}",
    "alias": lambda key: f"{key}: *{LATIN}",
    "tag": lambda key: f"{key}: !{LATIN} {HAN}",
    "wide-colon": lambda key: f"{key}：{HAN} {LATIN}",
    "no-space": lambda key: f"{key}:{HAN}{LATIN}",
    "quoted-key": lambda key: f'"{key}": {HAN}',
    "question": lambda key: f"? {key}\n: {HAN}",
    "twice": lambda key: f"{key}: {HAN}\n{key}: {LATIN}",
    "two-on-a-line": lambda key: f"{key}: {HAN}, roster: {LATIN}",
    "quote-rest": lambda key: f'{key}: "{HAN}" {LATIN}',
    "open-quote": lambda key: f'{key}: "{HAN} {LATIN}',
    "open-bracket": lambda key: f"{key}: [{HAN}, {LATIN}",
    "tab": lambda key: f"{key}:\t{HAN}\n\tother: {NUMBER}",
    "deeper": lambda key: f"  {key}: {HAN} {LATIN}",
    "words-below": lambda key: f"{key}: {HAN}\n5{LATIN} {HAN}",
    "yaml-1.1": lambda key: f"{key}: 0{NUMBER}:30",
    "percent": lambda key: f"{key}: %{HAN}",
    "star": lambda key: f"{key}: * {HAN} {LATIN}",
}


def household(field, key):
    return f"households:\n  - code: yuquan-h001\n    roster: hardship\n{lines(4, field)}    enrolled: 2016-03-01\n"


def youth(field, key):
    return (f"households:\n  - code: yuquan-h001\n    roster: hardship\n    enrolled: 2016-03-01\n    youths:\n"
            f"      - code: yuquan-a001\n{lines(8, field)}        age-band: 14-17\n")


def consent(field, key):
    return (f"households:\n  - code: yuquan-h001\n    roster: hardship\n    enrolled: 2016-03-01\n    youths:\n"
            f"      - code: yuquan-a001\n        age-band: under14\n        consent:\n          by: guardian\n"
            f"          date: 2016-02-01\n{lines(10, field)}          ref: yq-1\n")


def first(field, key):
    return f"volunteers:\n  -\n{lines(4, field)}    code: yuquan-v001\n    kind: teacher\n    since: 2015-01-01\n"


def last(field, key):
    return f"support:\n  - date: 2016-03-01\n    kind: tutoring\n    household: yuquan-h001\n{lines(4, field)}"


def between(field, key):
    return (f"volunteers:\n  - code: yuquan-v001\n    kind: teacher\n    since: 2015-01-01\n{lines(0, field)}"
            f"  - code: yuquan-v002\n    kind: teacher\n    since: 2015-01-01\n")


def left_of(field, key):
    return f"volunteers:\n  - code: yuquan-v001\n    kind: teacher\n{lines(2, field)}    since: 2015-01-01\n"


def lost_above(field, key):
    """The line with the collection's name is misspelt."""
    return f"volunteer:\n  - code: yuquan-v001\n    kind: teacher\n{lines(4, field)}    since: 2015-01-01\n"


def flow(field, key):
    return f"volunteers:\n  - {{code: yuquan-v001, kind: teacher, {field}, since: 2015-01-01}}\n"


def faulty(field, key):
    """Other things are wrong on the lines before and behind, and on the very line."""
    return (f"volunteers:\n  - code: 张三\n    kind: nobody\n{lines(4, field)}    since: 2016-02-30\n    since: 2016-02-31\n"
            f"   grid: 1\n")


PLACES = [household, youth, consent, first, last, between, left_of, lost_above, flow, faulty]
IN_FLOW = {"plain", "number", "double", "single", "flow-list", "flow-map", "anchor", "alias", "tag", "quoted-key", "wide-colon", "no-space"}

# Shapes that are no field any more, or not where they were meant: what is told is another fault.
SYNTAX = {"open-quote", "open-bracket", "tab", "deeper", "words-below", "quote-rest", "percent", "star", "question", "no-space", "twice",
          "two-on-a-line", "remark-alone", "alias", "wide-colon", "list-beside"}


class Test:
    def __init__(self, program, folder):
        self.program = program
        self.ledger = folder / "ledger"
        self.faults = 0
        self.fields = 0
        self.runs = 0
        shutil.copytree(ROOT / "tests" / "faults" / "ledger", self.ledger)
        for path in self.ledger.rglob("*.yaml"):
            if path.parent.name in ("communities", "villages") or path.name == "town.yaml":
                path.unlink()
        self.record = self.ledger / "communities" / "yuquan.yaml"

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, check=False, cwd=self.ledger.parent)
        if done.returncode not in (0, 2, 3):
            self.fault(arguments, f"exit status {done.returncode}: {done.stderr[-300:]}")
        return (done.stdout + done.stderr).decode("utf-8", "replace")

    def fault(self, about, what):
        self.faults += 1
        if self.faults < 4000:
            print(*about, what)

    def look(self, printed, about):
        for line in printed.split("\n"):
            for marker in MARKERS:
                if marker in line.lower():
                    self.fault(about, f"{marker} is shown: {line[:200]}")
                    return

    def formats(self, about):
        """All that is said of the ledger, in every format; what JSON says is given back."""
        files = ["out.json", "out.sarif", "gl-code-quality-report.json", "out.xml", "out.txt"]
        self.runs += 1
        lang = ("en", "zh")[self.runs % 2]
        today = ("--lang", lang, "--today", "2017-01-10")
        told = self.run("check", "ledger", "-f", "github", *today) if self.runs % 5 < 2 else ""
        told += self.run("check", "ledger", *today, *(word for name in files for word in ("-o", name)))
        for name in files:
            told += (self.ledger.parent / name).read_text("utf-8")
        self.look(told, (*about, "check", lang))
        self.look(self.run("tree", str(self.record)), (*about, "tree"))
        told = (self.ledger.parent / "out.json").read_text("utf-8")
        return [json.loads(line) for line in told.splitlines() if line.startswith("{")]

    def file(self, place, shape, names):
        """One field of each name, each in a collection of its own kind of place."""
        for name in names:
            self.fields += 1
            text = "unit: yuquan\n" + place(SHAPES[shape](name), name)
            self.record.write_text(text, "utf-8")
            about = (place.__name__, shape, name)
            told = self.formats(about)
            if shape in SYNTAX or place is lost_above:
                if not told:
                    self.fault(about, "nothing is told")
                continue
            at = next(i for i, line in enumerate(text.split("\n"), 1) if name in line and (HAN in line or NUMBER[:4] in line or line.strip().endswith(":") or "|" in line or ">" in line or "u5f5d" in line))
            mine = [told_of for told_of in told if told_of.get("line") == at]
            if not mine:
                self.fault(about, f"nothing is told at line {at}")
            elif name in HIDDEN_KEYS:
                if any(name in json.dumps(one, ensure_ascii=False) for one in told):
                    self.fault(about, "the name of the field is shown")
            elif not any(name in one["message"] or one["code"] in ("TZ609", "TZ608") for one in mine):
                self.fault(about, f"the field is not named: {[one['message'] for one in mine]}")


    def people(self, head, indent):
        """One field of each, written in several ways: what is called like somebody is hidden, all else stays."""
        for i, name in enumerate(PEOPLE + OF_NOBODY):
            for written in KEYS if name in PEOPLE else KEYS[i % 2:i % 2 + 1]:
                self.one_of_people(head, indent, name, written)

    def one_of_people(self, head, indent, name, written):
        self.fields += 1
        hidden = name in PEOPLE
        text = f"unit: yuquan\n{head}" + lines(indent, f"{written(name)}: {HAN if hidden else 3}")
        self.record.write_text(text, "utf-8")
        about = (head.split(":")[0], written(name))
        told = self.formats(about)
        mine = [one for one in told if one.get("line") == text.count("\n")]
        if not mine:
            self.fault(about, "nothing is told at its line")
        said = json.dumps(mine, ensure_ascii=False) + self.run("tree", str(self.record))
        if hidden and name in said:
            self.fault(about, "the name is shown")
        if not hidden and not any(name in one["message"] for one in mine):
            self.fault(about, "the field is not named")


def main():
    with tempfile.TemporaryDirectory() as folder:
        test = Test(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(folder))
        combinations = [(place, shape) for place in PLACES for shape in SHAPES if place is not flow or shape in IN_FLOW]
        # Every name in every place as a plain value; every shape in every place; each combination
        # with other names than the one before.
        for place in PLACES:
            test.file(place, "plain", NAMES if place is household else NAMES[PLACES.index(place)::9])
        names = HIDDEN_KEYS + NAMES
        for i, (place, shape) in enumerate(combinations):
            test.file(place, shape, [names[i % len(names)]])
        test.people("sessions:\n  - date: 2016-03-01\n    activity: study\n    attended: 30\n", 4)
        test.people("sessions:\n  - date: 2016-03-01\n    activity: study\n    attended: 30\n    evidence:\n", 6)
        test.people("households:\n  - code: yuquan-h001\n    roster: hardship\n    enrolled: 2016-03-01\n", 4)
    print(f"{len(NAMES)} names, {len(SHAPES)} shapes of values, {len(PLACES)} places: {test.fields} fields, {test.faults} faults")
    return 1 if test.faults else 0


if __name__ == "__main__":
    sys.exit(main())
