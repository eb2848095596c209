"""The table of persons and offices, and who of it is meant in the table of meetings."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from loader.suggest import did_you_mean
from loader.tables import cells
from loader.tables.attempts import Attempts, Ranges
from loader.tables.columns import PERSONS
from loader.tables.drafts import Draft, Drafts
from loader.tables.faults import CellError, shown
from loader.tables.sheets import Row

__all__ = ["People"]

_PERSON = {"evidence": "quote"}
_ROLE = {
    "id": "role",
    "title": "role",
    "organisation": "role_organisation",
    "country": "role_country",
    "evidence": "role_quote",
}
_HOLDS = {name: f"role_{name}" for name in ("since", "until", "as_of", "tense")}
_PERSON_FIELDS = ("name", "family_name", "given_name", "name_order", "country", "wikidata")
_NEED_ROLE = [name for name in PERSONS.names() if name.startswith("role_")]
_NEED_NAME = [name for name in PERSONS.names() if name not in ("name", *_ROLE.values())]


class People:
    """States persons, offices and who holds them; then finds each by id, name or full alias, as written."""

    def __init__(self, attempts: Attempts, drafts: Drafts, *, as_named: bool = False) -> None:
        self._attempts = attempts
        self._drafts = drafts
        self._persons: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._as_named = as_named

    def state(self, row: Row) -> None:
        """State the person, the office, and that the one holds the other, as far as the row names them."""
        name, title = row["name"], row["role"]
        if not name and not title:
            self._attempts.refuse(row, "name", "nothing", "a person's name, or an office in column role")
        elif not name:
            self._attempts.refuse_without("name", row, _NEED_NAME)
        elif not title:
            self._attempts.refuse_without("role", row, _NEED_ROLE)
        evidence = self._attempts.ranges(row, "role_quote")
        person = self._person(row) if name else None
        role = self._role(row, evidence) if title else None
        if person and role:
            self._holds(row, person, role, evidence)

    def _person(self, row: Row) -> str:
        id_ = self._attempts.id(row, "id", row["id"], row["name"])
        before = self._drafts.stated(id_)
        if before and before.kind == "person" and not row["role"]:
            found = f"{shown(row['name'])}, who is in row {before.row.number} already"
            self._attempts.refuse(row, "name", found, "another office of the person, or an id for a namesake")
        fields: dict[str, Any] = {name: row[name] for name in _PERSON_FIELDS}
        fields |= {"aliases": self._aliases(row), "evidence": self._attempts.ranges(row, "quote")}
        self._drafts.state(Draft("person", id_, row, _PERSON, fields))
        full_names = [alias["text"] for alias in fields["aliases"] if alias["kind"] == "full"]
        for name in (id_, row["name"], *full_names):
            self._persons[name].add(id_)
        return id_

    def _aliases(self, row: Row) -> list[dict[str, str]]:
        found = [self._attempts.read(row, "aliases", cells.alias, text) for text in cells.listed(row["aliases"])]
        return [alias for alias in found if alias]

    def _role(self, row: Row, evidence: Ranges) -> str:
        role = cells.named(row["role"])
        country, organisation = row["role_country"], row["role_organisation"]
        id_ = self._attempts.id(row, "role", role.id, country, organisation, role.name)
        fields = {"title": role.name, "organisation": organisation, "country": country, "evidence": evidence}
        self._drafts.state(Draft("role", id_, row, _ROLE, fields))
        for name in (id_, role.name):
            self._roles[name].add(id_)
        return id_

    def _holds(self, row: Row, person: str, role: str, evidence: Ranges) -> None:
        fields: dict[str, Any] = {name: row[column] for name, column in _HOLDS.items()}
        fields |= {"person": person, "role": role, "as_of": cells.listed(row["role_as_of"]), "evidence": evidence}
        id_ = f"{person}/{role}/{row['role_since']}/{row['role_until']}"
        self._drafts.state(Draft("holds", id_, row, _HOLDS, fields))

    def _state_as_named(self, row: Row, who: cells.Named) -> None:
        """Where there is no table of persons, whoever takes part is stated by the name."""
        id_ = self._attempts.id(row, "participants", who.id, who.name)
        columns = {"id": "participants", "name": "participants"}
        self._drafts.state(Draft("person", id_, row, columns, {"name": who.name}))
        for name in (id_, who.name):
            self._persons[name].add(id_)

    def participant(self, text: str, row: Row | None = None) -> dict[str, Any]:
        """A participant without evidence. Raises CellError where it is nobody, or who it is cannot be told."""
        who, side, part = cells.participant(text)
        if self._as_named and cells.named(who).name not in self._persons and row is not None:
            self._state_as_named(row, cells.named(who))
        return self.known(who, side) | {"side": side, "part": part}

    def actor(self, text: str) -> dict[str, str]:
        """A person or an office of the table, or else a name as the text has it. Somebody who could be several is
        named, too."""
        try:
            return self.known(text)
        except CellError:
            return {"name": text}

    def known(self, who: str, side: str = "") -> dict[str, str]:
        """A person or an office of the table; the side tells which of several offices. Raises CellError."""
        name = cells.named(who).id or who
        persons, roles = self._persons.get(name, set()), self._roles.get(name, set())
        if len(roles) > 1:
            roles = {id_ for id_ in roles if self._country(id_) == side} or roles
        found = sorted(persons or roles)
        if not found:
            raise CellError(f"{shown(name)}, who is not in {PERSONS.file}", f"{self._near(name)}a name or office there")
        if len(found) > 1:
            raise CellError(f"{shown(name)}, which could be {', '.join(found)}", "the id in place of the name")
        return {"person" if persons else "role": found[0]}

    def _country(self, role: str) -> str | None:
        draft = self._drafts.stated(role)
        return draft.fields.get("country") if draft else None

    def _near(self, name: str) -> str:
        hint = did_you_mean(name, [*self._persons, *self._roles], quotes="'")
        return f"{hint} " if hint else ""
