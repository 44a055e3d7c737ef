'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type BackupMade, handOut, makeBackup, readBackup, restoreBackup } from '@/lib/client/backup';
import { notesQuery } from '@/lib/client/notes-query';
import { STORE_KEY } from '@/lib/client/queries';
import { plural } from '@/lib/domain/review/words';
import type { Backup, BackupProblem } from '@/lib/interchange/backup';
import { Button } from '../ui/button';
import { useLongWork, WorkLine } from '../ui/long-work';
import { Section } from './section';

const REFUSED: Record<BackupProblem['type'], string> = {
  empty: 'The file is empty.',
  'not-json': 'This is not a Drydock backup: it is no JSON file.',
  truncated: 'The backup breaks off: the file is not whole. Copy it again from where it came.',
  foreign: 'This is a JSON file, but not a Drydock backup.',
  newer: 'This backup was made by a newer Drydock. Update this one first, then restore.',
  'bad-event': 'The backup is damaged.',
  miscounted: 'The backup is damaged: events are missing.',
  twice: 'The backup is damaged: it contradicts itself.',
};

export function BackupSection() {
  const notes = useQuery(notesQuery());
  const last = notes.data?.lastBackupAt;
  return (
    <Section id="backup" title="Backup">
      <p>
        All your answers and settings as one file. Keep it somewhere that is not this browser; restoring it
        adds what is missing here and changes nothing that is.
      </p>
      <p className="text-soft">
        {last
          ? `Last backup: ${new Date(last).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}.`
          : 'No backup yet.'}
      </p>
      <MakeBackup />
      <Restore />
    </Section>
  );
}

function MakeBackup() {
  const work = useLongWork();
  const client = useQueryClient();
  const [made, setMade] = useState<BackupMade | null>(null);
  const [words, setWords] = useState('');
  const make = async () => {
    setWords('');
    setMade(null);
    const result = await work.run(makeBackup);
    if (result.ok) setMade(result.value);
    else if (result.error.type !== 'cancelled') {
      setWords(`No backup was made: ${result.error.detail}. Your data is as it was.`);
    }
  };
  const save = async (backup: BackupMade) => {
    const outcome = await handOut(backup);
    if (outcome === 'cancelled')
      return setWords('Not saved: you closed the share sheet. The backup is still here.');
    setWords(
      outcome === 'shared'
        ? `Shared ${backup.name}. Look for it where you sent it.`
        : `Downloaded ${backup.name}. Look for it in your downloads.`,
    );
    setMade(null);
    await client.invalidateQueries({ queryKey: [STORE_KEY] });
  };
  return (
    <div>
      {made ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" onClick={() => void save(made)}>
            Save the file
          </Button>
          <p className="text-correct">✓ Read back and whole: {plural(made.events, 'event')}.</p>
        </div>
      ) : (
        <Button onClick={() => void make()} disabled={work.running}>
          Make a backup
        </Button>
      )}
      <WorkLine work={work} what="Reading your log" />
      <p role="status">{words}</p>
    </div>
  );
}

function Restore() {
  const input = useRef<HTMLInputElement>(null);
  const work = useLongWork();
  const [backup, setBackup] = useState<Backup | null>(null);
  const [refused, setRefused] = useState<{ words: string; detail: string } | null>(null);
  const [words, setWords] = useState('');

  const read = async (file: File) => {
    setWords('');
    setRefused(null);
    setBackup(null);
    const result = await readBackup(file);
    if (result.ok) setBackup(result.value);
    else setRefused({ words: REFUSED[result.error.type], detail: `${file.name}: ${result.error.detail}` });
  };
  const restore = async (from: Backup) => {
    const result = await work.run((progress) => restoreBackup(from, progress));
    setBackup(null);
    if (result.ok) {
      const { added, known } = result.value;
      return setWords(`Restored: ${plural(added, 'event')} added, ${known} were here already.`);
    }
    if (result.error.type === 'cancelled') return setWords('Cancelled. Nothing was changed.');
    setRefused({
      words:
        result.error.type === 'conflict'
          ? 'This backup says something else about an answer that is here. It was refused whole.'
          : result.error.type === 'full'
            ? 'There is no room for it on this device.'
            : 'The browser could not write it.',
      detail: result.error.detail,
    });
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        aria-label="Backup file to restore"
        tabIndex={-1}
        onChange={(e) => {
          const file = e.target.files?.[0];
          e.target.value = '';
          if (file) void read(file);
        }}
      />
      <Button onClick={() => input.current?.click()} disabled={work.running}>
        Restore from a file
      </Button>
      {backup && (
        <div className="mt-3 rounded-md border border-edge bg-surface p-3.5">
          <p>
            A whole backup of {plural(backup.events.length, 'event')}, made{' '}
            {new Date(backup.exportedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
            .
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="primary" onClick={() => void restore(backup)} disabled={work.running}>
              Add what is missing here
            </Button>
            <Button onClick={() => setBackup(null)} disabled={work.running}>
              Leave it
            </Button>
          </div>
        </div>
      )}
      <WorkLine work={work} what="Restoring" />
      {refused && (
        <div role="alert" className="mt-3 rounded-md border border-wrong bg-surface p-3.5">
          <p className="font-semibold text-wrong">{refused.words}</p>
          <p className="mt-1">Nothing was changed; your data is as it was.</p>
          <p className="mono mt-1 text-sm text-soft">{refused.detail}</p>
        </div>
      )}
      <p role="status" className="mt-2">
        {words}
      </p>
    </div>
  );
}
