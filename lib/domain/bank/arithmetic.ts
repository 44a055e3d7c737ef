/**
 * The small arithmetic of the bank: numbers, names, + - * / ( ) and min, max, floor, ceil, round; and the conditions of
 * simulator items: < <= > >= = and, which are 1 or 0. Parsed when the bank is built, evaluated in the browser without eval.
 */
import { fail, ok, type Result } from '@/lib/base/result';

export const FUNCTIONS = ['min', 'max', 'floor', 'ceil', 'round'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

/** A number, a name, or an operation on expressions: ["+", a, b], ["min", a, b, …]. */
export type Expression = number | string | [Operator, ...Expression[]];
const COMPARISONS = ['<', '<=', '>', '>=', '='] as const;
type Comparison = (typeof COMPARISONS)[number];
type Operator = '+' | '-' | '*' | '/' | 'and' | Comparison | FunctionName;

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z][A-Za-z0-9]*|[<>]=|[-+*/(),<>=])/y;

export function parseExpression(source: string): Result<Expression, string> {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) return fail(`cannot read "${text.slice(at)}"`);
    tokens.push(match[1]!);
  }
  let position = 0;
  const peek = () => tokens[position];
  const take = () => tokens[position++];

  class Unreadable extends Error {}
  const expect = (token: string) => {
    if (take() !== token) throw new Unreadable(`expected "${token}" in "${source}"`);
  };

  function conjunction(): Expression {
    let left = comparison();
    while (peek() === 'and') {
      take();
      left = ['and', left, comparison()];
    }
    return left;
  }
  function comparison(): Expression {
    const left = sum();
    return COMPARISONS.includes(peek() as Comparison) ? [take() as Comparison, left, sum()] : left;
  }
  function sum(): Expression {
    let left = product();
    while (peek() === '+' || peek() === '-') left = [take() as '+' | '-', left, product()];
    return left;
  }
  function product(): Expression {
    let left = factor();
    while (peek() === '*' || peek() === '/') left = [take() as '*' | '/', left, factor()];
    return left;
  }
  function factor(): Expression {
    const token = take();
    if (token === undefined) throw new Unreadable(`"${source}" ends too early`);
    if (token === '-') return ['-', 0, factor()];
    if (token === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (/^\d/.test(token)) return Number(token);
    if (!/^[A-Za-z]/.test(token) || token === 'and')
      throw new Unreadable(`did not expect "${token}" in "${source}"`);
    if (peek() !== '(') return token;
    if (!FUNCTIONS.includes(token as FunctionName)) throw new Unreadable(`no function "${token}"`);
    take();
    const args = [sum()];
    while (peek() === ',') {
      take();
      args.push(sum());
    }
    expect(')');
    return [token as FunctionName, ...args];
  }

  try {
    const expression = conjunction();
    if (position < tokens.length) return fail(`did not expect "${peek()}" in "${source}"`);
    return ok(expression);
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message);
    throw error;
  }
}

export function namesIn(expression: Expression): string[] {
  if (typeof expression === 'number') return [];
  if (typeof expression === 'string') return [expression];
  return expression.slice(1).flatMap((part) => namesIn(part as Expression));
}

/** Throws on an unknown name: the bank compiler has checked that there is none. */
export function evaluate(expression: Expression, values: Readonly<Record<string, number>>): number {
  if (typeof expression === 'number') return expression;
  if (typeof expression === 'string') {
    const value = values[expression];
    if (value === undefined) throw new Error(`no value for "${expression}"`);
    return value;
  }
  const [operator, ...parts] = expression;
  const args = parts.map((part) => evaluate(part, values));
  const [a = 0, b = 0] = args;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'round':
      return Math.round(a);
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    case '>=':
      return Number(a >= b);
    case '=':
      return Number(a === b);
    case 'and':
      return Number(a !== 0 && b !== 0);
  }
}
