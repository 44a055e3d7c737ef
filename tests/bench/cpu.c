/*
 * The CPU part of Limits (lib/sim/cgroups/cpu) once more in plain C: bandwidth and weights, no trace. It exists to be
 * raced and compared with by cpu-ratio.ts, and follows the same rules in the same order; the TypeScript explains them.
 * Numbers are doubles, as there, so that both round alike.
 *
 * usage: cpu FILE PASSES   prints the counters of every group of every case, then the CPU seconds of all passes.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define VIRTUAL 1048576.0
#define THREAD_WEIGHT 1024
#define IDLE_WEIGHT 3
#define MIN_WEIGHT 2
#define SLACK_US 5000
#define SLACK_BEFORE_REFILL_US 7000
#define BALANCE_US_PER_CPU 16000

typedef struct Queue Queue;
typedef struct { double quota, period, burst, grid, left, filled, usedBurst; int active, idle, periods, throttles, bursts; } Pool;
typedef struct {
  double weight, vruntime, deadline, protectedTo, lag;
  Queue *queue, *inner;
  int idle, thread, queued, delayed;
} Entity;
struct Queue {
  int cpu, group, count, throttled;
  Pool *pool;
  Entity *entity, *current, **members;
  double load, rest, settled, remaining, heldSince;
};
typedef struct { Entity entity; int index, load, group, readsClock, cpu, awake, request; double left, waitsSince; } Thread;
typedef struct { int index, awake, failed; Queue *root; Thread *running; double charged, nextBalance; } Cpu;
typedef struct {
  int type, group, threads, reads, arrivals, arrived, taken, first, idleHead, idleTail;
  double start, stop, a, b, *arrival, *latency;
  int *idle;
} Load;
typedef struct { int parent, idle, hasPool; double shares, quota, period, burst, refill; } GroupInput;
typedef struct {
  int cpus, groups, loads;
  double horizon, tickGrid, tick, slice, keep, eevdf, wake, cpuPerWake;
  GroupInput *group;
  Load *load;
} Case;

/* One run's state. */
static Case *in;
static double now;
static int threads;
static Cpu *cpus;
static Queue *queues; /* group * cpus + cpu */
static Entity *groupEntity;
static Pool *pools;
static Thread *thread;
static double *shares, *usage, *throttledUs;
static Queue **waiting; /* group * cpus: throttled queues, longest first */
static int *waitingCount;
static double maxLag;
static int srcMilestone, srcRefill, srcSlack, srcWake, srcLoad, srcStop, srcCount;

static double floorOf(double x) { double t = (double)(long long)x; return t > x ? t - 1 : t; }
static double truncOf(double x) { return (double)(long long)x; }
static double virtualOf(double us, double weight) { return floorOf(us * VIRTUAL / weight); }

/* Agenda: binary heap over sources, equal instants first in, first out. */
static int *heap, *place, heapSize;
static double *at, *order, counter;
static void put(int source, int p) { heap[p] = source; place[source] = p; }
/* Of equal instants the tick, source 0, is the last. */
static int before(int a, int b) {
  if (at[a] != at[b]) return at[a] < at[b];
  return a != 0 && (b == 0 || order[a] < order[b]);
}
static void sift(int source, int p) {
  while (p > 0) {
    int above = (p - 1) >> 1;
    if (!before(source, heap[above])) break;
    put(heap[above], p);
    p = above;
  }
  for (;;) {
    int below = 2 * p + 1;
    if (below >= heapSize) break;
    if (below + 1 < heapSize && before(heap[below + 1], heap[below])) below++;
    if (!before(heap[below], source)) break;
    put(heap[below], p);
    p = below;
  }
  put(source, p);
}
static void set(int source, double when) {
  int p = place[source];
  if (p < 0) put(source, p = heapSize++);
  at[source] = when;
  order[source] = counter++;
  sift(source, p);
}
static void clear(int source) {
  int p = place[source];
  if (p < 0) return;
  place[source] = -1;
  int last = heap[--heapSize];
  if (last == source) return;
  put(last, p);
  sift(last, p);
}

