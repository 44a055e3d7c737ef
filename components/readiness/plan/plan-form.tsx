'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSettings } from '@/lib/client/actions';
import { planQuery } from '@/lib/client/readiness/plan-query';
import { LEVELS } from '@/lib/domain/bank/words';
import type { Settings } from '@/lib/domain/review/settings';
import { ChoiceBar } from '../../ui/choice-bar';
import { DateField } from './date-field';
import { MinutesField } from './minutes-field';

const ROLES = LEVELS.map((value) => ({ value, words: value[0]!.toUpperCase() + value.slice(1) }));

type Saving = { type: 'idle' | 'saving' | 'saved' } | { type: 'failed'; detail: string };
type Choice = Pick<Settings, 'targetDay' | 'role' | 'minutesPerDay'>;

/** Each change is in the log before it is said to be saved. */
export function PlanForm({ settings, today }: { settings: Settings; today: number }) {
  const client = useQueryClient();
  /** Shown at once, until the log has it or has refused it. */
  const [pending, setPending] = useState<Partial<Choice>>({});
  const [saving, setSaving] = useState<Saving>({ type: 'idle' });
  const { targetDay, role, minutesPerDay }: Choice = { ...settings, ...pending };
  const save = async (changes: Partial<Choice>) => {
    setPending(changes);
    setSaving({ type: 'saving' });
    try {
      await changeSettings(changes);
      setSaving({ type: 'saved' });
      await client.invalidateQueries({ queryKey: planQuery().queryKey });
    } catch (error) {
      setSaving({ type: 'failed', detail: (error as Error).message });
    }
    // What was chosen meanwhile is on its own way.
    setPending((now) => (now === changes ? {} : now));
  };
  return (
    <form className="grid grid-cols-1 gap-5" onSubmit={(event) => event.preventDefault()}>
      <DateField day={targetDay} today={today} onSave={(targetDay) => void save({ targetDay })} />
      <ChoiceBar
        label="Level you are asked at"
        choices={ROLES}
        picked={role}
        onPick={(role) => void save({ role })}
      />
      <MinutesField minutes={minutesPerDay} onSave={(minutesPerDay) => void save({ minutesPerDay })} />
      {saving.type === 'failed' ? (
        <p role="alert" className="text-wrong">
          This change was not saved: {saving.detail}. The old value holds.
        </p>
      ) : (
        <p role="status" className="label min-h-4" data-saved={saving.type}>
          {saving.type === 'saved' ? 'Saved' : ''}
        </p>
      )}
    </form>
  );
}
