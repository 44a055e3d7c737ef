/** Container colours of the host picture: flat, from the topics' set, the same for a container everywhere on the screen. */
const SET = [
  'cgroups',
  'network',
  'layers',
  'namespaces',
  'runtimes',
  'operating',
  'machines',
  'basics',
  'solutions',
  'history',
  'bridges',
] as const;

export const colourOf = (index: number) => `var(--topic-${SET[index % SET.length]})`;