/* Pool. */
static double takeFrom(Pool *p, double wanted) {
  double taken = p->left < wanted ? p->left : wanted;
  if (taken <= 0) return 0;
  p->left -= taken;
  p->idle = 0;
  return taken;
}
static int refillPool(Pool *p, int isThrottled) {
  p->periods++;
  p->left += p->quota;
  if (p->filled > p->left) { p->usedBurst += p->filled - p->left; p->bursts++; }
  if (p->left > p->quota + p->burst) p->left = p->quota + p->burst;
  p->filled = p->left;
  if (p->idle && !isThrottled) return 0;
  if (isThrottled) p->throttles++;
  p->idle = !isThrottled;
  return 1;
}

/* Queue. */
static double average(Queue *q) {
  if (!q->count) return q->rest;
  double base = q->members[0]->vruntime, sum = 0;
  for (int i = 1; i < q->count; i++) sum += q->members[i]->weight * (q->members[i]->vruntime - base);
  return base + floorOf(sum / q->load);
}
static int eligible(Queue *q, Entity *e) {
  double sum = 0;
  for (int i = 0; i < q->count; i++) sum += q->members[i]->weight * (q->members[i]->vruntime - e->vruntime);
  return sum >= 0;
}
static Entity *pick(Queue *q) {
  if (q->count == 1) return q->members[0];
  Entity *runs = q->current && q->current->queued && eligible(q, q->current) ? q->current : NULL, *best = NULL;
  if (runs && runs->protectedTo > runs->vruntime) return runs;
  for (int i = 0; i < q->count; i++) {
    Entity *one = q->members[i];
    if (one == q->current || (best && one->deadline >= best->deadline) || !eligible(q, one)) continue;
    best = one;
  }
  if (runs && (!best || runs->deadline < best->deadline)) return runs;
  return best ? best : q->members[0];
}
static void join(Queue *q, Entity *e) {
  double lag = q->count && e->lag != 0 ? truncOf(e->lag * (q->load + e->weight) / q->load) : 0;
  e->vruntime = average(q) - lag;
  e->deadline = e->vruntime + virtualOf(in->eevdf, e->weight);
  e->queued = 1;
  q->members[q->count++] = e;
  q->load += e->weight;
}
static void leave(Queue *q, Entity *e) {
  double limit = virtualOf(maxLag, e->weight), lag = average(q) - e->vruntime;
  e->lag = lag > limit ? limit : lag < -limit ? -limit : lag;
  e->queued = e->delayed = 0;
  int p = 0;
  while (q->members[p] != e) p++;
  for (; p < q->count - 1; p++) q->members[p] = q->members[p + 1];
  q->count--;
  q->load -= e->weight;
  if (!q->count) q->rest = e->vruntime;
}
static int reweigh(Queue *q, Entity *e, double wanted) {
  double weight = wanted < MIN_WEIGHT ? MIN_WEIGHT : wanted, old = e->weight;
  if (weight == old) return 0;
  if (e->queued) {
    double mean = average(q), rest = e->deadline - e->vruntime, guard = e->protectedTo - e->vruntime;
    e->vruntime = mean - truncOf((mean - e->vruntime) * old / weight);
    e->deadline = e->vruntime + truncOf(rest * old / weight);
    e->protectedTo = e->vruntime + truncOf(guard * old / weight);
    q->load += weight - old;
  }
  e->weight = weight;
  return e->queued;
}

