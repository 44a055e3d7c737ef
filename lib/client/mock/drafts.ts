/** Where reviews that are being held are kept on this device. */
import { dexieMockDrafts, type MockDrafts } from '@/lib/store/mock-drafts';
import { DATABASE } from '../first-script';

let drafts: MockDrafts | null = null;
export const getDrafts = (): MockDrafts => {
  drafts ??= dexieMockDrafts(`${DATABASE}-reviews`);
  return drafts;
};
