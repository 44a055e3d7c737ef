'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { changeSettings } from '@/lib/client/actions';
import { settingsQuery } from '@/lib/client/queries';
import { isTowardsDate } from '@/lib/client/study-day';
import { SETTING_LIMITS, type Settings } from '@/lib/domain/review/settings';
import { Section } from './section';

/** What scheduling depends on; each change is written to the log when the field is left. */
export function StudySection({ settings: stored }: { settings: Settings }) {
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  /** Shown at once, until the log has it or has refused it. */
  const [pending, setPending] = useState<Partial<Settings>>({});
  const settings = { ...stored, ...pending };
  const save = async (changes: Partial<Settings>) => {
    setProblem('');
    setPending(changes);
    try {
      await changeSettings(changes);
      await client.invalidateQueries({ queryKey: settingsQuery().queryKey });
    } catch (error) {
      setProblem((error as Error).message);
    }
    setPending({});
  };
  const hint = isTowardsDate(settings)
    ? 'Not in force while you study towards a date: its minutes are.'
    : undefined;
  return (
    <Section id="study" title="Study">
      <NumberField
        label="New questions a day"
        hint={hint}
        value={settings.newPerDay}
        limits={SETTING_LIMITS.newPerDay}
        onSave={(newPerDay) => save({ newPerDay })}
      />
      <NumberField
        label="Reviews a day, at most"
        hint={hint}
        value={settings.reviewsPerDay}
        limits={SETTING_LIMITS.reviewsPerDay}
        onSave={(reviewsPerDay) => save({ reviewsPerDay })}
      />
      <NumberField
        label="Desired retention, in per cent"
        hint="How likely you want to know a card when it comes back. Higher means more reviews; 90 suits most."
        value={Math.round(settings.retention * 100)}
        limits={{ least: SETTING_LIMITS.retention.least * 100, most: SETTING_LIMITS.retention.most * 100 }}
        onSave={(percent) => save({ retention: percent / 100 })}
      />
      <TimeField
        label="A study day ends at"
        hint="Local time. What you answer before then still counts as the evening before."
        minutes={settings.dayEndMinutes}
        onSave={(dayEndMinutes) => save({ dayEndMinutes })}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-action"
          checked={settings.twoButtons}
          onChange={(e) => save({ twoButtons: e.target.checked })}
        />
        <span>Two buttons for recall: Again and Good</span>
      </label>
      {problem && (
        <p role="alert" className="text-wrong">
          This change was not saved: {problem}. The old value holds.
        </p>
      )}
    </Section>
  );
}

function NumberField({
  label,
  hint,
  value,
  limits,
  onSave,
}: {
  label: string;
  hint?: string;
  value: number;
  limits: { least: number; most: number };
  onSave: (value: number) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const number = Number(text);
  const least = Math.round(limits.least);
  const most = Math.round(limits.most);
  const bad =
    text !== null && (text.trim() === '' || !Number.isInteger(number) || number < least || number > most);
  const leave = () => {
    if (text !== null && !bad && number !== value) onSave(number);
    if (!bad) setText(null);
  };
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <span>{label}</span>
        <input
          id={id}
          inputMode="numeric"
          value={text ?? String(value)}
          onChange={(e) => setText(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => e.key === 'Enter' && leave()}
          aria-invalid={bad}
          aria-describedby={`${id}-hint`}
          className="mono min-h-11 w-24 rounded-md border border-edge bg-surface px-3 text-end"
        />
      </label>
      <p id={`${id}-hint`} className={`text-sm ${bad ? 'text-wrong' : 'text-soft'}`}>
        {bad ? `Write a whole number from ${least} to ${most}. Until then ${value} holds.` : hint}
      </p>
    </div>
  );
}

function TimeField({
  label,
  hint,
  minutes,
  onSave,
}: {
  label: string;
  hint: string;
  minutes: number;
  onSave: (minutes: number) => void;
}) {
  const id = useId();
  const print = (m: number) =>
    `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
  const choices = Array.from({ length: 25 }, (_, i) => i * 30);
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-center justify-between gap-4">
        <span>{label}</span>
        <select
          id={id}
          value={minutes}
          onChange={(e) => onSave(Number(e.target.value))}
          aria-describedby={`${id}-hint`}
          className="mono min-h-11 rounded-md border border-edge bg-surface px-3"
        >
          {[...new Set([...choices, minutes])]
            .sort((a, b) => a - b)
            .map((m) => (
              <option key={m} value={m}>
                {print(m)}
              </option>
            ))}
        </select>
      </label>
      <p id={`${id}-hint`} className="text-sm text-soft">
        {hint}
      </p>
    </div>
  );
}
