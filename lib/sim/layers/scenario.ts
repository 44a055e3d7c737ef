/**
 * The scenario of the layers simulator: any of a Dockerfile built twice, an image on disk under containers, and a pull.
 * `parse` returns the first problem; what needs more than one value to be seen is checked in scenario-laws.ts.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { firstProblem } from '@/lib/sim/engine/problem';
import { buildSchema } from './build-scenario';
import { diskSchema } from './disk-scenario';
import { pullSchema } from './pull-scenario';
import { brokenLaw } from './scenario-laws';

export const layersSchema = z.strictObject({
  version: z.literal(1),
  type: z.literal('layers'),
  seed: z.string().check(z.minLength(1), z.maxLength(100)),
  build: z.optional(buildSchema),
  disk: z.optional(diskSchema),
  pull: z.optional(pullSchema),
});

export type LayersScenario = z.infer<typeof layersSchema>;
/** As written: what has a default may be left out. */
export type LayersInput = z.input<typeof layersSchema>;

export function parseLayers(value: unknown): Result<LayersScenario, BadScenario> {
  const parsed = z.safeParse(layersSchema, value);
  if (!parsed.success) return fail(firstProblem(value, parsed.error.issues));
  const problem = brokenLaw(parsed.data);
  return problem ? fail(problem) : ok(parsed.data);
}
