import type { PlanView } from '@/lib/client/readiness/plan-query';
import { dayInWords } from '@/lib/client/study-day';
import { itemIdOf } from '@/lib/domain/bank/item';
import type { Backlog } from '@/lib/domain/readiness/backlog';
import { type DatePlan, FEW_WAITING } from '@/lib/domain/readiness/plan';
import { plural } from '@/lib/domain/review/words';
import { topicColour } from '../../ui/topic-mark';
import { endInWords } from './words';

/** Cards named of those that wait. */
const NAMED = 8;

/** Towards a date: reviews that today's minutes leave out, because others add more. */
export function WaitingTowardsDate({ view, plan, date }: { view: PlanView; plan: DatePlan; date: number }) {
  const waiting = plan.days[0]!.waiting;
  if (waiting <= FEW_WAITING) return null;
  const cleared = plan.days.find((d) => d.waiting <= FEW_WAITING);
  const left = plan.days.at(-1)!.waiting;
  const today = new Set(plan.days[0]!.reviews);
  const next = [...new Set(plan.days.slice(1).flatMap((d) => d.reviews))].filter((id) => !today.has(id));
  return (
    <Waiting view={view} order={next}>
      {plural(waiting, 'review')} {waiting === 1 ? 'is' : 'are'} due and not in today’s minutes: other cards
      add more by {dayInWords(date, view.today)}.{' '}
      {cleared
        ? `By ${dayInWords(cleared.day, view.today)} no more than ${FEW_WAITING} wait.`
        : `On the last day ${left} still wait; after the date plain repetition asks for them.`}
    </Waiting>
  );
}

/** No date: more is due than a day or a sitting takes. */
export function WaitingWithoutDate({ view, backlog }: { view: PlanView; backlog: Backlog }) {
  const { order, endsOn } = backlog;
  const { minutesPerDay } = view.settings;
  return (
    <Waiting view={view} order={order}>
      {plural(view.due, 'card')} are due, more than a day or a sitting takes. They come by what a minute on
      them is worth a month from now. At {minutesPerDay} minutes a day, and no new cards, all but a few are
      done {endInWords(endsOn, view.today)}.
    </Waiting>
  );
}

function Waiting({
  view,
  order,
  children,
}: {
  view: PlanView;
  /** Card ids. */
  order: readonly string[];
  children: React.ReactNode;
}) {
  const entries = new Map(view.state.index.map((e) => [e.id, e]));
  const named = [...new Set(order.map((id) => entries.get(itemIdOf(id))?.concept))]
    .filter((concept) => concept !== undefined)
    .slice(0, NAMED);
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title" className="text-xl font-semibold">
        Reviews that wait
      </h2>
      <p className="mt-1 max-w-prose">{children}</p>
      {named.length > 0 && (
        <>
          <p className="label mt-3" id="first-title">
            First of them
          </p>
          <ol aria-labelledby="first-title" className="mt-1 border-t border-line">
            {named.map((concept) => {
              const { title = concept, topic = '' } = view.concepts[concept] ?? {};
              return (
                <li key={concept} className="flex items-center gap-2.5 border-b border-line py-2 leading-5">
                  <span
                    aria-hidden
                    className="size-2.5 shrink-0"
                    style={{ background: topicColour(topic) }}
                  />
                  {title}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
