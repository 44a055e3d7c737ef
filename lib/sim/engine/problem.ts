/** The first thing wrong with a scenario, in plain words, from the findings of the schema. */
import type * as z from 'zod/mini';
import type { BadScenario } from './model';

type Issue = z.core.$ZodIssue;

/** `value` is what was parsed: the schema does not say whether a value was missing or of another type. */
export function firstProblem(value: unknown, issues: readonly Issue[]): BadScenario {
  const issue = issues[0]!;
  const path = printPath(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path: printPath([...issue.path, issue.keys[0]!]), reason: 'unknown key' };
    case 'too_small':
      return {
        path,
        reason:
          issue.minimum === 1 && sizeWord(issue.origin)
            ? 'must not be empty'
            : `must be at least ${issue.minimum}${sizeWord(issue.origin)}`,
      };
    case 'too_big':
      return { path, reason: `must be at most ${issue.maximum}${sizeWord(issue.origin)}` };
    case 'invalid_value':
      return {
        path,
        reason: `must be ${issue.values.length > 2 ? 'one of ' : ''}${issue.values.map(String).join(issue.values.length > 2 ? ', ' : ' or ')}`,
      };
    case 'invalid_type':
      return {
        path,
        reason:
          valueAt(value, issue.path) === undefined ? 'is missing' : `must be ${typeWord(issue.expected)}`,
      };
    case 'invalid_union':
      return unionProblem(valueAt(value, issue.path), issue);
    default:
      return { path, reason: issue.message || 'is not valid' };
  }
}

/** Of several shapes none fits: the one that came furthest says why. */
function unionProblem(value: unknown, issue: Extract<Issue, { code: 'invalid_union' }>): BadScenario {
  const deepest = issue.errors
    .flat()
    .filter((e) => e.path.length > 0 || e.code === 'unrecognized_keys')
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (deepest) {
    const { reason } = firstProblem(value, [deepest]);
    const unknown = deepest.code === 'unrecognized_keys' ? [deepest.keys[0]!] : [];
    return { path: printPath([...issue.path, ...deepest.path, ...unknown]), reason };
  }
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  const reason =
    options.length > 0 ? `must be one of ${options.join(', ')}` : 'is none of the kinds there are';
  return { path: printPath(issue.path), reason };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at;
}

const sizeWord = (origin: string) =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const typeWord = (expected: string) => TYPE_WORDS[expected] ?? expected;

/** `containers[0].limits["cpu.max"]` */
export function printPath(path: readonly PropertyKey[]): string {
  let out = '';
  for (const part of path) {
    if (typeof part === 'number') out += `[${part}]`;
    else if (/^[A-Za-z_]\w*$/.test(String(part))) out += `${out ? '.' : ''}${String(part)}`;
    else out += `["${String(part)}"]`;
  }
  return out || 'scenario';
}
