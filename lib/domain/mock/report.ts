/** What remains of a review: one value, printed as JSON and as Markdown. */
import { plainText } from '@/lib/domain/bank/plain-text';
import type { Level } from '@/lib/domain/bank/words';
import { printClock } from './clock';
import type { HeldReview } from './held';
import type { Prompt } from './prompt';
import { nextTime, pointShare, shareOf } from './rubric';
import type { Mode } from './session';
import {
  DIMENSION_NAMES,
  DIMENSIONS,
  type Dimension,
  type Length,
  PHASE_NAMES,
  PHASES,
  type Phase,
  type Score,
  type Verdict,
} from './words';

export const REPORT_FORMAT = 1;

export interface Report {
  format: typeof REPORT_FORMAT;
  prompt: { id: string; title: string; meaning: string; asOf: string };
  /** ISO 8601, UTC. */
  heldAt: string;
  mode: Mode;
  length: Length;
  level: Level;
  /** 0 to 1: the rubric by its weights. */
  share: number;
  /** 0 to 1: the points by their weights. */
  pointShare: number;
  dimensions: { dimension: Dimension; weight: number; score: Score }[];
  points: { id: string; text: string; weight: number; verdict: Verdict }[];
  redFlags: string[];
  nextTime: string[];
  phases: { phase: Phase; spentSeconds: number; asked: string[]; notes: string }[];
  clarified: string[];
  /** Mermaid. */
  board: string;
  /** What the interviewer of a pair noted. */
  remarks: string;
  recordings: { phase: Phase; sha256: string }[];
}

/** @param heldAtMs milliseconds since 1970 */
export function reportOf(prompt: Prompt, answer: HeldReview, heldAtMs: number): Report {
  const { id, title, meaning, asOf } = prompt;
  const { mode, length, level, scores, verdicts, flags, probed, spentMs, notes } = answer;
  const askOf = (probeId: string) => plainText(prompt.probes.find((p) => p.id === probeId)?.ask ?? probeId);
  return {
    format: REPORT_FORMAT,
    prompt: { id, title, meaning, asOf },
    heldAt: new Date(heldAtMs).toISOString(),
    mode,
    length,
    level,
    share: shareOf(scores, prompt.dimensions),
    pointShare: pointShare(prompt.points, verdicts),
    dimensions: DIMENSIONS.map((dimension) => ({
      dimension,
      weight: prompt.dimensions[dimension].weight,
      score: scores[dimension],
    })),
    points: prompt.points.map((p) => ({
      id: p.id,
      text: plainText(p.text),
      weight: p.weight,
      verdict: verdicts[p.id] ?? 'missed',
    })),
    redFlags: prompt.flags.filter((f) => flags.includes(f.id)).map((f) => plainText(f.text)),
    nextTime: nextTime(prompt, answer).map(plainText),
    phases: PHASES.map((phase) => ({
      phase,
      spentSeconds: Math.round(spentMs[phase] / 1000),
      asked: probed.filter((p) => p.phase === phase).map((p) => askOf(p.probe)),
      notes: notes[phase],
    })),
    clarified: prompt.clarifications
      .filter((c) => answer.asked.includes(c.id))
      .map((c) => plainText(c.question)),
    board: answer.board,
    remarks: answer.remarks,
    recordings: answer.recordings.map(({ phase, hash }) => ({ phase, sha256: hash })),
  };
}

/** Text of the bank inside Markdown: what looks like a tag would vanish. */
const asText = (text: string) => text.replace(/</g, '&lt;');
const percent = (share: number) => `${Math.round(share * 100)} %`;
const VERDICT_MARKS: Record<Verdict, string> = { hit: '[x]', partly: '[~]', missed: '[ ]' };
/** What somebody typed stays text: as a quotation, line by line. */
const quoted = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

export function printMarkdown(report: Report): string {
  const { prompt, heldAt, mode, length, level, phases } = report;
  const section = (title: string, ...parts: string[]) =>
    parts.filter(Boolean).length === 0 ? [] : [`## ${title}`, ...parts.filter(Boolean)];
  const talk = phases.flatMap(({ phase, spentSeconds, asked, notes }) => [
    `### ${PHASE_NAMES[phase]} (${printClock(spentSeconds * 1000)})`,
    ...asked.map((question) => `Asked: ${asText(question)}`),
    notes.trim() === '' ? '(nothing written)' : quoted(notes),
  ]);
  return `${[
    `# ${prompt.title}`,
    `${heldAt.slice(0, 10)} · ${length} minutes · ${level} · ${mode === 'solo' ? 'alone' : 'with an interviewer'}`,
    `**${percent(report.share)}** by the rubric, ${percent(report.pointShare)} of the points by weight.`,
    ...section('Say next time', report.nextTime.map((s, i) => `${i + 1}. ${asText(s)}`).join('\n')),
    '## Rubric',
    [
      '| | Score | Weight |',
      '|---|---|---|',
      ...report.dimensions.map((d) => `| ${DIMENSION_NAMES[d.dimension]} | ${d.score} of 4 | ${d.weight} |`),
    ].join('\n'),
    '## Points',
    report.points.map((p) => `- ${VERDICT_MARKS[p.verdict]} ${asText(p.text)}`).join('\n'),
    ...section('Red flags', report.redFlags.map((f) => `- ${asText(f)}`).join('\n')),
    '## What was said',
    ...(report.clarified.length > 0
      ? [`Clarified:\n${report.clarified.map((q) => `- ${q}`).join('\n')}`]
      : []),
    ...talk,
    ...section('Whiteboard', report.board.trim() === '' ? '' : fenced('mermaid', report.board)),
    ...section('Interviewer’s notes', report.remarks.trim() === '' ? '' : quoted(report.remarks)),
    `Prompt of Drydock’s bank, as of ${prompt.asOf}.`,
  ].join('\n\n')}\n`;
}

export const printJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
