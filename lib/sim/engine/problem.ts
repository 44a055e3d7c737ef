/**
 * The first thing wrong with a scenario, in plain words with its path. Takes the issues of a zod schema by their shape,
 * so that this floor needs no package; zod/mini itself carries no wording.
 */
import type { BadScenario } from './model';

/** What is read of an issue of zod 4 (`z.core.$ZodIssue`). */
export interface SchemaIssue {
  code?: string;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
  expected?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  values?: readonly unknown[];
  options?: readonly unknown[];
}

/** `containers[0].limits["cpu.max"]`; the scenario itself is `scenario`. */
export function printPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_]\w*$/.test(String(part))) text += text ? `.${String(part)}` : String(part);
    else text += `[${JSON.stringify(String(part))}]`;
  }
  return text || 'scenario';
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };
const listed = (values: readonly unknown[] = []) => values.map((v) => JSON.stringify(v)).join(', ');

function reasonOf(issue: SchemaIssue): string {
  const unit = UNITS[issue.origin ?? ''];
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'unknown key';
    case 'invalid_type':
      return `must be ${NOUNS[issue.expected ?? ''] ?? issue.expected}`;
    case 'too_small':
      if (unit)
        return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} ${unit}`;
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      return unit ? `must have at most ${issue.maximum} ${unit}` : `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be ${issue.values?.length === 1 ? '' : 'one of '}${listed(issue.values)}`;
    case 'invalid_union':
      return issue.options
        ? `must be one of ${listed(issue.options)}`
        : 'has none of the shapes allowed here';
    default:
      return issue.message;
  }
}

export function firstProblem(issues: readonly SchemaIssue[]): BadScenario {
  const issue = issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys![0]!] : issue.path;
  return { path: printPath(path), reason: reasonOf(issue) };
}
