// Written by `guide schema` from the models of costs; do not edit.

/** What a larger figure of an input does to the cost. */
export type Effect = "raises" | "lowers";

/** When a line is paid: in every year, before the first one, or at the end of the last one. */
export type When = "yearly" | "start" | "exit";

/** A figure with its range; a price is one whose range is a point. */
export interface InputData {
  id: string;
  low: string;
  base: string;
  high: string;
  effect: Effect;
}

/**
 * One line of a table: a quantity at a price, or a share of other lines.
 *
 * The quantity is the product of the inputs in `quantity`, divided by those in `per`. `price` names an input; it is
 * None for a line whose price nobody knows, and for a line that is a share of the lines in `share_of`. `growth` and
 * `escalation` name the inputs by which quantity and price rise each year. `bill` names who is paid.
 */
export interface LineData {
  id: string;
  group: string;
  when: When;
  quantity: string[];
  per: string[];
  price: string | null;
  growth: string | null;
  escalation: string | null;
  share_of: string[];
  bill: string | null;
}

/**
 * What one option costs: its groups in their order, its figures and its lines.
 *
 * `rate` names the input by which later payments are discounted, `middle` tells whether payments of a year count from
 * its middle instead of its end.
 */
export interface CostModel {
  groups: string[];
  rate: string;
  middle: boolean;
  inputs: InputData[];
  lines: LineData[];
}
