/** Shape of an image to pull and of the nodes that pull it. Only shape and bounds. */
import * as z from 'zod/mini';
import { fileBytes, label } from './disk-scenario';

const bytesPerS = z.int().check(z.minimum(1000), z.maximum(10 ** 12));

export const pullSchema = z.strictObject({
  /** Base first. `digest` names the blob as the registry stores it, `diffId` what it holds uncompressed. */
  layers: z
    .array(
      z.strictObject({
        name: label,
        digest: label,
        diffId: label,
        compressedBytes: fileBytes,
        bytes: fileBytes,
        /** `damaged`: the blob arrives with other bytes; `other-content`: it unpacks to something else than diffId. */
        fault: z.optional(z.enum(['damaged', 'other-content'])),
      }),
    )
    .check(z.minLength(1), z.maxLength(128)),
  nodes: z
    .array(
      z.strictObject({
        name: label,
        /** DiffIDs of images unpacked on the node, base first. */
        images: z._default(z.array(z.array(label).check(z.maxLength(128))).check(z.maxLength(10)), []),
        /** Digests of compressed blobs in its content store. */
        blobs: z._default(z.array(label).check(z.maxLength(200)), []),
      }),
    )
    .check(z.minLength(1), z.maxLength(8)),
  /** Of each node's way to the registry, and of unpacking, in uncompressed bytes: no recording gives either. */
  bandwidthBytesPerS: bytesPerS,
  unpackBytesPerS: bytesPerS,
});

export type PullScenario = z.infer<typeof pullSchema>;
