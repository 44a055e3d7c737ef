/** The topics as the build wrote them, for pages that are made at build time. Not for code that runs in the browser. */
export interface TopicPage {
  slug: string;
  title: string;
  short: string;
  /** Title of its note: what the note answers. */
  note: string;
}

export const builtTopics = (): TopicPage[] => JSON.parse(process.env.BANK_TOPICS || '[]');
