import type { Html as HtmlText } from '@/lib/domain/bank/item';

/**
 * Text of the bank, turned into HTML when the bank was built from Markdown with HTML switched off.
 * Nothing typed by a person or read from a file may come here.
 */
export function Html({ html, id, className = '' }: { html: HtmlText; id?: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only the bank compiler's output, see above
  return <div id={id} className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The same, inside a line. */
export function HtmlSpan({ html, className = '' }: { html: HtmlText; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only the bank compiler's output, see above
  return <span className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