/* Hierarchy. */
static void charge(Cpu *c) {
  double spent = now - c->charged;
  if (!c->running || spent == 0) return;
  c->charged = now;
  c->running->left -= spent;
  for (Entity *e = &c->running->entity; e; e = e->queue->entity) {
    e->vruntime += virtualOf(spent, e->weight);
    if (e->queue->group < 0) continue;
    usage[e->queue->group] += spent;
    if (e->queue->pool) e->queue->remaining -= spent;
  }
}
static void shareOut(Queue *q) {
  if (in->cpus == 1 || q->group < 0) return;
  Queue *all = queues + q->group * in->cpus;
  double total = 0;
  for (int i = 0; i < in->cpus; i++) total += all[i].load;
  for (int i = 0; i < in->cpus; i++) {
    if (all[i].load == 0) continue;
    Entity *e = all[i].entity;
    if (reweigh(e->queue, e, floorOf(shares[q->group] * all[i].load / total))) shareOut(e->queue);
  }
}
static void detach(Entity *e, int mayDelay);
static int attach(Entity *e);
static int takeSlice(Queue *q) {
  Pool *p = q->pool;
  if (!p->active) {
    p->active = 1;
    set(srcRefill + q->group, p->grid + (floorOf((now - p->grid) / p->period) + 1) * p->period);
  }
  q->remaining += takeFrom(p, in->slice - q->remaining);
  return q->remaining > 0;
}
static int mustThrottle(Queue *q) { return q->pool && !q->throttled && q->remaining <= 0 && !takeSlice(q); }
static void throttle(Queue *q) {
  q->throttled = 1;
  waiting[q->group * in->cpus + waitingCount[q->group]++] = q;
  if (!q->count) return;
  q->heldSince = now;
  if (q->entity->queued) detach(q->entity, 0);
}
static void release(Queue *q) {
  if (q->heldSince < 0) return;
  throttledUs[q->group] += now - q->heldSince;
  q->heldSince = -1;
}
static int settle(Queue *q) {
  Entity *e = q->current;
  if (!e || !e->queued || q->settled == now) return 0;
  q->settled = now;
  int served = e->vruntime >= e->deadline;
  if (served) e->deadline = e->vruntime + virtualOf(in->eevdf, e->weight);
  if (mustThrottle(q)) { throttle(q); return 1; }
  return q->count > 1 && (served || e->protectedTo <= e->vruntime);
}
static void wakeDelayed(Entity *e) {
  e->delayed = 0;
  if (average(e->queue) <= e->vruntime) return;
  leave(e->queue, e);
  e->lag = 0;
  join(e->queue, e);
}
static int attach(Entity *e) {
  int mustChoose = 0;
  for (;;) {
    Queue *q = e->queue;
    if (q->current && settle(q)) mustChoose = 1;
    if (!q->count && mustThrottle(q)) throttle(q);
    join(q, e);
    shareOut(q);
    if (q->throttled && q->heldSince < 0) q->heldSince = now;
    if (!q->entity || q->throttled) return mustChoose;
    if (q->entity->queued) {
      if (q->entity->delayed) wakeDelayed(q->entity);
      return mustChoose;
    }
    e = q->entity;
  }
}
static void giveBack(Queue *q) {
  double spare = q->remaining - in->keep;
  if (spare <= 0) return;
  q->remaining -= spare;
  q->pool->left += spare;
  if (q->pool->left <= in->slice || !waitingCount[q->group] || place[srcSlack + q->group] >= 0) return;
  if (at[srcRefill + q->group] - now >= SLACK_BEFORE_REFILL_US) set(srcSlack + q->group, now + SLACK_US);
}
static void removeEntity(Entity *e) {
  Queue *q = e->queue;
  leave(q, e);
  if (q->current == e) q->current = NULL;
  shareOut(q);
  if (q->count) return;
  release(q);
  if (q->pool) giveBack(q);
}
static void detach(Entity *e, int mayDelay) {
  while (e && e->queued) {
    Queue *q = e->queue;
    if (mayDelay && !eligible(q, e)) { e->delayed = 1; return; }
    removeEntity(e);
    if (q->count || q->throttled) return;
    e = q->entity;
  }
}
static void detachDelayed(Entity *e) {
  Queue *q = e->queue;
  removeEntity(e);
  if (e->lag > 0) e->lag = 0;
  if (!q->count && q->entity) detach(q->entity, 1);
}
static void distribute(int g) {
  Queue **list = waiting + g * in->cpus;
  while (waitingCount[g] && pools[g].left > 0) {
    Queue *q = list[0];
    q->remaining += takeFrom(&pools[g], 1 - q->remaining);
    if (q->remaining <= 0) return;
    memmove(list, list + 1, sizeof *list * --waitingCount[g]);
    q->throttled = 0;
    release(q);
    if (q->count) attach(q->entity);
  }
}
static void refill(int g) {
  pools[g].active = refillPool(&pools[g], waitingCount[g] > 0);
  if (!pools[g].active) return;
  set(srcRefill + g, now + pools[g].period);
  distribute(g);
}

