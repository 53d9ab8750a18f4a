// Written by `guide schema` from the models of the decision; do not edit.

/** A lowered condition; see `platform_guide.decision.predicate.types`. */
export type Ast = any[];

export type FactValue = boolean | number | string | string[] | null;

/** Question id (or `door`) to the chosen answer ids; `["unknown"]` is `I don't know`, `["none"]` an empty choice. */
export type Answers = Record<string, string[]>;

/** A statement for readers: `code`, `text` and the ids that the statement rests on. */
export type Reason = Record<string, any>;

/** A capability's position, the rank of the level, if only what was made for it counts, and limits that do not count. */
export type NeedAsked = [number, number, boolean, number[]];

/** A fact; `values` holds the ids of its values, from low to high for an ordinal. */
export interface FactData {
  id: string;
  type: string;
  label: string;
  why: string;
  values: string[];
  labels: string[];
  unit: string | null;
  minimum: number | null;
  maximum: number | null;
  sensitive: boolean;
  unasked: FactValue;
}

/** An answer to choose. */
export interface AnswerData {
  id: string;
  label: string;
  help: string | null;
  set: Record<string, FactValue>;
}

/** Where the interview goes next; `when` is None on the last edge. */
export interface EdgeData {
  when: Ast | null;
  to: string;
}

/** A way into the interview: the facts that choosing it sets, the questions of its short way, and those assumed. */
export interface DoorData {
  id: string;
  label: string;
  description: string;
  start: string;
  short: string[];
  assumes: string[];
  set: Record<string, FactValue>;
}

/** What `I don't know` says. */
export interface UnknownData {
  label: string;
  find_out: string;
  ask: string;
  set: Record<string, FactValue>;
}

/**
 * A question; `fact` is None for single and multi; `assumed` is its answer on a short way.
 *
 * `offered` ones can be answered without being asked; `most` values count at most.
 */
export interface QuestionData {
  id: string;
  step: string;
  text: string;
  why: string;
  kind: string;
  answers: AnswerData[];
  fact: string | null;
  offer: string[];
  assumed: string[];
  unknown: UnknownData | null;
  offered: boolean;
  most: number | null;
  next: EdgeData[];
}

/** Answers of before and what they are now; see `platform_guide.decision.data.model.Former`. */
export interface FormerData {
  was: Record<string, string[]>;
  answered: string[];
  unanswered: string[];
  drop: string[];
  now: Record<string, string>;
}

/** How a reader can build what an edition lacks: for which editions, and what it takes; `beside` as in `Build`. */
export interface BuildData {
  when: Ast;
  takes: string;
  beside: Ast | null;
}

/** A must-have. */
export interface RequirementData {
  that: Ast;
  on_unknown: "exclude" | "verify";
  on_open: "mark" | "hold";
  label: string;
  build: BuildData | null;
}

/** What follows from each value of a fact: a must-have or a need, by value. */
export interface EachData {
  fact: string;
  require: Record<string, RequirementData>;
  need: Record<string, NeedAsked>;
}

/**
 * A rule; `maturity` is a stage's rank.
 *
 * `about` says what the note wants verified: ids of capabilities, or `parts` for all parts of the first option.
 */
export interface RuleData {
  id: string;
  when: Ast;
  because: string;
  require: RequirementData[];
  each: EachData | null;
  need: NeedAsked[];
  swing: Record<string, number>;
  maturity: number | null;
  outcome: Record<string, string> | null;
  note: string | null;
  about: string[];
}

/**
 * Where the score of an edition comes from: exactly one of `claims`, `attribute` and `grades`.
 *
 * `grades` holds conditions on an edition and the reader's facts, with scores; the first that holds counts.
 */
export interface SourceData {
  claims: number[];
  points: number[];
  saturate: boolean;
  attribute: string | null;
  values: Record<string, number>;
  grades: [Ast, number][];
}

/** A part of a criterion, and what it counts for among all parts. */
export interface SubScoreData extends SourceData {
  share: number;
}

/**
 * A criterion; where it has `parts`, they are its sources, and it has none of its own.
 *
 * `computed` names a measure of the whole stack, which has no source.
 */
export interface CriterionData extends SourceData {
  id: string;
  label: string;
  low_label: string;
  high_label: string;
  rationale: string;
  weight: number;
  parts: SubScoreData[];
  computed: string | null;
  anchors: [number, number][];
  rollup: string;
}

/**
 * An edition in one delivery.
 *
 * `levels` has one character per capability: the rank 0 to 3, or `?` for unknown. `apart` holds the positions of
 * capabilities that have to be bought besides, `limits` those of the limits that hold here, among the model's. `price`
 * ranks the kind of its price.
 * Each of `requires` is something without which it does not run: the ids of what will do, of which the first is
 * counted where the reader has none.
 */
export interface EditionData {
  id: string;
  name: string;
  levels: string;
  places: number;
  price: number;
  apart: number[];
  limits: number[];
  requires: string[][];
  attributes: Record<string, any>;
}

