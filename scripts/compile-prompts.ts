/** Prompts as the browser holds them: one compressed file. */
import type { AuthoredBank } from '@/lib/domain/bank/authored';
import type { PlacedPrompt } from '@/lib/domain/mock/laws';
import type { AuthoredPrompt, Prompt, PromptFile } from '@/lib/domain/mock/prompt';
import { promptMeaning } from '@/lib/domain/mock/prompt-meaning';
import { sourcesOf } from './compile-bank';
import { block, inline } from './markdown';
import { compressed } from './pack-bank';
import { simulatorAddress } from './presets';
import { hashOf } from './read-bank';

export function compilePrompt(prompt: AuthoredPrompt, bank: AuthoredBank): Prompt {
  const { facts: _, sources: cited, tries, ...rest } = prompt;
  const anchors = (dimension: keyof Prompt['dimensions']) => {
    const { weight, anchors } = prompt.dimensions[dimension];
    return { weight, anchors: { 0: inline(anchors[0]), 2: inline(anchors[2]), 4: inline(anchors[4]) } };
  };
  return {
    ...rest,
    meaning: hashOf(promptMeaning(prompt)),
    context: block(prompt.context),
    clarifications: prompt.clarifications.map((c) => ({
      ...c,
      question: inline(c.question),
      answer: inline(c.answer),
    })),
    phases: prompt.phases.map((p) => ({ ...p, task: inline(p.task) })),
    probes: prompt.probes.map((p) => ({ ...p, ask: inline(p.ask), listen: inline(p.listen) })),
    points: prompt.points.map((p) => ({ ...p, text: inline(p.text), question: inline(p.question) })),
    flags: prompt.flags.map((f) => ({ ...f, text: inline(f.text), why: inline(f.why) })),
    dimensions: {
      mechanism: anchors('mechanism'),
      quantities: anchors('quantities'),
      'trade-offs': anchors('trade-offs'),
      operability: anchors('operability'),
      security: anchors('security'),
      communication: anchors('communication'),
    },
    model: { ...prompt.model, answer: block(prompt.model.answer) },
    levels: {
      junior: inline(prompt.levels.junior),
      mid: inline(prompt.levels.mid),
      senior: inline(prompt.levels.senior),
      staff: inline(prompt.levels.staff),
    },
    sources: sourcesOf(cited, bank),
    tries: tries.map((t) => ({
      href: t.scenario
        ? `/simulate/${t.simulator}?${new URLSearchParams({ scenario: JSON.stringify(t.scenario) })}`
        : // An unknown preset is a violation, and with one nothing is built.
          (simulatorAddress(t.simulator, t.preset) ?? '/simulate'),
      html: inline(t.text),
    })),
  };
}

export interface CompiledPrompts {
  prompts: Prompt[];
  file: string;
  /** Together they take less than each alone. */
  bytes: Uint8Array;
}

export function compilePrompts(placed: readonly PlacedPrompt[], bank: AuthoredBank): CompiledPrompts {
  const prompts = placed.map(({ prompt }) => compilePrompt(prompt, bank));
  return { prompts, ...compressed('reviews', { format: 1, prompts } satisfies PromptFile) };
}
