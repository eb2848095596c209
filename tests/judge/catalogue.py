"""Expressions by the type that they give, as text with holes: «int» is filled by an expression that gives an integer.

A line is `type: text`. Types are those of Cypher in short; `[int]` is a list of integers, `bag` a list whose order is
not defined. «int!» is never null, «node=» is a variable. `T` stands for each of GENERIC. A line whose type ends in `!`
may fail for some values: it is used only where both sides must evaluate it. Lower-case words that are no type are
pools of texts, below. A number before the type is how often the line counts where any line may come.
"""

from __future__ import annotations

GENERIC = ("int", "float", "str", "bool", "date", "duration", "any", "[int]")

POOLS: dict[str, tuple[str, ...]] = {
    "flat": ("1", "2.5", "-3", "0"),
    "angle": ("12.5", "-7.25", "89", "0"),
    "vec": ("[1, 2, 3]", "[0.5, -1.5, 2.25]", "[0.1, 0.2, 0.3]", "[-1, 0, 1e3]", "[7, 0.001, 2]"),
    "coordinates": ("INTEGER16", "INT", "FLOAT32", "FLOAT", "INTEGER32"),
    "metric": ("EUCLIDEAN", "EUCLIDEAN_SQUARED", "MANHATTAN", "COSINE", "DOT", "HAMMING"),
    "small": ("0", "1", "2", "3", "4"),
    "index": ("0", "1", "-1", "2", "-2", "5"),
    "part": ("0.0", "0.25", "0.5", "0.9", "1.0"),
    "step": ("1", "2", "-1", "3", "-2"),
    "unitd": ("'year'", "'month'", "'week'", "'day'", "'quarter'", "'decade'", "'century'", "'weekYear'"),
    "unitt": ("'hour'", "'minute'", "'second'", "'millisecond'", "'microsecond'", "'day'"),
    "unitdt": ("'year'", "'month'", "'week'", "'day'", "'hour'", "'minute'", "'second'", "'quarter'"),
    "regex": ("'a.*'", "'.*b'", "'[a-z]+'", "'(?i)AB'", "''", "'\\\\d+(\\\\.\\\\d)?'", "'a|b'", "'(?s).*'", "'\\\\w*'"),
    "mode": ("'HALF_UP'", "'UP'", "'DOWN'", "'CEILING'", "'FLOOR'", "'HALF_EVEN'", "'HALF_DOWN'"),
    "form": ("NFC", "NFD", "NFKC", "NFKD"),
    "typename": (
        "INTEGER", "FLOAT", "STRING", "BOOLEAN", "DATE", "DURATION", "LIST<INTEGER>", "LIST<ANY>", "INTEGER NOT NULL",
        "INTEGER | STRING", "ANY", "NULL", "LIST<STRING NOT NULL>", "MAP", "NODE", "RELATIONSHIP", "PATH",
    ),
    "datekey": ("year", "month", "day", "week", "weekYear", "quarter", "dayOfQuarter", "dayOfWeek", "ordinalDay"),
    "timekey": ("hour", "minute", "second", "millisecond", "microsecond", "nanosecond"),
    "zonekey": ("offset", "timezone", "offsetMinutes", "offsetSeconds"),
    "spankey": (
        "years", "months", "days", "weeks", "quarters", "hours", "minutes", "seconds", "milliseconds", "monthsOfYear",
        "minutesOfHour", "secondsOfMinute", "nanosecondsOfSecond", "daysOfWeek", "monthsOfQuarter",
        "quartersOfYear", "millisecondsOfSecond", "microsecondsOfSecond", "nanoseconds", "microseconds",
    ),
    "sound": ("'2021-02-28'", "'2020W101'", "'2024-060'", "'2023-06'", "'20230618'", "'1999'"),
    "clocktext": ("'12:30'", "'0930'", "'23:59:59.5'", "'07'"),
    "spantext": ("'P1Y2M3DT4H5M6.5S'", "'P2W'", "'PT-1.5H'", "'P0.5Y'", "'P1M-2D'"),
}  # fmt: skip

