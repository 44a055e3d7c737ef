/**
 * The shape of content/ as authors write it, and the parser that refuses anything else with a path and a reason.
 * Build time only: zod never reaches the browser.
 */
import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/base/result';
import { type Expression, parseExpression } from '@/lib/domain/bank/arithmetic';
import type { AuthoredClozePart, AuthoredItem, SourceDocument } from '@/lib/domain/bank/authored';
import { ASKS, LEVELS, SOURCE_KINDS, USES } from '@/lib/domain/bank/words';

export const text = z.string().trim().min(1);
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug: a-z, 0-9 and single dashes');
export const date = z
  .union([z.string(), z.date().transform((d) => d.toISOString().slice(0, 10))])
  .pipe(z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be YYYY-MM or YYYY-MM-DD'));

const expression = z.union([z.string(), z.number()]).transform((source, context): Expression => {
  const parsed = parseExpression(String(source));
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error });
  return 0;
});

const base = {
  id: slug,
  use: z.enum(USES),
  level: z.enum(LEVELS),
  asks: z.enum(ASKS),
  claim: text,
  answer: text,
  facts: z.array(text).min(1),
  sources: z.array(z.strictObject({ doc: slug, at: text.optional(), checkedOn: date.optional() })).min(1),
  seconds: z.int().min(5).max(600).optional(),
  diagram: slug.optional(),
  asOf: date.optional(),
  appliesTo: text.optional(),
  reviewBy: date.optional(),
  replaces: slug.optional(),
  reason: text.optional(),
};
const options = z.array(z.strictObject({ id: slug, text, why: text, key: z.boolean().optional() })).min(2);
const draw = z.union([
  z
    .strictObject({ from: z.number(), to: z.number(), step: z.number().positive() })
    .refine((d) => d.to >= d.from),
  z.strictObject({ of: z.array(z.number()).min(1) }),
]);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/);

const setting = z.union([z.number(), z.string(), z.boolean()]);
const settings = z.record(name, setting);
const figure = z.union([text.transform((at) => ({ at })), z.strictObject({ at: text, is: setting })]);
const scenarioBase = {
  ...base,
  kind: z.literal('scenario'),
  stem: text,
  scenario: z.looseObject({
    version: z.literal(1),
    type: z.enum(['limits', 'request-path', 'layers', 'density']),
  }),
  draw: z.record(name, draw).optional(),
  let: z.record(name, expression).optional(),
  figures: z.record(name, figure),
  shows: z
    .array(z.strictObject({ text, value: expression, unit: z.string() }))
    .min(1)
    .max(5),
};
const mending = {
  knobs: z
    .array(
      z.strictObject({
        name,
        label: text,
        unit: z.string(),
        start: setting,
        choices: z.union([
          z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive() }),
          z.strictObject({ of: z.array(setting).min(2) }),
        ]),
      }),
    )
    .min(1)
    .max(6),
  goals: z
    .array(z.strictObject({ id: slug, text, when: expression }))
    .min(1)
    .max(5),
  passing: settings,
  nearMisses: z.tuple([settings, settings]),
};
const scenarioFormat = z.discriminatedUnion('mode', [
  z.strictObject({
    ...scenarioBase,
    mode: z.literal('predict'),
    options: z
      .array(z.strictObject({ id: slug, text, why: text, when: expression }))
      .min(3)
      .max(5),
  }),
  z.strictObject({ ...scenarioBase, ...mending, mode: z.literal('tune') }),
  z.strictObject({
    ...scenarioBase,
    ...mending,
    mode: z.literal('diagnose'),
    causes: z
      .array(z.strictObject({ id: slug, text, why: text, mend: settings }))
      .min(3)
      .max(5),
    evidence: z
      .array(z.strictObject({ title: text, at: text }))
      .min(1)
      .max(6),
  }),
]);

