// What the page of costs fetches: the same as offer.py.
import type { InputData, LineData } from "../../cost/model.d.ts";

export interface Source {
  url: string;
  title: string;
}

export interface OfferedInput extends InputData {
  label: string;
  unit: string;
  why: string;
  most: string | null;
  least: string | null;
  fixed: boolean;
  guess: string | null;
  read: string | null;
  sources: Source[];
}

export interface OfferedPrice {
  id: string;
  item: string;
  amount: string;
  unit: string;
  currency: string;
  region: string;
  as_of: string;
  source: string;
  sources: Source[];
  entry: [string, string] | null;
}

export interface OfferedLine extends LineData {
  label: string;
  optional: boolean;
  note: string | null;
}

export interface Labelled {
  id: string;
  label: string;
  description: string;
}

export interface OfferedTemplate extends Labelled {
  lines: string[];
}

export interface Offer {
  rate: string;
  middle: boolean;
  currency: string;
  horizons: number[];
  horizon: number;
  stale_after: number;
  /** Groups that a budget of a year is for. */
  budget: string[];
  groups: Labelled[];
  inputs: OfferedInput[];
  prices: OfferedPrice[];
  lines: OfferedLine[];
  templates: OfferedTemplate[];
}

/** What a figure is judged by: an offer, or the model of what options cost. */
export interface Bounds {
  inputs: { id: string; base: string; most?: string | null; least?: string | null; fixed?: boolean }[];
  prices?: { id: string; amount: string }[];
  lines: { per: string[] }[];
}

/** What a reader chose. */
export interface Asked {
  templates: string[];
  today: boolean;
  years: number;
  without: string[];
  given: Record<string, string>;
}
