/** An item as the browser holds it: text is HTML made when the bank was built. */
import type { Expression } from './arithmetic';
import type { Tolerance } from './authored';
import type { NumberRecipe } from './numbers';
import type { Evidence, FigurePath, Goal, Knob, ScenarioTemplate, Settings } from './scenario';
import type { Asks, Kind, Level, SourceKind, Use } from './words';

/** HTML from the bank compiler (Markdown with HTML switched off), never from a user or a network. */
export type Html = string;

export interface Source {
  kind: SourceKind;
  title: string;
  version: string;
  checkedOn: string;
  at?: string;
  url?: string;
}

export interface ItemBase {
  id: string;
  topic: string;
  concept: string;
  use: Use;
  level: Level;
  asks: Asks;
  claim: string;
  stem: Html;
  answer: Html;
  sources: Source[];
  /** Hash of what the item means; see meaning.ts. */
  meaning: string;
  /** Expected seconds to answer. */
  seconds: number;
  diagram?: string;
  asOf?: string;
  appliesTo?: string;
}

export interface Option {
  id: string;
  text: Html;
  why: Html;
  key: boolean;
}

export interface RecallItem extends ItemBase {
  kind: 'recall';
  /** With cloze the stem holds `{{c1}}`, and each part is a card of its own. */
  cloze?: { part: string; text: Html; hint?: string }[];
}
export interface ChoiceItem extends ItemBase {
  kind: 'choice' | 'multi';
  options: Option[];
  sorted: boolean;
}
export interface OrderItem extends ItemBase {
  kind: 'order';
  /** In the right order. */
  steps: { id: string; text: Html; why: Html }[];
  ends: [string, string];
}
export interface MatchItem extends ItemBase {
  kind: 'match';
  pairs: { id: string; left: Html; right: Html; why: Html }[];
  lefts: string;
  rights: string;
}
export interface NumericItem extends ItemBase {
  kind: 'numeric';
  recipe: NumberRecipe;
  unit: string;
  tolerance: Tolerance;
  mistakes: { value: Expression; why: Html }[];
}

export interface ExplainItem extends ItemBase {
  kind: 'explain';
  /** What a good answer says, ticked by the person who gave it. */
  points: { id: string; text: Html }[];
}

interface ScenarioBase extends ItemBase {
  kind: 'scenario';
  scenario: ScenarioTemplate;
  recipe: NumberRecipe;
  figures: Record<string, FigurePath>;
  /** Told of every run. */
  shows: { text: Html; value: Expression; unit: string }[];
}
interface Mending {
  knobs: Knob[];
  goals: Goal[];
  /** Settings that reach every goal: "show me". */
  passing: Settings;
}
export interface PredictItem extends ScenarioBase {
  mode: 'predict';
  options: { id: string; text: Html; why: Html; when: Expression }[];
}
export interface TuneItem extends ScenarioBase, Mending {
  mode: 'tune';
}
export interface DiagnoseItem extends ScenarioBase, Mending {
  mode: 'diagnose';
  causes: { id: string; text: Html; why: Html; mend: Settings }[];
  evidence: Evidence[];
}
export type ScenarioItem = PredictItem | TuneItem | DiagnoseItem;

export type Item = RecallItem | ChoiceItem | OrderItem | MatchItem | NumericItem | ExplainItem | ScenarioItem;

/** One line of the bank's index: enough to plan a session without loading any text. */
export interface IndexEntry {
  id: string;
  topic: string;
  concept: string;
  kind: Kind;
  use: Use;
  level: Level;
  meaning: string;
  seconds: number;
  /** `main`, or `c1`, `c2` … */
  parts: string[];
}

export interface Topic {
  slug: string;
  title: string;
  short: string;
  colour: string;
  /** Items the blueprint asks of it: its share of a checkpoint. */
  weight: number;
}

export interface Concept {
  title: string;
  topic: string;
  /** Concepts a reader of this one should meet next. */
  see?: string[];
}

export interface BankIndex {
  format: 1;
  /** Hash over all packs; written into every answer. */
  version: string;
  topics: Topic[];
  concepts: Record<string, Concept>;
  items: IndexEntry[];
  /** Concept → file name of its pack beside the index; a pack holds a few concepts. */
  packs: Record<string, string>;
  /** Topic → file name of its note beside the index. */
  notes: Record<string, string>;
  /** File name of all diagrams beside the index. */
  diagrams: string;
}

export const cardIdOf = (itemId: string, part: string) => `${itemId}#${part}`;
export const itemIdOf = (cardId: string) => cardId.slice(0, cardId.lastIndexOf('#'));
export const partOf = (cardId: string) => cardId.slice(cardId.lastIndexOf('#') + 1);
