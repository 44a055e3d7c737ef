/**
 * A design-review prompt. The same shape twice: as its author writes it (content/README.md; text is Markdown) and as the
 * browser holds it (text is HTML made when the bank was built).
 */
import { cardIdOf, partOf, type Source } from '@/lib/domain/bank/item';
import type { Level } from '@/lib/domain/bank/words';
import type { Anchored, Dimension, Phase } from './words';

/** What a candidate should ask before answering, and what the interviewer says to it. */
export interface Clarification {
  id: string;
  question: string;
  answer: string;
}

export interface PhasePlan {
  phase: Phase;
  /** Of a review of 35 minutes; shorter and longer ones are stretched alike. */
  minutes: number;
  /** What is to be done in it, told to the candidate. */
  task: string;
}

export interface Probe {
  id: string;
  phase: Phase;
  /** From this level on it is asked. */
  level: Level;
  ask: string;
  /** What a good answer to it says: for the interviewer, and for the candidate afterwards. */
  listen: string;
  /** The strong point it draws out: not asked when the notes have that point already. */
  point?: string;
}

/** A thing a strong answer says. */
export interface StrongPoint {
  id: string;
  /** 1 to 3: how much of the answer stands on it. */
  weight: number;
  dimension: Dimension;
  /** One or two sentences as a strong candidate would say them; what the card made of a missed point answers. */
  text: string;
  /** The question that card asks. */
  question: string;
  /**
   * Words that show it in the notes. Each inner list is one thing to be said, in any of its wordings; a `*` ends a word
   * that may go on. All things said: hit. Some: partly.
   */
  terms: string[][];
}

export interface RedFlag {
  id: string;
  text: string;
  why: string;
}

export interface DimensionPlan {
  /** 1 to 4. */
  weight: number;
  /** What an answer of that score does, for this prompt. */
  anchors: Record<Anchored, string>;
}

export interface PromptBase {
  id: string;
  title: string;
  topic: string;
  /** The level it is usually asked at. */
  level: Level;
  /** One line for a list; tells the situation and gives nothing away. */
  summary: string;
  asOf: string;
  appliesTo: string;
  /** The situation, with its numbers. */
  context: string;
  clarifications: Clarification[];
  phases: PhasePlan[];
  probes: Probe[];
  points: StrongPoint[];
  flags: RedFlag[];
  dimensions: Record<Dimension, DimensionPlan>;
  model: { answer: string; diagrams: string[] };
  /** How answers of the levels differ. */
  levels: Record<Level, string>;
  /** Items of the bank to study for it. */
  items: string[];
}

export interface AuthoredPrompt extends PromptBase {
  facts: string[];
  sources: { doc: string; at?: string; checkedOn?: string }[];
  /** Simulators to try a claim on: a preset of theirs, or a scenario of this prompt's own. */
  tries: { simulator: string; preset?: string; scenario?: Record<string, unknown>; text: string }[];
}

export interface Prompt extends PromptBase {
  /** Hash of what it asks for; see promptMeaning. */
  meaning: string;
  sources: Source[];
  tries: { href: string; html: string }[];
}

/** All of them, as they are kept. */
export interface PromptFile {
  format: 1;
  prompts: Prompt[];
}

/** A prompt is a card like any other, told from a question's by its part. */
const PROMPT_PART = 'review';
export const promptCardId = (promptId: string) => cardIdOf(promptId, PROMPT_PART);
export const isPromptCard = (cardId: string) => partOf(cardId) === PROMPT_PART;