const item = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('recall'), stem: text.optional(), cloze: text.optional() }),
  z.strictObject({ ...base, kind: z.literal('choice'), stem: text, options, sorted: z.boolean().optional() }),
  z.strictObject({ ...base, kind: z.literal('multi'), stem: text, options, sorted: z.boolean().optional() }),
  z.strictObject({
    ...base,
    kind: z.literal('order'),
    stem: text,
    steps: z
      .array(z.strictObject({ id: slug, text, why: text }))
      .min(3)
      .max(7),
    ends: z.tuple([text, text]),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('match'),
    stem: text,
    pairs: z
      .array(z.strictObject({ id: slug, left: text, right: text, why: text }))
      .min(3)
      .max(5),
    lefts: text,
    rights: text,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('numeric'),
    stem: text,
    draw: z.record(name, draw),
    let: z.record(name, expression).optional(),
    key: expression,
    unit: z.string(),
    tolerance: z.union([
      z.strictObject({ relative: z.number().min(0).max(0.5) }),
      z.strictObject({ absolute: z.number().min(0) }),
    ]),
    mistakes: z.array(z.strictObject({ value: expression, why: text })).min(1),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('explain'),
    stem: text,
    points: z
      .array(z.strictObject({ id: slug, text }))
      .min(3)
      .max(7),
  }),
  scenarioFormat,
]);

export const topicsFormat = z.array(z.strictObject({ slug, title: text, short: text, colour: slug })).min(1);
export const conceptsFormat = z
  .record(slug, z.strictObject({ topic: slug, title: text, see: z.array(slug).optional() }))
  .nullable();
export const documentsFormat = z.record(
  slug,
  z.strictObject({
    kind: z.enum(SOURCE_KINDS),
    title: text,
    version: z.union([text, z.number().transform(String)]),
    checkedOn: date,
    url: z.url({ protocol: /^https$/ }).optional(),
  }),
) satisfies z.ZodType<Record<string, SourceDocument>>;
export const blueprintFormat = z.record(slug, z.partialRecord(z.enum(LEVELS), z.int().min(0)));
export const ledgerFormat = z.record(slug, z.string().regex(/^[0-9a-f]{16}$/)).nullable();

/** Where in the value, and why. */
export interface FormatError {
  path: string;
  message: string;
}

export function parseWith<T>(format: z.ZodType<T>, value: unknown): Result<T, FormatError[]> {
  const parsed = format.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })));
}

const CLOZE = /\{\{(c\d+)::(.+?)(?:::(.+?))?\}\}/g;

/** One item of a question file. */
export function parseItem(value: unknown): Result<AuthoredItem, FormatError[]> {
  const parsed = parseWith(item, value);
  if (!parsed.ok) return parsed;
  const raw = parsed.value;
  if (raw.kind === 'recall') {
    const { stem, cloze, ...rest } = raw;
    if ((stem === undefined) === (cloze === undefined)) {
      return fail([{ path: 'stem', message: 'a recall item has a stem or a cloze text, one of them' }]);
    }
    if (stem !== undefined) return ok({ ...rest, stem } as AuthoredItem);
    const parts = new Map<string, AuthoredClozePart>();
    const withTokens = cloze!.replace(CLOZE, (_, part: string, answer: string, hint?: string) => {
      parts.set(part, { part, text: answer, ...(hint === undefined ? {} : { hint }) });
      return `{{${part}}}`;
    });
    if (parts.size === 0) return fail([{ path: 'cloze', message: 'no {{c1::…}} in it' }]);
    return ok({ ...rest, stem: withTokens, cloze: [...parts.values()] } as AuthoredItem);
  }
  if (raw.kind === 'numeric') {
    return ok({ ...raw, let: Object.entries(raw.let ?? {}) } as AuthoredItem);
  }
  if (raw.kind === 'scenario') {
    return ok({ ...raw, draw: raw.draw ?? {}, let: Object.entries(raw.let ?? {}) } as AuthoredItem);
  }
  return ok(raw as AuthoredItem);
}
