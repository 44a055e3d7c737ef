'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSettings } from '@/lib/client/actions';
import { readinessQuery } from '@/lib/client/readiness/readiness-query';
import { ROLES, type Role } from '@/lib/domain/readiness/blueprint';
import { ROLE_WORDS } from '@/lib/domain/readiness/words';
import { ChoiceBar } from '../../ui/choice-bar';

const CHOICES = ROLES.map((value) => ({ value, words: ROLE_WORDS[value] }));

/** The level one is asked at; the log keeps it, and every page of readiness goes by it. */
export function RoleChoice({ role }: { role: Role }) {
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  /** Shown at once, until the log has it and the number goes by it, or the log has refused it. */
  const [pending, setPending] = useState<Role | null>(null);
  const pick = async (next: Role) => {
    setProblem('');
    setPending(next);
    try {
      await changeSettings({ role: next });
      await client.invalidateQueries({ queryKey: readinessQuery().queryKey });
    } catch (error) {
      setProblem((error as Error).message);
    }
    setPending(null);
  };
  return (
    <div>
      <ChoiceBar
        label="For a role of this level"
        choices={CHOICES}
        picked={pending ?? role}
        onPick={(next) => void pick(next)}
      />
      {problem && (
        <p role="alert" className="mt-2 text-wrong">
          The level was not saved: {problem}. {ROLE_WORDS[role]} holds.
        </p>
      )}
    </div>
  );
}
