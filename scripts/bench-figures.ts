/** What the parts of the bench share: their options, and how figures are summed up. */

/** `--name=value` of the command line. */
export const option = (name: string, fallback: string): string =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;

/** The nearest value there is; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * q + 0.5)] ?? Number.NaN;
}

export const round = (value: number): number => Math.round(value * 10) / 10;
