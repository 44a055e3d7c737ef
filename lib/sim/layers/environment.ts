/** The variables RUN sees, in the order they were last set. A map is never changed in place: stages hand theirs on. */
export type Environment = ReadonlyMap<string, string>;

/** A name set again moves to the end, as in BuildKit's list (client/llb/meta.go). */
export function withVariable(environment: Environment, name: string, value: string): Environment {
  const others = [...environment].filter(([other]) => other !== name);
  return new Map([...others, [name, value]]);
}

export const printEnvironment = (environment: Environment) =>
  [...environment].map(([name, value]) => `${name}=${value}\n`).join('');

/** Names that differ; where only the order does, all of them. */
export function changedNames(before: Environment, after: Environment): string[] {
  if (printEnvironment(before) === printEnvironment(after)) return [];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const differing = names.filter((name) => before.get(name) !== after.get(name));
  return differing.length > 0 ? differing : names;
}
