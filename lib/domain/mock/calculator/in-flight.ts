/** Little's law: requests in a system = arrivals a second × seconds each stays. */
import { calculator, unfit, worked } from './calculator';
import { printFew, printShare, printTime } from './print';

/** Requests in the system on average; `timeMs` includes waiting. */
export const inFlight = (arrivalsPerS: number, timeMs: number) => (arrivalsPerS * timeMs) / 1000;

export const flight = calculator<'arrivalsPerS' | 'timeMs' | 'instances' | 'slots', 'instances' | 'slots'>(
  {
    id: 'in-flight',
    title: 'In flight',
    question: 'How many requests are in flight?',
    fields: [
      { name: 'arrivalsPerS', label: 'Requests that arrive', quantity: 'arrivals', usual: '4800/s' },
      {
        name: 'timeMs',
        label: 'Time of one, with waiting',
        quantity: 'time',
        usual: '50 ms',
        hint: 'Put a stall here to see what it piles up.',
      },
      { name: 'instances', label: 'Instances', quantity: 'count', usual: '40', optional: true },
      {
        name: 'slots',
        label: 'Places in each',
        quantity: 'count',
        usual: '',
        optional: true,
        hint: 'Workers, connections of a pool.',
      },
    ],
  },
  ({ arrivalsPerS, timeMs, instances, slots }) => {
    if (timeMs === 0) return unfit('timeMs', 'must be more than nothing');
    if (instances === 0) return unfit('instances', 'must be at least 1');
    if (slots === 0) return unfit('slots', 'must be at least 1');
    const all = inFlight(arrivalsPerS, timeMs);
    const each = all / (instances ?? 1);
    const places = slots === null ? null : slots * (instances ?? 1);
    const product = `${printFew(arrivalsPerS)}/s × ${printTime(timeMs)} = ${printFew(all)} in flight`;
    const share = instances === null ? '' : `; / ${instances} = ${printFew(each)} in each`;
    const busy =
      places === null ? '' : `; of ${printFew(places)} places ${printShare(all / places)} are taken`;
    return worked({
      figures: [
        { label: 'In flight', text: printFew(all), main: true },
        ...(instances === null ? [] : [{ label: 'In each instance', text: printFew(each) }]),
        ...(places === null
          ? []
          : [
              { label: 'Places taken', text: printShare(all / places) },
              { label: 'Most they can take', text: `${printFew(places / (timeMs / 1000))}/s` },
            ]),
      ],
      arithmetic: `${product}${share}${busy}`,
      caveat:
        places !== null && all > places
          ? 'More than there are places: requests wait, so the time grows and does not settle.'
          : 'An average over a time in which as many leave as arrive; bursts go above it.',
    });
  },
);
