"""Every kind of bad input gives its exact message: place, rule, words and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.issues import report
from tests import sample

ROADSTER = "data/platforms/roadster.yaml"
PANNIER = "data/glossary/pannier.yaml"
IDENTITIES = "data/identities/events.yaml"
PUBLISHED = "id: events\nevents:\n  roadster:\n    renamed: 0d9a2c61-6c0a-5d53-9c26-0f3f6ad3bb11\n"
EVENT = "    - date: 2024-05-01\n      kind: renamed\n"
QUESTIONS = "data/decision/questions.yaml"
RULES = "data/decision/rules.yaml"
COSTS = "data/costs/costs.yaml"
PILOT = "data/pilot/pilot.yaml"
PILOT_TEXTS = "data/pilot/texts.yaml"
REVIEWED = "name: Roadster\nreviews: [{{on: 2026-10-01, claims: {}, corrected: 0}}]\n"
RELEASE = (
    "release: {version: '2.1', date: 2026-10-05, verified_on: 2026-10-02, "
    "evidence: [{url: 'https://example.org/new', title: New, kind: release-notes}]}\n"
)
GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "messages"


def before(*events: str) -> str:
    """Return more events, each without its evidence, and the one that the roadster has behind them."""
    proof = "evidence: [{url: 'https://example.org/old', title: Old, kind: announcement}]"
    return "".join(f"    - {{{event}, {proof}}}\n" for event in events) + EVENT


# name: (file, what is replaced, by what)
CASES: dict[str, tuple[str, str, str]] = {
    "syntax": (ROADSTER, "aliases:\n", "aliases: [\n"),
    "duplicate-key": (ROADSTER, "kind: platform\n", "kind: platform\nkind: component\n"),
    "yes-as-level": (ROADSTER, "    level: full\n", "    level: yes\n"),
    "level-misspelled": (ROADSTER, "    level: full\n", "    level: ful\n"),
    "unknown-capability": (ROADSTER, "  brakes:\n", "  brake:\n"),
    "unknown-category": (ROADSTER, "category: city", "category: citty"),
    "unknown-environment": (ROADSTER, "environments: [street]", "environments: [streets]"),
    "unknown-area": (ROADSTER, "  - area: riding", "  - area: ridding"),
    "unknown-flow": ("data/platforms/trailer.yaml", "flow: riding-carrying", "flow: carrying-riding"),
    "unknown-edition": (ROADSTER, "      deluxe: {level: full", "      delux: {level: full"),
    "dangling-integration": ("data/platforms/trailer.yaml", "with: roadster", "with: roadstar"),
    "dangling-successor": (ROADSTER, "lifecycle:\n", "lifecycle:\n  successor: tandem\n"),
    "own-successor": (ROADSTER, "lifecycle:\n", "lifecycle:\n  successor: roadster\n"),
    "missing-evidence": (
        ROADSTER,
        '    level: full\n    evidence: [{url: "https://example.org/brakes", title: Brakes, kind: documentation}]\n',
        "    level: full\n",
    ),
    "missing-claim": (ROADSTER, "  - area: riding", "  - area: carrying\n    evidence: []\n  - area: riding"),
    "missing-note": (ROADSTER, "    note: Three of them.\n", ""),
    "missing-field": (ROADSTER, "kind: platform\n", ""),
    "unknown-field": (ROADSTER, "kind: platform\n", "kind: platform\nlicense: MIT\n"),
    "future-date": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on: 2027-10-02"),
    "evidence-after-reading": (ROADSTER, "date: 2026-09-01", "date: 2026-10-05"),
    "text-after-reading": (ROADSTER, "date: 2026-09-01", "text_of: 2026-10-05"),
    "text-before-page": (ROADSTER, "date: 2026-09-01", "date: 2026-09-01, text_of: 2026-08-05"),
    "text-not-a-day": (ROADSTER, "date: 2026-09-01", "text_of: 2026-08"),
    "text-no-version": (ROADSTER, "date: 2026-09-01", "text_of: the newest"),
    "section-empty": (ROADSTER, "date: 2026-09-01", "text_of: 2026-09-05, section: ''"),
    "release-after-seen": (ROADSTER, "scope:\n  - area: riding\n", f"{RELEASE}scope:\n  - area: riding\n"),
    "note-of-a-day": (ROADSTER, "    note: Three of them.\n", "    note: Version 3 is the newest release seen.\n"),
    "old-name": (ROADSTER, "    note: Three of them.\n", "    note: The lever (formerly Shifter) has three.\n"),
    "event-entered-tomorrow": (ROADSTER, EVENT, EVENT.replace("kind", "entered: 2027-05-01\n      kind")),
    "reading-before-event": (ROADSTER, EVENT, EVENT.replace("kind", "entered: 2026-10-05\n      kind")),
    "future-event": (ROADSTER, "    - date: 2024-05-01", "    - date: 2027-05-01"),
    "not-a-date": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on: yesterday"),
    "wrong-type-text": (ROADSTER, "name: Roadster\n", "name: 7\n"),
    "wrong-type-list": (ROADSTER, "delivery: [self-hosted]", "delivery: self-hosted"),
    "wrong-type-mapping": (ROADSTER, 'links: {website: "https://example.org/"}', "links: [website]"),
    "wrong-type-bool": (ROADSTER, "former: true", "former: perhaps"),
    "insecure-address": (ROADSTER, "https://example.org/brakes", "http://example.org/brakes"),
    "address-without-host": (ROADSTER, "https://example.org/brakes", "https://brakes/"),
    "refused-host": (ROADSTER, "https://example.org/brakes", "https://shop.example.org/brakes"),
    "refused-link": (ROADSTER, 'website: "https://example.org/"', 'website: "https://shop.example.org/"'),
    "short-summary": (ROADSTER, "A bicycle for streets that is found at every corner of the town.", "A bicycle."),
    "long-name": (ROADSTER, "name: Roadster\n", f"name: {'Road' * 50}\n"),
    "bad-id": (ROADSTER, "  - id: standard", "  - id: Standard!"),
    "id-not-file-name": (ROADSTER, "id: roadster\n", "id: roadstar\n"),
    "name-taken": ("data/platforms/trailer.yaml", "name: Trailer\n", "name: PENNY\n"),
    "edition-not-different": (ROADSTER, "deluxe: {level: full", "deluxe: {level: partial"),
    "out-of-scope": (
        "data/platforms/trailer.yaml",
        "  child-seat:\n",
        "  gears: {level: unknown, note: Looked for it., verified_on: 2026-10-01}\n  child-seat:\n",
    ),
    "undated-ending": (
        ROADSTER,
        "lifecycle:\n  status: active",
        "lifecycle:\n  alternatives: [trailer]\n  status: discontinued",
    ),
    "anchor": (ROADSTER, "delivery: [self-hosted]", "delivery: &same [self-hosted]\n    note: *same"),
    "tag": (ROADSTER, "name: Roadster\n", "name: !!python/name:os.system Roadster\n"),
    "capability-twice": ("data/capabilities/carrying.yaml", "  - id: child-seat", "  - id: gears"),
    "flow-to-nowhere": ("data/settings.yaml", "target: carrying", "target: carying"),
    "document-twice": (ROADSTER, "kind: platform\n", "kind: platform\n---\n"),
    "question-cycle": (QUESTIONS, "    next: [{to: end}]", "    next: [{to: way}]"),
    "question-unreached": (
        QUESTIONS,
        "    next:\n      - {when: way == long, to: child}\n      - {to: child}\n",
        "    next: [{to: end}]\n",
    ),
    "question-unknown": (QUESTIONS, "{when: way == long, to: child}", "{when: way == long, to: chidl}"),
    "question-guarded-end": (QUESTIONS, "      - {to: child}\n", ""),
    "condition-unknown-fact": (RULES, "when: way == long", "when: weg == long"),
    "condition-unknown-value": (RULES, "when: way == long", "when: way == lang"),
    "condition-syntax": (RULES, "when: way == long", "when: way = long"),
    "condition-wrong-type": (RULES, "    when: child\n", "    when: child > 3\n"),
    "rule-unknown-capability": (RULES, "capability: child-seat", "capability: child-seta"),
    "rule-unknown-criterion": (RULES, "swing: {comfort: 75}", "swing: {confort: 75}"),
    "answer-unknown-fact": (QUESTIONS, "set: {way: short}", "set: {wey: short}"),
    "fact-unread": (RULES, "    when: child\n", "    when: way == short\n"),
    "message-missing": (
        "data/decision/messages.yaml",
        '  outcome-nothing: "Nothing fits: {count} of your demands cannot be met together."\n',
        "",
    ),
    "condition-always": (RULES, "when: way == long", "when: way in [short, long]"),
    "condition-never": (RULES, "when: way == long", "when: way == long and way == short"),
    "edge-never": (
        QUESTIONS,
        "    next: [{to: end}]",
        "    next: [{when: child or not child, to: end}, {when: child, to: end}, {to: end}]",
    ),
    "question-inert": (QUESTIONS, "set: {child: true}", "set: {child: false}"),
    "path-long": (QUESTIONS, "start: way}", "start: way, most: 1}"),
    "short-unreached": (QUESTIONS, "start: way}", "start: child, short: [way]}"),
    "assumed-missing": (QUESTIONS, "start: way}", "start: way, short: [child]}"),
    "assumed-unknown": (
        QUESTIONS,
        "    kind: single\n    answers:\n      - {id: short",
        "    kind: single\n    assumed: [shrot]\n    answers:\n      - {id: short",
    ),
    "infeasible-unknown": (RULES, "demands: [child-seat]", "demands: [child-saet]"),
    "end-list-without-product": (
        "data/settings.yaml",
        "limits:",
        "end_lists: [{name: Ends, address: 'https://ends.example/api', products: {roadster: r}}]\nlimits:",
    ),
    "end-list-not-public": (
        "data/settings.yaml",
        "limits:",
        "end_lists: [{name: Ends, address: 'http://ends.example/{product}', products: {roadster: r}}]\nlimits:",
    ),
    "end-list-unknown": (
        "data/settings.yaml",
        "limits:",
        "end_lists: [{name: Ends, address: 'https://ends.example/{product}', products: {roadstar: r}}]\nlimits:",
    ),
    "pair-order": ("data/settings.yaml", "limits:", "pairs: [[trailer, roadster]]\nlimits:"),
    "pair-twice": ("data/settings.yaml", "limits:", "pairs: [[roadster, trailer], [roadster, trailer]]\nlimits:"),
    "pair-unknown": ("data/settings.yaml", "limits:", "pairs: [[roadstar, trailer]]\nlimits:"),
    "runs-missing": (ROADSTER, "    runs: server\n", ""),
    "runs-unknown": (ROADSTER, "    runs: server\n", "    runs: servers\n"),
    "runs-superfluous": (ROADSTER, "delivery: [saas]", "delivery: [saas]\n    runs: cluster"),
    "run-by-nobody": (ROADSTER, "delivery: [self-hosted]", "delivery: [self-hosted, customer-cloud]"),
    "use-missing": (
        ROADSTER,
        "    use: production\n    pricing: {model: subscription}",
        "    pricing: {model: subscription}",
    ),
    "use-misspelled": (
        ROADSTER,
        "    use: production\n    pricing: {model: sub",
        "    use: produktion\n    pricing: {model: sub",
    ),
    "use-unproven": (
        ROADSTER,
        "    use: production\n    pricing: {model: sub",
        "    use: academic\n    pricing: {model: sub",
    ),
    "yes-and-no": (
        ROADSTER,
        "    environments: [street, trail]\n",
        "    not_delivery: [saas]\n    environments: [street, trail]\n    not_environments: [trail, tral]\n",
    ),
    "delivery-unproven": (ROADSTER, "delivery: [self-hosted]", "delivery: [self-hosted, air-gapped]"),
    "proof-of-nothing": (
        ROADSTER,
        "    runs: server\n",
        "    runs: server\n    proof: {stret: [{url: 'https://example.org/s', title: On streets, kind: licence}]}\n",
    ),
    "same-code": (ROADSTER, "    runs: server\n", "    runs: server\n    same_code_as: delux\n"),
    "requires-unknown": (ROADSTER, "    runs: server\n", "    runs: server\n    requires: [trailor, roadster]\n"),
    "event-id-missing": (ROADSTER, EVENT, before("date: 2023-01-10, kind: renamed, text: Version 2.1 got a new name.")),
    "event-id-missing-of-part": (
        ROADSTER,
        EVENT,
        before(
            "date: 2023-01-10, kind: renamed, part: The bell, text: The bell was renamed to ring.",
            "date: 2023-01-10, kind: renamed, part: the bell, text: The ring was renamed to bell.",
        ),
    ),
    "event-id-twice": (
        ROADSTER,
        EVENT,
        before(
            "id: sale, date: 2023-01-10, kind: released, text: The first one was sold to a customer.",
            "id: sale, date: 2022-01-10, kind: announced, text: The sale of bicycles was announced.",
        ),
    ),
    "event-id-taken": (
        ROADSTER,
        EVENT,
        before("id: renamed, date: 2023-01-10, kind: released, text: The first one was sold to a customer."),
    ),
    "event-revision": (ROADSTER, EVENT, EVENT.replace("- ", "- revision: -1\n      ")),
    "identity-of-nothing": (ROADSTER, "kind: renamed", "kind: renamed\n      part: The frame"),
    "identity-of-no-entry": (IDENTITIES, "  roadster:", "  roadstar:"),
    "identity-malformed": (IDENTITIES, "0d9a2c61-", "urn:uuid:0d9a2c61-"),
    "identity-twice": (
        IDENTITIES,
        "  roadster:\n",
        "  trailer: {released: 0d9a2c61-6c0a-5d53-9c26-0f3f6ad3bb11}\n  roadster:\n",
    ),
    "null-byte": (ROADSTER, "name: Roadster\n", "name: Road\x00ster\n"),
    "term-unknown": (PANNIER, "not_to_be_confused_with: [brake]", "not_to_be_confused_with: [brakk]"),
    "term-taken": (PANNIER, "aliases: [pannier bag, PB]", "aliases: [pannier bag, Brakes]"),
    "term-long": (PANNIER, "It carries what a rider needs.", "It carries food. And drink."),
    # What was typed is what is said, and the hint is what to do.
    "number-as-text": (ROADSTER, "name: Roadster\n", "name: 1.10\n"),
    "number-with-nought": (ROADSTER, "name: Roadster\n", "name: 010\n"),
    "number-endless": (ROADSTER, "name: Roadster\n", REVIEWED.format("9" * 5000)),
    "number-infinite": (ROADSTER, "name: Roadster\n", REVIEWED.format("1.0e999")),
    "true-as-text": (ROADSTER, "name: Roadster\n", "name: true\n"),
    "true-misspelled": (ROADSTER, "former: true", "former: Treu"),
    "hide-misspelled": (ROADSTER, "kind: platform\n", "kind: platform\nhide: True\n"),
    "hide-nothing": (ROADSTER, "  - id: standard\n", "  - id: standard\n    hide: true\n"),
    "nothing-as-text": (ROADSTER, "name: Roadster\n", "name:\n"),
    "mapping-as-text": (ROADSTER, "    note: Three of them.\n", "    note:\n      Three of them: all good.\n"),
    "colon-in-text": (ROADSTER, "    note: Three of them.\n", "    note: Three: all of them.\n"),
    "tab": (ROADSTER, "    note: Three of them.\n", "\tnote: Three of them.\n"),
    "quote-open": (ROADSTER, "    note: Three of them.\n", "    note: 'Three of them.\n"),
    "quote-ended-early": (ROADSTER, "    note: Three of them.\n", "    note: 'Three' of them.\n"),
    "bracket-open": (ROADSTER, "delivery: [self-hosted]", "delivery: [self-hosted"),
    "bracket-open-long": (ROADSTER, "delivery: [saas]", "delivery: {saas"),
    "escape-unknown": (ROADSTER, "    note: Three of them.\n", '    note: "Three \\of them."\n'),
    "sign-at-start": (ROADSTER, "    note: Three of them.\n", "    note: @three of them.\n"),
    "field-outdented": (ROADSTER, "    note: Three of them.\n", "   note: Three of them.\n"),
    "alias-of-itself": (ROADSTER, "kind: platform\n", "kind: platform\nzz: &a [*a]\n"),
    "too-deep": (ROADSTER, "kind: platform\n", f"kind: platform\nzz: {'[' * 500}\n"),
    "colon-without-space": (ROADSTER, "until: 2024-05-01}", "until:}"),
    "merge-unfinished": (ROADSTER, "claims:\n", "<<<<<<< HEAD\nclaims:\n=======\nclaims:\n>>>>>>> other\n"),
    "nothing-as-kind": (ROADSTER, "kind: platform\n", "kind:\n"),
    "nothing-as-date": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on:"),
    "null-as-text": (ROADSTER, "name: Roadster\n", "name: null\n"),
    "text-as-record": (ROADSTER, "pricing: {model: subscription}", "pricing: subscription"),
    "criterion-reserved": ("data/decision/criteria.yaml", "  - id: comfort\n", "  - id: track\n"),
    # Characters and line breaks.
    "line-separator": (ROADSTER, "name: Roadster\n", "name: Road\u2028ster\n"),
    "next-line-escaped": (ROADSTER, "name: Roadster\n", 'name: "Road\\Nster"\n'),
    "vertical-tab": (ROADSTER, "name: Roadster\n", 'name: "Road\\vster"\n'),
    "carriage-return": (ROADSTER, "    note: Three of them.\n", '    note: "Three\\rof them."\n'),
    "blank-line-in-name": (ROADSTER, "name: Roadster\n", 'name: "Road\\n\\n# ster"\n'),
    "blank-line-in-note": (ROADSTER, "    note: Three of them.\n", "    note: |\n      Three\n\n      of them.\n"),
    "escape-code": (ROADSTER, "name: Roadster\n", 'name: "\\e[31mRoadster"\n'),
    "key-with-break": (ROADSTER, "  brakes:\n", '  "bra\\nkes":\n'),
    "unknown-key-with-break": (ROADSTER, "kind: platform\n", 'kind: platform\n"a\\n::error::b": 1\n'),
    # Addresses: the host is what it looks like.
    "address-upper-case": (ROADSTER, "https://example.org/brakes", "HTTPS://SHOP.example/brakes"),
    "address-with-user": (ROADSTER, "https://example.org/brakes", "https://example.org@shop.example/brakes"),
    "address-with-percent": (ROADSTER, "https://example.org/brakes", "https://sh%6Fp.example/brakes"),
    "address-full-width": (ROADSTER, "https://example.org/brakes", "https://\uff53hop.example/brakes"),
    "address-cyrillic": (ROADSTER, "https://example.org/brakes", "https://sh\u043ep.example/brakes"),
    "address-soft-hyphen": (ROADSTER, "https://example.org/brakes", "https://sh\\u00adop.example/brakes"),
    "address-override": (ROADSTER, "https://example.org/brakes", "https://example.org/\\u202ebrakes"),
    "address-number": (ROADSTER, "https://example.org/brakes", "https://93.184.215.14/brakes"),
    "address-port": (ROADSTER, "https://example.org/brakes", "https://example.org:70000/brakes"),
    # Names.
    "date-of-week": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on: 2026-W40-5"),
    "date-far": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on: 0026-10-02"),
    "date-not-there": (ROADSTER, "    verified_on: 2026-10-02", "    verified_on: 2026-02-30"),
    "id-of-device": (ROADSTER, "  - id: standard", "  - id: nul"),
    "question-reserved": (QUESTIONS, "  - id: child\n", "  - id: at\n"),
    # Costs.
    "cost-price-without-unit": (
        COSTS,
        "    unit: bicycle\n    currency: EUR\n    region: any\n    as_of: 2026-10-01\n    source: vendor\n",
        "    currency: EUR\n    region: any\n    as_of: 2026-10-01\n    source: vendor\n",
    ),
    "cost-price-without-region": (
        COSTS,
        "    region: any\n    as_of: 2026-10-01\n    source: vendor\n",
        "    as_of: 2026-10-01\n    source: vendor\n",
    ),
    "cost-price-without-day": (COSTS, "    as_of: 2026-10-01\n    source: vendor\n", "    source: vendor\n"),
    "cost-price-negative": (COSTS, 'amount: "20"', "amount: -20"),
    "cost-price-absurd": (COSTS, 'amount: "20"', "amount: 1e30"),
    "cost-price-empty": (COSTS, 'amount: "20"', 'amount: ""'),
    "cost-price-listed": (COSTS, 'amount: "20"', "amount: [20]"),
    "cost-price-textual": (COSTS, 'amount: "20"', "amount: twenty"),
    "cost-price-tomorrow": (COSTS, "as_of: 2026-10-01\n    source: vendor", "as_of: 2027-10-01\n    source: vendor"),
    "cost-price-stale": (COSTS, "as_of: 2026-10-01\n    source: vendor", "as_of: 2015-10-01\n    source: vendor"),
    "cost-price-source": (COSTS, "source: third-party", "source: vendor"),
    "cost-price-of-nothing": (COSTS, "entry: roadster,", "entry: roadstar,"),
    "cost-price-of-no-edition": (COSTS, "edition: standard}", "edition: standart}"),
    "cost-unit-unknown": (COSTS, '"20"\n    unit: bicycle', '"20"\n    unit: bicycel'),
    "cost-range": (COSTS, 'base: "2", high: "4"', 'base: "5", high: "4"'),
    "cost-most": (COSTS, 'most: "1"', 'most: "0.15"'),
    "cost-least": (COSTS, 'most: "1"', 'most: "1", least: "0.06"'),
    "cost-fixed": (COSTS, 'most: "1"', 'most: "1", fixed: true'),
    "cost-two-defaults": (COSTS, "  - {id: lifetime,", "  - {id: riders,"),
    "cost-id-of-price": (COSTS, "  - {id: lights,", "  - {id: tyre-price,"),
    "cost-id-reserved": (COSTS, "  - {id: cover,", "  - {id: open,"),
    "cost-divided-by-nothing": (COSTS, 'unit: years, low: "1"', 'unit: years, low: "0"'),
    "cost-effect": (COSTS, 'high: "4", effect: raises', 'high: "4", effect: lowers'),
    "cost-effect-both": (COSTS, "quantity: [riders], per: [lifetime]", "quantity: [riders], per: [riders, lifetime]"),
    "cost-line-of-template": (COSTS, "lines: [bicycles, lights, tyres]}", "lines: [bicycles, light, tyres]}"),
    "cost-input-unknown": (COSTS, "quantity: [riders], price", "quantity: [rider], price"),
    "cost-growth-unknown": (COSTS, "price: tyre-price,", "price: tyre-price, growth: rises,"),
    "cost-price-unknown": (COSTS, "price: tyre-price,", "price: tire-price,"),
    "cost-group-unknown": (COSTS, "{id: tyres, group: care", "{id: tyres, group: cares"),
    "cost-rate-unknown": (COSTS, "frame: {rate: rate", "frame: {rate: rates"),
    "cost-horizon": (COSTS, "horizon: 3,", "horizon: 50,"),
    "cost-horizon-of-other-length": (COSTS, "horizon: 3,", "horizon: 4,"),
    "cost-share-of-itself": (COSTS, "share_of: [bicycles]", "share_of: [lights]"),
    "cost-share-unknown": (COSTS, "share_of: [bicycles]", "share_of: [bicycle]"),
    "cost-share-at-other-time": (COSTS, "share_of: [bicycles]", "share_of: [tyres]"),
    "cost-share-with-price": (COSTS, "share_of: [bicycles]", "share_of: [bicycles], price: tyre-price"),
    "cost-share-that-rises": (COSTS, "share_of: [bicycles]", "share_of: [bicycles], growth: share"),
    "cost-open-unexplained": (COSTS, "price: open, note: Insurers answer on request.", "price: open"),
    "cost-origin-missing": (
        COSTS,
        'high: "3", effect: lowers, why: A tyre that lasts is bought less often., guess: Chosen for the example.',
        'high: "3", effect: lowers, why: A tyre that lasts is bought less often.',
    ),
    "cost-origin-unread": (COSTS, ", verified_on: 2026-10-01}\n  - {id: share", "}\n  - {id: share"),
    "cost-origin-tomorrow": (
        COSTS,
        "verified_on: 2026-10-01}\n  - {id: share",
        "verified_on: 2027-10-01}\n  - {id: share",
    ),
    "cost-currency": (
        COSTS,
        '"20"\n    unit: bicycle\n    currency: EUR',
        '"20"\n    unit: bicycle\n    currency: USD',
    ),
    "cost-unpublished-of-nothing": (COSTS, "entry: roadster\n", "entry: roadstar\n"),
    "cost-unpublished-of-no-edition": (COSTS, "edition: deluxe", "edition: delux"),
    "cost-unpublished-tomorrow": (COSTS, "looked_on: 2026-10-01", "looked_on: 2027-10-01"),
    "cost-unpublished-stale": (COSTS, "looked_on: 2026-10-01", "looked_on: 2015-10-01"),
    "cost-unpublished-without-day": (COSTS, "    looked_on: 2026-10-01\n", ""),
    "cost-unpublished-without-page": (
        COSTS,
        '    evidence: [{url: "https://example.org/deluxe", title: Deluxe edition, kind: pricing}]\n',
        "",
    ),
    "cost-unpublished-address": (COSTS, "https://example.org/deluxe", "https://shop.example/deluxe"),
    "cost-unpublished-priced": (COSTS, "edition: deluxe", "edition: standard"),
    "cost-address": (COSTS, "https://example.org/tyres", "https://shop.example/tyres"),
    # Pilots.
    "pilot-role-unknown": (PILOT, "who: mechanic, evidence: Watch", "who: mecanic, evidence: Watch"),
    "pilot-role-of-box": (PILOT, "lead: captain", "lead: captian"),
    "pilot-capability-unknown": (PILOT, "capability: brakes", "capability: brake"),
    "pilot-measurable-unknown": (PILOT, "measurable: [share]", "measurable: [shares]"),
    "pilot-id-twice": (PILOT, "  - {id: load, label", "  - {id: hill, label"),
    "pilot-id-of-two-lists": (PILOT, "  - {id: sell,", "  - {id: rain,"),
    "pilot-item-twice": (PILOT, "    - {id: heavy,", "    - {id: often,"),
    "pilot-weeks": (PILOT, "weeks: 2,", "weeks: 4,"),
    "pilot-weeks-textual": (PILOT, "weeks: 2,", "weeks: two,"),
    "pilot-threshold-missing": (PILOT, "threshold: '20', ", ""),
    "pilot-threshold-spare": (PILOT, "better: 'yes',", "better: 'yes', unit: rides,"),
    "pilot-threshold-negative": (PILOT, "threshold: '20'", "threshold: '-20'"),
    "pilot-better": (PILOT, "better: more", "better: moore"),
    "pilot-anchor": (PILOT, "anchor: middle", "anchor: midle"),
    "pilot-text-missing": (PILOT_TEXTS, "  today: Today's way\n", ""),
    "pilot-text-unknown": (PILOT_TEXTS, "  today: Today's way\n", "  today: Today's way\n  todays: Now\n"),
    "pilot-placeholder": (PILOT_TEXTS, "'{candidate} meets", "'{candidat} meets"),
    "pilot-placeholder-of-none": (PILOT_TEXTS, "  none: none\n", "  none: 'none of {count}'\n"),
    "pilot-address": (PILOT, "https://example.org/questions", "https://shop.example/questions"),
    "setting-malformed": (QUESTIONS, "set: {child: true}", "set: {child: {a: b}}"),
    "settings-syntax": ("data/settings.yaml", "limits:", "limits: ["),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    if name.startswith("identity-"):
        sample.write(root, IDENTITIES, PUBLISHED)
    sample.change(root, *CASES[name])
    issues = sample.check(root)
    assert issues, "the broken data was accepted"
    golden = GOLDEN / f"{name}.txt"
    assert report(issues) + "\n" == golden.read_text(encoding="utf-8")


def test_every_golden_message_has_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, "kind: platform", "kind: plattform")
    sample.change(root, "data/platforms/trailer.yaml", "with: roadster", "with: roadstar")
    sample.change(root, "data/capabilities/riding.yaml", "core: true", "core: maybe")
    sample.write(root, "data/platforms/tandem.yaml", "id: [")
    assert {issue.rule for issue in sample.check(root)} == {
        "value-not-allowed",
        "platform-unknown",
        "value-wrong-type",
        "yaml-syntax",
    }


def test_a_refused_record_is_not_reported_as_missing(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, "kind: platform", "kind: plattform")
    assert [issue.rule for issue in sample.check(root)] == ["value-not-allowed"]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("data/platforms/readme.txt.yml", "file-unexpected"),
        ("data/platforms/deep/bike.yaml", "file-unexpected"),
        ("data/plattforms/bike.yaml", "file-unexpected"),
    ],
)
def test_files_in_odd_places_are_reported(path: str, rule: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, path, "id: bike\n")
    assert [issue.rule for issue in sample.check(root)] == [rule]


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/platforms/bike.yaml").write_bytes(b"name: \xff\xfe")
    assert [issue.rule for issue in sample.check(root)] == ["file-encoding"]


def test_a_file_that_is_empty_or_a_list(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/empty.yaml", "# nothing\n")
    sample.write(root, "data/platforms/list.yaml", "- a\n- b\n")
    assert [issue.rule for issue in sample.check(root)] == ["file-empty", "value-wrong-type"]


def test_settings_and_folders_must_exist(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    assert [issue.rule for issue in sample.check(root, "data", "nowhere")] == ["folder-missing"]
    (root / "data/settings.yaml").unlink()
    assert [issue.rule for issue in sample.check(root)] == ["file-missing"]
