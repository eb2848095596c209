from loader.cypher import syntax as s


def check(statement: s.Statement, text: str) -> None:
    pass
