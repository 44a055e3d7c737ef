/** Shape of an image on disk, the containers over it and what they do. Only shape and bounds; nothing is run here. */
import * as z from 'zod/mini';

export const label = z.string().check(z.minLength(1), z.maxLength(120));
export const fileBytes = z.int().check(z.minimum(0), z.maximum(2 ** 40));
export const absolutePath = z
  .string()
  .check(
    z.maxLength(200),
    z.regex(/^(\/(?!\.{1,2}(\/|$))[^/\0]+)+$/, 'must be an absolute path such as /etc/hosts'),
  );
const mode = z.string().check(z.regex(/^[0-7]{3,4}$/, 'must be octal, such as 0640'));
const owner = z.string().check(z.regex(/^\d{1,10}:\d{1,10}$/, 'must be uid:gid, such as 1000:1000'));
const name = z
  .string()
  .check(
    z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a name of a-z, 0-9 and dashes, at most 40 characters'),
  );

const layer = z.strictObject({
  name,
  files: z._default(
    z
      .array(
        z.strictObject({
          path: absolutePath,
          bytes: fileBytes,
          content: z.optional(label),
          mode: z.optional(mode),
          owner: z.optional(owner),
          /** A hard link of another file of this layer. */
          linkTo: z.optional(absolutePath),
        }),
      )
      .check(z.maxLength(200)),
    [],
  ),
  directories: z._default(z.array(absolutePath).check(z.maxLength(100)), []),
  opaque: z._default(z.array(absolutePath).check(z.maxLength(100)), []),
  whiteouts: z._default(z.array(absolutePath).check(z.maxLength(100)), []),
});

const on = { container: name, path: absolutePath };
const operation = z.discriminatedUnion('type', [
  z.strictObject({ ...on, type: z.literal('stat') }),
  /** open(2) and close(2): O_RDONLY, O_RDWR, or O_WRONLY|O_TRUNC. */
  z.strictObject({ ...on, type: z.literal('open'), as: z.enum(['reading', 'writing', 'truncating']) }),
  /** Opens and reads the whole file. */
  z.strictObject({ ...on, type: z.literal('read') }),
  /** Opens and overwrites from the start. */
  z.strictObject({ ...on, type: z.literal('write'), bytes: fileBytes, content: label }),
  z.strictObject({ ...on, type: z.literal('append'), bytes: fileBytes, content: label }),
  /** truncate(2) to a length. */
  z.strictObject({ ...on, type: z.literal('truncate'), bytes: fileBytes }),
  z.strictObject({ ...on, type: z.literal('create'), bytes: fileBytes, content: label }),
  /** unlink(2); with `recursive` what `rm -r` leaves. */
  z.strictObject({ ...on, type: z.literal('delete'), recursive: z._default(z.boolean(), false) }),
  z.strictObject({ ...on, type: z.literal('rmdir') }),
  z.strictObject({ ...on, type: z.literal('rename'), to: absolutePath }),
  z.strictObject({ ...on, type: z.literal('link'), to: absolutePath }),
  z.strictObject({ ...on, type: z.literal('mkdir') }),
  z.strictObject({ ...on, type: z.literal('chmod'), mode }),
  z.strictObject({ ...on, type: z.literal('chown'), owner }),
  z.strictObject({
    ...on,
    type: z.literal('utime'),
    mtimeS: z.int().check(z.minimum(0), z.maximum(2 ** 33)),
  }),
]);

export const diskSchema = z.strictObject({
  /** From the base up, as an image lists them. */
  layers: z.array(layer).check(z.minLength(1), z.maxLength(128)),
  mount: z._default(
    z.strictObject({
      metacopy: z._default(z.boolean(), false),
      redirectDir: z._default(z.boolean(), false),
    }),
    { metacopy: false, redirectDir: false },
  ),
  /** Whether the image's files are in the page cache when it begins. */
  pageCache: z._default(z.enum(['cold', 'warm']), 'cold'),
  containers: z.array(name).check(z.minLength(1), z.maxLength(6)),
  operations: z.array(operation).check(z.maxLength(100)),
});

export type DiskScenario = z.infer<typeof diskSchema>;
export type LayerScenario = DiskScenario['layers'][number];
export type Operation = DiskScenario['operations'][number];
