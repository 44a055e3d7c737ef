import type { Source } from '@/lib/domain/bank/item';

/** Where it comes from, as of when, and for what it holds. */
export function Sources({
  sources,
  appliesTo,
  asOf,
}: {
  sources: readonly Source[];
  appliesTo?: string;
  asOf?: string;
}) {
  return (
    <footer className="border-t border-line pt-3 text-sm text-soft">
      {appliesTo && (
        <p>
          Holds for {appliesTo}, as of {asOf}.
        </p>
      )}
      <ul>
        {sources.map((source) => (
          <li key={`${source.title}/${source.at ?? ''}`}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </footer>
  );
}

function SourceLine({ source }: { source: Source }) {
  const name = source.at ? `${source.title}, ${source.at}` : source.title;
  return (
    <>
      {source.url ? (
        <a className="underline underline-offset-2" href={source.url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      · {source.version} · checked {source.checkedOn}
    </>
  );
}
