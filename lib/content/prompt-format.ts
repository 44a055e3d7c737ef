/**
 * The shape of a design-review prompt as its author writes it (content/README.md, "A review prompt"). Build time only.
 */
import { z } from 'zod';
import type { Result } from '@/lib/base/result';
import { LEVELS } from '@/lib/domain/bank/words';
import type { AuthoredPrompt } from '@/lib/domain/mock/prompt';
import { DIMENSIONS, PHASES } from '@/lib/domain/mock/words';
import { date, type FormatError, parseWith, slug, text } from './format';

const term = z.union([text, z.number().transform(String)]);
const dimension = z.strictObject({
  weight: z.int().min(1).max(4),
  anchors: z.strictObject({ 0: text, 2: text, 4: text }),
});
const perDimension = z.strictObject(
  Object.fromEntries(DIMENSIONS.map((d) => [d, dimension])) as Record<
    (typeof DIMENSIONS)[number],
    typeof dimension
  >,
);
const perLevel = z.strictObject(
  Object.fromEntries(LEVELS.map((l) => [l, text])) as Record<(typeof LEVELS)[number], typeof text>,
);

const promptFormat = z.strictObject({
  id: slug,
  title: text.max(60),
  topic: slug,
  level: z.enum(LEVELS),
  summary: text.max(140),
  asOf: date,
  appliesTo: text,
  context: text,
  clarifications: z.array(z.strictObject({ id: slug, question: text, answer: text })),
  phases: z.array(z.strictObject({ phase: z.enum(PHASES), minutes: z.int().min(1), task: text })),
  probes: z.array(
    z.strictObject({
      id: slug,
      phase: z.enum(PHASES),
      level: z.enum(LEVELS),
      ask: text,
      listen: text,
      point: slug.optional(),
    }),
  ),
  points: z.array(
    z.strictObject({
      id: slug,
      weight: z.int().min(1).max(3),
      dimension: z.enum(DIMENSIONS),
      text,
      question: text,
      terms: z.array(z.array(term).min(1)).min(1),
    }),
  ),
  flags: z.array(z.strictObject({ id: slug, text, why: text })),
  dimensions: perDimension,
  model: z.strictObject({ answer: text, diagrams: z.array(slug).min(1).max(2) }),
  levels: perLevel,
  items: z.array(slug),
  facts: z.array(text).min(1),
  sources: z.array(z.strictObject({ doc: slug, at: text.optional(), checkedOn: date.optional() })).min(1),
  tries: z
    .array(
      z.strictObject({
        simulator: z.enum(['limits', 'request-path', 'layers', 'density', 'inside']),
        preset: slug.optional(),
        scenario: z.record(z.string(), z.unknown()).optional(),
        text,
      }),
    )
    .min(1),
});

/** One file of reviews/. */
export const parsePrompt = (value: unknown): Result<AuthoredPrompt, FormatError[]> =>
  parseWith(promptFormat, value) as Result<AuthoredPrompt, FormatError[]>;
