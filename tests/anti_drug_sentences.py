# SPDX-License-Identifier: MIT
"""The records of the anti-drug office's ledger, and what each sentence of its plan makes of those of one unit.

Every figure is reckoned by the sentence of the plan's text, in plain Python over the YAML and without the plan
file. reckon_anti_drug.py says what is asked of whom, and holds it against the program.
"""
import calendar
import datetime
import fractions
import pathlib

from ledger_yaml import ledger_files
from reckon_judge import Figure

LEDGER = pathlib.Path(__file__).resolve().parent / "ledgers" / "anti-drug"
YEAR_END = "2025-12-31"
COMMUNITIES = ["qingshi", "beiguan", "hewan"]
VILLAGES = ["liuba", "shuangqiao", "gaoping", "shimen", "yuntai"]
EVERYONE = COMMUNITIES + VILLAGES
WITH_SCHOOLS = ["qingshi", "beiguan", "hewan", "liuba", "gaoping"]
OFFICE = ["office"]
NAMES = dict(zip(("青石社区", "北关社区", "河湾社区", "柳坝村", "双桥村", "高坪村", "石门村", "云台村", "镇禁毒办"), EVERYONE + OFFICE))

# What the records say in Chinese, in the words used below.
WORDS = {
    "单位": "unit", "居民人数": "residents", "在册服务对象": "clients", "人员名册": "people", "代号": "code",
    "身份": "role", "加入": "since", "退出": "until", "走访": "visits", "日期": "date", "走访人": "member",
    "家庭": "family", "佐证": "evidence", "记录": "record", "照片": "photo", "签到": "sign-in", "材料": "paper",
    "业务培训": "trainings", "参训人": "person", "学时": "hours", "学校": "schools", "校名": "school",
    "开办": "since", "停办": "until", "禁毒课": "lessons", "课时": "hours", "听课人数": "attended",
    "宣传活动": "events", "场合": "setting", "参加人数": "attended", "合办单位": "with", "公益播放": "broadcasts",
    "次数": "times", "巡查": "patrols", "类别": "kind", "场所检查": "inspections", "场所": "venue",
    "发现问题": "problems", "整改问题": "mended", "线索": "clues", "收到": "received", "受理": "accepted",
    "答复": "answered", "办结": "closed", "知晓测评": "surveys", "测评人数": "asked", "知晓人数": "aware",
    "统计表": "stats", "在册": "registered", "执行": "following", "新发现": "found", "种植案件": "plantings",
    "经费": "funds", "金额": "amount", "宣传园地": "sites", "阶段": "stage", "图书角": "corners", "设立": "since",
    "文件": "papers", "项目": "item", "文号": "ref",
    "专职人员": "worker", "委员": "member", "志愿者": "volunteer", "进学校": "schools", "进单位": "offices",
    "进家庭": "families", "进场所": "venues", "进社区": "communities", "进农村": "countryside",
    "校园周边": "campus", "夜间巡防": "night", "踏查": "fields", "选址": "planned", "动工": "started",
    "建成": "built", "开放": "open", "工作小组": "team", "例会纪要": "meeting", "月报表": "monthly",
    "季度小结": "quarterly", "工作信息": "news", "风险研判": "risk", "年度总结": "summary", "先进典型": "model",
}  # fmt: skip
SPOKEN = ("role", "setting", "kind", "stage", "item")
STAGES = ["planned", "started", "built", "open"]
SIX = {"schools", "offices", "families", "venues", "communities", "countryside"}


def english(value, key=None):
    if isinstance(value, dict):
        words = {name: "school" if name == "学校" and "课时" in value else WORDS.get(name, name) for name in value}
        return {words[name]: english(below, words[name]) for name, below in value.items()}
    if isinstance(value, list):
        return [english(one, key) for one in value]
    return WORDS.get(value, value) if key in SPOKEN else value


def read(ledger):
    """By unit, its header and collections; a joint event stands in each unit that held it."""
    books = {unit: {} for unit in EVERYONE + OFFICE}
    files = [english(value) for kind, _, value in ledger_files(ledger) if kind == "unit"]
    for book in files:
        books[NAMES.get(book["unit"], book["unit"])].update(book)
    for book in files:
        for event in book.get("events", []):
            for name in event.pop("with", []):
                books[NAMES[name]]["events"] = books[NAMES[name]]["events"] + [event]
    return books


