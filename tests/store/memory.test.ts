import { describe, expect, test } from 'vitest';
import { memoryStore } from '@/lib/store/memory';
import { storeContract } from './contract';

let devices = 0;
describe('memory store', () => {
  storeContract(() => memoryStore(`device-${++devices}`));

  test('says that nothing outlives the page', () => {
    expect(memoryStore('d').durable).toBe(false);
  });
});
