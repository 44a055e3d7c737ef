/** The hands of two people in one room: codes carried from one device to the other, and back. */
import type { Browser, Page } from '@playwright/test';
import { BROWSER_ARGS } from '../../scripts/browser.mjs';
import { expect } from './support';

/** Names that hide local addresses need a network that resolves them; two contexts of one machine have none. */
export const PAIR_ARGS = [...BROWSER_ARGS, '--disable-features=WebRtcHideLocalIpsWithMdns'];
export const PROMPT = 'go-api-stalls-under-its-limit';
export const TITLE = 'A Go API that stalls at half its limit';
/** What only the interviewer may read. */
export const LISTEN = 'The quota is counted in every period of 100 ms';
export const BOARD = 'flowchart TD\n  client --> proxy';

export async function beginPair(page: Page, url: string) {
  await page.goto(`${url}/mock/prompt?id=${PROMPT}`);
  await page.getByText('Two of us: I interview').click();
  await page.getByRole('button', { name: 'Start 35-minute review' }).click();
  await expect(page.getByRole('heading', { name: 'The situation' })).toBeVisible();
}

/** A second device: cookies, storage and all of its own. */
export async function device(browser: Browser, like: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: like.viewportSize(), reducedMotion: 'reduce' });
  return context.newPage();
}

export const turnTo = (page: Page, place: string) =>
  page
    .getByRole('group', { name: 'What is in sight' })
    .getByRole('button', { name: place, exact: true })
    .click();
/** What stands beside the rest on a wide screen is a tap away on a phone. */
export async function turnToOnPhone(page: Page, place: 'Script' | 'Whiteboard') {
  if (page.viewportSize()!.width < 1024) await turnTo(page, place);
}
export const codeOn = async (page: Page, whose: 'candidate' | 'interviewer') => {
  const field = page.getByRole('textbox', { name: `Code for the ${whose}’s device, as text` });
  await expect(field).not.toHaveValue('');
  return field.inputValue();
};
export async function offerOn(interviewer: Page) {
  await turnTo(interviewer, 'Candidate');
  await interviewer.getByRole('button', { name: /Connect a second device|Connect it again/ }).click();
  return codeOn(interviewer, 'candidate');
}
export async function answerWith(interviewer: Page, code: string) {
  await interviewer.getByLabel('Or paste their code').fill(code);
  await interviewer.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(interviewer.getByText('Candidate’s device connected')).toBeVisible();
}
/** Codes carried by hand from one to the other and back. */
export async function connect(interviewer: Page, candidate: Page) {
  await candidate.getByLabel('Or paste it').fill(await offerOn(interviewer));
  await candidate.getByRole('button', { name: 'Go on' }).click();
  await answerWith(interviewer, await codeOn(candidate, 'interviewer'));
  await expect(candidate.getByText(/^● ?Connected$/)).toBeVisible();
}
export const boardOf = (page: Page) => page.getByLabel('Diagram, in Mermaid');
