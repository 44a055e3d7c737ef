import { evaluate } from '@/lib/domain/bank/arithmetic';
import type { ScenarioItem } from '@/lib/domain/bank/item';
import { fillNumbers, type Numbers, printNumber } from '@/lib/domain/bank/numbers';
import { HtmlSpan } from '../html';

/** What the simulator measured. */
export function FigureList({ item, values, title }: { item: ScenarioItem; values: Numbers; title: string }) {
  return (
    <section aria-label={title}>
      <p className="label mb-1.5">{title}</p>
      <dl className="grid gap-1">
        {item.shows.map(({ text, value, unit }) => {
          const figure = evaluate(value, values);
          return (
            <div key={text} className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-1">
              <dt>
                <HtmlSpan html={fillNumbers(text, values)} />
              </dt>
              <dd className="mono">{printFigure(figure, unit)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** A truth has the unit yes/no. */
function printFigure(figure: number, unit: string): string {
  if (Number.isNaN(figure)) return 'none';
  return unit === 'yes/no' ? (figure === 1 ? 'yes' : 'no') : `${printNumber(figure, 1)} ${unit}`;
}