/* Balance. */
static int enter(Thread *t, Cpu *c) {
  t->entity.queue = queues + t->group * in->cpus + c->index;
  return attach(&t->entity);
}
static void migrate(Thread *t, Cpu *to) {
  Cpu *from = cpus + t->cpu;
  charge(from);
  charge(to);
  detach(&t->entity, 0);
  from->awake--;
  to->awake++;
  t->cpu = to->index;
  enter(t, to);
}
static int held(Queue *q) {
  for (; q; q = q->entity ? q->entity->queue : NULL)
    if (q->throttled) return 1;
  return 0;
}
static double loadOfThread(Thread *t) {
  double load = t->entity.weight;
  for (int g = t->group; g >= 0; g = in->group[g].parent) {
    double total = 0;
    for (int i = 0; i < in->cpus; i++) total += queues[g * in->cpus + i].load;
    load = load * shares[g] / total;
  }
  return load;
}
static Thread *longestWaiting(Cpu *from, Cpu *to, double maxLoad) {
  Thread *best = NULL;
  for (Thread *t = thread; t < thread + threads; t++) {
    Cpu *on = cpus + t->cpu;
    if (!t->awake || on == to || (from && on != from) || on->running == t) continue;
    if (best && best->waitsSince <= t->waitsSince) continue;
    Queue *group = queues + t->group * in->cpus;
    if (held(group + on->index) || held(group + to->index)) continue;
    if (maxLoad != INFINITY && loadOfThread(t) > maxLoad) continue;
    best = t;
  }
  return best;
}
static int crowded(Cpu *but) {
  for (Cpu *c = cpus; c < cpus + in->cpus; c++)
    if (c != but && c->awake > 1) return 1;
  return 0;
}
static int pull(Cpu *to) {
  Thread *t = crowded(to) ? longestWaiting(NULL, to, INFINITY) : NULL;
  if (t) migrate(t, to);
  return t != NULL;
}
static double loadOf(Cpu *c) {
  double load = 0;
  for (Thread *t = thread; t < thread + threads; t++)
    if (t->awake && t->cpu == c->index) load += loadOfThread(t);
  return load;
}
static void balance(Cpu *to) {
  if (in->cpus == 1 || now < to->nextBalance) return;
  to->nextBalance = now + BALANCE_US_PER_CPU * in->cpus;
  if (!crowded(to)) return;
  Cpu *from = to;
  double own = loadOf(to), most = own;
  for (Cpu *c = cpus; c < cpus + in->cpus; c++) {
    double load = loadOf(c);
    if (load > most) { most = load; from = c; }
  }
  double spare = (most - own) / 2;
  int moved = 0;
  while (spare > 0 && from->awake > 1) {
    Thread *t = longestWaiting(from, to, spare * (1 << (to->failed < 16 ? to->failed : 16)));
    if (!t) break;
    spare -= loadOfThread(t);
    migrate(t, to);
    moved++;
  }
  to->failed = moved > 0 || spare <= 0 ? 0 : to->failed + 1;
}

