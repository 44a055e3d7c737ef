import type { HardCard } from '@/lib/client/readiness/hard-cards';
import { Question } from './leech-row';

/** A table itself: nothing stands behind it. */
export function HardestTable({ cards }: { cards: readonly HardCard[] }) {
  return (
    <table className="mt-2 w-full border-collapse">
      <caption className="sr-only">Hardest questions</caption>
      <thead>
        <tr className="label text-left">
          <th scope="col" className="py-1.5 font-normal">
            Question
          </th>
          <th scope="col" className="px-2 py-1.5 text-right font-normal">
            <abbr title="FSRS difficulty, 1 to 10" className="no-underline">
              Diff.
            </abbr>
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            Forgot
          </th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.ref.cardId} className="border-t border-line align-top">
            <th scope="row" className="text-left font-normal">
              <Question card={card} />
            </th>
            <td className="px-2 py-2.5 text-right">{card.difficulty.toFixed(1)}</td>
            <td className="py-2.5 text-right">{card.lapses}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
