/** A week as a picture, drawn from the tokens of the theme that is on. */
import { tokenColours } from '../../ui/token-colour';
import type { SummaryWords } from './summary-words';

export const WIDTH = 1080;
export const HEIGHT = 1350;
const EDGE = 80;
const INNER = WIDTH - 2 * EDGE;
/** Of the containers along the top. */
const TOPICS = ['basics', 'network', 'layers', 'namespaces', 'cgroups', 'runtimes', 'machines', 'history'];

const sans = (size: number, weight: 400 | 600 = 400) => `${weight} ${size}px "IBM Plex Sans", sans-serif`;
const mono = (size: number) => `400 ${size}px "IBM Plex Mono", monospace`;

type Ink = (token: string) => string;
interface Pen {
  at: CanvasRenderingContext2D;
  ink: Ink;
}

/** Resolves when it is drawn; the fonts are the page's own. */
export async function drawSummary(canvas: HTMLCanvasElement, words: SummaryWords): Promise<void> {
  const at = canvas.getContext('2d');
  if (!at) throw new Error('this browser gives no canvas');
  await Promise.all([sans(40), sans(40, 600), mono(28)].map((font) => document.fonts.load(font)));
  const colours = tokenColours(canvas.parentElement ?? document.body);
  const pen: Pen = { at, ink: (token) => colours(`var(--${token})`) };
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  at.textBaseline = 'alphabetic';
  at.fillStyle = pen.ink('paper');
  at.fillRect(0, 0, WIDTH, HEIGHT);
  containers(pen);
  let y = 176;
  line(pen, 'DRYDOCK · CONTAINERS AND VIRTUALISATION', y, mono(28), 'soft');
  y = wrapped(pen, words.title, y + 84, sans(76, 600), 'ink', 84);
  y = wrapped(pen, words.range, y + 62, sans(44), 'ink', 52);
  y = figures(pen, words, y + 52);
  y = readiness(pen, words, y + 30);
  y = coverage(pen, words, y + 54);
  weakest(pen, words, y + 54);
}

/** Containers in the colours of the topics, with their corrugation. */
function containers({ at, ink }: Pen) {
  const width = WIDTH / TOPICS.length;
  for (const [i, topic] of TOPICS.entries()) {
    at.fillStyle = ink(`topic-${topic}`);
    at.fillRect(i * width, 0, width - 4, 84);
    at.fillStyle = ink('on-topic');
    at.globalAlpha = 0.22;
    for (let x = i * width + 10; x < (i + 1) * width - 12; x += 12) at.fillRect(x, 12, 2, 60);
    at.globalAlpha = 1;
  }
}

function line({ at, ink }: Pen, text: string, y: number, font: string, token: string, x = EDGE) {
  at.font = font;
  at.fillStyle = ink(token);
  at.fillText(text, x, y);
}

/** Broken between words; gives the place of the last line. */
function wrapped(
  pen: Pen,
  text: string,
  y: number,
  font: string,
  token: string,
  leading: number,
  { x = EDGE, width = INNER } = {},
): number {
  pen.at.font = font;
  let row = '';
  let at = y;
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && pen.at.measureText(longer).width > width) {
      line(pen, row, at, font, token, x);
      at += leading;
      row = word;
    } else row = longer;
  }
  line(pen, row, at, font, token, x);
  return at;
}

function rule({ at, ink }: Pen, y: number) {
  at.fillStyle = ink('edge');
  at.fillRect(EDGE, y, INNER, 2);
}

function figures(pen: Pen, { figures: all }: SummaryWords, top: number): number {
  rule(pen, top);
  const width = INNER / 2;
  for (const [i, { name, value, note }] of all.entries()) {
    const x = EDGE + (i % 2) * width;
    const y = top + 54 + Math.floor(i / 2) * 172;
    line(pen, name, y, sans(32), 'soft', x);
    line(pen, value, y + 70, sans(68, 600), 'ink', x);
    line(pen, note, y + 108, sans(26), 'soft', x);
  }
  const bottom = top + 54 + 2 * 172 - 34;
  rule(pen, bottom);
  return bottom;
}

function readiness(pen: Pen, { readiness: { value, note, expected } }: SummaryWords, top: number): number {
  const y = top + 32;
  line(pen, 'Readiness', y, sans(32), 'soft');
  line(pen, value, y + 66, sans(60, 600), 'ink');
  const after = wrapped(pen, note, y + 108, sans(28), 'soft', 36);
  return expected ? interval(pen, expected, after + 30) : after;
}

/** The scale from 0 to 1 with the 8 of 10 tests as a block and the expected share as a line. */
function interval(
  { at, ink }: Pen,
  { mean, p10, p90 }: { mean: number; p10: number; p90: number },
  y: number,
): number {
  at.fillStyle = ink('line');
  at.fillRect(EDGE, y + 12, INNER, 8);
  at.fillStyle = ink('topic-network');
  at.fillRect(EDGE + p10 * INNER, y, (p90 - p10) * INNER, 32);
  at.fillStyle = ink('ink');
  at.fillRect(EDGE + mean * INNER - 3, y - 8, 6, 48);
  const scale = y + 66;
  line({ at, ink }, '0\u00a0%', scale, mono(24), 'soft');
  const end = '100\u00a0%';
  line({ at, ink }, end, scale, mono(24), 'soft', EDGE + INNER - at.measureText(end).width);
  return scale;
}

function coverage(pen: Pen, { coverage: known }: SummaryWords, y: number): number {
  if (!known) return y - 54;
  pair(pen, 'Coverage', known.value, known.note, y);
  return y + 40;
}

function weakest(pen: Pen, { weakest: known }: SummaryWords, y: number) {
  if (known) pair(pen, 'Weakest topic', known.value, known.note, y);
}

/** Name, value, and what it means below. */
function pair(pen: Pen, name: string, value: string, note: string, y: number) {
  line(pen, name, y, sans(32), 'soft');
  pen.at.font = sans(32);
  const x = EDGE + Math.max(250, pen.at.measureText(name).width + 30);
  const size = fitting(pen, value, EDGE + INNER - x, 36);
  line(pen, value, y, sans(size, 600), 'ink', x);
  line(pen, note, y + 38, sans(26), 'soft', x);
}

/** The size at which a text fits its place, `most` if it does. */
function fitting({ at }: Pen, text: string, width: number, most: number): number {
  at.font = sans(most, 600);
  return Math.min(most, Math.floor((most * width) / at.measureText(text).width));
}
