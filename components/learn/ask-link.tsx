import Link from 'next/link';

/** A quiz of just these items. */
export const quizOf = (itemIds: string[]) => `/quiz?items=${itemIds.join(',')}`;

/** The way from what was read to being asked for it; `about` is the id of what it was. */
export function AskLink({ ask, about }: { ask?: string; about: string }) {
  if (ask === undefined) return null;
  return (
    <p className="flex justify-end">
      <Link
        href={quizOf([ask])}
        prefetch={false}
        aria-describedby={about}
        className="-mr-2 flex min-h-11 items-center px-2 text-sm text-soft underline decoration-edge underline-offset-4 hover:text-ink"
      >
        Ask me this
      </Link>
    </p>
  );
}
