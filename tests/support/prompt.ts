/** A small prompt for tests, as the browser holds it. */
import type { DimensionPlan, Prompt, StrongPoint } from '@/lib/domain/mock/prompt';
import { DIMENSIONS, PHASES } from '@/lib/domain/mock/words';

const MINUTES = [4, 6, 7, 9, 6, 3];

const point = (id: string, weight: number, terms: string[][]): StrongPoint => ({
  id,
  weight,
  dimension: 'mechanism',
  text: `Say ${id} with its number.`,
  question: `What about ${id}?`,
  terms,
});

export function promptOf(changes: Partial<Prompt> = {}): Prompt {
  const plan = (d: string): DimensionPlan => ({
    weight: d === 'mechanism' ? 3 : 1,
    anchors: { 0: `${d}: nothing`, 2: `${d}: direction`, 4: `${d}: number and proof` },
  });
  return {
    id: 'stalled-api',
    title: 'An API that stalls',
    topic: 'cgroups',
    level: 'senior',
    summary: 'It is slow at the tail.',
    asOf: '2026-11',
    appliesTo: 'Linux',
    meaning: 'feedfeedfeedfeed',
    context: '<p>64 CPUs, limit 2, p99 180 ms, 40 pods.</p>',
    clarifications: [{ id: 'version', question: 'Which version?', answer: '1.23' }],
    phases: PHASES.map((phase, i) => ({ phase, minutes: MINUTES[i]!, task: `Do ${phase}` })),
    probes: [
      { id: 'low', phase: 'estimate', level: 'junior', ask: 'Why low?', listen: 'Bursts', point: 'quota' },
      { id: 'long', phase: 'estimate', level: 'mid', ask: 'How long?', listen: '97 ms', point: 'stall' },
      { id: 'policy', phase: 'estimate', level: 'staff', ask: 'What policy?', listen: 'None' },
      { id: 'proof', phase: 'operations', level: 'mid', ask: 'What proves it?', listen: 'The ratio' },
    ],
    points: [
      point('quota', 3, [['quota'], ['period']]),
      point('stall', 2, [['97 ms'], ['200/64']]),
      point('canary', 1, [['canary']]),
    ],
    flags: [{ id: 'replicas', text: 'Only replicas.', why: 'The cause stays.' }],
    dimensions: Object.fromEntries(DIMENSIONS.map((d) => [d, plan(d)])) as Prompt['dimensions'],
    model: { answer: '<p>The quota of a period.</p>', diagrams: ['quota-and-refill'] },
    levels: { junior: 'j', mid: 'm', senior: 's', staff: 'st' },
    items: ['stall-of-many-threads'],
    sources: [
      { kind: 'kernel-doc', title: 'CFS Bandwidth Control', version: '6.18', checkedOn: '2026-11-23' },
    ],
    tries: [{ href: '/simulate/limits', html: 'Try it' }],
    ...changes,
  };
}
