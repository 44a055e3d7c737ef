/** Figures with their names, in one line that wraps. */
export function Counts({ items }: { items: readonly { name: string; value: string }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt className="label">{name}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
