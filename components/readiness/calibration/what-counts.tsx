/** What the figures stand on, so that anyone may judge them. */
export const WhatCounts = () => (
  <section aria-labelledby="counts-title" className="mt-10 max-w-prose">
    <h2 id="counts-title" className="text-xl font-semibold">
      What is counted
    </h2>
    <ul className="mt-2 grid list-disc gap-1.5 pl-5">
      <li>
        The first answer to a card on a study day, whatever asked it: review, quiz, open questions, simulator
        or checkpoint. A repeat on the same day never counts: minutes later it says nothing of memory.
      </li>
      <li>Mock reviews and answers you took back are not counted.</li>
      <li>
        A chance is fixed and logged before the answer is given, from what was known of you until then. It is
        never worked out again afterwards.
      </li>
      <li>The averages, and what your words stand for, know only the days before.</li>
    </ul>
  </section>
);
