/** Shape of a Dockerfile as a list, what it builds from, and the edits between two builds. Only shape and bounds. */
import * as z from 'zod/mini';
import { absolutePath, fileBytes, label } from './disk-scenario';

const HOUR_US = 3_600_000_000;
const tookUs = z.int().check(z.minimum(0), z.maximum(HOUR_US));
const stageName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a stage name of a-z, 0-9 and dashes'));
const contextPath = z
  .string()
  .check(
    z.maxLength(200),
    z.regex(/^(?!\/)(?!.*\.\.)[^\0]+$/, 'must be a path inside the build context, such as src/app.js'),
  );
const target = z.string().check(z.minLength(1), z.maxLength(200));

const instruction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('FROM'), image: label, as: z.optional(stageName) }),
  z.strictObject({ type: z.literal('WORKDIR'), path: absolutePath }),
  z.strictObject({ type: z.literal('ENV'), name: label, value: z.string().check(z.maxLength(200)) }),
  z.strictObject({
    type: z.literal('COPY'),
    /** Files or directories of the build context; with `from`, absolute paths in that stage. */
    sources: z
      .array(z.string().check(z.minLength(1), z.maxLength(200)))
      .check(z.minLength(1), z.maxLength(20)),
    to: target,
    from: z.optional(stageName),
  }),
  z.strictObject({
    type: z.literal('RUN'),
    command: label,
    tookUs,
    /** Files it leaves in its layer. */
    makes: z._default(
      z.array(z.strictObject({ path: absolutePath, bytes: fileBytes })).check(z.maxLength(50)),
      [],
    ),
    /** Files its results depend on; all it finds when not given. */
    reads: z.optional(z.array(absolutePath).check(z.maxLength(50))),
    /** Hidden by whiteouts; the layers below keep the bytes. */
    deletes: z._default(z.array(absolutePath).check(z.maxLength(50)), []),
    /** --mount=type=cache: kept by the builder, in no layer. */
    cacheMount: z.optional(
      z.strictObject({
        target: absolutePath,
        bytes: fileBytes,
        /** How long the command takes when the mount is already filled. */
        filledTookUs: tookUs,
      }),
    ),
  }),
]);

const edit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('change-file'), path: contextPath, content: label, bytes: fileBytes }),
  /** A new modification time, the same content. */
  z.strictObject({ type: z.literal('touch-file'), path: contextPath }),
  z.strictObject({
    type: z.literal('change-instruction'),
    index: z.int().check(z.minimum(0), z.maximum(99)),
    instruction,
  }),
  /** The tag of a base image now names another digest, and the builder asks the registry again. */
  z.strictObject({ type: z.literal('move-tag'), image: label, digest: label }),
  /** Another builder without this one's cache, such as a fresh CI runner. */
  z.strictObject({ type: z.literal('new-builder') }),
]);

export const buildSchema = z.strictObject({
  images: z
    .array(z.strictObject({ name: label, digest: label, bytes: fileBytes }))
    .check(z.minLength(1), z.maxLength(10)),
  files: z
    .array(z.strictObject({ path: contextPath, content: label, bytes: fileBytes }))
    .check(z.maxLength(100)),
  /** Paths COPY does not see, with all below them. */
  dockerignore: z._default(z.array(contextPath).check(z.maxLength(50)), []),
  instructions: z.array(instruction).check(z.minLength(1), z.maxLength(60)),
  /** Stage to build; the last one when not given. */
  target: z.optional(stageName),
  edits: z._default(z.array(edit).check(z.maxLength(20)), []),
});

export type BuildScenario = z.infer<typeof buildSchema>;
export type Instruction = BuildScenario['instructions'][number];
export type Edit = BuildScenario['edits'][number];
export type ContextFile = BuildScenario['files'][number];