LITERALS: dict[str, tuple[str, ...]] = {
    "int": ("1", "0", "2", "3", "-1", "10", "7", "0x1F", "0o17", "42"),
    "float": ("0.5", "1.5", "-2.5", "2.25", "1e2", ".5", "100.125", "0.0"),
    "str": ("'a'", "'b'", "''", "'Ab'", '"abc"', "'Zoë'", "'10'", "'true'", "' a '", "'x\\ny'", "'2.5'", "'\\u00e9'"),
    "bool": ("true", "false"),
    "date": ("date('2021-02-28')", "date({year: 2020, month: 1, day: 31})", "date('2023-06-18')"),
    "datetime": ("datetime('2023-06-18T12:30Z')", "datetime('2022-12-01T08:15:30+01:00[Europe/Berlin]')"),
    "localdatetime": ("localdatetime('2023-06-18T12:30')", "localdatetime({year: 2020})"),
    "time": ("time('12:30Z')", "time('14:30+02:00')"),
    "localtime": ("localtime('12:30')", "localtime({hour: 23, minute: 59})"),
    "duration": ("duration('P1D')", "duration({months: 1, days: 2})", "duration('PT1.5H')", "duration({hours: 36})"),
    "point": ("point({x: 1, y: 2.5})", "point({longitude: 12.5, latitude: 56})", "point({x: 1, y: 2, z: 3})"),
    "map": ("{k: 1, s: 'a'}", "{}", "{k: null}", "{k: 2, z: [1, 2]}"),
    "[int]": ("[1, 2, 3]", "[]", "[1]", "[3, 1, null]"),
    "[str]": ("['a', 'b']", "['']", "['b', null, 'a']"),
    "[float]": ("[0.5, 1.5]", "[2.25]"),
    "[any]": ("[1, 'a', null]", "[true, 2.5, [1]]", "[1, date('2021-02-28')]"),
}

