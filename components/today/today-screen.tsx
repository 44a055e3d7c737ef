'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { closeFinishedSession } from '@/lib/client/actions';
import { StoreError } from '@/lib/client/queries';
import { type TodayView, todayQuery } from '@/lib/client/today-query';
import { minutesInWords } from '@/lib/domain/review/durations';
import { plural } from '@/lib/domain/review/words';
import { InstallHint } from '../shell/install-hint';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';
import { topicColour } from '../ui/topic-mark';
import { BackupNudge } from './backup-nudge';

export function TodayScreen() {
  const today = useQuery(todayQuery());
  if (today.error) {
    const problem =
      today.error instanceof StoreError ? today.error.problem : { type: 'bank', detail: today.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void today.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div className="flex min-h-[calc(100dvh-11rem)] flex-col">
      <h1 className="sr-only">Today</h1>
      {today.data ? <Loaded view={today.data} /> : <p className="label mt-10">Counting what is due</p>}
    </div>
  );
}

function Loaded({ view }: { view: TodayView }) {
  const router = useRouter();
  const start = async () => {
    // With nothing more to ask, the finished session stays open for its undo.
    if (view.total > 0) await closeFinishedSession();
    router.push('/review');
  };
  return (
    <>
      <p className="label">
        {new Date(view.now).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })}
      </p>
      <section aria-label="Due now">
        <p className="mt-5 text-[3.5rem] leading-none font-semibold">{view.total}</p>
        <p className="mt-2 text-soft">
          {view.total === 0
            ? 'Nothing is due now.'
            : `${view.isNew > 0 ? `to review, ${view.isNew} of them new` : 'due now'} · ${minutesInWords(view.seconds)}`}
        </p>
        <TopicBlocks view={view} />
        <Waiting view={view} />
        <Towards towards={view.towards} />
        <ReviewsDue count={view.reviewsDue} />
      </section>
      <div className="grow" />
      <BackupNudge view={view} />
      <InstallHint answered={view.answers > 0} />
      <p className="mt-6 mb-4 text-soft">{done(view)}</p>
      <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] bg-paper pt-2 pb-4 lg:bottom-0">
        <Button look="primary" className="w-full lg:w-auto lg:min-w-72" onClick={() => void start()}>
          {view.resumable
            ? `Continue: ${view.resumable.left} left`
            : view.total > 0
              ? `Start ${Math.max(1, Math.round(view.seconds / 60))}-minute review`
              : 'See what comes next'}
        </Button>
      </div>
    </>
  );
}

function done({ yesterday, today, durable }: TodayView): string {
  const day = (name: string, { answered, right }: { answered: number; right: number }) =>
    answered > 0 ? `${name} ${answered} answered, ${right} right. ` : '';
  const words = day('Yesterday', yesterday) + day('Today', today);
  const where = durable ? 'Saved on this device.' : 'Not saved: this session lives in this tab only.';
  return words ? words + where : 'Your answers stay on this device. Nothing is sent anywhere.';
}

/** A block a topic, as wide as its share, like containers on a quay. */
function TopicBlocks({ view }: { view: TodayView }) {
  if (view.total === 0) return <div className="corrugated-progress mt-6 h-7 text-line" aria-hidden />;
  return (
    <ul className="mt-6 flex flex-wrap gap-1.5" aria-label="By topic">
      {view.byTopic.map(({ slug, short, count }) => (
        <li
          key={slug}
          className="corrugated flex min-h-7 items-center px-2.5 font-mono text-xs font-semibold tracking-wider text-on-topic uppercase"
          style={{ flexGrow: count, backgroundColor: topicColour(slug) }}
        >
          {short} {count}
        </li>
      ))}
    </ul>
  );
}

/** A prompt held before comes back as cards do; the shortest length is enough for it. */
function ReviewsDue({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="mt-3">
      <Link href="/mock" className="inline-flex min-h-11 items-center underline underline-offset-4">
        {count === 1 ? 'A 20-minute design review is due' : `${count} design reviews of 20 minutes are due`}
      </Link>
    </p>
  );
}

const isTowards = ({ towards }: TodayView) => towards !== null && towards.days > 0;

/** What the plan towards a date makes of today. */
function Towards({ towards }: Pick<TodayView, 'towards'>) {
  if (!towards) return null;
  const { days, minutes } = towards;
  return (
    <p className="mt-3">
      <Link href="/readiness/plan" className="inline-flex min-h-11 items-center underline underline-offset-4">
        {days > 0
          ? `${days === 1 ? '1 day' : `${days} days`} to go · ${minutes} minutes a day`
          : 'Your date has come: plain repetition again'}
      </Link>
    </p>
  );
}

function Waiting({ view }: { view: TodayView }) {
  const words = [
    view.siblingsWaiting > 0 &&
      `${plural(view.siblingsWaiting, 'card')} of an idea asked today wait until tomorrow`,
    view.overLimit > 0 &&
      `${plural(view.overLimit, 'review')} wait past ${isTowards(view) ? 'today’s minutes' : 'the day’s limit'}`,
  ].filter(Boolean);
  return words.length > 0 ? <p className="mt-3 text-sm text-soft">{words.join(' · ')}</p> : null;
}
