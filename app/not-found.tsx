import Link from 'next/link';

export default function NotFound() {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">There is no such page</h1>
      <p className="mt-3">The address may be old or mistyped. Your cards and answers are where they were.</p>
      <p className="mt-6">
        <Link
          href="/"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Today
        </Link>
      </p>
    </section>
  );
}
