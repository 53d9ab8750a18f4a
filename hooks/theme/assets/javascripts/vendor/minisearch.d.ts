/** The part of MiniSearch that the guide uses. */

export interface Options {
  prefix?: boolean | ((term: string, index: number, terms: string[]) => boolean);
  fuzzy?: (term: string) => number;
  combineWith?: "AND" | "OR";
  boost?: Record<string, number>;
  boostDocument?: (id: number) => number;
}

export interface Result {
  id: number;
  score: number;
  match: Record<string, string[]>;
}

export default class MiniSearch<T> {
  constructor(options: {
    fields: string[];
    idField: string;
    tokenize: (text: string) => string[];
    processTerm: (term: string) => string | null;
    searchOptions?: Options;
  });
  addAll(documents: readonly T[]): void;
  search(query: string, options?: Options): Result[];
}
