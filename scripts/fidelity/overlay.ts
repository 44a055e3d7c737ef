/** Area H: a file in a lower layer, one operation on it in a container, and what lies in the upper layer afterwards. */
import type { DiskState, OperationStep } from '@/lib/sim/layers/disk';
import { runLayers } from '@/lib/sim/layers/layers';
import { MIB } from '@/lib/sim/layers/machine';
import { type LayersInput, parseLayers } from '@/lib/sim/layers/scenario';
import type { Figure, Predict, Prediction } from './cases';

type DiskInput = NonNullable<LayersInput['disk']>;
type OperationInput = DiskInput['operations'][number];

const FILE = '/data/file';
const MOVED = '/data/moved';
const ON = { container: 'container', path: FILE } as const;

/** The operations as the recordings name them. */
const OPERATIONS: Readonly<Record<string, OperationInput>> = {
  stat: { ...ON, type: 'stat' },
  'open-rdonly': { ...ON, type: 'open', as: 'reading' },
  'open-rdwr-nowrite': { ...ON, type: 'open', as: 'writing' },
  'open-for-writing': { ...ON, type: 'open', as: 'writing' },
  trunc: { ...ON, type: 'open', as: 'truncating' },
  chmod: { ...ON, type: 'chmod', mode: '0600' },
  chown: { ...ON, type: 'chown', owner: '1:1' },
  utime: { ...ON, type: 'utime', mtimeS: 1 },
  rename: { ...ON, type: 'rename', to: MOVED },
  link: { ...ON, type: 'link', to: MOVED },
  unlink: { ...ON, type: 'delete' },
};

export const overlay: Predict = ({ scenario }) => {
  if (!scenario) return { type: 'not-modelled', reason: 'the case has no scenario' };
  const { op, sizeMib, lowerPageCache = 'warm', metacopy = false, redirectDir = metacopy } = scenario;
  if (op === 'rename-lower-directory') return renameDirectory(redirectDir);
  const operation = OPERATIONS[String(op)];
  if (!operation) return { type: 'not-modelled', reason: `no operation "${op}" is modelled` };
  const run = runDisk(Number(sizeMib), operation, {
    mount: { metacopy: metacopy === true, redirectDir: redirectDir === true },
    pageCache: lowerPageCache === 'cold' ? 'cold' : 'warm',
  });
  return typeof run === 'string' ? { type: 'not-modelled', reason: run } : modelled(figuresOf(run));
};

const modelled = (figures: Readonly<Record<string, Figure>>): Prediction => ({ type: 'modelled', figures });

function runDisk(
  sizeMib: number,
  operation: OperationInput,
  how: Pick<DiskInput, 'mount' | 'pageCache'>,
): OperationStep | string {
  const layer = { name: 'image', files: [{ path: FILE, bytes: Math.round(sizeMib * MIB) }] };
  const disk = { ...how, layers: [layer], containers: ['container'], operations: [operation] };
  const parsed = parseLayers({ version: 1, type: 'layers', seed: 'fidelity', disk } satisfies LayersInput);
  if (!parsed.ok) return `${parsed.error.path}: ${parsed.error.reason}`;
  return runLayers(parsed.value).steps.at(-1) as OperationStep;
}

function figuresOf({ state, tookUs }: OperationStep): Record<string, Figure> {
  const { upper, merged } = state.containers[0]!;
  const made = upper.entries.filter((entry) => entry.path === FILE || entry.path === MOVED);
  const entry = made.find(({ type }) => type === 'file') ?? made[0];
  return {
    in_upper: entry !== undefined,
    upper_bytes: upper.diskBytes,
    upper_bytes_after_open: upper.diskBytes,
    upper_kind: { file: 'file', directory: 'directory', whiteout: 'char device 0:0', none: 'none' }[
      entry?.type ?? 'none'
    ],
    lower_still_there: isInImage(state),
    visible_in_merged: merged.some((row) => row.path === FILE),
    op_us: tookUs,
    first_open_for_write_us: tookUs,
  };
}

const isInImage = ({ layers }: DiskState) =>
  layers[0]!.entries.some((entry) => entry.type === 'file' && entry.path === FILE);

/** One figure for each way of mounting that the case names. */
function renameDirectory(redirectDir: unknown): Prediction {
  const ways = [redirectDir].flat().map((way) => (way === true ? 'on' : way === false ? 'off' : String(way)));
  const figures: Record<string, Figure> = {};
  for (const way of ways) {
    const step = runDisk(
      1,
      { container: 'container', path: '/data', type: 'rename', to: '/moved' },
      {
        mount: { redirectDir: way === 'on' },
      },
    );
    if (typeof step === 'string') return { type: 'not-modelled', reason: step };
    figures[`redirect_${way}`] = step.error?.message ?? 'ok';
  }
  return modelled(figures);
}