/* Scheduler. */
static Thread *next(Cpu *c) {
  Queue *q = c->root;
  while (q->count) {
    Entity *e = pick(q);
    if (e->delayed) { detachDelayed(e); q = c->root; }
    else if (e->inner) q = e->inner;
    else return thread + e->thread;
  }
  return NULL;
}
static void arm(Cpu *c) {
  Thread *t = c->running;
  double left = t ? t->left : INFINITY;
  if (t && t->readsClock) {
    Entity *e = &t->entity;
    if (e->queue->pool) left = fmin(left, fmax(1, e->queue->remaining));
    if (e->queue->count > 1) {
      double virtual = (e->deadline - e->vruntime) * e->weight / VIRTUAL;
      left = fmin(left, fmax(1, -floorOf(-virtual)));
    }
  }
  if (left == INFINITY) clear(srcMilestone + c->index);
  else set(srcMilestone + c->index, c->charged + left);
}
static void choose(Cpu *c) {
  charge(c);
  Thread *last = c->running;
  for (Entity *e = last ? &last->entity : NULL; e; e = e->queue->entity)
    if (e->queue->remaining <= 0 && e->queue->count && mustThrottle(e->queue)) throttle(e->queue);
  Thread *n = next(c);
  if (!n && pull(c)) n = next(c);
  if (n != last) {
    if (last) {
      last->waitsSince = now;
      int sameQueue = n && n->entity.queue == last->entity.queue;
      for (Entity *e = sameQueue ? NULL : &last->entity; e; e = e->queue->entity) {
        Entity *own = n ? &n->entity : NULL;
        while (own && own != e) own = own->queue->entity;
        if (own) break;
        if (e->queue->current == e) e->queue->current = NULL;
      }
    }
    c->running = n;
    c->charged = now;
    if (n) {
      for (Entity *e = &n->entity; e; e = e->queue->entity)
        if (e->queue->current != e) { e->queue->current = e; e->protectedTo = e->deadline; }
      if (place[0] < 0) set(0, in->tickGrid + (floorOf((now - in->tickGrid) / in->tick) + 1) * in->tick);
    }
  }
  arm(c);
}
static int settleAll(Thread *t) {
  int mustChoose = 0;
  for (Entity *e = &t->entity; e; e = e->queue->entity)
    if (settle(e->queue)) mustChoose = 1;
  return mustChoose;
}
static int preempts(Entity *e) {
  for (;; e = e->queue->entity) {
    Queue *q = e->queue;
    if (!e->queued || q->current == e) return 0;
    if (q->current) {
      if (q->current->idle != e->idle) return q->current->idle;
      return settle(q) || pick(q) == e;
    }
    if (!q->entity || q->throttled) return !q->throttled;
  }
}
static int wantingOn(Cpu *c) { return c->running ? c->awake : 0; }
static void wake(Thread *t) {
  t->awake = 1;
  t->waitsSince = now;
  if (!t->entity.queued) {
    Cpu *best = cpus + t->cpu;
    for (Cpu *c = cpus; c < cpus + in->cpus; c++)
      if (wantingOn(c) < wantingOn(best)) best = c;
    t->cpu = best->index;
  }
  Cpu *c = cpus + t->cpu;
  c->awake++;
  charge(c);
  int mustChoose = 0;
  if (t->entity.queued) wakeDelayed(&t->entity);
  else mustChoose = enter(t, c);
  if (mustChoose || !c->running || preempts(&t->entity)) choose(c);
  else if (c->running->readsClock) arm(c);
}
static void sleepThread(Thread *t) {
  settleAll(t);
  t->awake = 0;
  cpus[t->cpu].awake--;
  detach(&t->entity, 1);
  choose(cpus + t->cpu);
}
static void removeThread(Thread *t) {
  Cpu *c = cpus + t->cpu;
  charge(c);
  if (t->awake) { t->awake = 0; c->awake--; }
  detach(&t->entity, 0);
  if (c->running == t) choose(c);
}
static void tick(void) {
  int busy = 0;
  for (Cpu *c = cpus; c < cpus + in->cpus; c++) {
    Thread *t = c->running;
    if (!t) continue;
    charge(c);
    if (settleAll(t)) choose(c);
    else if (t->readsClock) arm(c);
    balance(c);
    if (c->running) busy = 1;
  }
  if (busy) set(0, now + in->tick);
  else clear(0);
}