/**
 * An entry; `integrations` holds pairs of another entry's id and a flow's position.
 *
 * `formerly` is a name that it gave up not long ago.
 * `secondary` holds the positions of capabilities that it offers beside what it was made for. `verdict` is an
 * organisation's own; without one a condition reads `none`.
 */
export interface CandidateData {
  id: string;
  name: string;
  formerly: string | null;
  kind: string;
  store: string;
  category: string;
  status: string;
  successor: string | null;
  verdict?: string;
  scope: string[];
  secondary: number[];
  integrations: [string, number][];
  editions: EditionData[];
}

/** Something that editions require and that has no entry: `serves` holds its areas, None where they are unknown. */
export interface OutsideData {
  label: string;
  serves: string[] | null;
}

/**
 * Everything that a decision reads. `date` is the data's; `flows` hold areas (source, target) and who makes it.
 *
 * `limits` hold the position of a capability and a sentence on what is lacking where its level is partial or diy.
 */
export interface Model {
  version: number;
  date: string;
  parameters: Record<string, any>;
  messages: Record<string, string>;
  levels: string[];
  areas: string[];
  area_labels: string[];
  capabilities: string[];
  labels: string[];
  area_of: number[];
  limits: [number, string][];
  flows: [string, number, number, number | null][];
  places: Record<string, any>[];
  steps: Record<string, string>[];
  doors: DoorData[];
  facts: FactData[];
  questions: QuestionData[];
  former: FormerData[];
  maturity: Record<string, string>[];
  rules: RuleData[];
  criteria: CriterionData[];
  candidates: CandidateData[];
  outside: Record<string, OutsideData>;
}

/**
 * Where the interview stands.
 *
 * `asked` are the answered questions in order, `next` the first unanswered one (None at the end or before a door
 * is chosen), `assumed` those of them that the short way took for granted, `added` the conditions that were answered
 * without being asked, `given` the answers of all these as they count, `facts` every fact with None for unknown,
 * `sources` the question (or `door`) that set each fact, `dropped` the names of parameters that mean nothing.
 */
export interface Interview {
  door: string | null;
  short: boolean;
  asked: string[];
  assumed: string[];
  added: string[];
  given: Record<string, string[]>;
  next: string | null;
  complete: boolean;
  facts: Record<string, FactValue>;
  sources: Record<string, string>;
  dropped: string[];
}

/** A fact that caused a must-have, and the question (or `door`) that told it, or would if it were asked. */
export interface CauseData {
  fact: string;
  question: string | null;
}

/**
 * A must-have of a result; `reads` are the attributes and claims that decide it.
 *
 * `build` says what it takes to build it, where the reader could with something that the catalogue has.
 */
export interface MustData {
  rule: string;
  label: string;
  because: string;
  open: boolean;
  on_unknown: string;
  on_open: string;
  answers: CauseData[];
  reads: string[];
  build: string | null;
}

/**
 * A need of a result, with the rules that ask for it; `made` where only what was made for it covers it.
 *
 * `without` holds in words the limits with which nothing covers it.
 */
export interface NeedData {
  capability: string;
  label: string;
  level: string;
  made: boolean;
  without: string[];
  open: boolean;
  rules: string[];
}

/** The stage that is needed, and the rules that ask for it. */
export interface MaturityData {
  stage: string;
  rank: number;
  rules: string[];
}

/**
 * A need that a part covers, and at which level; `secondary` where that is not what the entry was made for.
 *
 * `limits` hold in words what is lacking at a level below full.
 */
export interface CoverData {
  capability: string;
  level: string;
  secondary: boolean;
  limits: string[];
}

/**
 * A part of an option; `verify`, `builds` and `marks` hold positions of must-haves.
 *
 * `verify`: to be verified first; `builds`: to be built; `marks`: open ones that it fails with some answers.
 */
export interface PartData {
  entry: string;
  edition: string;
  delivery: string;
  owned: boolean;
  covers: CoverData[];
  verify: number[];
  builds: number[];
  marks: number[];
}

/** A used flow, the entries that it goes between, and whether something makes it. */
export interface FlowData {
  flow: string;
  source: string;
  target: string;
  made: boolean;
}

/** A value in tenths of a point from `low` to `high`, and the percentage of weight that is known. */
export interface ValueData {
  low: number;
  high: number;
  evidence: number;
}

/** The score on one criterion in points; its evidence is the percentage of it that is known. */
export interface ScoreData extends ValueData {
  criterion: string;
}

/** A claim of an option that nobody established and that its value counts. */
export interface UnknownClaimData {
  entry: string;
  edition: string;
  capability: string;
}

/**
 * A single entry or a stack of several.
 *
 * `along` are things that it does not run without and that are new, `upon` those that the reader has. `marks` say with
 * which answers to open questions it falls out.
 */
export interface StackData {
  id: string;
  parts: PartData[];
  places: string[];
  new: number;
  along: string[];
  upon: string[];
  flows: FlowData[];
  missing: string[];
  burden: number;
  value: ValueData;
  scores: ScoreData[];
  marks: Reason[];
  unknown: UnknownClaimData[];
}

/** What stands in an order, with its rank and how many share that. */
export interface RankedData extends StackData {
  rank: number;
  shared: number;
}