def after(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def run_of_days(first, last):
    days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days + 1
    return [after(first, one) for one in range(days)]


# The holidays of 2025 as the State Council announced them, New Year of 2026, and weekends worked for them.
HOLIDAYS = {"2025-01-01", *run_of_days("2025-01-28", "2025-02-04"), *run_of_days("2025-04-04", "2025-04-06"),
            *run_of_days("2025-05-01", "2025-05-05"), *run_of_days("2025-05-31", "2025-06-02"),
            *run_of_days("2025-10-01", "2025-10-08"), *run_of_days("2026-01-01", "2026-01-03")}  # fmt: skip
WORKED = {"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04"}


def is_worked(day):
    return day in WORKED or (day not in HOLIDAYS and datetime.date.fromisoformat(day).weekday() < 5)


def proves(entry, *kinds):
    return all(kind in entry.get("evidence", {}) for kind in kinds)


def month_end(month, year=2025):
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


class Unit:
    """The records of a unit as they are known on a day."""

    def __init__(self, name, book, as_of):
        self.name, self.book, self.as_of = name, book, as_of
        self.day = min(as_of, YEAR_END)
        self.residents, self.clients = book.get("residents", 0), book.get("clients", 0)

    def of(self, collection, first="2025-01-01", last=YEAR_END, dated="date", **fields):
        last = min(last, self.as_of)
        return [entry for entry in self.book.get(collection, []) if first <= entry[dated] <= last
                and all(entry.get(name) == value for name, value in fields.items())]  # fmt: skip

    def roster(self, role, day=None):
        day = day or self.day
        return [one["code"] for one in self.book.get("people", []) if one["role"] == role
                and one["since"] <= day <= one.get("until", day)]  # fmt: skip

    # -- entries of one kind

    def least(self, want, collection, *kinds, value=lambda entry: 1, **how):
        """So much of a collection, all of it and what is proven of it."""
        entries = self.of(collection, **how)
        proven = [entry for entry in entries if proves(entry, *kinds)]
        return Figure(sum(map(value, entries)), sum(map(value, proven)), want)

    def papers(self, item, want=1, **how):
        return self.least(want, "papers", item=item, **how)

    def each(self, names, amounts, want):
        """How many of these have `want`; amounts of a name: all, and proven."""
        pairs = {name: amounts(name) for name in names}
        enough = [sum(one[side] >= want for one in pairs.values()) for side in (0, 1)]
        figure = Figure(*enough, len(names), of=len(names), is_per=True)
        figure.lacking = sorted(name for name, one in pairs.items() if one[1] < want)
        return figure

    def slices(self, spans, holds, wanted=None, worked=lambda last: last):
        """Of (first, last): in how many that have ended something holds; holds gives all and proven."""
        ended = [holds(*span) for span in spans if worked(span[1]) <= self.as_of]
        figure = Figure(sum(one[0] for one in ended), sum(one[1] for one in ended), wanted or len(spans))
        figure.of, figure.slices, figure.enough = len(ended), len(spans), wanted
        return figure

    def any_of(self, collection, *kinds, least=1, value=lambda entry: 1, **fields):
        def holds(first, last):
            figure = self.least(least, collection, *kinds, value=value, first=first, last=last, **fields)
            return figure.recorded >= least, figure.proven >= least

        return holds

    # -- 一、建强工作队伍

    def teams(self):
        return self.papers("team")

    def workers(self):
        """20人以下1名，每增加20人增加1名，不足20人的按20人计"""
        wanted = 1
        while 20 * wanted < self.clients:
            wanted += 1
        count = len(self.roster("worker"))
        return Figure(count, count, wanted)

    def contacts(self, member, different):
        visits = self.of("visits", member=member)
        proven = [visit for visit in visits if proves(visit, "record")]
        if not different:
            return len(visits), len(proven)
        return len({visit["family"] for visit in visits}), len({visit["family"] for visit in proven})

    def families(self, different=True):
        return self.each(self.roster("member"), lambda member: self.contacts(member, different), 2)

    def training(self):
        def hours(worker):
            days = self.of("trainings", person=worker)
            return sum(day["hours"] for day in days), sum(day["hours"] for day in days if proves(day, "paper"))

        workers = self.roster("worker")
        figure = self.each(workers, hours, 24)
        figure.no_data = not workers
        return figure

    def volunteers(self):
        count = len(self.roster("volunteer"))
        return Figure(count, count, fractions.Fraction(self.residents, 200), of=self.residents, whole=True)

    def volunteers_more(self):
        more = len(self.roster("volunteer")) - len(self.roster("volunteer", "2024-12-31"))
        return Figure(more, more, None)

    def visits(self):
        return self.least(None, "visits", "record")

    # -- 二、落实工作保障

    def spent(self, year):
        return self.of("funds", first=f"{year}-01-01", last=f"{year}-12-31")

    def funds_growth(self):
        """上年的每100元，今年不少于110元"""
        before = sum(fund["amount"] for fund in self.spent(2024))
        now = sum(cents(fund) for fund in self.spent(2025))
        proven = sum(cents(fund) for fund in self.spent(2025) if proves(fund, "paper"))
        return Figure(now, proven, fractions.Fraction(110 * before, 100), of=before)

    def funds_head(self):
        now = sum(cents(fund) for fund in self.spent(2025))
        proven = sum(cents(fund) for fund in self.spent(2025) if proves(fund, "paper"))
        return Figure(now, proven, 2 * self.residents, of=self.residents)

    def meetings(self):
        spans = [(f"2025-{month:02}-01", month_end(month + 1)) for month in range(1, 12, 2)]
        return self.slices(spans, self.any_of("papers", item="meeting"))

    def risks(self):
        return self.slices([("2025-01-01", "2025-06-30"), ("2025-07-01", YEAR_END)], self.any_of("papers", item="risk"))

    # -- 三、深化宣传教育

    def events(self, want, **how):
        return self.least(want, "events", "record", "photo", **how)

    def events_year(self):
        figure = self.events(12)
        figure.expected = 6 if self.as_of >= "2025-06-30" else None
        return figure

    def turnout(self):
        """到场的总人数除以场数"""
        crowd, events = self.crowd(), self.of("events")
        return Figure(*(fractions.Fraction(part, len(events)) for part in (crowd.recorded, crowd.proven)), 30, shown=2)

    def six_settings(self):
        seen = {event["setting"] for event in self.of("events")}
        shown = {event["setting"] for event in self.of("events") if proves(event, "record", "photo")}
        return Figure(len(seen & SIX), len(shown & SIX), len(SIX), of=6, lacking=sorted(SIX - seen))

    def june(self):
        return self.events(2, first="2025-06-01", last="2025-06-26")

    def crowd(self):
        return self.events(300, value=lambda event: event["attended"])

    def lessons(self):
        def hours(school):
            given = self.of("lessons", school=school)
            return sum(one["hours"] for one in given), sum(one["hours"] for one in given if proves(one, "sign-in"))

        return self.each([school["school"] for school in self.book.get("schools", [])], hours, 4)

    def terms(self):
        spans = [("2025-02-17", "2025-06-30"), ("2025-09-01", YEAR_END)]
        return self.slices(spans, self.any_of("events", "record", "photo", setting="schools"))

    def screens(self):
        weeks = [(after("2025-06-02", 7 * week), after("2025-06-08", 7 * week)) for week in range(4)]
        return self.slices(weeks, self.any_of("broadcasts", least=3, value=lambda one: one["times"]))

    def grounds(self):
        """建成以后，开放的也是建成的"""
        steps = sorted(self.of("sites", first="2024-01-01"), key=lambda step: step["date"])
        if not steps:
            return Figure(0, 0, 3, no_data=True)
        level = 1 + STAGES.index(steps[-1]["stage"])
        return Figure(level, level if proves(steps[-1], "photo") else 0, 3, level=steps[-1]["stage"])

    def corners(self):
        return self.least(1, "corners", "photo", dated="since", first="")

    def surveyed(self, year):
        return self.of("surveys", first=f"{year}-01-01", last=f"{year}-12-31")

    def aware(self):
        surveys = self.surveyed(2025)
        asked = sum(one["asked"] for one in surveys)
        knew = [(one["aware"], proves(one, "paper")) for one in surveys]
        figure = Figure(sum(one for one, _ in knew), sum(one for one, proof in knew if proof), fractions.Fraction(90 * asked, 100))
        figure.of, figure.whole, figure.no_data = asked, True, not surveys
        return figure

    def aware_more(self):
        """今年的知晓率减去上年的，百分点"""
        now, before = self.aware(), self.surveyed(2024)
        if now.no_data or not before:
            return Figure(0, 0, 3, no_data=True)
        old = fractions.Fraction(100 * sum(one["aware"] for one in before), sum(one["asked"] for one in before))
        new = [fractions.Fraction(100 * part, now.of) - old for part in (now.recorded, now.proven)]
        return Figure(*new, 3, shown=2)

    # -- 四、严密管控服务

    def following(self):
        returns = self.of("stats")
        if not returns:
            return Figure(0, 0, 0, of=0, no_data=True)
        last = max(returns, key=lambda one: one["date"])
        proven = last["following"] if proves(last, "paper") else 0
        return Figure(last["following"], proven, fractions.Fraction(95 * last["registered"], 100), of=last["registered"], whole=True)

    def clues(self):
        return self.of("clues", dated="received")

    def is_done(self, clue, what):
        return what in clue and clue[what] <= self.as_of

    def closed(self):
        judged = [clue for clue in self.clues() if self.is_done(clue, "closed") or self.as_of > after(clue["accepted"], 15)]
        count = sum(self.is_done(clue, "closed") and clue["closed"] <= after(clue["accepted"], 15) for clue in judged)
        return Figure(count, count, fractions.Fraction(90 * len(judged), 100), of=len(judged), whole=True)

    def answered(self):
        count = 0
        for clue in self.clues():
            if self.is_done(clue, "answered"):
                worked = [day for day in run_of_days(after(clue["received"], 1), clue["answered"]) if is_worked(day)]
                count += len(worked) <= 10
        return Figure(count, count, fractions.Fraction(80 * len(self.clues()), 100), of=len(self.clues()), whole=True)

    def overdue(self):
        late = [clue for clue in self.clues() if not self.is_done(clue, "closed") and self.as_of > after(clue["accepted"], 30)]
        return Figure(len(late), len(late), None, most=0)

    def months(self, holds, wanted=None, but=()):
        spans = [(f"2025-{month:02}-01", month_end(month)) for month in range(1, 13) if month not in but]
        return self.slices(spans, holds, wanted)

    def visit_months(self):
        return self.months(self.any_of("visits", "record"), 10)

    def inspections(self):
        """青石社区12次、北关社区8次、河湾社区6次，其余各村4次"""
        return self.least({"qingshi": 12, "beiguan": 8, "hewan": 6}.get(self.name, 4), "inspections", "record")

    def mended(self):
        found = sum(one["problems"] for one in self.of("inspections"))
        figure = self.least(found, "inspections", "record", value=lambda one: one["mended"])
        figure.of, figure.unclear = found, figure.recorded > found
        return figure

    def campus(self):
        return self.months(self.any_of("patrols", "photo", kind="campus"), but=(7, 8))

    def nights(self):
        return self.months(self.any_of("patrols", "photo", kind="night"), 8)  # 三分之二 of twelve

    def fields(self):
        return self.least(3, "patrols", "photo", first="2025-04-01", last="2025-05-31", kind="fields")

    def found(self):
        figure = self.least(None, "stats", "paper", value=lambda one: one["found"])
        figure.no_data = not self.of("stats")
        return figure

    # -- 五、规范信息报送

    def monthly(self):
        """次月5日前: what comes after the 5th is for the month that then runs."""
        ends = [f"2025-{month:02}-05" for month in range(1, 13)] + ["2026-01-05"]
        spans = [(after(ends[month - 1], 1), ends[month]) for month in range(1, 13)]
        return self.slices(spans, self.any_of("papers", item="monthly"))

    def quarterly(self):
        spans = [(f"2025-{month:02}-01", f"2025-{month + 2:02}-25") for month in (1, 4, 7, 10)]
        return self.slices(spans, self.any_of("papers", item="quarterly"), worked=lambda last: month_end(int(last[5:7])))

    def summary(self):
        return self.papers("summary", last="2025-12-20")

    # -- 六、严格考核奖惩

    def planting(self):
        figure = self.least(None, "stats", "paper", value=lambda one: one["plantings"])
        figure.most, figure.no_data = 0, not self.of("stats")
        return figure


def cents(fund):
    """What was written, exactly: 95149.99 is no binary fraction."""
    return fractions.Fraction(str(fund["amount"]))