/* Workload. */
static double wayIn(void) { return floorOf(in->cpuPerWake / 2); }
static void begin(Thread *t) {
  Load *l = in->load + t->load;
  t->left = l->type == 0 ? INFINITY : l->type == 1 ? l->a : l->a + wayIn();
  wake(t);
}
static void arrive(int index) {
  Load *l = in->load + index;
  if (l->type != 2) {
    for (int i = 0; i < l->threads; i++) begin(thread + l->first + i);
    return;
  }
  while (l->arrived < l->arrivals && l->arrival[l->arrived] <= now) {
    l->arrived++;
    if (l->idleHead == l->idleTail) continue;
    int worker = l->idle[l->idleHead++ % l->threads];
    thread[worker].request = l->taken++;
    set(srcWake + worker, now + in->wake);
  }
  if (l->arrived < l->arrivals) set(srcLoad + index, fmax(l->start, l->arrival[l->arrived]));
}
static void stop(int index) {
  Load *l = in->load + index;
  clear(srcLoad + index);
  for (int i = 0; i < l->threads; i++) {
    clear(srcWake + l->first + i);
    removeThread(thread + l->first + i);
  }
}
static int goesOn(Thread *t, Load *l) {
  int request = t->request;
  if (request >= 0) l->latency[request] = now - l->arrival[request];
  if (l->taken < l->arrived) {
    t->request = l->taken++;
    t->left = l->a;
    return 1;
  }
  t->request = -1;
  if (request >= 0) {
    t->left = in->cpuPerWake - wayIn();
    return 1;
  }
  l->idle[l->idleTail++ % l->threads] = t->index;
  return 0;
}
static void finish(Thread *t) {
  Load *l = in->load + t->load;
  if (l->type == 1) set(srcWake + t->index, now + l->b + in->wake);
  else if (l->type == 2 && goesOn(t, l)) { arm(cpus + t->cpu); return; }
  sleepThread(t);
}
static void milestone(int index) {
  Cpu *c = cpus + index;
  charge(c);
  if (c->running->left <= 0) finish(c->running);
  else if (settle(c->running->entity.queue)) choose(c);
  else arm(c);
}

/* Run. */
static void *zeroed(size_t n, size_t size) { return calloc(n ? n : 1, size); }
static void build(void) {
  int G = in->groups, C = in->cpus;
  now = counter = heapSize = 0;
  threads = 0;
  for (int i = 0; i < in->loads; i++) threads += in->load[i].threads;
  srcMilestone = 1;
  srcRefill = srcMilestone + C;
  srcSlack = srcRefill + G;
  srcWake = srcSlack + G;
  srcLoad = srcWake + threads;
  srcStop = srcLoad + in->loads;
  srcCount = srcStop + in->loads;
  heap = zeroed(srcCount, sizeof *heap);
  place = zeroed(srcCount, sizeof *place);
  at = zeroed(srcCount, sizeof *at);
  order = zeroed(srcCount, sizeof *order);
  for (int i = 0; i < srcCount; i++) place[i] = -1;
  cpus = zeroed(C, sizeof *cpus);
  queues = zeroed((G + 1) * C, sizeof *queues); /* the last C are the roots */
  groupEntity = zeroed(G * C, sizeof *groupEntity);
  pools = zeroed(G, sizeof *pools);
  thread = zeroed(threads, sizeof *thread);
  shares = zeroed(G, sizeof *shares);
  usage = zeroed(G, sizeof *usage);
  throttledUs = zeroed(G, sizeof *throttledUs);
  waiting = zeroed(G * C, sizeof *waiting);
  waitingCount = zeroed(G, sizeof *waitingCount);
  maxLag = fmax(2 * in->eevdf, in->tick);
  for (int g = 0; g <= G; g++)
    for (int c = 0; c < C; c++) {
      Queue *q = queues + g * C + c;
      q->cpu = c;
      q->group = g < G ? g : -1;
      q->settled = q->heldSince = -1;
      q->members = zeroed(threads + G, sizeof *q->members);
      if (g == G) {
        cpus[c].index = c;
        cpus[c].root = q;
        continue;
      }
      GroupInput *input = in->group + g;
      shares[g] = input->idle ? IDLE_WEIGHT : input->shares;
      q->pool = input->hasPool ? pools + g : NULL;
      q->remaining = in->keep;
      q->entity = groupEntity + g * C + c;
      q->entity->weight = shares[g];
      q->entity->idle = input->idle;
      q->entity->inner = q;
      q->entity->thread = -1;
      q->entity->queue = queues + (input->parent < 0 ? G : input->parent) * C + c;
      Pool *p = pools + g;
      p->quota = input->quota;
      p->period = input->period;
      p->burst = input->burst;
      p->left = p->filled = input->quota + input->burst;
      p->idle = 1;
      if (input->hasPool) p->grid = fmod(input->refill, input->period);
    }
  Thread *t = thread;
  for (int i = 0; i < in->loads; i++) {
    Load *l = in->load + i;
    l->first = t - thread;
    l->arrived = l->taken = l->idleHead = l->idleTail = 0;
    for (int k = 0; k < l->threads; k++, t++) {
      t->index = t->entity.thread = t - thread;
      t->load = i;
      t->group = l->group;
      t->readsClock = l->type == 2 && l->reads;
      t->request = -1;
      t->entity.weight = THREAD_WEIGHT;
      t->entity.queue = queues + l->group * C;
      if (l->type == 2) l->idle[l->idleTail++] = t->index;
    }
    set(srcLoad + i, l->start);
    if (l->stop >= 0) set(srcStop + i, l->stop);
  }
}
static void destroy(void) {
  for (int i = 0; i < (in->groups + 1) * in->cpus; i++) free(queues[i].members);
  void *all[] = {heap, place, at, order, cpus, queues, groupEntity, pools, thread, shares, usage, throttledUs, waiting, waitingCount};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}
