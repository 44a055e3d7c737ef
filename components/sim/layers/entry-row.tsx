import { printBytes } from '@/lib/sim/engine/print';
import type { ShownEntry } from '@/lib/sim/layers/disk';

/** One entry of a layer, by shape: a file is a filled block, a directory an open one, a whiteout a crossed-out gap. */
export function EntryRow({
  entry,
  place,
  notes,
}: {
  entry: ShownEntry;
  /** By what the motion finds it. */
  place: { upper?: string; inode?: string };
  notes: readonly string[];
}) {
  const gone = entry.type === 'whiteout';
  const narrow = place.upper !== undefined;
  // Every copy has its origin; the terminal below lists it.
  const marks = entry.xattrs.filter((name) => name !== 'trusted.overlay.origin');
  return (
    <li
      data-upper={place.upper}
      data-inode={place.inode}
      className={`relative bg-surface px-1.5 py-1 text-sm leading-5 ${
        gone ? 'my-0.5 rounded-sm border-2 border-dashed border-wrong' : ''
      }`}
    >
      <span className="flex items-start gap-2">
        <Shape type={entry.type} />
        <span className={`mono min-w-0 flex-1 ${gone ? 'line-through' : ''}`}>
          {entry.path}
          {entry.type === 'directory' ? '/' : ''}
        </span>
        {entry.type === 'file' && !narrow && (
          <span className="shrink-0 whitespace-nowrap">{printBytes(entry.bytes)}</span>
        )}
      </span>
      {gone && (
        <span className="block pl-5 text-wrong">
          whiteout, <span className="mono">c 0 0</span>
        </span>
      )}
      {entry.type === 'file' && narrow && <span className="block pl-5">{printBytes(entry.bytes)}</span>}
      {marks.length > 0 && <span className="mono block pl-5 text-soft">{marks.join(' ')}</span>}
      {entry.type === 'file' && entry.metacopy && (
        <span className="block pl-5">takes {printBytes(entry.diskBytes)} here; its data is below</span>
      )}
      {notes.map((note) => (
        <span key={note} className="block pl-5 font-semibold">
          {note}
        </span>
      ))}
    </li>
  );
}

function Shape({ type }: { type: ShownEntry['type'] }) {
  return (
    <svg viewBox="0 0 12 12" className="mt-1 size-3 shrink-0" aria-hidden>
      {type === 'file' && <rect width="12" height="12" fill="currentColor" />}
      {type === 'directory' && (
        <rect x="1" y="1" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
      {type === 'whiteout' && (
        <path d="M1 1 L11 11 M11 1 L1 11" stroke="var(--wrong)" strokeWidth="2.5" fill="none" />
      )}
    </svg>
  );
}
