"""Cypher 25: what a server that answers by it gives, on a graph of four persons."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from loader.cypher import Engine, query
from loader.errors import CypherError, CypherSemanticError, UsageError
from tests.cypher.conftest import Ask
from tests.servers.server import Server

CREATE = """
CREATE (a:P {n: 1}), (b:P:Q {n: 2}), (c:P {n: 3, k: 'x'}), (d:Q {n: 4}),
  (a)-[:T {w: 1}]->(b), (b)-[:T {w: 2}]->(c), (c)-[:T {w: 3}]->(a), (c)-[:U {w: 4}]->(d), (b)-[:T {w: 5}]->(a)
"""

GIVES: dict[str, list[list[Any]]] = {
    "RETURN CASE 5 WHEN < 3 THEN 'low' WHEN IN [5, 6] THEN 'mid' END AS a": [["mid"]],
    "RETURN CASE 'abc' WHEN CONTAINS 'b' THEN 1 END AS a": [[1]],
    "WITH [5] AS l RETURN CASE 5 WHEN IN l THEN 1 END AS a": [[1]],
    "RETURN CASE 7 WHEN 1, IN [7] THEN 1 END AS a": [[1]],
    "RETURN CASE 7 WHEN IN [] THEN 1 WHEN IN null THEN 2 ELSE 3 END AS a": [[3]],
    "RETURN CASE 7 WHEN IN [1] + [7] THEN 1 END AS a": [[1]],
    "RETURN CASE [1] WHEN IN [[1]] THEN 1 END AS a": [[1]],
    "RETURN CASE 1 WHEN IS :: STRING THEN 1 WHEN 5, IS :: INTEGER THEN 2 END AS a": [[2]],
    "RETURN CASE 1 WHEN IS NOT :: STRING THEN 1 END AS a": [[1]],
    "RETURN CASE [1] WHEN :: LIST<INTEGER> THEN 1 END AS a": [[1]],
    "RETURN CASE null WHEN IS :: INTEGER NOT NULL THEN 1 WHEN IS NULL THEN 2 END AS a": [[2]],
    "MATCH (p:P {n: 2}) RETURN CASE p WHEN :Q THEN 1 END AS a, CASE p WHEN :P&!Q, :X THEN 1 ELSE 2 END AS b": [[1, 2]],
    "MATCH ()-[r:U]->() RETURN CASE r WHEN :T THEN 1 WHEN :$('U') THEN 2 END AS a": [[2]],
    "WITH 1 AS is RETURN CASE 1 WHEN is THEN 1 END AS a, CASE 2 WHEN is + 1 THEN 2 END AS b": [[1, 2]],
    "WITH {a: 1} AS is RETURN CASE 1 WHEN is.a THEN 1 END AS a, CASE 1 WHEN is['a'] THEN 2 END AS b": [[1, 2]],
    "WITH 5 AS in RETURN CASE 5 WHEN in THEN 1 END AS a": [[1]],
    "WITH 5 AS contains RETURN CASE 5 WHEN contains THEN 1 END AS a": [[1]],
    "WITH 5 AS in RETURN CASE 5 WHEN 3, in THEN 1 END AS a": [[1]],
    "UNWIND [1, 2, 3] AS x FILTER x > 1 RETURN x": [[2], [3]],
    "UNWIND [1, 2, 3] AS x FILTER WHERE x > 1 RETURN x": [[2], [3]],
    "LET a = 1, b = 2 RETURN a + b AS s": [[3]],
    "FOR x IN [1, 2] LET y = x * 2 FILTER y > 2 RETURN y": [[4]],
    "MATCH (p:P) LET m = p.n * 2 FILTER m > 2 RETURN m ORDER BY m": [[4], [6]],
    "RETURN 1 AS a NEXT RETURN a + 1 AS b NEXT RETURN b * 2 AS c": [[4]],
    "MATCH (p:P) RETURN p NEXT MATCH (p)-[:T]->(q) RETURN count(*) AS n": [[4]],
    "RETURN 1 AS x UNION RETURN 2 AS x NEXT RETURN sum(x) AS n": [[3]],
    "UNWIND [1, 2] AS x CALL (x) { WHEN x = 1 THEN RETURN 'a' AS y ELSE RETURN 'b' AS y } RETURN x, y":
        [[1, "a"], [2, "b"]],
    "WHEN false THEN RETURN 1 AS x": [],
    "WHEN null THEN RETURN 1 AS n ELSE RETURN 7 AS n": [[7]],
    "WHEN true THEN RETURN count(*) AS n ELSE RETURN 7 AS n": [[1]],
    "WHEN true THEN { RETURN 1 AS x } ELSE { RETURN 2 AS x }": [[1]],
    "{ RETURN 1 AS x UNION ALL RETURN 1 AS x } NEXT RETURN count(*) AS n": [[2]],
    "{ RETURN 1 AS x } UNION { RETURN 2 AS x }": [[1], [2]],
    "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS n GROUP BY x": [[1, 2], [2, 1]],
    "UNWIND [1, 1, 2] AS x RETURN x % 2 AS y, count(*) AS n GROUP BY y": [[1, 2], [0, 1]],
    "UNWIND [1, 1, 2] AS x RETURN count(*) AS n GROUP BY x": [[2], [1]],
    "UNWIND [1, 1, 2] AS x RETURN count(*) AS n GROUP BY ()": [[3]],
    "UNWIND [1, 1, 2] AS x RETURN 1 AS one GROUP BY ()": [[1]],
    "UNWIND [] AS x RETURN 1 AS one GROUP BY ()": [],
    "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS n GROUP BY ALL": [[1, 2], [2, 1]],
    "UNWIND [1, 1, 2] AS x RETURN x + 1 AS y GROUP BY ALL": [[2], [3]],
    "UNWIND [1, 1, 2] AS x RETURN x, x + count(*) AS n GROUP BY all": [[1, 3], [2, 3]],
    "UNWIND [1, 1, 2] AS x RETURN *, count(*) AS n GROUP BY ALL": [[1, 2], [2, 1]],
    "UNWIND [] AS x RETURN count(*) AS n GROUP BY ALL": [[0]],
    "UNWIND [1, 1, 2] AS x WITH x, count(*) AS n GROUP BY ALL WHERE n > 1 RETURN x": [[1]],
    "UNWIND [1, 1, 2] AS x RETURN count(*) AS n GROUP BY all(y IN [x] WHERE y > 1)": [[2], [1]],
    "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS n ORDER BY sum(-x)": [[1, 2], [2, 1]],
    "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS n ORDER BY max(x) DESC": [[2, 1], [1, 2]],
    "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS n ORDER BY count(*) + sum(x), x": [[2, 1], [1, 2]],
    "UNWIND [1, 1, 2] AS x RETURN DISTINCT x ORDER BY count(*)": [[2], [1]],
    "UNWIND [1, 1, 2] AS x RETURN x GROUP BY x ORDER BY count(*) DESC LIMIT 1": [[1]],
    "UNWIND [1, 1, 2] AS x WITH x, count(*) AS n WHERE sum(x) + count(*) = 3 RETURN x": [[2]],
    "UNWIND [1, 1, 2] AS x WITH DISTINCT x WHERE count(*) > 1 RETURN x": [[1]],
    "MATCH (a {n: 1})-[:T*1..2]->(b) RETURN DISTINCT b.n AS n ORDER BY count(*) DESC, n": [[1], [2], [3]],
    "MATCH (a)-[:T]->(b) RETURN a.n AS n, count(*) AS c ORDER BY max(b.n) DESC, n": [[2, 2], [1, 1], [3, 1]],
    "UNWIND [1, 2] AS x RETURN ALL x": [[1], [2]],
    "MATCH REPEATABLE ELEMENTS (a {n: 1})-[r:T]->{4,4}(b) RETURN count(*) AS n": [[3]],
    "MATCH DIFFERENT RELATIONSHIPS (a {n: 1})-[r:T]->{4,4}(b) RETURN count(*) AS n": [[0]],
    "MATCH WALK (a {n: 1})-[:T]->{1,3}(b) RETURN count(*) AS n": [[4]],
    "MATCH REPEATABLE ELEMENTS WALK (a {n: 1})-[:T]->{1,4}(b) RETURN count(*) AS n": [[8]],
    "MATCH TRAIL (a {n: 1})-[:T]->{1,3}(b) RETURN count(*) AS n": [[4]],
    "MATCH ACYCLIC (a {n: 1})-[:T]->{1,3}(b) RETURN count(*) AS n": [[2]],
    "MATCH p = ACYCLIC (a {n: 1})-->{1,5}(b) RETURN [x IN nodes(p) | x.n] AS ns ORDER BY size(ns)": [
        [[1, 2]], [[1, 2, 3]], [[1, 2, 3, 4]]
    ],
    "MATCH REPEATABLE ELEMENTS (a)-[r:T]->(b), (c)-[r]->(d) RETURN count(*) AS n": [[4]],
    "MATCH REPEATABLE ELEMENTS (a)-[r:T]-(b)-[r]-(c) RETURN count(*) AS n": [[8]],
    "MATCH REPEATABLE ELEMENTS ((a)-[r:T]->(b)-[r]-(c)){1,2} RETURN count(*) AS n": [[10]],
    "MATCH REPEATABLE ELEMENTS SHORTEST 2 (a {n: 1})-[:T]->{1,3}(b), ANY SHORTEST (b)-[:U]->{1,3}(c)"
    " RETURN count(*) AS n": [[1]],
    "RETURN COUNT { REPEATABLE ELEMENTS (a)-[r:T]-(b)-[s:T]-(c) WHERE r = s } AS n": [[8]],
    "RETURN COUNT { ACYCLIC (a {n: 1})-[:T]->{1,3}(b) } AS n, EXISTS { TRAIL ({n: 9})-->+() } AS e": [[2, False]],
    "MATCH p = ALL ACYCLIC (a {n: 1})-[:T]->+(b) RETURN length(p) AS n ORDER BY n": [[1], [2]],
    "MATCH p = ALL TRAIL PATHS (a {n: 1})-[:T]->+(b) RETURN count(*) AS n": [[4]],
    "MATCH p = SHORTEST 2 ACYCLIC PATHS GROUPS (a {n: 1})-[:T]->+(b {n: 3}) RETURN length(p) AS n": [[2]],
    "MATCH p = SHORTEST TRAIL GROUP (a {n: 1})-[:T]->+(b {n: 3}) RETURN length(p) AS n": [[2]],
    "MATCH ANY ACYCLIC (q = (a {n: 1})-[:T]->+(b) WHERE length(q) > 1) RETURN b.n": [[3]],
    "MATCH (n) WHERE n IS NOT P RETURN n.n": [[4]],
    "MATCH (n) WHERE n IS NOT LABELED P|Q RETURN n.n": [],
    "OPTIONAL MATCH (n:Z) RETURN PROPERTY_EXISTS(n, k) AS e": [[None]],
    "MATCH p = (:P {n: 1})-[:T*2]->() RETURN cardinality(p) AS n, cardinality([]) AS m ORDER BY n LIMIT 1": [[5, 0]],
    "UNWIND [1, 1] AS x RETURN ALL *": [[1], [1]],
    "UNWIND [1, 1] AS x WITH ALL * WHERE x = 1 RETURN x": [[1], [1]],
    "WITH 3 AS all, 2 AS b RETURN all * b AS y": [[6]],
    "RETURN reduce(x = 0, x IN [1, 2] | x + 1) AS a, allReduce(x = 0, x IN [1] | x, x > 0) AS b": [[2, False]],
    "RETURN allReduce(t = null, x IN ['a'] | x, t > '') AS a": [[True]],
    "MATCH (n:Z) RETURN sign(reverse(n.x)) AS a": [],
    "MATCH (n) WHERE n IS LABELED P AND n IS NOT LABELED Q AND PROPERTY_EXISTS(n, k) RETURN n.n": [[3]],
    "UNWIND [1] AS x RETURN x AS y, 2 AS z GROUP BY y": [[1, 2]],
    "UNWIND [1, 2] AS x WITH x % 2 AS y, collect(x) AS xs GROUP BY y ORDER BY y RETURN y, xs": [[0, [2]], [1, [1]]],
    "UNWIND [1, 2] AS x RETURN x % 2 AS y, x AS z, count(*) AS n GROUP BY x": [[1, 1, 1], [0, 2, 1]],
    "UNWIND [1, 2] AS x RETURN x % 2 AS y, count(*) AS n GROUP BY y, x": [[1, 1], [0, 1]],
    "RETURN 1 AS x NEXT WHEN true THEN { UNWIND [5] AS n RETURN * }": [[5]],
    "RETURN 1 AS x NEXT WHEN true THEN { UNWIND [5] AS n RETURN n, x }": [[5, 1]],
    "RETURN 1 AS x NEXT WHEN true THEN { WITH 2 AS y RETURN x, y }": [[1, 2]],
    "RETURN 1 AS x NEXT WHEN true THEN { RETURN x + 1 AS x }": [[2]],
    "RETURN 1 AS x NEXT WHEN x = 1 THEN { RETURN 1 AS a NEXT RETURN a + 1 AS x }": [[2]],
    "UNWIND [1] AS x CALL (x) { WHEN true THEN { UNWIND [5] AS n RETURN * } } RETURN *": [[5, 1]],
    "WHEN false THEN { RETURN 3 AS b, 2 AS a } ELSE { RETURN 1 AS a, 2 AS b }": [[2, 1]],
    "UNWIND [COUNT { WITH 1 AS y, count(*) AS z RETURN y }] AS u RETURN u": [[1]],
    "UNWIND [1, 2] AS x RETURN [COUNT { WITH x AS y, count(*) AS z RETURN y }, x] AS u": [[[1, 1]], [[1, 2]]],
    "UNWIND [1, 2] AS x RETURN sum(COUNT { WITH x AS y, count(*) AS z RETURN y }) + count(*) AS u": [[4]],
    "UNWIND [1, 2] AS x WITH x ORDER BY COUNT { WITH x AS y, count(*) AS z RETURN y } RETURN x": [[1], [2]],
    "WITH datetime('2031-05-04T00:01:02.003004005[Europe/Berlin]') AS d RETURN"
    " format(d, 'EEE d MMMM yyyy G QQQQ w e') AS a,"
    " format(d, 'h:mm:ss.SSS a K k n A') AS b, format(d, 'VV z O XXX x Z ZZZZ') AS c": [
        ["Sun 4 May 2031 AD 2nd quarter 19 1", "12:01:02.003 AM 0 24 3004005 62003",
         "Europe/Berlin CEST GMT+2 +02:00 +02 +0200 GMT+02:00"]
    ],
    "RETURN format(date('2031-05-04'), \"yyyy[ HH][ MM] 'at' ''\") AS a, format(time('10:11Z'), 'HH XXX O') AS b":
        [["2031 05 at '", "10 Z GMT"]],
    "RETURN [x IN ['2031-12-28', '2030-12-31', '2028-12-31'] | format(date(x), 'Y w W F')] AS x":
        [[["2032 1 5 4", "2031 1 5 5", "2029 1 6 5"]]],
    "WITH duration('P1Y14M10DT30H65M6.789S') AS d RETURN [p IN ['y M w d h m s', 'q', 'm', 's S', 'A', 'yy', 'd [E]'] |"
    " format(d, p)] AS x": [[["2 2 1 3 31 5 6", "8", "1865", "111906 7", "111906789", "02", "10 [E]"]]],
    "WITH duration('P-1Y14M-10DT-30H65M6.789S') AS d RETURN [p IN ['y M', 'w d', 'H:mm:ss.SSS'] | format(d, p)] AS x":
        [[["0 2", "-1 -3", "-28:-54:-54.789"]]],
    "RETURN format(null, 'x') AS a, format(date(), null) AS b, date(null, 'y') AS c, format(localtime('10:11')) AS d":
        [[None, None, None, "10:11:00"]],
    "RETURN toString(date('4 May 2031', 'd MMMM yyyy')) AS a, toString(date('31/02/2031', 'dd/MM/yyyy')) AS b,"
    " toString(date('2031-124', 'yyyy-DDD')) AS c, toString(date('Sun 4/5/31', 'EEE d/M/yy')) AS d":
        [["2031-05-04", "2031-02-28", "2031-05-04", "2031-05-04"]],
    "RETURN toString(datetime('2031-05-04 10:11 +02:00', 'yyyy-MM-dd HH:mm XXX')) AS a,"
    " toString(localtime('3 PM', 'h a')) AS b, toString(localdatetime('2031-05-04', 'yyyy-MM-dd')) AS c,"
    " toString(time('10:11', 'HH:mm')) AS d":
        [["2031-05-04T10:11:00+02:00", "15:00:00", "2031-05-04T00:00:00", "10:11:00Z"]],
    "UNWIND ['2031-12-31 24:00', '2031-02-30 24:00', '2031-05-04 10:59'] AS t"
    " RETURN toString(localdatetime(t, 'yyyy-MM-dd HH:mm')) AS a, toString(date(t, 'yyyy-MM-dd HH:mm')) AS b": [
        ["2032-01-01T00:00:00", "2032-01-01"], ["2031-03-01T00:00:00", "2031-03-01"],
        ["2031-05-04T10:59:00", "2031-05-04"]
    ],
    "RETURN toString(localdatetime('2031-05-04 09:30', 'yyyy-MM-dd hh:mm')) AS a, toString(localtime('PM', 'a')) AS b,"
    " toString(localdatetime('2031-05-04 10 30', 'yyyy-MM-dd HH ss')) AS c, toString(localtime('24:00', 'HH:mm')) AS d,"
    " toString(localdatetime('2031-05-04 14 2', 'yyyy-MM-dd HH h')) AS e":
        [["2031-05-04T00:00:00", "18:00:00", "2031-05-04T00:00:00", "00:00:00", "2031-05-04T14:00:00"]],
    "UNWIND [['GMT-3:30', 'O'], ['GMT', 'ZZZZ'], ['+02', 'x'], ['+0200', 'XX'], ['+02:00:30', 'XXXXX']] AS z RETURN"
    " toString(datetime('2031-05-04 10:00 AD ' + z[0], 'yyyy-MM-dd HH:mm G ' + z[1])) AS a": [
        ["2031-05-04T10:00:00-03:30"], ["2031-05-04T10:00:00Z"], ["2031-05-04T10:00:00+02:00"],
        ["2031-05-04T10:00:00+02:00"], ["2031-05-04T10:00:00+02:00:30"]
    ],
    "RETURN 'a' + true + 1 AS a, date('2031-05-04') + ' to ' + duration('P1D') AS b, 'p' + point({x: 1, y: 2}) AS c,"
    " [1] + true + 'a' AS d": [
        ["atrue1", "2031-05-04 to P1D", "ppoint({x: 1.0, y: 2.0, crs: 'cartesian'})", [1, True, "a"]]
    ],
    "UNWIND [vector([0.1, 1e10], 2, FLOAT32), vector([0.1], 1, FLOAT64), vector([1], 1, INT8), vector([1], 1, INT)]"
    " AS v RETURN 'v' + v AS a": [
        ["vvector([0.1, 1.0E10], 2, FLOAT32)"], ["vvector([0.1], 1, FLOAT64)"], ["vvector([1], 1, INTEGER8)"],
        ["vvector([1], 1, INTEGER64)"]
    ],
    "UNWIND ['a', uuid(1, 2)] AS x RETURN 'a' + x AS a": [["aa"], ["a00000000-0000-0001-0000-000000000002"]],
    "WITH vector([1, 2], 2, FLOAT32) AS a, vector('[1, 4]', 2, INT8) AS b RETURN vector_distance(a, b, EUCLIDEAN) AS c,"
    " [vector_distance(a, b, EUCLIDEAN_SQUARED), vector_distance(a, b, MANHATTAN), vector_distance(a, b, DOT)] AS d,"
    " vector_distance(a, b, cosine) AS e, vector_distance(a, b, HAMMING) AS f": [
        [2.0, [4.0, 2.0, -9.0], 0.023812949657440186, 1.0]
    ],
    "WITH vector([0.1, 0.2], 2, FLOAT64) AS a RETURN vector_norm(a, EUCLIDEAN) AS b, vector_norm(a, MANHATTAN) AS c,"
    " vector_dimension_count(a) AS d, size(a) AS e": [[0.22360680997371674, 0.30000001192092896, 2, 2]],
    "RETURN valueType(vector([1], 1, INT64)) AS a, valueType([vector([1], 1, INT8), 1]) AS b,"
    " vector([1], 1, INT8) IS :: VECTOR<INTEGER8>(1) AS c, vector([1], 1, INT8) IS :: VECTOR(2) AS d": [
        ["VECTOR<INTEGER NOT NULL>(1) NOT NULL",
         "LIST<INTEGER NOT NULL | VECTOR<INTEGER8 NOT NULL>(1) NOT NULL> NOT NULL",
         True, False]
    ],
    "UNWIND [vector([5, 1], 2, INT8), vector([1, 1, 1], 3, INT8), vector([-1.9, 1], 2, INT8)] AS v WITH v ORDER BY v"
    " RETURN toIntegerList(v) AS n": [[[-1, 1]], [[5, 1]], [[1, 1, 1]]],
    "WITH vector([1], 1, INT8) AS v RETURN v = vector([1], 1, INT8) AS a, v = vector([1], 1, INT16) AS b, v < v AS c,"
    " v IN [v] AS d, toFloatList(v) AS e": [[True, False, None, True, [1.0]]],
    "UNWIND [uuid(2, 1), uuid(-1, 1), uuid('0-0-1-0-5'), uuid(1, -5)] AS u WITH u ORDER BY u RETURN toString(u) AS s": [
        ["00000000-0000-0001-0000-000000000005"], ["00000000-0000-0001-ffff-fffffffffffb"],
        ["00000000-0000-0002-0000-000000000001"], ["ffffffff-ffff-ffff-0000-000000000001"]
    ],
    "WITH uuid(-5, -2) AS u RETURN uuid.mostSignificantBits(u) AS a, uuid.leastSignificantBits(u) AS b, u < u AS c,"
    " valueType(u) AS d, u IS :: UUID AS e, valueType(uuid()) AS f, uuid(null) AS g": [
        [-5, -2, None, "UUID NOT NULL", True, "UUID NOT NULL", None]
    ],
    "UNWIND [true, uuid(1, 2), 1, [1], vector([1], 1, INT8), point({x: 1, y: 2}), date('2031-05-04')] AS x"
    " WITH x ORDER BY x RETURN left(valueType(x), 3) AS t":
        [["LIS"], ["VEC"], ["POI"], ["DAT"], ["BOO"], ["UUI"], ["INT"]],
    "RETURN vector.similarity.cosine(vector([0.1, 0.2, 0.3], 3, FLOAT64), [0.7, 0.9, 0.123]) AS a,"
    " vector.similarity.euclidean([0.1, 0.2, 0.3], [0.7, 0.9, 0.123]) AS b":
        [[0.8343123197555542, 0.5315391421318054]],
    "RETURN replace('hello', 'l', 'x', 1) AS a, replace('hello', 'l', 'x', 0) AS b,"
    " replace('hello', 'l', 'x', null) AS c":
        [["hexlo", "hello", None]],
    "RETURN 1 AS `my$name`, 2 AS a€": [[1, 2]],
    "UNWIND [0] AS x RETURN null / x AS a, null / (x + 0) AS b, null % x AS c": [[None, None, None]],
    "RETURN sinh(1) AS a, size([x IN nodes(null) | x]) AS b": [[1.1752011936438014, None]],
    "MATCH p = ({n: 1})-->() WITH DISTINCT p WHERE length(p) = 1 RETURN length(p) AS n": [[1]],
    "MATCH (n:P) FILTER n.n > 1 LET m = n.n ORDER BY m DESC LIMIT 1 RETURN m": [[3]],
    "MATCH (n:P) RETURN n.n AS x ORDER BY x NEXT FILTER x > 1 RETURN x": [[2], [3]],
    "RETURN EXISTS { MATCH (n) RETURN n AS m NEXT RETURN m AS q } AS e": [[True]],
    "OPTIONAL MATCH (n:Z) LET k = n.n RETURN k": [[None]],
    "RETURN 1 AS x NEXT WHEN x = 1 THEN RETURN 'a' AS y ELSE RETURN 'b' AS y": [["a"]],
    "WHEN 1 = 1 THEN RETURN 1 AS x NEXT RETURN x + 1 AS y": [[2]],
    "MATCH (n) WHERE n:$(['P', 'Q']) RETURN n.n": [[2]],
    "RETURN allReduce(a = 0, x IN [1, 2, 3] | a + x, a < 4) AS a, allReduce(a = 0, x IN [] | a, false) AS b":
        [[False, True]],
    "RETURN allReduce(a = 0, x IN [null] | a + x, a < 1) AS a, allReduce(a = 0, x IN null | a, true) AS b":
        [[None, None]],
    "MATCH p = (a {n: 1})-[:T]->{1,3}() WHERE allReduce(t = 0, r IN relationships(p) | t + r.w, t < 4)"
    " RETURN count(*) AS n":
        [[2]],
    "RETURN coll.sort([3, null, 'a', 1.5]) AS a, coll.max([1, 'a', null]) AS b, coll.min([null]) AS c": [
        [["a", 1.5, 3, None], None, None]
    ],
    "RETURN coll.distinct([1, null, 1.0, 2, null, 1]) AS d, coll.flatten([1, [2, [3, [4]]]], 2) AS f":
        [[[1, None, 2], [1, 2, 3, [4]]]],
    "RETURN coll.indexOf([1, null], null) AS g, coll.indexOf([1, 2], 3) AS h, coll.insert([1], 1, null) AS i":
        [[None, -1, [1, None]]],
    "RETURN coll.remove([1, 2], 0) AS a, coll.flatten([[1]], 0) AS b": [[[2], [[1]]]],
    "RETURN string.indexOf('abc', 'c') AS a, string.join(['a', null, 'b'], ',') AS b": [[2, "a,b"]],
    "RETURN string.regexReplace('abc', '(b)', '[$1]') AS b": [["a[b]c"]],
    "RETURN ceiling(1.2) AS a, ln(1) AS b, cardinality({a: 1}) AS c, local_time('10:00').hour AS d":
        [[2.0, 0.0, 1, 10]],
    "UNWIND [1, 2, 3] AS x RETURN collect_list(x) AS a, percentile_disc(x, 0.5) AS b, stdev_samp(x) AS c":
        [[[1, 2, 3], 2, 1.0]],
    "RETURN toInteger('0x1F') AS a, toInteger(' 5 ') AS b, toInteger('1_000') AS c, toInteger('1__0') AS d":
        [[31, 5, 1000, None]],
    "RETURN toFloat('1_0.5e1_0') AS a, toFloat('0o17') AS b, toIntegerList(['0x1F', 'a']) AS c":
        [[1.05e11, 15.0, [31, None]]],
}  # fmt: skip

REFUSED = [
    "UNWIND [1] AS x RETURN count(*) AS n GROUP BY nope", "UNWIND [1] AS x RETURN count(*) AS n GROUP BY count(*)",
    "UNWIND [1] AS x RETURN x, count(*) AS n GROUP BY ALL, x", "UNWIND [1] AS x RETURN x ORDER BY count(*)",
    "UNWIND [1] AS x RETURN x, count(*) AS n ORDER BY n + sum(x)",
    "UNWIND [1] AS x RETURN x AS y, count(*) AS n ORDER BY max(y)",
    "UNWIND [1] AS x WITH x WHERE count(*) > 1 RETURN x",
    "RETURN CASE 5 WHEN > 1 < 10 THEN 1 END AS a", "RETURN CASE 5 WHEN > 1 AND true THEN 1 END AS a",
    "CALL { WHEN true THEN RETURN 1 AS x } RETURN x", "CALL { RETURN 1 AS x NEXT RETURN x AS y } RETURN y",
    "CALL { RETURN 1 AS x UNION { RETURN 2 AS x } } RETURN x",
    "RETURN format(date('2031-05-04'), 'HH')", "RETURN format(date('2031-05-04'), 'ddd')", "RETURN format(1, 'y')",
    "RETURN format(date('2031-05-04'), '{')", "RETURN format(date('2031-05-04'), \"'open\")", "RETURN date(1, 'y')",
    "RETURN date('2031-05', 'yyyy-MM')", "RETURN date('Mon 4 May 2031', 'EEE d MMM yyyy')", "RETURN date('x', 'yyyy')",
    "WHEN true THEN RETURN 1", "WHEN true THEN { RETURN 1 }", "{ RETURN 1 } UNION { RETURN 1 }", "{ RETURN 1 }",
    "WHEN true THEN { UNWIND [5] AS n RETURN * } ELSE { RETURN 1 AS m }",
    "RETURN 1 AS x NEXT WHEN true THEN { RETURN * }",
    "LET a = 1, b = a + 1 RETURN b", "UNWIND [1] AS x LET x = 2 RETURN x", "LET x = count(*) RETURN x",
    "WHEN true THEN RETURN 1 AS n ELSE RETURN 7 AS m", "RETURN 1 NEXT RETURN 2 AS b",
    "RETURN coll.insert([1], 3, 9) AS a", "MATCH REPEATABLE ELEMENTS TRAIL (a)-[r]->{1,2}(b) RETURN 1 AS x",
    "MATCH REPEATABLE ELEMENTS p = SHORTEST 2 (a)-->+(b) RETURN p",
    "MATCH REPEATABLE ELEMENTS ACYCLIC (a)-->(b) RETURN a",
    "MATCH REPEATABLE ELEMENTS shortestPath((a)-[*]-(b)) RETURN a", "MATCH TRAIL (a)-[*1..2]->(b) RETURN a",
    "MATCH ACYCLIC (a)-->(b), (c)-->(d) RETURN a", "MATCH (a)-->(b), TRAIL (c)-->(d) RETURN a",
    "MATCH ANY ACYCLIC (a)-[*1..2]->(b) RETURN a", "RETURN DISTINCT ALL 1 AS x", "RETURN PROPERTY_EXISTS({k: 1}, k)",
    "MATCH p = ANY SHORTEST (p = (a)-->+(b)) RETURN p", "MATCH (n) WHERE n:$('') RETURN n",
    "WITH ['P', ''] AS l MATCH (n) WHERE n:$any(l) RETURN n", "CYPHER 25 nonsense=1 RETURN 1 AS a",
    "CYPHER 25 runtime=nonsense RETURN 1 AS a", "RETURN 1 AS a; RETURN 2 AS b",
    "RETURN allReduce(t = 0, x IN [1] | t + 0.5, t > 0) AS a", "RETURN allReduce(t = 0, x IN [1] | 'a', t > 0) AS a",
    "RETURN coll.remove([1], 1) AS a", "RETURN string.join(['a', 1], ',') AS a",
    "MATCH REPEATABLE ELEMENTS (a)-[r]->+(b) RETURN count(*) AS n",
    "RETURN vector([1], 2, INT8) AS v", "RETURN vector([], 0, INT8) AS v", "RETURN vector([1], 1, STRING) AS v",
    "RETURN vector([128], 1, INT8) AS v", "RETURN vector([1e300], 1, FLOAT32) AS v",
    "RETURN vector([null], 1, INT) AS v",
    "RETURN vector('[1,]', 2, INT) AS v", "RETURN vector('1', 1, INT) AS v", "RETURN vector([1], 1, 'INT8') AS v",
    "RETURN vector([1], 1, INT)[0] AS v", "RETURN toString(vector([1], 1, INT)) AS v", "RETURN uuid(1) AS u",
    "RETURN vector_norm(vector([1], 1, INT), DOT) AS v", "RETURN vector_distance([1], vector([1], 1, INT), DOT) AS v",
    "RETURN vector_distance(vector([1], 1, INT), vector([1, 2], 2, INT), DOT) AS v", "RETURN uuid('a') AS u",
    "RETURN 'a' + uuid() AS u", "RETURN 'a' + {b: 1} AS u", "RETURN uuid(1.5, 2) AS u", "RETURN acyclic(1) AS a",
    "RETURN replace('a', 'a', 'b', -1) AS a", "RETURN 1 AS my$name", "RETURN 1 AS a£", "RETURN 1 AS a\u200b",
    "RETURN left('', -1) AS a", "RETURN substring('', -1) AS a", "RETURN substring('', 0, -1) AS a",
    "RETURN left('a', 2147483648) AS a", "UNWIND [3000000000] AS n RETURN right('a', n) AS a",
    *(
        f"RETURN localdatetime('2031-05-04 {clock}', 'yyyy-MM-dd {letters}')"
        for clock, letters in (
            ("24:01", "HH:mm"), ("25:00", "HH:mm"), ("10:60", "HH:mm"), ("13 AM", "hh a"), ("12 AM", "KK a"),
            ("14 AM", "HH a"), ("14 3", "HH h"), ("25", "k"), ("10 Z", "HH x"), ("10 +02:00", "HH X"),
            ("10 +02", "HH XXX"), ("10 Z", "HH Z"), ("10 GMT+2", "HH OOOO"),
        )
    ),
    "RETURN date('2031-05-04 10:99', 'yyyy-MM-dd HH:mm')", "RETURN localtime('2031-13-04 10', 'yyyy-MM-dd HH')",
]  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    made = nx.MultiDiGraph()
    for n, labels in ((1, "P"), (2, "PQ"), (3, "P"), (4, "Q")):
        made.add_node(n, __labels__=set(labels), n=n, **({"k": "x"} if n == 3 else {}))
    for start, end, kind, w in ((1, 2, "T", 1), (2, 3, "T", 2), (3, 1, "T", 3), (3, 4, "U", 4), (2, 1, "T", 5)):
        made.add_edge(start, end, __labels__={kind}, w=w)
    return made


@pytest.mark.parametrize("text", GIVES)
def test_it_gives(graph: nx.MultiDiGraph, text: str) -> None:
    assert [list(row) for row in query(graph, f"CYPHER 25 {text}").rows] == GIVES[text]
    assert [list(row) for row in query(graph, text, language="25").rows] == GIVES[text]


@pytest.mark.parametrize("text", REFUSED)
def test_it_refuses(graph: nx.MultiDiGraph, text: str) -> None:
    with pytest.raises(CypherError):
        query(graph, f"CYPHER 25 {text}")


@pytest.mark.parametrize(
    "text",
    [
        "RETURN sinh(1)",
        "RETURN uuid()",
        "RETURN 1 IS :: VECTOR",
        "LET x = 1 RETURN x",
        "RETURN coll.sort([1])",
        "RETURN format(date())",
        "UNWIND [1] AS x FILTER x RETURN x",
    ],
)
def test_cypher_5_says_what_it_takes(graph: nx.MultiDiGraph, text: str) -> None:
    with pytest.raises(CypherError, match="CYPHER 25"):
        query(graph, text)


@pytest.mark.parametrize("selector", ["SHORTEST $k", "SHORTEST $k GROUPS", "ANY $k"])
@pytest.mark.parametrize("path", ["({n: 2})-[:T]->+({n: 1})", "({n: 2}) (()-[:T]->()){1,9} ({n: 1})"])
def test_a_parameter_says_how_many_paths(graph: nx.MultiDiGraph, selector: str, path: str) -> None:
    text = f"CYPHER 25 MATCH p = {selector} {path} RETURN length(p) AS n"
    assert sorted(query(graph, text, {"k": 1}).rows) == [(1,)]
    assert sorted(query(graph, text, {"k": 2}).rows) == [(1,), (2,)]
    for wrong in (0, -1, 1.0, None, "2", [1]):
        with pytest.raises(CypherError, match="says how many paths are wanted"):
            query(graph, text, {"k": wrong})
    with pytest.raises(CypherError, match="has no value"):
        query(graph, text)
    with pytest.raises(CypherError):
        query(graph, text.removeprefix("CYPHER 25 "), {"k": 1})


def test_the_version_of_an_engine_and_of_a_query(graph: nx.MultiDiGraph) -> None:
    text = "RETURN toInteger('1_0') AS n"
    engine = Engine(graph, language="25")
    found = [engine.query(f"{prefix}{text}").rows for prefix in ("", "CYPHER 5 ", "CYPHER 25 ")]
    assert found == [[(10,)], [(None,)], [(10,)]]
    assert engine.query(text, language="5").rows == [(None,)]
    with pytest.raises(UsageError):
        Engine(graph, language="4")  # type: ignore[arg-type]
    with pytest.raises(CypherError):
        engine.query("CYPHER 4 RETURN 1")


def test_a_server_says_so_too(empty_server: Server) -> None:
    [about] = empty_server.run(
        "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"
    )
    if about["version"].startswith("5."):
        pytest.skip("5.26 knows no Cypher 25")
    empty_server.run(CREATE)
    for text, rows in GIVES.items():
        assert [list(row.values()) for row in empty_server.run(f"CYPHER 25 {text}")] == rows, text


def test_a_zone_that_has_no_one_meaning_is_refused_with_the_remedy(graph: nx.MultiDiGraph) -> None:
    with pytest.raises(CypherError, match=r"Write the zone as an offset \(XXX\) or by its name \(VV\)"):
        query(graph, "CYPHER 25 RETURN datetime('2031-05-04 10:00 IST', 'yyyy-MM-dd HH:mm z')")


def test_names_that_one_version_alone_takes(graph: nx.MultiDiGraph) -> None:
    assert query(graph, "RETURN 1 AS my$name").rows == [(1,)]
    with pytest.raises(CypherError, match="put backticks around the name"):
        query(graph, "CYPHER 25 RETURN 1 AS my$name")
    assert query(graph, "CYPHER 25 RETURN $0th AS x", {"0th": 1}).rows == [(1,)]
    with pytest.raises(CypherError, match="only Cypher 25 takes that"):
        query(graph, "RETURN $0th AS x", {"0th": 1})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WITH 1 AS k CALL (k) { UNWIND [1, 2] AS u RETURN max(u) + k AS c } RETURN c", [(3,)]),
        ("WITH 1 AS k CALL (*) { UNWIND [1, 2] AS u WITH sum(u) + k AS c RETURN c } RETURN c", [(4,)]),
        ("UNWIND [1, 5] AS k RETURN COLLECT { UNWIND [1, 2] AS u RETURN max(u) + k AS c } AS c", [([3],), ([7],)]),
        ("WITH 1 AS k CALL (k) { UNWIND [1, 2] AS u RETURN u, count(*) + k AS c } RETURN u, c", [(1, 2), (2, 2)]),
    ],
)
def test_what_a_subquery_is_given_may_stand_beside_an_aggregate(
    ask: Ask, text: str, expected: list[tuple[object, ...]]
) -> None:
    assert ask(f"CYPHER 25 {text}") == expected
    with pytest.raises(CypherSemanticError):
        ask(f"CYPHER 5 {text}")
