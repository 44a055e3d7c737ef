/** What an operation did to the layers, in words: the upper layer changes, the image never does. */
import type { Explanation } from '@/lib/sim/engine/model';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { OperationStep } from './disk';
import type { DiskScenario, Operation } from './disk-scenario';
import type { Effect } from './overlay';

const OVERLAYFS = 'Documentation/filesystems/overlayfs.rst';
const at = (section: string) => `${OVERLAYFS}, "${section}"`;

export function explainOperation(scenario: DiskScenario, step: OperationStep): Explanation {
  const { operation, error, effects } = step;
  if (!operation) {
    const count = scenario.containers.length;
    const who = count === 1 ? 'One container uses' : `${count} containers use`;
    const text = `${who} the image's layers, which lie on disk once. Each container has an empty upper layer of its own.`;
    return { text, follows: at('Upper and Lower'), basis: 'documentation' };
  }
  const what = `${operation.container}: ${printOperation(operation)}`;
  if (error) return explainError(what, operation, error, effects.length > 0);
  const told = effects.map((effect) => effectText(effect, operation)).filter((text) => text !== '');
  const text = [`${what}.`, ...told, ...unchangedText(step), `It takes ${printTime(step.tookUs)}.`];
  return { text: text.join(' '), follows: sourceOf(effects), basis: basisOf(operation) };
}

/** The call as a program would make it. */
export function printOperation(op: Operation): string {
  switch (op.type) {
    case 'open':
      return `open(${op.path}, ${{ reading: 'O_RDONLY', writing: 'O_RDWR', truncating: 'O_WRONLY|O_TRUNC' }[op.as]})`;
    case 'write':
    case 'append':
    case 'create':
      return `${op.type} ${printBytes(op.bytes)} ${op.type === 'create' ? 'as' : 'to'} ${op.path}`;
    case 'truncate':
      return `truncate(${op.path}, ${op.bytes})`;
    case 'rename':
    case 'link':
      return `${op.type}(${op.path}, ${op.to})`;
    case 'chmod':
      return `chmod(${op.path}, ${op.mode})`;
    case 'chown':
      return `chown(${op.path}, ${op.owner})`;
    case 'delete':
      return op.recursive ? `rm -r ${op.path}` : `unlink(${op.path})`;
    default:
      return `${op.type}(${op.path})`;
  }
}

function explainError(
  what: string,
  op: Operation,
  { errno, message }: NonNullable<OperationStep['error']>,
  changed: boolean,
): Explanation {
  if (errno !== 'EXDEV') {
    const text = `${what} fails: ${errno}, "${message}". ${changed ? 'What was copied up before stays in the upper layer.' : 'No layer changes.'}`;
    return {
      text,
      follows: `man page ${op.type === 'delete' ? 'unlink' : op.type}(2)`,
      basis: 'documentation',
    };
  }
  const text = `${what} fails: EXDEV, "${message}". The directory lies in a lower layer, and with redirect_dir=off overlayfs moves no such directory. Programs must copy and delete instead, as mv(1) does.`;
  return { text, follows: at('renaming directories'), basis: 'recording' };
}

function effectText(effect: Effect, op: Operation): string {
  switch (effect.type) {
    case 'directory-copied-up':
      return `${effect.path} is made in the upper layer, without what is in it.`;
    case 'copied-up':
      return copyText(effect, op);
    case 'hard-link-broken':
      return `It had other names in the lower layer (${effect.others.join(', ')}): they keep the old file, because the copy is another inode (index=off).`;
    case 'whiteout':
      return `A lower layer holds ${effect.path}, so the upper layer gets a whiteout, a character device 0:0, that hides it. Below it stays, and the image is not smaller.`;
    case 'opaque':
      return `${effect.path} is marked trusted.overlay.opaque=y: what lower layers hold under this name is not looked at.`;
    case 'redirect':
      return `${effect.path} is marked trusted.overlay.redirect=${effect.to}: lower layers are searched under that name.`;
    case 'removed-from-upper':
      return `${effect.path} was in the upper layer only and is gone; no whiteout is needed.`;
  }
}

function copyText(effect: Extract<Effect, { type: 'copied-up' }>, op: Operation): string {
  if (effect.how === 'empty')
    return 'The file is made anew in the upper layer. No data is copied, because O_TRUNC throws it away.';
  if (effect.how === 'metadata')
    return `Only its metadata is copied up (metacopy=on); the ${op.type === 'link' ? 'two names share' : 'copy takes'} its data from ${effect.from} until it is opened for writing.`;
  const when = {
    open: 'at the open, though nothing is written',
    write: 'at the open, before the first byte is written',
    append: 'at the open, before the first byte is written',
    truncate: 'before it is cut',
  };
  const moment =
    when[op.type as keyof typeof when] ?? 'for a change of metadata or name alone (metacopy=off)';
  return `The whole file, ${printBytes(effect.bytes)}, is copied up from ${effect.from} ${moment}.`;
}

function unchangedText(step: OperationStep): string[] {
  const op = step.operation!;
  if (op.type === 'read') {
    const source =
      step.diskReadBytes > 0
        ? `${printBytes(step.diskReadBytes)} come from the disk into the page cache`
        : 'All of it is in the page cache';
    return [
      `${source}, which belongs to the inode of the layer that holds the data: other containers over that layer share it.`,
    ];
  }
  return step.effects.length === 0 && (op.type === 'stat' || op.type === 'open')
    ? ['Nothing is copied.']
    : [];
}

function sourceOf(effects: readonly Effect[]): string {
  const has = (...types: Effect['type'][]) => effects.some((effect) => types.includes(effect.type));
  if (effects.some((effect) => effect.type === 'copied-up' && effect.how === 'metadata'))
    return at('Metadata only copy up');
  if (has('copied-up')) return at('Non-directories');
  if (has('whiteout', 'opaque')) return at('whiteouts and opaque directories');
  return has('redirect') ? at('renaming directories') : at('Upper and Lower');
}

/** Recorded on Linux 6.18, area H; the others follow the document. */
function basisOf(op: Operation): Explanation['basis'] {
  const documented: readonly Operation['type'][] = ['append', 'truncate', 'create', 'rmdir'];
  return documented.includes(op.type) ? 'documentation' : 'recording';
}
