import type { HardCard } from '@/lib/client/readiness/hard-cards';
import { TopicMark } from '../../ui/topic-mark';
import { Question } from './leech-row';
import { counted } from './words';

/** Hardest first; words and figures, so that nothing has to stand behind it. */
export const HardestList = ({ cards }: { cards: readonly HardCard[] }) => (
  <ol className="mt-2">
    {cards.map((card) => (
      <li key={card.ref.cardId} className="border-t border-line py-2">
        <TopicMark slug={card.ref.topic} name={card.topicName} />
        <Question card={card} />
        <p className="text-sm text-soft">
          Difficulty {card.difficulty.toFixed(1)} · forgotten {counted(card.lapses, 'time')} in{' '}
          {counted(card.answers, 'answer')}
        </p>
      </li>
    ))}
  </ol>
);
