/** Laws about where a claim comes from: ITEM-RULES 12, 13. */
import type { Violation } from '../authored';
import { eachItem, type Law, optionsOf } from './law';

export const source = eachItem('source', (item, _placed, bank) =>
  item.sources.flatMap(({ doc, at }) => {
    const document = bank.documents[doc];
    if (!document) return [`cites "${doc}", which sources.yaml does not have`];
    if (document.kind === 'recording' && at === undefined) return [`cites "${doc}" without a case id`];
    return [];
  }),
);

export const fact = eachItem('fact', (item, _placed, bank) => {
  const unknown = item.facts.filter((id) => bank.facts[id] === undefined);
  if (unknown.length > 0) return unknown.map((id) => `names "${id}", which FACTS.md does not have`);
  return item.facts.some((id) => bank.facts[id]) ? [] : ['rests on facts marked U alone'];
});

const PRODUCTS =
  'Kubernetes|Docker|Docker Engine|Engine|containerd|runc|crun|CRI-O|Go|JDK|Java|Linux|kernel|systemd|Podman|BuildKit';
const VERSIONED = new RegExp(`\\b(${PRODUCTS}) (version )?v?\\d+(\\.\\d+)*\\b`);

/** An item that names a version ages: it says as of when and for what it holds. */
export const dated = eachItem('dated', (item) => {
  if ((item.asOf === undefined) !== (item.appliesTo === undefined)) return ['asOf and appliesTo go together'];
  if (item.asOf !== undefined) return [];
  const read = [item.claim, item.stem, item.answer, ...optionsOf(item).map((o) => o.text)].join(' ');
  const version = VERSIONED.exec(read);
  return version ? [`names "${version[0]}" without asOf and appliesTo`] : [];
});

export const overdue: Law = (bank) =>
  bank.items.flatMap(({ item, file }): Violation[] => {
    if (item.reviewBy === undefined || bank.today.slice(0, item.reviewBy.length) <= item.reviewBy) return [];
    const message = `was to be reviewed by ${item.reviewBy}`;
    return [{ file, item: item.id, rule: 'overdue', message, severity: 'warning' }];
  });
