/**
 * Tells text of the bank from anything else. What another device sends is shown as HTML only if it is made of nothing
 * but the tags the bank's own compiler writes, to the letter: no attribute, address, style or script can be among them.
 */
const BARE = 'p|ul|ol|li|strong|em|s|code|pre|blockquote|table|thead|tbody|tr|th|td';
const WHOLE = [
  '<pre tabindex="0">',
  '<div class="table-frame" role="group" aria-label="Table" tabindex="0">',
  '</div>',
  '<br>',
  '<hr>',
];
const PLAIN = new RegExp(
  `^(?:[^<>&]|&(?:lt|gt|amp|quot);|</?(?:${BARE})>|${WHOLE.join('|')}|<t[hd] style="text-align:(?:left|center|right)">|<ol start="\\d{1,4}">|<code class="language-[a-z]{1,12}">)*$`,
  'u',
);

export const isPlainHtml = (text: string): boolean => PLAIN.test(text);
