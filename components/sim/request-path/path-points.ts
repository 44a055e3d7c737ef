/** What stands in the picture of a path: the interfaces the scenario puts up and the points its trace passes. */

import { namesOf, secondNetns } from '@/lib/sim/request-path/names';
import { HOOKS, type Interface, PLACES, type Place, type World } from '@/lib/sim/request-path/netns';
import type { Step } from '@/lib/sim/request-path/recorder';
import type { Scenario } from '@/lib/sim/request-path/scenario';
import { askingNetns, worldOf } from '@/lib/sim/request-path/topology';

export interface Point {
  key: string;
  name: string;
  /** Address, or what listens. */
  detail: string;
  netns: string;
  /** False for what exists beside the path. */
  isOnPath: boolean;
  /** The one who asks from a second container stands beside the server's. */
  column: 'whole' | 'left' | 'right';
}

export interface Band {
  place: Place;
  points: readonly Point[];
  /** Namespaces of its points. */
  netns: readonly string[];
  /** Said where nothing stands. */
  empty: string;
}

const ROLES = ['bridge', 'interface', 'routing', 'lo', 'socket'] as const;
type Role = (typeof ROLES)[number];

export const pointKey = ({ place, netns, interface: dev, kind }: Step): string =>
  `${place}/${netns}/${dev ?? (kind === 'forward' ? 'routing' : 'socket')}`;

interface Draft {
  place: Place;
  netns: string;
  what: string;
}

export function bandsOf(scenario: Scenario, steps: readonly Step[]): Band[] {
  const world = worldOf(scenario);
  const visited = new Set(steps.map(pointKey));
  const keys = new Set([...standing(world), ...visited]);
  if (![...keys].some((key) => key.startsWith('service/'))) {
    const server = scenario.route === 'host-network' ? 'host' : namesOf(scenario.route).serverNetns;
    if (world.has(server)) keys.add(`service/${server}/socket`);
  }
  const names = namesOf(scenario.route);
  const isSplit = world.has(secondNetns(names));
  return PLACES.map((place) => {
    const drafts = [...keys].map(draftOf).filter((draft) => draft.place === place);
    const points = drafts
      .sort((a, b) => rankOf(world, a) - rankOf(world, b))
      .map((draft): Point => {
        const key = `${draft.place}/${draft.netns}/${draft.what}`;
        return {
          key,
          ...wordsOf(scenario, world, draft),
          netns: draft.netns,
          isOnPath: visited.has(key),
          column: isSplit ? columnOf(world, draft, secondNetns(names)) : 'whole',
        };
      });
    return {
      place,
      points,
      netns: [...new Set(points.map(({ netns }) => netns))],
      empty: emptyWords(scenario, place),
    };
  });
}

/** Every interface but lo, which each namespace has and few paths use. */
function standing(world: World): string[] {
  return [...world.values()].flatMap(({ name, interfaces }) =>
    interfaces.filter((it) => it.name !== 'lo').map((it) => `${it.place}/${name}/${it.name}`),
  );
}

function draftOf(key: string): Draft {
  const [place, netns, what] = key.split('/') as [Place, string, string];
  return { place, netns, what };
}

const interfaceOf = (world: World, { netns, what }: Draft): Interface | undefined =>
  world.get(netns)?.interfaces.find(({ name }) => name === what);

function roleOf(world: World, draft: Draft): Role {
  if (draft.what === 'routing' || draft.what === 'socket' || draft.what === 'lo') return draft.what;
  return interfaceOf(world, draft)?.isBridge ? 'bridge' : 'interface';
}

/** From the outside in, as a request goes. */
function rankOf(world: World, draft: Draft): number {
  const rank = ROLES.indexOf(roleOf(world, draft));
  return draft.place === 'external' ? -rank : rank;
}

function columnOf(world: World, draft: Draft, second: string): Point['column'] {
  if (draft.place !== 'container' && draft.place !== 'runtime') return 'whole';
  const found = interfaceOf(world, draft);
  if (found?.isBridge || (draft.place === 'runtime' && !found)) return 'whole';
  return draft.netns === second || found?.peer?.netns === second ? 'left' : 'right';
}

function wordsOf(scenario: Scenario, world: World, draft: Draft): Pick<Point, 'name' | 'detail'> {
  const found = interfaceOf(world, draft);
  if (found) return { name: found.name, detail: deviceWords(scenario, draft, found) };
  if (draft.what === 'routing') return { name: 'routing', detail: HOOKS[2] };
  if (draft.place === 'runtime') return { name: 'ARP', detail: 'who has the address?' };
  const listeners = (world.get(draft.netns)?.listeners ?? []).filter(
    ({ program }) => (program === 'docker-proxy') === (draft.place !== 'service'),
  );
  const asks = draft.netns === askingNetns(scenario) && draft.place !== 'service';
  if (listeners.length > 0)
    return {
      name: [asks ? 'curl' : '', ...listeners.map(({ program }) => program)].filter(Boolean).join(', '),
      detail: listeners.map(({ address, port }) => `${address}:${port}`).join(', '),
    };
  if (asks) return { name: 'curl', detail: 'asks' };
  return { name: 'sockets', detail: 'none listens' };
}

function deviceWords({ route }: Scenario, { place }: Draft, device: Interface): string {
  const kind = () => {
    if (device.isBridge) return 'bridge';
    if (place === 'container') return route === 'vm' ? 'virtio' : '';
    if (place !== 'runtime') return '';
    const bridge = device.master ? `port of ${device.master}` : 'in no bridge';
    return route === 'vm' ? `tap, ${bridge}` : bridge;
  };
  return [device.address, kind(), device.up ? '' : 'down'].filter(Boolean).join(' · ');
}

function emptyWords({ route, containerExists }: Scenario, place: Place): string {
  if (place === 'container' && route === 'host-network')
    return 'No network of its own: the container shares the host’s namespace.';
  if (!containerExists) return 'Gone with the container.';
  return 'Nothing here on this path.';
}