CATALOGUE = r"""
int: «int» + «int»
int: «int» - «int»
int: «int» * «int»
int: -«int»
int: «int» + «int» * «int» - «int»
int: «int» % 3
int: «int» / 2
int!: «int» / «int»
int!: «int» % «int»
int: size(«str»)
2 int: char_length(«str»)
2 int: character_length(«str»)
int: character_length(«str») - char_length(«str»)
int: size(«coll»)
int: size(«[any]»)
int: abs(«int»)
int: sign(«num»)
int: toInteger(«float»)
int: toInteger(«str»)
int: toInteger(«bool»)
int!: toInteger(«any»)
int: toIntegerOrNull(«any»)
int: length(«path»)
int: «date».«datekey»
int: «datetime».«datekey»
int: «localdatetime».«timekey»
int: «localtime».«timekey»
int: «time».«timekey»
int: «duration».«spankey»
int: «datetime».epochSeconds
int: «datetime».epochMillis
int: «datetime».offsetMinutes
int: «node».n
int: «rel».w
int: «map».k
int: duration.inDays(«date», «date»).days
int: («date» + duration({days: «small», months: 1})).day
int: size(reduce(t = [], x IN «[any]» | t + [x]))
int: size(reduce(t = [1], x IN «[int]» | [x] + t))
int: {a: {b: «int»}}.a.b
int: last([x IN «[int]» | x * 2]) + «int»
num: «int»
num: «float»
num: «int» + «float»
num: «float» * «int»
num: «float» - «int»
float: «float» + «float»
float: «float» - «int»
float: «float» * «int»
float: «float» / 2
float: «float» / «float»
2 float!: «float» / «int»
float: «int» / 4.0
float: «float» % 2
float: -«float»
float: «int» ^ 2
float: 2 ^ «float»
float: «float» ^ 2 + «float» * «int»
float: abs(«float»)
4 float: ceil(«num»)
4 float: floor(«num»)
float: round(«num»)
float: round(«plain», «small»)
float: round(«plain», 1, «mode»)
4 float: sqrt(«num»)
4 float: exp(«small»)
2 float: log(«num»)
float: log10(«num»)
float: sin(«num»)
float: sin(«float») + cos(«int»)
float: cot(«plain») * atan2(«float», «int»)
float: log10(«int») + log(«int»)
float: pi() * «float»
float: tan(«int») - e()
float: acos(«float») + asin(«float»)
float: cos(«num»)
2 float: tan(«num»)
2 float: cot(«num»)
2 float: asin(«num»)
2 float: acos(«num»)
4 float: atan(«num»)
2 float: atan2(«num», «num»)
4 float: haversin(«num»)
4 float: degrees(«num»)
4 float: radians(«num»)
2 float: pi()
2 float: e()
float: toFloat(«int»)
float: toFloat(«str»)
float!: toFloat(«any»)
4 float: toFloatOrNull(«any»)
float: «node».x
float: «rel».x
plain: «node».x
plain: «rel».x
plain: 2.25
plain: -100.125
plain: 1e10
plain: 0.001
plain: 123456789.5
plain: 1e-5
str: «str» + «str»
str: «str» || «str»
str: «str» + «int»
str: «plain» + «str»
2 str: toUpper(«str»)
str: toLower(«str»)
2 str: upper(«str»)
2 str: lower(«str»)
str: trim(«str»)
str: trim(BOTH 'a' FROM «str»)
str: trim(LEADING FROM «str»)
str: btrim(«str»)
str: btrim(«str», 'a')
str: ltrim(«str»)
str: ltrim(«str», 'a')
str: rtrim(«str»)
str: rtrim('x' || «str», 'b')
str: replace(«str», «str», «str»)
str: replace(«str», 'a', «str»)
str: left(«str», «small»)
2 str: right(«str», «small»)
str: substring(«str», «small»)
str: substring(«str», «small», «small»)
str!: left(«str», «int»)
str!: substring(«str», «int»)
str: reverse(«str»)
str: normalize(«str»)
str: normalize(«str», «form»)
str: toString(«int»)
str: toString(«plain»)
str: toString(«bool»)
str: toString(«date»)
str: toString(«datetime»)
str: toString(«localdatetime»)
str: toString(«time»)
str: toString(«localtime»)
str: toString(«duration»)
str: toString(«str»)
str!: toString(«any»)
2 str: toStringOrNull(«any»)
5 str: type(«rel»)
str: toLower(type(«rel»))
bool: type(«rel») = 'R'
str: valueType(«any»)
str: valueType(«int»)
str: valueType(«str»)
str: valueType(«[any]»)
str: head(split(«str», 'a'))
str: «node».name
str: «rel».kind
str: «map».s
str: «datetime».«zonekey0»
bool: «bool» AND «bool»
bool: «bool» OR «bool»
bool: «bool» XOR «bool»
bool: NOT «bool»
bool: NOT «bool» AND «bool» OR «bool» XOR «bool»
bool: «int» = «int»
bool: «int» <> «int»
bool: «int» < «int»
bool: «num» <= «num»
bool: «num» > «num»
bool: «int» >= «int»
bool: «num» = «num»
bool: «int» < «int» <= «int»
bool: «str» < «str»
bool: «str» = «str»
bool: «str» >= «str»
bool: «date» < «date»
bool: «date» = «date»
bool: «date» + «duration» > «date» - «duration»
bool: duration.between(«date», «date»).days > «int»
bool: all(x IN «[any]» WHERE x IS NOT NULL)
bool: «datetime» <= «datetime»
bool: «datetime» = «datetime»
bool: «localdatetime» > «localdatetime»
bool: «time» < «time»
bool: «localtime» >= «localtime»
bool: «duration» = «duration»
bool: («duration» <= «duration») IS NULL
bool: («duration» > «duration») IS NULL
bool: «any» = «any»
bool: «any» <> «any»
bool: «any» < «any»
bool: «any» >= «any»
bool: «[int]» = «[int]»
bool: «[int]» < «[int]»
bool: «[any]» = «[any]»
bool: «map» = «map»
bool: «node» = «node»
bool: «rel» <> «rel»
bool: «int» IN «[int]»
bool: «str» IN «[str]»
bool: «any» IN «[any]»
bool: NOT «int» IN «[int]»
bool: «[int]» IN [«[int]», «[int]»]
bool: «str» STARTS WITH «str»
bool: «str» ENDS WITH «str»
bool: «str» CONTAINS «str»
bool: «any» STARTS WITH «str»
bool: «any» CONTAINS 'a'
bool: «str» =~ «regex»
bool: «any» IS NULL
2 bool: «any» IS NOT NULL
bool: «str» IS NULL
bool: «any» IS :: «typename»
bool: «any» IS NOT :: «typename»
bool: «int» IS TYPED «typename»
bool: «str» IS NORMALIZED
bool: «str» IS NOT «form» NORMALIZED
bool: isEmpty(«str»)
bool: isEmpty(«[any]»)
bool: isEmpty(«map»)
2 bool: isNaN(«num»)
bool: toBoolean(«str»)
bool: toBoolean(«int»)
bool!: toBoolean(«any»)
bool: toBooleanOrNull(«any»)
bool: «node».flag
bool: «node»:«label»
bool: «node»:«label»|«label»
bool: «node»:!«label»
bool: «node»:«label»&!«label»
bool: «node»:%
bool: «rel»:«reltype»
bool: «rel»:«reltype»|«reltype»
bool: «label0» IN labels(«node»)
bool: 'name' IN keys(«node»)
bool: 'k' IN keys(«map»)
bool: startNode(«rel») = «node»
bool: elementId(«node») = elementId(«node»)
5 bool: id(«rel») = id(«rel»)
bool: «node» IN nodes(«path»)
bool: «rel» IN relationships(«path»)
4 float: point.distance(«point», «point»)
4 float: vector.similarity.cosine(«vec», «vec»)
4 float: vector.similarity.euclidean(«vec», «vec»)
4 bool: point.withinBBox(«point», «point», «point»)
bool: «point» = «point»
bool: («point» <= «point») IS NULL
bool: («point» > «point») IS NULL
str: toString(«point»)
float: «point».x
4 point: point({x: «flat», y: «flat»})
point: point({x: «flat», y: «flat», z: «flat»})
point: point({longitude: «angle», latitude: «angle»})
point: point({longitude: «angle», latitude: «angle», height: «flat»})
date: date(«sound»)
date: date({year: 2020, month: «month», day: «day»})
date: date({year: 2021, week: «month», dayOfWeek: «dow»})
date: date({year: 2021, ordinalDay: «day»})
date: date({year: 2021, quarter: 2, dayOfQuarter: «day»})
date: date({date: «date!», day: «day»})
date: date(«datetime»)
date: date(«localdatetime»)
date: date.truncate(«unitd», «date!»)
date: date.truncate(«unitd», «datetime!», {day: 2})
date: «date» + «duration»
date: «date» - «duration»
date: «node».born
date: «rel».since
datetime: datetime({year: 2020, month: «month», day: «day», hour: «dow», timezone: '+01:00'})
datetime!: datetime({year: 2020, month: «month», hour: «dow», timezone: '+01:00'})
datetime: datetime({date: «date!», time: «localtime!», timezone: 'Europe/Berlin'})
datetime: datetime({datetime: «datetime!», timezone: 'America/New_York'})
datetime: datetime(«localdatetime»)
datetime: datetime.truncate(«unitdt», «datetime!»)
datetime: datetime.fromepoch(«smallnumber», «small»)
datetime: datetime.fromepochmillis(«smallnumber»)
datetime: «datetime» + «duration»
datetime: «datetime» - «duration»
datetime: «node».seen
localdatetime: localdatetime({date: «date!», hour: «dow»})
localdatetime: localdatetime(«datetime»)
localdatetime: localdatetime.truncate(«unitdt», «localdatetime!»)
localdatetime: «localdatetime» + «duration»
localdatetime: «node».at
time: time({hour: «dow», minute: «day», timezone: '+05:30'})
time: time(«localtime»)
time: time(«datetime»)
time: time.truncate(«unitt», «time!»)
time: «time» + «duration»
time: «node».clock
localtime: localtime(«clocktext»)
localtime: localtime(«time»)
localtime: localtime({time: «localtime!», second: «day»})
localtime: localtime.truncate(«unitt», «localtime!»)
localtime: localtime.truncate('hour', «localdatetime!», {minute: 5})
localtime: «localtime» - «duration»
localtime: «node».hour
duration: duration(«spantext»)
duration: duration({days: «int!», hours: «small»})
duration: duration({months: 1.5, minutes: «small»})
duration: duration.between(«date», «date»)
duration: duration.between(«datetime», «datetime»)
duration: duration.between(«localtime», «localtime»)
duration: duration.inDays(«date», «date»)
2 duration: duration.inMonths(«date», «localdatetime»)
2 duration: duration.inSeconds(«localdatetime», «localdatetime»)
duration: «duration» + «duration»
duration: «duration» - «duration»
duration: «duration» * «small»
duration: «duration» / 2
duration: «node».span
any: «node».any
any: «rel».any
any: «int»
any: «str»
any: «float»
any: «bool»
any: «date»
any: «datetime»
any: «duration»
any: «[int]»
any: «map»
any: «time»
any: «node»
any: «map».z
any: «node»['any']
any: «node»[«keytext»]
any: «map»[«keytext»]
any: properties(«node»)['name']
any: head(«[any]»)
known: «int»
known: «str»
known: «float»
known: «bool»
known: «date»
known: «datetime»
known: «duration»
known: «[int]»
known: «[str]»
known: «node».any
known: «rel».any
map: {k: «int», s: «str», z: «any»}
map: {k: «int», s: «str»}
map: properties(«node»)
map: properties(«rel»)
map: properties(«map»)
map: «node=» {.n, .name, extra: «int»}
map: «node=» {.*, n: «any»}
map: «rel=» {.*}
map: «node=» {.uid, .born}
map: «node=» {.name, inner: {n: «int», list: «[int]»}}
[int]: range(«small», «small»)
[int]: range(«small», «int!» % 20, «step»)
[int]: [«int», «int»]
[int]: [«int», null, «int»]
[int]: toIntegerList(«[any]»)
[int]: «node».nums
[int]: «rel».nums
[str]: split(«str», 'a')
[str]: split(«str», «str»)
[str]: split(«str», ['a', 'b'])
[str]: [«str», «str»]
[str]: toStringList(«[any]»)
[str]: «node».tags
[float]: [«float», «float»]
[float]: toFloatList(«[any]»)
[bool]: [«bool», «bool»]
[bool]: toBooleanList(«[any]»)
[bool]: toBooleanList([«any», «str», «bool»])
bool: head(toBooleanList([«str», «bool»]))
[any]: [«any», «any»]
[any]: [«any», «int», null]
[any]: «[int]» + «any1»
[any]: «[int]»
[any]: «[str]»
[any]: «[float]»
[any]: «[bool]»
[any]: «[int]» || «[any]»
[any]: [x IN «[any]» | [x, «int»]]
[any]: [[«int»], [«str», null], «[int]»]
[date]: [«date», «date»]
[date]: [x IN range(0, «small») | «date!» + duration({days: x})]
[node]: nodes(«path»)
[node]: [«node», «node»]
[rel]: relationships(«path»)
coll: «[int]»
coll: «[str]»
coll: «bag»
coll: «[any]»
bag: labels(«node»)
bag: keys(«node»)
bag: keys(«rel»)
bag: keys(«map»)
T: coalesce(«T», «T»)
T: coalesce(null, «T»)
T: nullIf(«T», «T»)
T: CASE WHEN «bool» THEN «T» ELSE «T» END
T: CASE WHEN «bool» THEN «T» WHEN «bool» THEN «T» END
T: CASE «int» WHEN «int» THEN «T» ELSE «T» END
T: CASE «str» WHEN 'a', 'b' THEN «T» WHEN «str» THEN «T» ELSE «T» END
T: CASE «int» WHEN < 2 THEN «T» WHEN IS NULL THEN «T» ELSE «T» END
T: head(«[T]»)
T: last(«[T]»)
T: «[T]»[«index»]
T: (CASE WHEN «bool» THEN «T» END)
[T]: tail(«[T]»)
[T]: reverse(«[T]» + «[T]»)
[T]: «[T]» + «[T]»
[T]: «[T]»[«small»..«small»]
[T]: «[T]»[..«index»]
[T]: «[T]»[«index»..]
[T]: [«T», «T»]
[T]: [x IN «[T]» WHERE x IS NOT NULL]
[T]: coalesce(«[T]», [])
[T]: CASE WHEN «bool» THEN «[T]» ELSE [] END
bag: [x IN «bag» | x]
node: startNode(«rel»)
node: endNode(«rel»)
node: head(nodes(«path»))
rel: last(relationships(«path»))
"""

POOLS |= {
    "label": ("A", "B", "C"),
    "label0": ("'A'", "'B'", "'C'"),
    "reltype": ("R", "S", "T"),
    "zonekey0": ("timezone", "offset"),
    "keytext": ("'name'", "'k'", "'n'", "'z'", "'missing'", "'any'"),
    "month": ("1", "2", "6", "12"),
    "day": ("1", "10", "28"),
    "dow": ("1", "3", "7"),
    "smallnumber": ("0", "1000", "1687091400", "-86400"),
    "any1": ("1", "'a'", "null", "2.5"),
}