/**
 * What fits, with its rank.
 *
 * `best` and `worst` are the ends of its rank over the ends of all intervals. `against` tells how the first option
 * stands to it: `first` (it is that one), `kept` (that one needs nothing new, which goes before value), `sure` or
 * `possible` (surely or possibly better), `none` (no difference to rely on).
 */
export interface OptionData extends RankedData {
  best: number;
  worst: number;
  against: string;
}

/**
 * A must-have that a part does not surely meet: its position, and how it stands.
 *
 * `met`: failed, undocumented (unknown, and unknown excludes), builds (the reader can build what is lacking),
 * unverified or open, as in `eligibility.Verdict`.
 */
export interface GapData {
  must: number;
  entry: string;
  edition: string;
  met: string;
}

/**
 * A need that is not covered: the level needed and the best there is, `unknown` where nobody established it.
 *
 * `made` tells that the level is reached, but beside the main job of what reaches it, and that this does not count;
 * `limits` hold in words the limits for which a level that is reached does not count.
 */
export interface LackData {
  capability: string;
  level: string;
  has: string;
  made: boolean;
  limits: string[];
  open: boolean;
}

/**
 * An entry or a stack that the reader named, with what it lacks.
 *
 * `status`: eligible, verify, built, excluded or discontinued. `apart`: no must-have says so, but it does not run
 * where the reader works, or its parts do not all run in one place there; it is excluded then. `unmet` counts the
 * must-haves that it fails or that are not documented, one more for being apart and, where it fails none, for having
 * ended; `to_build` those that it would meet with what the reader builds. `lacked` counts the needs in force that it
 * does not cover, `needed` all of them.
 */
export interface JudgedData extends RankedData {
  status: string;
  gaps: GapData[];
  apart: boolean;
  lacks: LackData[];
  unmet: number;
  to_build: number;
  lacked: number;
  needed: number;
}

/** What might fit once something is verified. */
export interface UnrankedData extends StackData {
  rank: null;
  shared: null;
  best: null;
  worst: null;
  against: null;
}

/** Demands that cannot be met together, and those without which the others can. */
export interface ConflictData {
  members: Record<string, any>[];
  relax: Reason[];
}

/**
 * The result; every list is in a fixed order, every text comes from the data.
 *
 * `step` is the least difference of value that means something, in tenths of a point. `judged` holds what the reader
 * named to be judged, in order of standing; nothing elsewhere.
 */
export interface Recommendation {
  outcome: Reason;
  interview: Interview;
  musts: MustData[];
  needs: NeedData[];
  maturity: MaturityData | null;
  weights: Record<string, number>;
  step: number;
  options: OptionData[];
  judged: JudgedData[];
  verify: UnrankedData[];
  why_not: Reason[];
  find_out: Reason[];
  conflict: ConflictData | null;
  owned: Reason[];
  notes: Reason[];
  exhaustive: boolean;
}

/**
 * A must-have in force, or an open one; `facts` are those that its rule reads.
 *
 * `cases` are the values of the unknown ones among them with which it holds, of an open must-have only. `beside` tells
 * that what this reader can build is surely asked beside what needs no building.
 */
export interface Must {
  rule: string;
  label: string;
  because: string;
  on_unknown: string;
  on_open: string;
  that: Ast;
  build: BuildData | null;
  beside: boolean;
  open: boolean;
  facts: string[];
  cases: Record<string, FactValue>[];
  ways: Record<string, FactValue>[];
}

/**
 * A capability needed at a rank or above, with the rules that ask for that rank.
 *
 * `made` tells that only what was made for it covers it, and nothing that offers it beside its main job; `without`
 * holds the limits, by position in the model, with which an edition does not cover it.
 */
export interface Need {
  capability: number;
  rank: number;
  made: boolean;
  without: number[];
  open: boolean;
  rules: string[];
}

/** What the rules ask for; `open_rules` wait for an answer. */
export interface Policy {
  musts: Must[];
  needs: Need[];
  open_needs: Need[];
  weights: Record<string, number>;
  maturity: MaturityData | null;
  outcome: RuleData | null;
  notes: Reason[];
  open_rules: RuleData[];
}

/**
 * What became of an edition; the lists hold positions of must-haves.
 *
 * `failed`: it does not meet them; `undocumented`: unknown, and unknown excludes; `unverified`: unknown, to be
 * verified; `open`: it would fail with some answer to an open question, and is held back for that; `marked`: the same
 * of a must-have that holds nothing back; `builds`: it does not meet them, or not as far as is known, and the reader
 * can build what it lacks.
 */
export interface Verdict {
  status: string;
  failed: number[];
  undocumented: number[];
  unverified: number[];
  open: number[];
  builds: number[];
  marked: number[];
}

/** What became of an entry: the best verdict among its editions, and all of them. */
export interface Judged {
  status: string;
  editions: Verdict[];
}

/** The value of a stack: tenths of a point from `low` to `high`, and the percentage of weight that is known. */
export interface Measured extends ValueData {
  scores: ScoreData[];
}

/** What is counted of a stack for computed criteria. */
export interface Counts {
  parts: number;
  glue: number;
  owned_share: number;
}
