"""What the result hangs on: unknown answers completed, single answers changed, weights moved.

A completion gives every unknown answer that matters one of its answers and follows the interview to its end. Where
there are more completions than the parameter `completions`, that many are drawn by chance from a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.explain import find_out
from platform_guide.decision.engine.interview import END, NONE, SHORT, TRACK, UNKNOWN, chosen, walk
from platform_guide.decision.engine.model import Answers, Model, QuestionData
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import Solved, solve
from platform_guide.decision.engine.sensitivity import SEED, flips, sensitivity
from platform_guide.decision.engine.shortlist import value_of
from platform_guide.decision.engine.value import middle

TOP = 3
_VARIED = 8
_Given = dict[str, list[str]]


class Result(NamedTuple):
    """The short form of a result: the kind of its outcome and the ids of its first options, in order.

    `might` are those that might be first where what is not answered holds all of them back.
    """

    kind: str
    top: tuple[str, ...]
    might: tuple[str, ...]

    def described(self) -> dict[str, Any]:
        """Return the result ready for JSON."""
        return {"kind": self.kind, "top": list(self.top)}


@dataclass
class _Desk:
    """Works out short results and remembers them."""

    model: Model
    weights: Mapping[str, int]
    editions: Editions
    known: dict[str, Result] = field(default_factory=dict)

    def result(self, answers: Answers) -> Result:
        key = repr(sorted((name, list(given)) for name, given in answers.items()))
        if key not in self.known:
            solved = solve(self.model, answers, self.weights, self.editions)
            # What was named is the answer, whatever is held back of the rest.
            might = [] if solved.judged else solved.might
            top, possible = (tuple(option["id"] for option in some[:TOP]) for some in (solved.compared, might))
            self.known[key] = Result(solved.kind, top, possible)
        return self.known[key]


def study(
    model: Model, answers: Answers, weights: Mapping[str, int] | None = None, editions: Editions | None = None
) -> dict[str, Any]:
    """Return what a result hangs on.

    Args:
        model: what `compile_model` returned.
        answers: as for `decide`.
        weights: as for `decide`.
        editions: as for `decide`.

    Returns:
        `sensitivity`: see there, with `flips`: the nearest weight of each criterion with which another option is first,
        asked again of the whole decision, and `overtakes`: the `option` that would pass the first one if the level of
        one unknown claim (`entry`, `capability`) turned out to be full. `completions`: None where no answer is
        unknown, otherwise `count`, `drawn` (whether by chance), `kinds` (outcomes with their number), `always` and
        `sometimes` (options among the first three in all and in some completions, with their number), `settle` (the
        questions to settle, the one first that changes the first three most often) and `by_answer` (for each answer to
        each open question that matters `question`, `answer`, and the `kind` and `top` of what follows from it while
        the other questions stay open; where all is held back, `top` is what might be first). `changes`: single answers
        that would change the first option.
    """
    editions = editions or Editions(model)
    solved = solve(model, answers, weights, editions)
    desk = _Desk(model, weights or {}, editions)
    given = {name: list(values) for name, values in answers.items()}
    firm = sensitivity(model, solved.case.policy["weights"], solved.level)
    if firm:
        firm |= {"flips": list(turns(solved, answers)), "overtakes": list(overtakes(solved))}
    return {
        "sensitivity": firm,
        "completions": _completed(desk, given) if solved.case.interview["complete"] else None,
        "changes": list(_changes(desk, given)) if solved.case.interview["complete"] else [],
    }


def turns(solved: Solved, answers: Answers) -> Iterator[dict[str, Any]]:
    """Yield the nearest weights with which another option is first, as far as the whole decision agrees."""
    weights = solved.case.policy["weights"]
    model, editions = solved.case.model, solved.case.editions
    for one in flips(model, weights, solved.level):
        then = solve(model, answers, {**weights, one["criterion"]: one["to"]}, editions)
        if then.compared and then.compared[0]["id"] == one["option"]:
            yield one


def overtakes(solved: Solved) -> Iterator[dict[str, str]]:
    """Yield the unknown claims that alone would put an option before the first one, were they full.

    Of what the reader named none are told: a level that turned out full may also meet what is counted as lacking.
    """
    if solved.judged:
        return
    case, others = solved.case, solved.options[1:]
    least = max(1, 2 * case.scale.step)
    stacks = dict(zip((option["id"] for option in solved.options), solved.stacks_in_order, strict=True))
    for option in others:
        first = solved.options[0]
        if (option["new"] > 0) != (first["new"] > 0) or middle(option["value"]) - middle(first["value"]) >= least:
            continue
        for one in option["unknown"]:
            ours, theirs = (value_of(case, stacks[name], one) for name in (first["id"], option["id"]))
            if middle(theirs) - middle(ours) >= least:
                yield {"option": option["id"], "entry": one["entry"], "capability": one["capability"]}


def choices(question: QuestionData, model: Model) -> list[list[str]]:
    """Return the answers that stand for all answers to a question: each alone; the ends of a number; owning nothing."""
    if question["kind"] == "entries":
        return [[NONE]]
    if question["kind"] == "stacks":
        return [[UNKNOWN]]
    if question["kind"] == "number":
        fact = row(model["facts"], question["fact"])
        ends = [end for end in (fact["minimum"], fact["maximum"]) if end is not None]
        return [[str(end)] for end in ends] or [[UNKNOWN]]
    return [[answer["id"]] for answer in question["answers"]]


def _completed(desk: _Desk, answers: _Given) -> dict[str, Any] | None:
    matters = _matters(desk, answers)
    if not matters:
        return None
    bound = desk.model["parameters"]["completions"]
    found = list(_all(desk.model, answers, matters, bound + 1))
    drawn = len(found) > bound
    if drawn:
        chance = Chance(SEED)
        found = [_drawn(desk.model, answers, matters, chance) for _ in range(bound)]
    results = [desk.result(one) for one in found]
    tops = Counter(option for result in results for option in result.top)
    ordered = sorted(tops, key=lambda option: (-tops[option], option))
    return {
        "count": len(found),
        "drawn": drawn,
        "kinds": dict(sorted(Counter(result.kind for result in results).items())),
        "always": [option for option in ordered if tops[option] == len(found)],
        "sometimes": [{"option": option, "times": tops[option]} for option in ordered if tops[option] < len(found)],
        "settle": _settle(desk, answers, found[:_VARIED]),
        "by_answer": list(_by_answer(desk, answers, matters)),
    }


def _by_answer(desk: _Desk, answers: _Given, matters: set[str]) -> Iterator[dict[str, Any]]:
    for question in desk.model["questions"]:
        if question["id"] not in matters or answers.get(question["id"]) != [UNKNOWN]:
            continue
        for one in choices(question, desk.model):
            tried = _led(desk, {**answers, question["id"]: one})
            if tried:
                then = desk.result(tried)
                told = {"kind": then.kind, "top": list(then.top or then.might)}
                yield {"question": question["id"], "answer": one, **told}


def _led(desk: _Desk, answers: _Given) -> _Given | None:
    """Return answers that lead to the end: a way to questions nobody asked goes on with what they assume."""
    for tried in (answers, {**answers, TRACK: SHORT}):
        if walk(desk.model, tried)["complete"]:
            return tried
    return None


def _matters(desk: _Desk, answers: _Given) -> set[str]:
    """Return the questions whose unknown facts a rule waits for, and those that decide what is asked next."""
    model = desk.model
    solved = solve(model, answers, editions=desk.editions)
    if solved.case.policy["outcome"]:
        return set()
    asked = solved.case.interview["asked"]
    waiting = {str(one["question"]) for one in find_out(solved.case, [])}
    guards = {
        question["id"]
        for question in model["questions"]
        if question["id"] in asked and any(edge["when"] for edge in question["next"])
    }
    unknown = {name for name in asked if answers.get(name) == [UNKNOWN]}
    # Behind a guard that is not settled lie questions that nobody was asked.
    return unknown & (waiting | guards) | ((waiting - set(asked)) if unknown & guards else set())


def _open(model: Model, answers: _Given, matters: set[str], settled: set[str]) -> QuestionData | None:
    """Return the next question that a completion has to answer."""
    interview = walk(model, answers)
    questions = {question["id"]: question for question in model["questions"]}
    for name in interview["asked"]:
        if name in matters and name not in settled and answers.get(name) == [UNKNOWN]:
            return questions[name]
    return questions[interview["next"]] if interview["next"] not in {None, END} else None


def _all(model: Model, answers: _Given, matters: set[str], bound: int) -> Iterator[_Given]:
    """Yield completions in the order of questions and answers, `bound` of them at most."""
    waiting: list[tuple[_Given, set[str]]] = [(answers, set())]
    count = 0
    while waiting and count < bound:
        at, settled = waiting.pop()
        question = _open(model, at, matters, settled)
        if question is None:
            count += 1
            yield at
            continue
        more = settled | {question["id"]}
        waiting += [({**at, question["id"]: one}, more) for one in reversed(choices(question, model))]


def _drawn(model: Model, answers: _Given, matters: set[str], chance: Chance) -> _Given:
    settled: set[str] = set()
    while (question := _open(model, answers, matters, settled)) is not None:
        offered = choices(question, model)
        settled |= {question["id"]}
        answers = {**answers, question["id"]: offered[chance.below(len(offered))]}
    return answers


def _settle(desk: _Desk, before: _Given, completions: list[_Given]) -> list[dict[str, Any]]:
    """Vary one completed answer at a time, and count how often the first three options change."""
    found = []
    for place, question in enumerate(desk.model["questions"]):
        name = question["id"]
        varied = changed = 0
        offered = choices(question, desk.model)
        for one in completions:
            if one.get(name) == before.get(name) or one.get(name) not in offered or len(offered) < len(["one", "two"]):
                continue
            other = {**one, name: offered[(offered.index(one[name]) + 1) % len(offered)]}
            if walk(desk.model, other)["complete"]:
                varied += 1
                changed += desk.result(one) != desk.result(other)
        if varied:
            found.append(
                (-changed * _VARIED // varied, place, {"question": name, "changed": changed, "varied": varied})
            )
    return [one for _, _, one in sorted(found, key=lambda item: item[:2])]


def _changes(desk: _Desk, answers: _Given) -> Iterator[dict[str, Any]]:
    """Yield the single answers that would put another option first, or would leave none or another outcome.

    `short` tells that questions behind the answer, which nobody asked, took what they assume.
    """
    interview = walk(desk.model, answers)
    now = desk.result(answers)
    for question in desk.model["questions"]:
        name = question["id"]
        if name not in interview["asked"] or answers.get(name) == [UNKNOWN]:
            continue
        assumed = name in interview["assumed"]
        given = chosen(desk.model, question, question["assumed"] if assumed else answers.get(name)) or []
        for other in _others(question, given):
            tried = _led(desk, {**answers, name: other})
            if tried is None:
                continue
            then = desk.result(tried)
            # Another kind with the same option first, such as one that is owned now, changes no first place.
            same = then.top[:1] == now.top[:1] if then.top or now.top else then.kind == now.kind
            if not same:
                short = tried.get(TRACK) == SHORT
                yield {"question": name, "answer": other, "assumed": assumed, "short": short, **then.described()}


def _others(question: QuestionData, given: list[str]) -> Iterator[list[str]]:
    """Yield other answers: every other one of a single choice; of several, each one more and each one fewer."""
    if question["kind"] == "single":
        yield from ([answer["id"]] for answer in question["answers"] if [answer["id"]] != given)
    elif question["kind"] == "multi":
        # A list of what is wanted is what the reader came for; another list would be another visit.
        if any(isinstance(value, list) for answer in question["answers"] for value in answer["set"].values()):
            return
        ids = [answer["id"] for answer in question["answers"]]
        empty = {answer["id"] for answer in question["answers"] if not answer["set"]}
        for name in ids:
            if name in given:
                rest = [one for one in given if one != name]
                if rest:
                    yield rest
            elif name in empty:
                yield [name]
            else:
                yield [one for one in ids if one == name or (one in given and one not in empty)]
    elif question["kind"] == "entries" and given != [NONE]:
        for name in given:
            yield [one for one in given if one != name] or [NONE]
