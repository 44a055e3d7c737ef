/** What the settings ask about fitting before anything is fitted. */
import { queryOptions } from '@tanstack/react-query';
import { indexQuery, STORE_KEY, unwrap } from '../queries';
import { getRoot } from '../root';

/** Later than any study day there is. */
const LAST_DAY = 99_999;

/** Reviews so far, by the tallies of the days: quick, and as many as fitting will find but for a few of mock reviews. */
export const reviewCountQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'review count'],
    queryFn: async () =>
      unwrap(await getRoot().store.days(0, LAST_DAY)).reduce((sum, day) => sum + day.reviews, 0),
  });

/** Cards there are to learn. */
export const studyCardsQuery = () =>
  queryOptions({
    ...indexQuery(),
    select: ({ items }) =>
      items.reduce((sum, { use, parts }) => sum + (use === 'study' ? parts.length : 0), 0),
  });
