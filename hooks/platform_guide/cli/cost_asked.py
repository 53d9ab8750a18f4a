"""What somebody asked of `guide cost`, and what of it cannot be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.figures import WORDS
from platform_guide.cost.data.model import OPEN, CostData, Frame, Template
from platform_guide.cost.engine.model import CostModel
from platform_guide.cost.engine.scenarios import settled
from platform_guide.issues import suggest
from platform_guide.planning.cost.options import wrong


@dataclass(frozen=True)
class Asked:
    """What somebody asked for, as it was typed; `extra` are ids of open lines that only options of a result have."""

    data: CostData
    frame: Frame
    template: str | None
    horizon: str | None
    put: Sequence[str]
    without: Sequence[str]
    extra: Sequence[str] = ()

    @property
    def templates(self) -> list[Template]:
        """The template that was named, or all of them."""
        return [one for one in self.data.templates if self.template in {None, one.id}]

    @property
    def years(self) -> int:
        """The horizon that was asked for."""
        return int(self.horizon) if self.horizon else self.frame.horizon

    @property
    def given(self) -> dict[str, str]:
        """The figures that were put in, by the id of what they are for; a later one counts."""
        return {name.strip(): text.strip() for name, _, text in (one.partition("=") for one in self.put)}

    def model(self, template: Template) -> CostModel:
        """Return the model of a template with the figures that were put in."""
        return settled(compile_model(self.data, template, self.without), self.given)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what cannot be done as it was asked, each with what to do."""
        names = [one.id for one in self.data.templates]
        if self.template is not None and self.template not in names:
            yield f"there is no template `{self.template}`", suggest(self.template, names)
        horizons = [str(years) for years in self.frame.horizons]
        if self.horizon is not None and self.horizon not in horizons:
            yield f"a table does not cover `{self.horizon}` years", f"give one of {', '.join(horizons)}"
        optional = [line.id for line in self.data.lines if line.optional]
        for name in self.without:
            if name not in optional:
                yield f"there is no optional line `{name}`", suggest(name, optional)
        for one in self.put:
            yield from self._wrong(one)
        if self.template in names:
            yield from self._idle(self.templates[0])

    def _idle(self, template: Template) -> Iterator[tuple[str, str]]:
        """Yield figures that change nothing in a template: whoever puts one in expects that it counts."""
        model = compile_model(self.data, template, self.without)
        used = [one["id"] for one in model["inputs"]]
        used += [line["id"] for line in model["lines"] if line["price"] is None and not line["share_of"]]
        for name in self.given:
            if name in self._settable() and name not in used:
                yield f"no line of `{template.id}` rests on `{name}`", suggest(name, used)

    def _wrong(self, one: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with one figure."""
        name, sign, text = (part.strip() for part in one.partition("="))
        if not sign:
            yield f"`{one}` puts no figure in", "write the id of an input, `=` and a figure, such as salary=90000"
            return
        if name not in self._settable():
            yield f"there is no input, price or open line `{name}`", suggest(name, self._settable())
            return
        code = wrong(self.data, name, text)
        if code is None:
            return
        of = next((each for each in self.data.inputs if each.id == name), None)
        if code == "zero":
            yield f"`{name}` cannot be 0: quantities are divided by it", "give a figure above 0"
        elif code == "fixed" and of:
            yield f"`{name}` cannot be `{text}`: it is {of.base} by definition", "leave it out"
        elif code == "most" and of:
            yield f"`{name}` cannot be `{text}`: it is at most {of.most}", "write a share as a decimal: 8 % is 0.08"
        elif code == "least" and of:
            yield f"`{name}` cannot be `{text}`: it is at least {of.least}", f"write it as in {name}={of.base}"
        elif code == "thousands":
            digits = text.replace(".", "")
            yield f"`{name}` can be meant as {digits} or as {text}0", f"write {name}={digits} or {name}={text}0"
        else:
            yield f"`{name}` cannot be `{text}`: {WORDS[code]}", f"write it as in {name}=0.25"

    def _settable(self) -> list[str]:
        figures = [*(one.id for one in self.data.inputs), *(one.id for one in self.data.prices)]
        return [*figures, *(line.id for line in self.data.lines if line.price == OPEN), *self.extra]
