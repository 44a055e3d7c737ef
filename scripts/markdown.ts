/** Markdown of content/ to HTML: no HTML, no links, no pictures, no headings come through. */
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'link',
  'image',
  'autolink',
  'heading',
  'lheading',
]);
/** A table scrolls in a frame of its own, which a keyboard can reach; a corner without words is no heading. */
markdown.renderer.rules.table_open = () =>
  '<div class="table-frame" role="group" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
/** What a terminal prints scrolls in its own frame too. */
markdown.renderer.rules.fence = (tokens, at) =>
  `<pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[at]!.content)}</code></pre>\n`;
markdown.core.ruler.push('empty-corner', ({ tokens }) => {
  tokens.forEach((token, i) => {
    if (token.type === 'th_open' && tokens[i + 1]!.content === '') token.tag = tokens[i + 2]!.tag = 'td';
  });
});
export const block = (text: string) => markdown.render(text).trim();
export const inline = (text: string) => markdown.renderInline(text.trim());
