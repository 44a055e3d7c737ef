/** Shape of an image to pull and of the nodes that pull it. Only shape and bounds. */
import * as z from 'zod/mini';
import { label } from './disk-scenario';

/** 64 GiB at 10 kB/s, 128 times over, is still an exact count of microseconds. */
const layerBytes = z.int().check(z.minimum(0), z.maximum(68_719_476_736));
const bytesPerS = z.int().check(z.minimum(10_000), z.maximum(1_000_000_000_000));

export const pullSchema = z.strictObject({
  /** Base first. `digest` names the blob as the registry stores it, `diffId` what it holds uncompressed. */
  layers: z
    .array(
      z.strictObject({
        name: label,
        digest: label,
        diffId: label,
        compressedBytes: layerBytes,
        bytes: layerBytes,
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
