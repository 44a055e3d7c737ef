/** Read-only layers share the layers' colour; each container has one of its own, as in the chapter's pictures. */
const CONTAINER_COLOURS = ['network', 'runtimes', 'cgroups', 'namespaces', 'machines', 'solutions'];

export const LAYER_COLOUR = 'var(--topic-layers)';
export const containerColour = (index: number) =>
  `var(--topic-${CONTAINER_COLOURS[index % CONTAINER_COLOURS.length]})`;

/** Head of a slab: stencilled on its container's steel. */
export const SLAB_HEAD =
  'corrugated flex flex-wrap items-center justify-between gap-x-2 px-2.5 py-1 font-mono text-xs font-semibold tracking-wider text-on-topic uppercase';
