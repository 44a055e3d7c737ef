import { describe, expect, test } from 'vitest';
import { seenAt } from '@/lib/client/mock/pair-guest';
import { BEAT_MS, SILENT_MS } from '@/lib/client/mock/pair-link';
import { LARGEST_MESSAGE } from '@/lib/domain/mock/pair-message';
import { boards, connected, join, prompt, room } from '../support/room';

describe('two devices of a pair', () => {
  test('the candidate sees the situation, what was asked, the probe and the phase, as soon as each happens', async () => {
    const { clock, model, guest } = await connected();
    expect(guest.get().view).toMatchObject({ context: prompt.context, phase: 'clarify', asked: [] });
    model.act({ type: 'asked', clarification: 'version' });
    model.act({ type: 'advanced' });
    model.act({ type: 'probed', probe: 'long' });
    await clock.pass(1);
    expect(guest.get().view).toMatchObject({
      phase: 'estimate',
      asked: [{ question: 'Which version?', answer: '1.23' }],
      probes: ['How long?'],
    });
  });

  test('nothing of what the interviewer keeps to themselves goes over the line', async () => {
    const { clock, model, line } = await connected();
    model.act({ type: 'remarked', text: 'shaky-remark' });
    model.act({ type: 'noted', phase: 'clarify', text: 'heard-note' });
    model.act({ type: 'probed', probe: 'long' });
    model.act({ type: 'ticked-off', probe: 'long', on: true });
    model.act({ type: 'scored', dimension: 'mechanism', score: 1 });
    model.act({ type: 'flagged', flag: 'replicas', on: true });
    await clock.pass(60_000);
    const carried = line.carried.join('\n');
    expect(carried).toContain('How long?');
    for (const secret of ['shaky-remark', 'heard-note', '97 ms', 'score":', 'replicas', 'quota', 'direction'])
      expect(carried).not.toContain(secret);
  });

  test('a running clock is not sent second by second, and agrees on both', async () => {
    const { clock, model, guest, line } = await connected();
    const before = line.carried.length;
    for (let i = 0; i < 60; i++) {
      await clock.pass(1000);
      model.beat();
    }
    // Beats either way, no views.
    expect(line.carried.slice(before).filter((t) => t.includes('"view"'))).toEqual([]);
    expect(line.carried.length - before).toBeLessThanOrEqual(2 * Math.ceil(60_000 / BEAT_MS));
    const seen = seenAt(guest.get(), clock.now())!;
    expect(Math.abs(seen.spentMs.clarify - model.get().session.spentMs.clarify)).toBeLessThanOrEqual(1000);
    model.act({ type: 'paused' });
    await clock.pass(30_000);
    expect(seenAt(guest.get(), clock.now())!.spentMs.clarify).toBe(model.get().session.spentMs.clarify);
  });

  test('what the candidate draws is in the review, and in one message for a burst of letters', async () => {
    const { clock, model, guest, line } = await connected();
    for (const text of ['f', 'fl', 'flow']) guest.draw(text);
    await clock.pass(1000);
    expect(boards(model, guest)).toEqual(['flow', 'flow']);
    expect(line.carried.filter((t) => t.includes('flow'))).toHaveLength(1);
  });

  test('what is drawn on the interviewer’s device stands on the candidate’s', async () => {
    const { clock, model, host, guest } = await connected();
    guest.draw('a');
    await clock.pass(1000);
    host.draw('a --> b');
    await clock.pass(1000);
    expect(boards(model, guest)).toEqual(['a --> b', 'a --> b']);
  });

  test('silence is noticed, and is over when the other side is heard again', async () => {
    const { clock, model, guest, host, line } = await connected();
    line.jam();
    await clock.pass(SILENT_MS + BEAT_MS);
    expect([host.get()?.status, guest.get().link?.status]).toEqual(['silent', 'silent']);
    // The clock on the candidate's device goes on by its own.
    expect(seenAt(guest.get(), clock.now())).toMatchObject({ running: true });
    line.unjam();
    await clock.pass(2 * BEAT_MS);
    expect([host.get()?.status, guest.get().link?.status]).toEqual(['connected', 'connected']);
    expect(model.get().session.phase).toBe('clarify');
  });

  test('a line that was cut and joined again keeps what was drawn meanwhile', async () => {
    const at = await connected();
    at.guest.draw('before');
    await at.clock.pass(1000);
    at.line.cut();
    expect(at.guest.get().link?.status).toBe('closed');
    at.guest.draw('before, and alone');
    await at.clock.pass(1000);
    expect(at.model.get().session.board).toBe('before');
    await join(at, at.host, at.guest);
    expect(boards(at.model, at.guest)).toEqual(['before, and alone', 'before, and alone']);
  });

  test('a reload of the candidate’s page shows what it showed, and keeps the board', async () => {
    const at = await connected();
    at.guest.draw('kept');
    const again = at.newGuest();
    expect(again.get()).toMatchObject({ view: { title: prompt.title }, board: { text: 'kept' }, link: null });
    await join(at, at.host, again);
    expect(boards(at.model, again)).toEqual(['kept', 'kept']);
  });

  test('a reload of the interviewer’s page, even one that forgot the count, keeps the board', async () => {
    const at = await connected();
    at.guest.draw('a');
    at.guest.draw('ab');
    await at.clock.pass(1000);
    at.host.end('left');
    await at.clock.pass(1);
    expect(at.guest.get().link).toMatchObject({ status: 'closed', bye: 'left' });
    // The interviewer's clock waits while their page is closed, so this one does too.
    expect(seenAt(at.guest.get(), at.clock.now())).toMatchObject({ running: false });
    at.forget();
    await join(at, at.newHost(), at.guest);
    expect(boards(at.model, at.guest)).toEqual(['ab', 'ab']);
  });

  test('a candidate’s device that comes anew gets the board of the review', async () => {
    const at = room();
    const host = at.newHost();
    host.draw('drawn on the interviewer’s device');
    at.forget();
    const guest = at.newGuest();
    await join(at, at.newHost(), guest);
    expect(boards(at.model, guest)).toEqual(Array(2).fill('drawn on the interviewer’s device'));
  });

  test('a device that was in another review brings nothing of it', async () => {
    const first = await connected();
    first.guest.draw('of the first');
    await first.clock.pass(1000);
    const second = room('t');
    await join(second, second.newHost(), first.guest);
    expect(first.guest.get().view?.sessionId).toBe('t');
    expect(boards(second.model, first.guest)).toEqual(['', '']);
  });

  test('the end of the review is told, and the board stays with the candidate', async () => {
    const { clock, guest, host } = await connected();
    guest.draw('mine');
    await clock.pass(1000);
    host.end('over');
    await clock.pass(1);
    expect(guest.get()).toMatchObject({ link: { status: 'closed', bye: 'over' }, board: { text: 'mine' } });
  });

  test('what cannot be read is refused and said, and the line goes on', async () => {
    const { clock, model, guest, line } = await connected();
    line.a.send('{"type":"view","view":{"context":"<img>"}}');
    await clock.pass(1);
    expect(guest.get().link).toMatchObject({ status: 'connected', refused: { type: 'malformed' } });
    expect(guest.get().view?.context).toBe(prompt.context);
    model.act({ type: 'advanced' });
    await clock.pass(1);
    expect(guest.get().view?.phase).toBe('estimate');
  });

  test('a board too large to be sent stays on the candidate’s device, which says so', async () => {
    const { clock, guest, model } = await connected();
    guest.draw('x'.repeat(LARGEST_MESSAGE));
    await clock.pass(1000);
    expect(guest.get().unsent).toBe(true);
    guest.draw('small');
    await clock.pass(1000);
    expect(guest.get().unsent).toBe(false);
    expect(boards(model, guest)).toEqual(['small', 'small']);
  });

  test('after minutes alone no clock is shown that nobody knows', async () => {
    const { clock, guest, line } = await connected();
    line.cut();
    await clock.pass(60_000);
    expect(seenAt(guest.get(), clock.now())).toMatchObject({ running: true });
    await clock.pass(600_000);
    expect(seenAt(guest.get(), clock.now())).toMatchObject({ running: false });
  });
});
