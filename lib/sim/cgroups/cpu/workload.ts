/** What threads do with their time: burn, burn and sleep, answer requests. Does not choose who runs. */
import type { Agenda } from '@/lib/sim/engine/agenda';
import { Thread } from './cpu';
import type { CpuInput, CpuLoad, RequestLoad, RequestOutcome } from './model';
import type { Scheduler } from './scheduler';
import type { Sources } from './sources';

/** One queue of requests and its workers. */
interface Desk {
  load: RequestLoad;
  /** Requests that have arrived, and those of them that a worker has taken. */
  arrived: number;
  taken: number;
  /** Workers asleep, the one that slept longest first. */
  idle: Thread[];
  latenciesUs: (number | null)[];
}

export class Workload {
  private readonly loads: readonly CpuLoad[];
  private readonly desks: (Desk | null)[];
  private readonly firstThread: number[] = [];
  /** Of a thread: the request it works on; −1: it has answered and is on its way to sleep. */
  private readonly request: number[] = [];
  private readonly horizonUs: number;
  private readonly scheduler: Scheduler;
  private readonly agenda: Agenda;
  private readonly sources: Sources;

  constructor({ loads, horizonUs }: CpuInput, scheduler: Scheduler, agenda: Agenda, sources: Sources) {
    this.loads = loads;
    this.horizonUs = horizonUs;
    this.scheduler = scheduler;
    this.agenda = agenda;
    this.sources = sources;
    const { threads } = scheduler;
    this.desks = loads.map((load, index) => {
      this.firstThread.push(threads.length);
      for (let i = 0; i < load.threads; i++) {
        const readsCpuClock = load.type === 'requests' && load.readsCpuClock;
        const thread = new Thread(threads.length, index, load.group, readsCpuClock);
        thread.entity = scheduler.hierarchy.newEntity(thread);
        threads.push(thread);
        this.request.push(-1);
      }
      agenda.set(sources.load + index, load.startUs);
      if (load.stopUs !== null) agenda.set(sources.stop + index, load.stopUs);
      if (load.type !== 'requests') return null;
      const idle = threads.slice(threads.length - load.threads);
      return { load, arrived: 0, taken: 0, idle, latenciesUs: load.arrivalsUs.map(() => null) };
    });
  }

  /** A load begins, or requests arrive. */
  arrive(index: number): void {
    const load = this.loads[index]!;
    const desk = this.desks[index];
    if (!desk) {
      for (const thread of this.threadsOf(index)) this.begin(thread);
      return;
    }
    const { nowUs } = this.scheduler.hierarchy;
    const { arrivalsUs } = desk.load;
    while (desk.arrived < arrivalsUs.length && arrivalsUs[desk.arrived]! <= nowUs) {
      desk.arrived++;
      const worker = desk.idle.shift();
      if (!worker) continue;
      this.request[worker.index] = desk.taken++;
      this.agenda.set(this.sources.wake + worker.index, nowUs + this.scheduler.hierarchy.machine.wakeUpUs);
    }
    if (desk.arrived < arrivalsUs.length)
      this.agenda.set(this.sources.load + index, Math.max(load.startUs, arrivalsUs[desk.arrived]!));
  }

  stop(index: number): void {
    this.agenda.clear(this.sources.load + index);
    for (const thread of this.threadsOf(index)) {
      this.agenda.clear(this.sources.wake + thread.index);
      this.scheduler.remove(thread);
    }
  }

  /** A thread's sleep is over. */
  begin(thread: Thread): void {
    const load = this.loads[thread.load]!;
    if (load.type === 'busy') thread.leftUs = this.horizonUs;
    else if (load.type === 'busy-sleep') thread.leftUs = load.busyUs;
    else thread.leftUs = load.cpuUs + this.wayInUs;
    this.scheduler.wake(thread);
  }

  /** A running thread has used the CPU it needed: it goes on with what comes next, or sleeps. */
  finish(thread: Thread): void {
    const { hierarchy } = this.scheduler;
    const load = this.loads[thread.load]!;
    const desk = this.desks[thread.load];
    if (load.type === 'busy-sleep') {
      const wakeUs = hierarchy.nowUs + load.sleepUs + hierarchy.machine.wakeUpUs;
      this.agenda.set(this.sources.wake + thread.index, wakeUs);
    } else if (desk && this.goesOn(thread, desk)) {
      this.scheduler.arm(hierarchy.cpus[thread.cpu]!);
      return;
    }
    this.scheduler.sleep(thread);
  }

  /** Answers, and takes the next request if there is one; without one the worker goes to sleep, which costs CPU. */
  private goesOn(thread: Thread, desk: Desk): boolean {
    const { nowUs, machine } = this.scheduler.hierarchy;
    const request = this.request[thread.index]!;
    if (request >= 0) desk.latenciesUs[request] = nowUs - desk.load.arrivalsUs[request]!;
    if (desk.taken < desk.arrived) {
      this.request[thread.index] = desk.taken++;
      thread.leftUs = desk.load.cpuUs;
      return true;
    }
    this.request[thread.index] = -1;
    if (request >= 0) {
      thread.leftUs = machine.cpuPerWakeUpUs - this.wayInUs;
      return true;
    }
    desk.idle.push(thread);
    return false;
  }

  outcomes(): RequestOutcome[] {
    return this.desks.flatMap((desk, load) => (desk ? [{ load, latenciesUs: desk.latenciesUs }] : []));
  }

  /** Half of what a wake-up costs is spent before the request, half after the answer. */
  private get wayInUs(): number {
    return Math.floor(this.scheduler.hierarchy.machine.cpuPerWakeUpUs / 2);
  }

  private threadsOf(load: number): Thread[] {
    const first = this.firstThread[load]!;
    return this.scheduler.threads.slice(first, first + this.loads[load]!.threads);
  }
}
