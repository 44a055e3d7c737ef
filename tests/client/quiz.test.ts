import { describe, expect, test, vi } from 'vitest';
import { quizAddress, readQuiz } from '@/lib/client/quiz-address';
import { checkpointKind, quizKind } from '@/lib/client/quiz-kind';
import type { Root } from '@/lib/client/root';
import type { SessionKind } from '@/lib/client/session-kind';
import { SessionModel } from '@/lib/client/session-model';
import type { ExplainItem } from '@/lib/domain/bank/item';
import type { QuizSetup } from '@/lib/domain/quiz/plan';
import type { Store } from '@/lib/store/port';
import { exported, must } from '../store/contract';
import { choiceItem } from '../support/builders';
import { slow } from '../support/session';
import { cardOf, RIGHT, savedIs, screenType, until, world } from '../support/world';

const WRONG = { type: 'choice' as const, option: 'wrong' };
const setup = (change: Partial<QuizSetup> = {}): QuizSetup => ({
  ...readQuiz(new URLSearchParams()),
  ...change,
});

async function started(root: Root, kind: SessionKind) {
  const model = new SessionModel(root, kind);
  await model.start();
  await savedIs(model, 'saved');
  return model;
}
const answersIn = async (store: Store) => (await exported(store)).filter((e) => e.type === 'answered');

function finished(model: SessionModel) {
  const { screen } = model.getView();
  if (screen.type !== 'finished') throw new Error(`shows ${screen.type}`);
  return screen;
}

describe('a quiz with feedback', () => {
  test('shows the key, keeps the answer as a quiz answer with its proposed grade, and lists the results', async () => {
    const { store, root } = world();
    const model = await started(root(), quizKind('q-1', setup({ length: { type: 'count', count: 2 } })));
    model.reveal(RIGHT, 'fairly');
    expect(cardOf(model).revealed).toMatchObject({ proposed: 'good', score: { right: true } });
    model.grade('good');
    await until(() => expect(cardOf(model).revealed).toBeNull());
    model.reveal(WRONG, 'sure');
    model.grade('again');
    await until(() => expect(screenType(model)).toBe('finished'));
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toMatchObject([
      { context: 'quiz', sessionId: 'q-1', grade: 'good', right: true },
      { context: 'quiz', sessionId: 'q-1', grade: 'again', right: false },
    ]);
    expect(finished(model).results.map((r) => [r.right, r.first])).toEqual([
      [true, true],
      [false, true],
    ]);
    const { value } = (await store.days(0, 99_999)) as { value: { introduced: number }[] };
    expect(value[0]).toMatchObject({ introduced: 2 });
  });

  test('says so when the results cannot be had, keeps every answer, and shows them at the next try', async () => {
    const { store, root } = world();
    const model = await started(root(), quizKind('q-1', setup({ length: { type: 'count', count: 1 } })));
    vi.resetModules();
    vi.doMock('@/lib/client/session-results', () => {
      throw new Error('offline');
    });
    model.reveal(RIGHT, 'fairly');
    model.grade('good');
    await until(() => expect(screenType(model)).toBe('problem'));
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toHaveLength(1);
    vi.doUnmock('@/lib/client/session-results');
    await model.start();
    expect(finished(model).results.map((r) => r.right)).toEqual([true]);
  });

  test('asks no learning step again, and a second look at the address shows the results', async () => {
    const { root } = world();
    const kind = quizKind('q-1', setup({ length: { type: 'count', count: 1 } }));
    const model = await started(root(), kind);
    model.reveal(WRONG, 'guess');
    model.grade('again');
    await until(() => expect(screenType(model)).toBe('finished'));
    await savedIs(model, 'saved');
    const again = new SessionModel(root(), kind);
    await again.start();
    await until(() => expect(screenType(again)).toBe('finished'));
    expect(finished(again).results).toHaveLength(1);
  });

  test('writes its start although the page was left while it opened', async () => {
    const { store, root } = world();
    const late = slow(store, 'answeredOn');
    const model = new SessionModel(root(late.store), quizKind('q-1', setup()));
    late.hold();
    const opening = model.start();
    await until(() => expect(late.reads()).toBe(1));
    model.stop();
    late.letThrough();
    await opening;
    expect(await exported(store)).toEqual([]);
    await model.start();
    await savedIs(model, 'saved');
    expect((await exported(store)).map((e) => e.type)).toEqual(['session-started']);
  });

  test('ends when its minutes are over', async () => {
    const { root } = world();
    const device = root();
    let late = 0;
    const slow = { ...device, now: () => device.now() + late };
    const length = { type: 'minutes', minutes: 1 } as const;
    const model = await started(slow, quizKind('q-1', setup({ length })));
    expect(model.getView().total).toBeGreaterThan(1);
    late = 90_000;
    model.reveal(RIGHT, 'sure');
    model.grade('good');
    await until(() => expect(screenType(model)).toBe('finished'));
    expect(finished(model).results).toHaveLength(1);
  });
});

