'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordings } from '@/lib/client/recordings';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';
import { Section } from './section';

/** What was said to open questions and in reviews, on this device; nothing is shown while there are none. */
export function RecordingsSection() {
  const sizes = useQuery({ queryKey: ['recordings'], queryFn: recordings.sizes });
  const [asks, setAsks] = useState(false);
  const [words, setWords] = useState('');
  if (!sizes.data?.ok || (sizes.data.value.count === 0 && !words)) return null;
  const { count, bytes } = sizes.data.value;
  const clear = async () => {
    const cleared = await recordings.clear();
    setAsks(false);
    setWords(
      cleared.ok
        ? 'The recordings are deleted. What you wrote and how it was graded is kept.'
        : `They could not be deleted: ${cleared.error.detail}.`,
    );
    await sizes.refetch();
  };
  return (
    <Section id="recordings" title="Recordings">
      {count > 0 && (
        <p>
          {plural(count, 'recording')}, {bytes < 1e5 ? 'under 0.1' : (bytes / 1e6).toFixed(1)} MB, on this
          device only: they are not in the backup.
        </p>
      )}
      {asks ? (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => void clear()}>
            Delete all recordings
          </Button>
          <Button onClick={() => setAsks(false)}>Keep them</Button>
        </div>
      ) : (
        count > 0 && <Button onClick={() => setAsks(true)}>Delete recordings</Button>
      )}
      <p role="status">{words}</p>
    </Section>
  );
}
