/** The question a name costs before the first SYN: resolv.conf(5) with one name server, asked over UDP. */
import { inverse } from './address';
import { type Attempt, isPastLimit, noteFault, now, packetOf } from './connection';
import { CLIENT } from './names';
import { sourceAddress } from './netns';
import { beginPacket, waitUntilUs } from './recorder';
import { icmpAbout } from './refusal';
import { send } from './walk';

/** `attempts` questions, each waited for `timeoutS`; an error that comes back ends its wait at once. */
export function resolveName(attempt: Attempt, from: string): 'resolved' | 'failed' | 'limit' {
  const { resolver } = attempt.scenario;
  for (let number = 1; number <= resolver.attempts; number++) {
    const beganUs = now(attempt);
    const heard = ask(attempt, from, number);
    if (heard === 'answer') return 'resolved';
    if (heard === 'error') continue;
    const atUs = beganUs + resolver.timeoutS * 1_000_000;
    if (isPastLimit(attempt, atUs)) {
      waitUntilUs(attempt.path.recorder, attempt.limitUs!);
      return 'limit';
    }
    waitUntilUs(attempt.path.recorder, atUs);
  }
  return 'failed';
}

function ask(attempt: Attempt, from: string, number: number): 'answer' | 'error' | 'silence' {
  const { path, scenario } = attempt;
  const source = { address: sourceAddress(path.world.get(from)!, CLIENT), port: attempt.nextPort++ };
  const query = packetOf('query', { source, destination: { address: CLIENT, port: 53 } }, 64);
  beginPacket(path.recorder, query, 'forth', number);
  const fate = send(path, from, query);
  if (fate.type === 'unsent') {
    noteFault(attempt, from, 'no-route');
    return 'error';
  }
  if (fate.type !== 'delivered') {
    noteFault(attempt, fate.netns.name, 'dns');
    return fate.type === 'rejected' ? 'error' : 'silence';
  }
  if (scenario.dns === 'dropped') {
    fate.step.end = 'filter-drop';
    noteFault(attempt, fate.netns.name, 'dns');
    return 'silence';
  }
  const refused = scenario.dns === 'refused';
  if (refused) {
    fate.step.end = 'no-listener';
    noteFault(attempt, fate.netns.name, 'dns');
  }
  const reply = refused
    ? icmpAbout(fate.netns, fate.packet, 'icmp-port-unreachable')
    : packetOf('answer', inverse(fate.packet.flow), 80);
  beginPacket(path.recorder, reply, 'back', number);
  const back = send(path, fate.netns.name, reply);
  if (back.type !== 'delivered') {
    noteFault(attempt, back.type === 'unsent' ? fate.netns.name : back.netns.name, 'answer-lost');
    return 'silence';
  }
  return refused ? 'error' : 'answer';
}
