// Written by `guide schema` from the models of pilots; do not edit.

/** Something with a label and a description. */
export interface NamedData {
  id: string;
  label: string;
  description: string;
}

/**
 * Weeks at least, by default and at most; how many criteria may fail; how many assumptions are tested.
 *
 * `lead` and `tester` are roles: who watches the stop rules, and who checks what the scorecard asks.
 */
export interface BoxData {
  shortest: number;
  weeks: number;
  longest: number;
  most_failed: number;
  doubts: number;
  lead: string;
  tester: string;
}

/** What is agreed before the start; `kind` is text or amount. */
export interface FieldData {
  id: string;
  label: string;
  why: string;
  kind: string;
  suggestion: string | null;
}

/** A metric; `better` is less, more or yes, `threshold` a decimal text. */
export interface PilotCriterionData {
  id: string;
  label: string;
  unit: string | null;
  better: string;
  threshold: string | null;
  most: string | null;
  how: string;
  who: string;
  evidence: string;
  capability: string | null;
}

/** A day; `anchor` is start, middle or end, `day` counts working days from it. */
export interface MilestoneData extends NamedData {
  anchor: string;
  day: number;
}

/** A statement of the questionnaire. */
export interface ItemData {
  id: string;
  statement: string;
  positive: boolean;
}

/** A page that was read. */
export interface SourceData {
  title: string;
  url: string;
}

/** A questionnaire; `scale` holds the five answers in words. */
export interface UsabilityData {
  name: string;
  items: ItemData[];
  scale: string[];
  least: number;
  most: number;
  draws: number;
  seed: number;
  sources: SourceData[];
}

/** All that a plan is made of; `tests` holds each capability's own test. */
export interface PilotModel {
  version: number;
  box: BoxData;
  fields: FieldData[];
  roles: NamedData[];
  criteria: PilotCriterionData[];
  exits: NamedData[];
  stops: NamedData[];
  milestones: MilestoneData[];
  measurable: string[];
  assumptions: NamedData[];
  usability: UsabilityData;
  texts: Record<string, string>;
  tests: Record<string, string>;
}

/** A need of the reader's own list that a pilot tests: its requirement id, its words, and whether it is a must. */
export interface AcceptedData {
  id: string;
  label: string;
  capability: string;
  must: boolean;
}

/** A candidate: the option's id, its name, its parts as `entry/edition`, and the part that covers a capability. */
export interface CandidateOf {
  id: string;
  name: string;
  parts: string[];
  covers: Record<string, string>;
}

/** What has to be found out: `kind` is must, flip, unknown or assumption; `refers` names what it is about. */
export interface Hypothesis {
  kind: string;
  text: string;
  how: string;
  refers: string[];
}

/**
 * A row of the scorecard.
 *
 * `kind`: must, need, criterion, exit or stop. `better`: less, more, yes, level (`threshold` is one) or no (it must
 * not happen). `most` is the largest figure that can be true, empty without one. `of` holds the ids of the
 * candidates that it is asked of.
 */
export interface PlanRow {
  id: string;
  kind: string;
  label: string;
  how: string;
  target: string;
  better: string;
  threshold: string;
  most: string;
  unit: string;
  who: string;
  evidence: string;
  capability: string;
  of: string[];
}

/** A pilot of at most two candidates beside today's way, which is the last column of every row. */
export interface Plan {
  candidates: CandidateOf[];
  columns: string[];
  hypotheses: Hypothesis[];
  rows: PlanRow[];
  date: string;
}

/** What was found of one candidate: the figure or level as it was typed; pass, fail or nothing; a note. */
export interface Cell {
  measured: string;
  result: string;
  note: string;
}

/** A filled scorecard: cells by row and column, answers of each participant by column, 1 to 5 or 0 for none. */
export interface Card {
  cells: Record<string, Record<string, Cell>>;
  usability: Record<string, number[][]>;
  extended: boolean;
}

/** A day of the calendar; `day` is written YYYY-MM-DD. */
export interface Day {
  id: string;
  label: string;
  description: string;
  day: string;
}

/** The questionnaire of one candidate in tenths of a point: each participant's score, the mean, its interval. */
export interface Score {
  scores: number[];
  mean: number;
  low: number;
  high: number;
  left_out: number;
}

/** What follows for one candidate: `conclusion` is adopt, conditions, extend, reject or open, with its reason. */
export interface Conclusion {
  candidate: string;
  conclusion: string;
  because: string;
  failed: string[];
  open: string[];
  passed: number;
}