describe('an open question', () => {
  const open: ExplainItem = {
    ...(({ options, sorted, ...base }) => base)(choiceItem(9)),
    kind: 'explain',
    points: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })),
  };

  test('is marked by its points, and the mark is the grade', async () => {
    const { store, root } = world({ items: [open] });
    const model = await started(root(), quizKind('q-1', setup({ kinds: ['explain'] })));
    model.reveal({ type: 'explain', text: 'Because.', points: [] }, 'fairly');
    expect(cardOf(model).revealed).toMatchObject({ proposed: 'again', score: { score: 0 } });
    model.amend({ type: 'explain', text: 'Because.', points: ['a', 'b'] });
    expect(cardOf(model).revealed).toMatchObject({ proposed: 'again' });
    model.amend({ type: 'explain', text: 'Because.', points: ['a', 'b', 'd'] });
    expect(cardOf(model).revealed).toMatchObject({ proposed: 'hard', score: { score: 0.75, right: true } });
    model.amend({ type: 'explain', text: 'Because.', points: ['a', 'b', 'c', 'd'] });
    const { proposed } = cardOf(model).revealed!;
    expect(proposed).toBe('good');
    model.grade(proposed!);
    await savedIs(model, 'saved');
    expect(await answersIn(store)).toMatchObject([
      {
        context: 'explain',
        grade: 'good',
        score: 1,
        right: true,
        answer: { text: 'Because.', points: ['a', 'b', 'c', 'd'] },
      },
    ]);
  });
});

describe('a checkpoint', () => {
  const hidden = Array.from({ length: 30 }, (_, n) => choiceItem(n, { use: 'transfer' }));

  test('shows no key, grades nothing, spends what it shows and introduces nothing', async () => {
    const { store, root } = world({ items: [...hidden, choiceItem(100)] });
    const model = await started(root(), checkpointKind('c-1'));
    expect(model.getView()).toMatchObject({ total: 20, style: 'exam', canUndo: false });
    for (let i = 0; i < 3; i++) {
      const { eventId, ref } = cardOf(model);
      expect((await exported(store)).some((e) => e.type === 'shown' && e.cardId === ref.cardId)).toBe(true);
      model.reveal(i === 1 ? WRONG : RIGHT, 'sure');
      expect(cardOf(model).eventId).not.toBe(eventId);
      expect(cardOf(model).revealed).toBeNull();
      await savedIs(model, 'saved');
    }
    const answers = await answersIn(store);
    expect(answers).toMatchObject([
      { context: 'checkpoint', grade: null, right: true, proposedGrade: 'easy' },
      { context: 'checkpoint', grade: null, right: false, proposedGrade: 'again' },
      { context: 'checkpoint', grade: null, right: true, proposedGrade: 'easy' },
    ]);
    const cards = must(await store.cards(answers.map((a) => (a as { cardId?: string }).cardId!)));
    expect([...cards.values()].every((c) => c.spentDay !== undefined && c.memory.phase === 'new')).toBe(true);
    expect(must(await store.days(0, 99_999))).toMatchObject([{ answered: 3, introduced: 0, firsts: 0 }]);
    // The fourth is on screen: spent, though it was not answered.
    expect((await exported(store)).filter((e) => e.type === 'shown')).toHaveLength(4);
  });

  test('goes on where it was left, and no second one begins in the same week', async () => {
    const { root } = world({ items: hidden });
    const left = await started(root(), checkpointKind('c-1'));
    left.reveal(RIGHT, 'sure');
    await savedIs(left, 'saved');
    const { ref } = cardOf(left);
    left.stop();
    const back = new SessionModel(root(), checkpointKind('c-1'));
    await back.start();
    await until(() => expect(cardOf(back).ref).toEqual(ref));
    expect(back.getView()).toMatchObject({ done: 1, total: 20, style: 'exam' });
    const second = new SessionModel(root(), checkpointKind('c-2'));
    await second.start();
    expect(screenType(second)).toBe('nothing');
  });
});

describe('the address of a quiz', () => {
  test('says the setup and reads back the same', () => {
    const chosen = setup({
      topics: ['cgroups', 'network'],
      levels: ['senior'],
      kinds: ['order', 'match'],
      length: { type: 'minutes', minutes: 20 },
      style: 'exam',
    });
    const params = new URL(quizAddress(chosen, 's-1'), 'http://a').searchParams;
    expect(readQuiz(params)).toEqual(chosen);
    expect(params.get('session')).toBe('s-1');
    const named = setup({ items: ['a', 'b'] });
    expect(readQuiz(new URL(quizAddress(named), 'http://a').searchParams)).toEqual(named);
  });

  test('ignores what no setup can say', () => {
    const params = new URLSearchParams('levels=wizard,mid&kinds=poem&count=-3&style=loud');
    expect(readQuiz(params)).toEqual(setup({ levels: ['mid'] }));
  });
});
