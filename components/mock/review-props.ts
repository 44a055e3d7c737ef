import type { MockModel } from '@/lib/client/mock/model';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';

/** What every part of a review on screen gets: the prompt, how it stands, and the way to change it. */
export interface ReviewProps {
  prompt: Prompt;
  session: MockSession;
  act: MockModel['act'];
}
