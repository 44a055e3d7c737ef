/** An item as its author writes it (content/README.md), after the shape was checked. Text is Markdown. */
import type { Expression } from './arithmetic';
import type { Draw } from './numbers';
import type { Evidence, FigurePath, Knob, ScenarioTemplate, Settings } from './scenario';
import type { Asks, Level, SourceKind, Use } from './words';

export interface AuthoredBase {
  id: string;
  use: Use;
  level: Level;
  asks: Asks;
  claim: string;
  stem: string;
  answer: string;
  facts: string[];
  sources: AuthoredSource[];
  /** Seconds an able reader needs; derived from length and kind when absent. */
  seconds?: number;
  diagram?: string;
  asOf?: string;
  appliesTo?: string;
  reviewBy?: string;
  replaces?: string;
  reason?: string;
}

export interface AuthoredSource {
  doc: string;
  at?: string;
  checkedOn?: string;
}

export interface AuthoredOption {
  id: string;
  text: string;
  why: string;
  key?: boolean;
}

export interface AuthoredStep {
  id: string;
  text: string;
  why: string;
}

export interface AuthoredPair {
  id: string;
  left: string;
  right: string;
  why: string;
}

export interface AuthoredClozePart {
  part: string;
  text: string;
  hint?: string;
}

/** An outcome among which to predict: the key is the one whose condition holds when the simulator has run. */
export interface AuthoredOutcome {
  id: string;
  text: string;
  why: string;
  when: Expression;
}

/** What can be set, towards what; settings that are enough, and two that miss by little. */
export interface AuthoredMending {
  knobs: Knob[];
  goals: { id: string; text: string; when: Expression }[];
  passing: Settings;
  nearMisses: [Settings, Settings];
}

/** A possible cause. The key is the one whose mending alone reaches every goal. */
export interface AuthoredCause {
  id: string;
  text: string;
  why: string;
  mend: Settings;
}

export interface AuthoredShown {
  text: string;
  value: Expression;
  unit: string;
}

export type Tolerance = { relative: number } | { absolute: number };

export type AuthoredItem = AuthoredBase &
  (
    | { kind: 'recall'; cloze?: AuthoredClozePart[] }
    | { kind: 'choice' | 'multi'; options: AuthoredOption[]; sorted?: boolean }
    | { kind: 'order'; steps: AuthoredStep[]; ends: [string, string] }
    | { kind: 'match'; pairs: AuthoredPair[]; lefts: string; rights: string }
    | {
        kind: 'numeric';
        draw: Record<string, Draw>;
        let: [string, Expression][];
        key: Expression;
        unit: string;
        tolerance: Tolerance;
        mistakes: { value: Expression; why: string }[];
      }
    | { kind: 'explain'; points: { id: string; text: string }[] }
    | ({
        kind: 'scenario';
        /** With placeholders: a value that is one placeholder becomes the number or word itself. */
        scenario: ScenarioTemplate;
        draw: Record<string, Draw>;
        let: [string, Expression][];
        figures: Record<string, FigurePath>;
        shows: AuthoredShown[];
      } & (
        | { mode: 'predict'; options: AuthoredOutcome[] }
        | ({ mode: 'tune' } & AuthoredMending)
        | ({ mode: 'diagnose'; causes: AuthoredCause[]; evidence: Evidence[] } & AuthoredMending)
      ))
  );

/** An item and where it stands: its file names its topic and concept. */
export interface PlacedItem {
  item: AuthoredItem;
  file: string;
  topic: string;
  concept: string;
}

/** A block of a note, between blank lines; `line` is where it begins in its file. Text is Markdown. */
export type AuthoredNoteBlock = { line: number; text: string } & (
  | { type: 'heading' }
  | { type: 'prose'; ask?: string }
  /** `text` is the caption. */
  | { type: 'diagram'; diagram: string; ask?: string }
  /** `title` is what people believe. */
  | { type: 'misconception'; title: string; ask?: string }
);

/** A simulator, and where it stands when it opens. */
export interface AuthoredTry {
  simulator: string;
  preset?: string;
  text: string;
}

export interface AuthoredNote {
  title: string;
  facts: string[];
  tries: AuthoredTry[];
  blocks: AuthoredNoteBlock[];
}

export interface SourceDocument {
  kind: SourceKind;
  title: string;
  version: string;
  checkedOn: string;
  url?: string;
}

export interface Violation {
  file: string;
  /** Item id, or the slug the rule is about. */
  item: string;
  rule: string;
  message: string;
  /** Absent means it fails the build. */
  severity?: 'warning';
}

/** Everything of content/, parsed. What a law may look at. */
export interface AuthoredBank {
  items: PlacedItem[];
  topics: { slug: string; title: string; short: string; colour: string }[];
  /** `see` names concepts a reader of this one should meet next. */
  concepts: Record<string, { topic: string; title: string; see?: string[] }>;
  documents: Record<string, SourceDocument>;
  diagrams: Record<string, { title: string; text: string; source: string }>;
  /** Topic → its note; the file names the topic. */
  notes: Record<string, AuthoredNote>;
  /** Fact id → true when it rests on more than general knowledge (a mark other than U alone). */
  facts: Record<string, boolean>;
  blueprint: Record<string, Partial<Record<Level, number>>>;
  /** Diagrams that review prompts show. */
  shownInReviews: string[];
  /** Id of an item or a review prompt → hash of meaning, as published. */
  ledger: Record<string, string>;
  /** The same, as written now. */
  meanings: Record<string, string>;
  /** YYYY-MM-DD, for reviewBy. */
  today: string;
}