static void run(void) {
  while (heapSize && at[heap[0]] < in->horizon) {
    int source = heap[0];
    now = at[source];
    clear(source);
    if (source == 0) tick();
    else if (source < srcRefill) milestone(source - srcMilestone);
    else if (source < srcSlack) refill(source - srcRefill);
    else if (source < srcWake) distribute(source - srcSlack);
    else if (source < srcLoad) begin(thread + source - srcWake);
    else if (source < srcStop) arrive(source - srcLoad);
    else stop(source - srcStop);
    for (Cpu *c = cpus; c < cpus + in->cpus; c++)
      if (!c->running && (c->root->count || crowded(c))) choose(c);
  }
  now = in->horizon;
  for (int c = 0; c < in->cpus; c++) charge(cpus + c);
  for (int i = 0; i < in->groups * in->cpus; i++) release(queues + i);
}

static FILE *file;
static double number(void) {
  double x;
  if (fscanf(file, "%lf", &x) != 1) { fprintf(stderr, "cpu: bad input\n"); exit(2); }
  return x;
}
static void readCase(Case *c) {
  c->cpus = number(); c->horizon = number(); c->tickGrid = number(); c->tick = number(); c->slice = number();
  c->keep = number(); c->eevdf = number(); c->wake = number(); c->cpuPerWake = number();
  c->groups = number();
  c->group = zeroed(c->groups, sizeof *c->group);
  for (int i = 0; i < c->groups; i++) {
    GroupInput *g = c->group + i;
    g->parent = number(); g->shares = number(); g->idle = number(); g->hasPool = number();
    g->quota = number(); g->period = number(); g->burst = number(); g->refill = number();
  }
  c->loads = number();
  c->load = zeroed(c->loads, sizeof *c->load);
  for (int i = 0; i < c->loads; i++) {
    Load *l = c->load + i;
    l->type = number(); l->group = number(); l->threads = number(); l->start = number(); l->stop = number();
    l->a = number(); l->b = number(); l->reads = number(); l->arrivals = number();
    l->arrival = zeroed(l->arrivals, sizeof *l->arrival);
    l->latency = zeroed(l->arrivals, sizeof *l->latency);
    l->idle = zeroed(l->threads, sizeof *l->idle);
    for (int k = 0; k < l->arrivals; k++) l->arrival[k] = number();
  }
}

int main(int argc, char **argv) {
  if (argc != 3 || !(file = fopen(argv[1], "r"))) { fprintf(stderr, "usage: cpu FILE PASSES\n"); return 2; }
  int count = number(), passes = atoi(argv[2]);
  Case *cases = zeroed(count, sizeof *cases);
  for (int i = 0; i < count; i++) readCase(cases + i);
  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  for (int pass = 0; pass < passes; pass++)
    for (int i = 0; i < count; i++) {
      in = cases + i;
      build();
      run();
      for (int g = 0; pass == 0 && g < in->groups; g++)
        printf("%d %d %.0f %d %d %.0f %d %.0f\n", i, g, usage[g], in->group[g].hasPool ? pools[g].periods : 0,
               in->group[g].hasPool ? pools[g].throttles : 0, throttledUs[g], pools[g].bursts, pools[g].usedBurst);
      destroy();
    }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  printf("seconds %.6f\n", to.tv_sec - from.tv_sec + (to.tv_nsec - from.tv_nsec) / 1e9);
  return 0;
}
